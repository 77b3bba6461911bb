"""The sentences of the rules, from data/rules.yml: a finding in, words of a language out."""

from __future__ import annotations

import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .diagnostics import Finding, Severity
from .vocabularies import Loader

PARTS = ("message", "label", "help")


@dataclass(frozen=True)
class Rule:
    """A rule: how serious it is, and its sentences in each language."""

    id: str
    severity: Severity
    words: dict[str, dict[str, Any]]

    def sentence(self, language: str) -> str:
        """The rule itself, as a sentence."""
        return str(self._words(language)["rule"])

    def say(self, part: str, finding: Finding, language: str) -> str:
        """The message, the label or the help for a finding: the first wording for which all values are known."""
        wordings = self._words(language).get(part) or []
        for wording in [wordings] if isinstance(wordings, str) else wordings:
            if fields(wording) <= finding.values.keys():
                return str(wording.format(**finding.values))
        return ""

    def _words(self, language: str) -> dict[str, Any]:
        return self.words.get(language) or self.words["en"]


def load(folder: Path) -> dict[str, Rule]:
    """The rules by their ids, in the order of the file."""
    with (folder / "rules.yml").open(encoding="utf-8") as file:
        rows = yaml.load(file, Loader=Loader)  # noqa: S506 - a safe loader, in C where there is one
    return {name: Rule(name, row.pop("severity"), row) for name, row in rows.items()}


def fields(wording: str) -> set[str]:
    """The names of the values that a wording needs."""
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}
