"""Findings → reports: the messages of data/interface/rules.yml, as text in the style of rustc or GitHub."""

import os
import unicodedata
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import yaml

from catalogue.lint import placeholders
from catalogue.model.findings import Finding, Severity, Span
from catalogue.model.vocabularies import plural
from catalogue.model.yaml_tables import read_yaml

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
        return str(self._words_in(language)["rule"])

    def say(self, part: str, finding: Finding, language: str) -> str:
        """The message, label or help of a finding: the first wording for which it has all values."""
        wordings = self._words_in(language).get(part) or []
        for wording in [wordings] if isinstance(wordings, str) else wordings:
            if _can_be_filled(wording, finding.values):
                return str(wording.format(**finding.values))
        return ""

    def _words_in(self, language: str) -> dict[str, Any]:
        """The messages in a language, in English if there are none."""
        return self.words.get(language) or self.words["en"]


def _can_be_filled(wording: str, values: dict[str, str]) -> bool:
    return placeholders.is_plain(wording) and placeholders.names(wording) <= values.keys()


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
        return f"{position(finding)}: [{finding.rule}] {self.say('message', finding)}"

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
        return text.format(**values) if placeholders.is_plain(text) else text

    def for_page(self, path: str) -> "Reporter":
        """The reporter for those who write a page, in its language."""
        language = path.removesuffix(".md").rpartition(".")[2]
        is_language = language in self.words.get("nothing", {})
        return replace(self, language=language) if is_language else self

    def count(self, word_id: str, number: int) -> str:
        """A number with its noun; zero is singular in French."""
        form = "one" if plural(self.language, number) == "one" else "other"
        return self.word(f"{word_id}-{form}", count=number)


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


def sentence(folder: Path, name: str, **values: str) -> str:
    """A text of data/interface/checker-strings.yml in the language of the reports; '' where there is none."""
    texts = words(folder).get(name) or {"en": ""}
    text = texts.get(os.environ.get(LANGUAGE, "")) or texts["en"]
    return text.format(**values)


def load_rules(folder: Path) -> dict[str, Rule]:
    """The rules by id, in the order of the file; a ValueError if the file is invalid."""
    file = folder / "interface" / "rules.yml"
    try:
        return {name: _rule(name, row) for name, row in table(file).items()}
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"{file}: {error}") from error


def _rule(name: str, row: dict[str, Any]) -> Rule:
    """A rule of the table; a LookupError, TypeError or AttributeError if it is incomplete."""
    words = {language: part for language, part in row.items() if language != "severity"}
    english = words.get("en") or {}
    if not english.get("rule") or not english.get("message") or "severity" not in row:
        raise LookupError(f"`{name}` has no severity, rule or message in English")
    return Rule(name, row["severity"], words)


def table(file: Path) -> dict[str, Any]:
    """A table of the checker; a ValueError if it cannot be read."""
    try:
        rows = read_yaml(file)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{file}: {error}") from error
    if not isinstance(rows, dict):
        raise ValueError(f"{file}: no keys")
    return rows


def position(finding: Finding) -> str:
    """Path, line and column of a finding."""
    return f"{finding.path}:{finding.span.line}:{finding.span.column}"


def as_text(reporter: Reporter, findings: Iterable[Finding]) -> Iterator[str]:
    """For people: position, source line, and what to do."""
    listed = list(findings)
    for path, of_page in groupby(listed, key=attrgetter("path")):
        source = _source(reporter.root / path)
        for finding in of_page:
            yield from _block(reporter, finding, source)
            yield ""
    yield summary(reporter, listed)


def as_github(reporter: Reporter, findings: Iterable[Finding]) -> Iterator[str]:
    """For GitHub Actions: annotations of the lines of a pull request."""
    for finding in findings:
        local = reporter.for_page(finding.path)
        message = f"{position(finding)}: {local.say('message', finding)}"
        advice = [local.say("label", finding), local.say("help", finding)]
        text = "\n".join([message, *filter(None, advice)])
        yield f"::{reporter.severity(finding)} {_properties(finding)}::{_escape(text)}"


def _properties(finding: Finding) -> str:
    """The properties of an annotation: its title and its place."""
    span = finding.span
    properties = {
        "title": finding.rule,
        "file": finding.path,
        "line": span.line,
        "col": span.column,
    }
    return ",".join(f"{name}={_escape(value, ':,')}" for name, value in properties.items())


def summary(reporter: Reporter, findings: list[Finding]) -> str:
    """The last line of a report: 7 errors, 1 warning in 6 pages."""
    if not findings:
        return reporter.word("nothing")
    severities = [reporter.severity(finding) for finding in findings]
    counts = []
    for name in ("error", "warning"):
        if name in severities:
            counts.append(reporter.count(f"{name}s", severities.count(name)))
    pages = reporter.count("pages", len({finding.path for finding in findings}))
    return f"{', '.join(counts)} {pages}"


def visible(text: str) -> str:
    """A text that is safe on a terminal: control and direction characters are escaped."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    is_hidden = unicodedata.category(character) in HIDDEN
    return f"\\u{ord(character):04x}" if is_hidden else character


def _block(reporter: Reporter, finding: Finding, source: list[str]) -> Iterator[str]:
    """The lines of a finding: message, position, the source line with the finding underlined, advice."""
    span = finding.span
    margin = " " * len(str(span.line))
    severity = reporter.word(reporter.severity(finding))
    yield f"{severity}[{finding.rule}]: {reporter.say('message', finding)}"
    yield f"{margin}--> {visible(finding.path)}:{span.line}:{span.column}"
    label = reporter.say("label", finding)
    if span.line <= len(source):
        window = _window(source[span.line - 1], span)
        underline = " " * window.before + "^" * window.length
        yield f"{margin} |"
        yield f"{span.line} | {window.text}".rstrip()
        yield f"{margin} | {underline} {label}".rstrip()
    elif label:
        yield f"{margin} = {label}"
    advice = reporter.say("help", finding)
    if advice:
        yield f"{margin} = {reporter.word('help')}: {advice}"


@dataclass(frozen=True)
class _Window:
    """The part of a source line that a report shows, safe to print."""

    text: str
    before: int
    """Characters before the finding."""
    length: int
    """Characters of the finding."""


def _window(line: str, span: Span) -> _Window:
    """The part of a line around a finding, with … where it is cut."""
    start = span.column - 1
    first = _first_shown(line, start)
    end = first + WIDEST
    before = line[first:end][: start - first]
    fault = line[first:end][start - first : start - first + span.length]
    opening = "…" if first > 0 else ""
    closing = "…" if end < len(line) else ""
    return _Window(
        text=opening + visible(line[first:end]) + closing,
        before=len(opening) + len(visible(before)),
        length=max(len(visible(fault)), 1),
    )


def _first_shown(line: str, start: int) -> int:
    """The offset at which the shown part of a line begins: a third of its width is before the finding."""
    if len(line) <= WIDEST:
        return 0
    last = len(line) - WIDEST
    return max(0, min(start - WIDEST // 3, last))


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
