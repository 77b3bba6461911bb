"""Findings → reports: the messages of data/interface/rules.yml filled in; text in the style of rustc, annotations for GitHub."""

import os
import re
import string
import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from catalogue.model.findings import Finding, Severity
from catalogue.model.vocabularies import plural, read_yaml

LANGUAGE = "REPORT_LANGUAGE"
"""The variable of the environment that names the language of reports where no option does."""

HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
WIDEST = 110
"""Longer source lines are shortened around the finding."""


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


@dataclass(frozen=True)
class Reporter:
    """The messages, the language and the root folder of a report."""

    root: Path
    rules: dict[str, Rule]
    words: dict[str, dict[str, str]]
    language: str = "en"

    def say(self, part: str, finding: Finding) -> str:
        """The message, label or help of a finding, safe to print."""
        rule = self.rules.get(finding.rule)
        return visible(rule.say(part, finding, self.language)) if rule else ""

    def brief(self, finding: Finding) -> str:
        """A finding on one line: position, rule and message."""
        span = finding.span
        return f"{finding.path}:{span.line}:{span.column}: [{finding.rule}] {self.say('message', finding)}"

    def severity(self, finding: Finding) -> Severity:
        """Error or warning."""
        rule = self.rules.get(finding.rule)
        return rule.severity if rule else "error"

    def has_errors(self, findings: Iterable[Finding]) -> bool:
        """True if one of the findings is an error."""
        return any(self.severity(finding) == "error" for finding in findings)

    def word(self, word_id: str, **values: object) -> str:
        """A text of the checker."""
        texts = self.words.get(word_id) or {}
        text = texts.get(self.language) or texts.get("en") or word_id
        return text.format(**values) if is_plain(text) else text

    def for_page(self, path: str) -> "Reporter":
        """The reporter for those who write a page, in its language."""
        language = path.removesuffix(".md").rpartition(".")[2]
        return (
            replace(self, language=language) if language in self.words.get("nothing", {}) else self
        )

    def count(self, word_id: str, number: int) -> str:
        """A number with its noun; zero is singular in French."""
        return self.word(
            f"{word_id}-{'one' if plural(self.language, number) == 'one' else 'other'}",
            count=number,
        )


def reporter(root: Path, language: str = "") -> Reporter:
    """The reporter of a repository, in a language: that of the environment where none is named."""
    language = language or os.environ.get(LANGUAGE) or "en"
    return Reporter(root, load_rules(root / "data"), words(root / "data"), language)


def add_language(parser: ArgumentParser, root: Path) -> None:
    """Let a command line name the language of its reports."""
    parser.add_argument(
        "--language",
        "--lang",
        choices=words(root / "data")["nothing"],
        default=os.environ.get(LANGUAGE, "en"),
    )


def words(folder: Path) -> dict[str, dict[str, str]]:
    """The texts of the checker, from data/interface/checker-strings.yml."""
    return table(folder / "interface" / "checker-strings.yml")


def load_rules(folder: Path) -> dict[str, Rule]:
    """The rules by id, in the order of the file; a ValueError if the file is invalid."""
    rows, rules = table(folder / "interface" / "rules.yml"), dict[str, Rule]()
    try:
        for name, row in rows.items():
            words = {language: part for language, part in row.items() if language != "severity"}
            if (
                not all((words.get("en") or {}).get(part) for part in ("rule", "message"))
                or "severity" not in row
            ):
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


def as_text(reporter: Reporter, findings: Iterable[Finding]) -> Iterator[str]:
    """For people: position, source line, and what to do."""
    listed = list(findings)
    for path, of_page in groupby(listed, key=lambda finding: finding.path):
        source = _source(reporter.root / path)
        for finding in of_page:
            yield from _block(reporter, finding, source)
            yield ""
    yield summary(reporter, listed)


def as_github(reporter: Reporter, findings: Iterable[Finding]) -> Iterator[str]:
    """For GitHub Actions: annotations of the lines of a pull request."""
    for finding in findings:
        local, span = reporter.for_page(finding.path), finding.span
        properties = {
            "title": finding.rule,
            "file": finding.path,
            "line": span.line,
            "col": span.column,
        }
        lines = [f"{finding.path}:{span.line}:{span.column}: {local.say('message', finding)}"]
        lines += [text for part in ("label", "help") if (text := local.say(part, finding))]
        listed = ",".join(f"{name}={_escape(value, ':,')}" for name, value in properties.items())
        yield f"::{reporter.severity(finding)} {listed}::{_escape(chr(10).join(lines))}"


def summary(reporter: Reporter, findings: list[Finding]) -> str:
    """The last line of a report: 7 errors, 1 warning in 6 pages."""
    if not findings:
        return reporter.word("nothing")
    severities = [reporter.severity(finding) for finding in findings]
    counts = [
        reporter.count(f"{name}s", severities.count(name))
        for name in ("error", "warning")
        if name in severities
    ]
    pages = reporter.count("pages", len({finding.path for finding in findings}))
    return f"{', '.join(counts)} {pages}"


def visible(text: str) -> str:
    """A text that is safe on a terminal: control and direction characters are escaped."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char) in HIDDEN else char for char in text
    )


def _block(reporter: Reporter, finding: Finding, source: list[str]) -> Iterator[str]:
    span = finding.span
    margin = " " * len(str(span.line))
    yield f"{reporter.word(reporter.severity(finding))}[{finding.rule}]: {reporter.say('message', finding)}"
    yield f"{margin}--> {visible(finding.path)}:{span.line}:{span.column}"
    label = reporter.say("label", finding)
    if span.line <= len(source):
        line, before, length = _window(source[span.line - 1], span.column - 1, span.length)
        yield f"{margin} |"
        yield f"{span.line} | {line}".rstrip()
        yield f"{margin} | {' ' * before}{'^' * length} {label}".rstrip()
    elif label:
        yield f"{margin} = {label}"
    if advice := reporter.say("help", finding):
        yield f"{margin} = {reporter.word('help')}: {advice}"


def _window(line: str, start: int, length: int) -> tuple[str, int, int]:
    """The visible part of a line, and the start and length of the finding in it."""
    first = max(0, min(start - WIDEST // 3, len(line) - WIDEST)) if len(line) > WIDEST else 0
    shown = line[first : first + WIDEST]
    before, fault = shown[: start - first], shown[start - first : start - first + length]
    opening, closing = "…" * (first > 0), "…" * (first + WIDEST < len(line))
    return (
        opening + visible(shown) + closing,
        len(opening) + len(visible(before)),
        max(len(visible(fault)), 1),
    )


def _source(file: Path) -> list[str]:
    try:
        return file.read_bytes()[: 1 << 19].decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, ValueError):
        return []


def _escape(value: object, more: str = "") -> str:
    """Escape % and line breaks, and in properties : and , for workflow commands."""
    text = str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for character in more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
