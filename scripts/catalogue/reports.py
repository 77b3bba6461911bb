"""Findings → words: as a text like the one of rustc, as annotations for GitHub, as JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .diagnostics import Finding
from .rules import PARTS, Rule

WORDS = {
    "en": {"error": "error", "warning": "warning", "help": "help", "errors": ("error", "errors"), "warnings": ("warning", "warnings"),
           "pages": ("in {count} page", "in {count} pages"), "none": "no error in {count} pages"},
    "fr": {"error": "erreur", "warning": "avertissement", "help": "aide"},
}


@dataclass(frozen=True)
class Reporter:
    """How findings are told: with which rules, in which language, from the files below which folder."""

    root: Path
    rules: dict[str, Rule]
    language: str = "en"

    def say(self, part: str, finding: Finding) -> str:
        """A part of the sentence of a finding, safe to print."""
        return visible(self.rules[finding.rule].say(part, finding, self.language))

    def severity(self, finding: Finding) -> str:
        """error or warning."""
        return self.rules[finding.rule].severity


def visible(text: str) -> str:
    """A text in which nothing can act on a terminal: control and direction characters are written as numbers."""
    return "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co") else c for c in text)
