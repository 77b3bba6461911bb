"""The list of the rules of the checker, from data/interface/rules.yml."""

from catalogue.exports.documentation.blocks import table
from catalogue.exports.documentation.fields import Guide
from catalogue.lint.reporters import Rule


def rules_table(guide: Guide, rules: list[Rule]) -> str:
    """Each rule with its id, its sentence, and what to do when a page breaks it."""
    rows = [_row(rule, guide.language) for rule in rules]
    return table([guide.text("rule"), guide.text("demands"), guide.text("remedy")], rows)


def _row(rule: Rule, language: str) -> list[str]:
    words = rule.words.get(language) or rule.words["en"]
    remedies = words.get("help") or ""
    first = remedies if isinstance(remedies, str) else remedies[0]
    return [f"`{rule.id}`", sentence(words["rule"]), sentence(first)]


def sentence(words: str) -> str:
    """Words of a message as a sentence that a table may hold; a brace of its own is written twice in it."""
    words = words.replace("{{", "{").replace("}}", "}").replace("|", "\\|")
    if not words:
        return ""
    end = "" if words.endswith((".", "?", "!", "…")) else "."
    return words[0].upper() + words[1:] + end
