"""The messages of the rules, from data/rules.yml, filled in for a finding."""

import re
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from catalogue.model.findings import Finding, Severity
from catalogue.model.vocabularies import read_yaml

PARTS = ("message", "label", "help")


@dataclass(frozen=True)
class Rule:
    """A rule: its severity, and its messages in each language."""

    id: str
    severity: Severity
    words: dict[str, dict[str, Any]]

    def sentence(self, language: str) -> str:
        """The rule itself, as a sentence."""
        return str((self.words.get(language) or self.words["en"])["rule"])

    def say(self, part: str, finding: Finding, language: str) -> str:
        """The message, label or help for a finding: the first wording for which the finding has all values."""
        wordings = (self.words.get(language) or self.words["en"]).get(part) or []
        for wording in [wordings] if isinstance(wordings, str) else wordings:
            if is_plain(wording) and fields(wording) <= finding.values.keys():
                return str(wording.format(**finding.values))
        return ""


def load(folder: Path) -> dict[str, Rule]:
    """The rules by id, in the order of the file; a ValueError if the file is invalid."""
    rows, rules = table(folder / "rules.yml"), dict[str, Rule]()
    try:
        for name, row in rows.items():
            words = {language: part for language, part in row.items() if language != "severity"}
            if not all((words.get("en") or {}).get(part) for part in ("rule", "message")) or "severity" not in row:
                raise LookupError(f"`{name}` has no severity, rule or message in English")
            rules[name] = Rule(name, row["severity"], words)
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"{folder / 'rules.yml'}: {error}") from error
    return rules


def table(file: Path) -> dict[str, Any]:
    """A table of the checker; a ValueError if it cannot be read."""
    try:
        rows = read_yaml(file)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{file}: {error}") from error
    if not isinstance(rows, dict):
        raise ValueError(f"{file}: no keys")
    return rows


def is_plain(wording: str) -> bool:
    """True if every brace belongs to a placeholder without a format: `{count:>2000000000}` would fill the memory."""
    return not re.search(r"[{}]", re.sub(r"\{\{|\}\}|\{[a-z][a-z0-9_]*\}", "", wording))


def fields(wording: str) -> set[str]:
    """The names of the placeholders of a wording."""
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}
