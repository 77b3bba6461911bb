"""The pages of docs/contribute/ with generated parts, made anew in each language.

A generated part changes in all languages at once. Where the stamp of a translation fitted before, it fits
afterwards, so that no translation is behind because of it.
"""

from collections.abc import Iterator
from pathlib import Path

from catalogue.exports.documentation import blocks
from catalogue.exports.documentation.code_words import glossary_table
from catalogue.exports.documentation.fields import Guide, fields_table, models
from catalogue.exports.documentation.rules import rules_table
from catalogue.exports.documentation.safety import safety_table
from catalogue.exports.documentation.sections import sections_line
from catalogue.lint.reporters import load_rules
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import documents
from catalogue.source.documents import Document
from catalogue.source.markdown import anchors_of
from catalogue.source.translations import fingerprints, stamp
from catalogue.source.validation import SOURCE

FOLDER = Path("docs") / "contribute"
PAGES = ("records", "rules")
"""The pages that have generated parts."""

GLOSSARIES = {"glossary": glossary_table}
SAFETY = "safety"
SECTIONS = "sections/"
SEVERITIES = {"rules/errors": "error", "rules/warnings": "warning"}


def pages(root: Path) -> Iterator[tuple[Path, str]]:
    """The path and the text of each page with generated parts, in every language that has it."""
    vocabularies = Vocabularies(root / "data")
    for name in PAGES:
        original = documents.read(root / FOLDER / f"{name}.md", str(FOLDER / f"{name}.md"))
        made = _filled(root, vocabularies, original, original, vocabularies.default_language)
        yield Path(original.path), made
        for language in vocabularies.languages[1:]:
            path = FOLDER / f"{name}.{language}.md"
            if (root / path).exists():
                translation = documents.read(root / path, str(path))
                text = _filled(root, vocabularies, translation, original, language)
                yield path, _stamped(text, translation, original, made)


def architecture(root: Path) -> tuple[Path, str]:
    """The path and the text of ARCHITECTURE.md, with its glossary made anew."""
    path = Path("ARCHITECTURE.md")
    text = (root / path).read_text("utf-8")
    return path, blocks.filled(text, lambda name: GLOSSARIES[name]())


def _filled(
    root: Path, vocabularies: Vocabularies, page: Document, original: Document, language: str
) -> str:
    """A page with its generated parts made anew."""
    anchors: dict[str, str] = {}
    for name, heading in blocks.headings_of_blocks(original.source).items():
        anchors[name] = anchors_of(f"## {heading}")[0]
    guide = Guide(vocabularies, language, blocks.headings_of_blocks(page.source), anchors)
    return blocks.filled(page.source, lambda name: content(root, guide, name))


def content(root: Path, guide: Guide, name: str) -> str:
    """The Markdown of one generated part; a LookupError for a name that is not known."""
    if name in models():
        return fields_table(guide, name)
    if name.startswith(SECTIONS):
        return sections_line(guide, name.removeprefix(SECTIONS))
    if name == SAFETY:
        return safety_table(guide)
    if name in SEVERITIES:
        rules = load_rules(root / "data").values()
        return rules_table(guide, [rule for rule in rules if rule.severity == SEVERITIES[name]])
    raise LookupError(f"nothing is generated under the name `{name}`")


def _stamped(text: str, translation: Document, original: Document, made: str) -> str:
    """The text of a translation whose stamps follow the generated parts of the original."""
    stamps = translation.data.get(SOURCE)
    if not isinstance(stamps, dict):
        return text
    before = fingerprints(original, {}, "")
    after = fingerprints(documents.parse(Document(original.path), made), {}, "")
    current = {name: after[name] for name in after if stamps.get(name) == before.get(name)}
    return stamp(text, {**stamps, **current})
