"""A file on disk → `Document`: its front matter with the position of every key and value, and its body."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any, cast

import yaml

from catalogue.model.findings import Finding, Span
from catalogue.source import limits
from catalogue.source.yaml_positions import Reader, TooDeepError, Where
from catalogue.source.yaml_repair import diagnose

FENCE = "---"
UNUSABLE = tuple(
    f"front-matter-{fault}" for fault in ("alias", "directive", "duplicate-key", "key", "tag")
)
"""Faults that make the content of a front matter ambiguous."""


@dataclass
class Document:
    """A page or a table as written. `spans` has the positions of values, `keys` those of their keys."""

    path: str
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    findings: list[Finding] = field(default_factory=list)
    readable: bool = False
    source: str = ""
    spans: dict[Where, Span] = field(default_factory=dict, compare=False, repr=False)
    keys: dict[Where, Span] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_refused(self) -> bool:
        """True for a page that must not be parsed: too large, nested too deeply, or not text."""
        return not self.source or any(
            finding.rule == "front-matter-nesting" for finding in self.findings
        )

    def value(self, where: Where) -> Any:
        """The value at a path; '' if there is none."""
        try:
            return reduce(lambda value, part: value[part], where, cast(Any, self.data))
        except (KeyError, IndexError, TypeError):
            return ""

    def span(self, where: Where = ()) -> Span:
        """The position of a value, or of its nearest ancestor that has one."""
        while where and where not in self.spans:
            where = where[:-1]
        return self.spans.get(where, Span())

    def key_span(self, where: Where) -> Span:
        """The position of a key."""
        return self.keys.get(where) or self.span(where)

    def finding(self, rule: str, place: Span | Where, /, **values: object) -> Finding:
        """A finding at a position or at the value of a path. Values that are None are left out."""
        span = self.span(place) if isinstance(place, tuple) else place
        texts = {key: str(value) for key, value in values.items() if value is not None}
        return Finding(self.path, span, rule, texts)

    def report(self, rule: str, place: Span | Where, /, **values: object) -> None:
        """Record a finding."""
        self.findings.append(self.finding(rule, place, **values))


def read(file: Path, path: str) -> Document:
    """Read a page. Faults become findings, never exceptions."""
    return _read(file, Document(path), limits.LARGEST, parse)


def read_table(file: Path, path: str) -> Document:
    """Read a table of `data/` in the same way."""
    return _read(file, Document(path), limits.LARGEST_TABLE, parse_table)


def _read(
    file: Path, document: Document, largest: int, parse: Callable[[Document, str], Document]
) -> Document:
    """Parse the text of a file, with line feeds only, unless it is too large or not UTF-8."""
    size = file.stat().st_size
    if size > largest:
        document.report("page-size", Span(), size=size // 1024, most=largest // 1024)
        return document
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        document.report("page-encoding", Span(line), byte=error.start)
        return document
    if "\n" not in text:
        text = text.replace("\r", "\n")
    return parse(document, text)


def parse_table(document: Document, text: str) -> Document:
    """Parse the text of a table."""
    document.source = text
    document.readable = _read_yaml(document, text, 1)
    return document


def parse(document: Document, text: str) -> Document:
    """Split a text into front matter and body and parse the front matter, unless the text exceeds a limit."""
    for rule, line, values in limits.exceeded(text):  # the first is enough
        document.report(rule, Span(line), **values)
        return document
    document.source = text
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip(" \t") == FENCE]
    if fences[:1] != [0]:
        document.report("front-matter-absent", Span(1, 1, max(len(lines[0]), 1)))
        return document
    if len(fences) < 2:
        document.report("front-matter-unclosed", Span(1, 1, 3))
        return document
    end = fences[1]
    document.body = "\n".join(lines[end + 1 :])
    document.body_line = end + 2
    document.readable = _read_yaml(document, "\n".join(lines[1:end]) + "\n", 2)
    return document


def _read_yaml(document: Document, text: str, first: int) -> bool:
    """Fill `data`, `spans` and `keys` from YAML that begins on line `first`; False if it is unusable."""
    try:
        data = Reader(document.report, document.spans, document.keys, text, first).document()
    except TooDeepError:
        return False
    except yaml.MarkedYAMLError as error:
        _report_syntax(document, text, first, error)
        return False
    except yaml.YAMLError as error:
        document.report("front-matter-syntax", Span(first), problem=str(error).split("\n")[0])
        return False
    if not isinstance(data, dict):
        document.report("front-matter-not-mapping", Span(first))
        return False
    document.data = data
    return not any(finding.rule in UNUSABLE for finding in document.findings)


def _report_syntax(document: Document, text: str, first: int, error: yaml.MarkedYAMLError) -> None:
    """Report why YAML cannot be read, with the corrected line if the cause is known."""
    mark = error.problem_mark or error.context_mark
    span = Span(mark.line + first, mark.column + 1) if mark else Span(first)
    values: dict[str, str] = {}
    diagnosis = diagnose(text, mark.line if mark else 0)
    if diagnosis:
        cause, line, corrected = diagnosis
        values = {cause: corrected}
        width = len(text.split("\n")[line])
        span = Span(line + first, 1, max(width, 1))
    # Earlier findings follow from the fault: a list that is not closed goes on over several lines.
    others = [finding for finding in document.findings if finding.rule != "front-matter-lines"]
    document.findings = others
    problem = error.problem or error.context or ""
    document.report("front-matter-syntax", span, problem=problem, **values)


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits that identify a text, whatever its white space."""
    words = re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:8]
