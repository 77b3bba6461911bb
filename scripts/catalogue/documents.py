"""A page on disk: its front matter with the position of every key and value, its text, and the fingerprint of each part.

The front matter is read from YAML events and never constructed by PyYAML: every scalar stays the string that its
author typed, a duplicate key is seen, and neither tags nor aliases can do anything.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from . import bounds
from .diagnostics import Finding, Span

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Where = tuple[str | int, ...]

FENCE = "---"
DEEPEST = 6
OTHER_LINE_ENDS = str.maketrans(dict.fromkeys("\r\x85\u2028\u2029", " "))
"""YAML ends a line at these; they are faults of their own, and must not move the places of what follows."""

UNUSABLE = tuple(f"front-matter-{fault}" for fault in ("alias", "directive", "duplicate-key", "key", "tag"))
"""What leaves it open what the author meant."""


@dataclass
class Document:
    """A page as its author wrote it. `spans` gives the place of the value at a path, `keys` that of its key."""

    path: str
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    spans: dict[Where, Span] = field(default_factory=dict)
    keys: dict[Where, Span] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    readable: bool = False
    source: str = ""

    @property
    def is_refused(self) -> bool:
        """True for a page that no parser should be given: it is too large, too deep, or not a text."""
        return not self.source or any(finding.rule == "front-matter-nesting" for finding in self.findings)

    def value(self, where: Where) -> Any:
        """The value at a path; '' where the path leads nowhere."""
        value: Any = self.data
        for part in where:
            known = (
                part in value
                if isinstance(value, dict)
                else isinstance(value, list) and isinstance(part, int) and part < len(value)
            )
            value = value[part] if known else ""
        return value

    def span(self, where: Where = ()) -> Span:
        """The place of a value, or of the nearest thing above it that has one."""
        while where and where not in self.spans:
            where = where[:-1]
        return self.spans.get(where, Span())

    def key_span(self, where: Where) -> Span:
        """The place of a key."""
        return self.keys.get(where) or self.span(where)

    def finding(self, rule: str, span: Span, **values: object) -> Finding:
        """A finding on this page."""
        return Finding(self.path, span, rule, {key: str(value) for key, value in values.items()})

    def report(self, rule: str, span: Span, **values: object) -> None:
        """Keep a finding that was met while reading."""
        self.findings.append(self.finding(rule, span, **values))


def read(file: Path, path: str) -> Document:
    """Read a page; whatever is wrong with it becomes a finding, never an exception."""
    document = Document(path)
    text = _text_of(document, file, bounds.LARGEST)
    return document if text is None else parse(document, text)


def _text_of(document: Document, file: Path, largest: int) -> str | None:
    """The text of a file, with line feeds only; None if it is too large or not UTF-8."""
    if (size := file.stat().st_size) > largest:
        document.report("page-size", Span(), size=size // 1024, most=largest // 1024)
        return None
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        document.report("page-encoding", Span(raw.count(b"\n", 0, error.start) + 1), byte=error.start)
        return None


def read_table(file: Path, path: str) -> Document:
    """Read a table of `data/` in the same way: its keys and values with their places."""
    document = Document(path)
    text = _text_of(document, file, bounds.LARGEST_TABLE)
    return document if text is None else parse_table(document, text)


def parse_table(document: Document, text: str) -> Document:
    """Read the text of a table."""
    document.source = text
    document.readable = _read_yaml(document, text, 1)
    return document


def parse(document: Document, text: str) -> Document:
    """Split a text into front matter and body, and read the front matter; nothing is read of a text that holds too much."""
    if excess := bounds.excess(text):
        document.report(excess.rule, Span(excess.line), **excess.values)
        return document
    document.source = text
    lines = text.split("\n")
    if lines[0] != FENCE:
        document.report("front-matter-absent", Span(1, 1, max(len(lines[0]), 1)))
        return document
    try:
        end = lines.index(FENCE, 1)
    except ValueError:
        document.report("front-matter-unclosed", Span(1, 1, 3))
        return document
    document.body = "\n".join(lines[end + 1 :])
    document.body_line = end + 2
    document.readable = _read_yaml(document, "\n".join(lines[1:end]) + "\n", 2)
    return document


def _read_yaml(document: Document, text: str, first: int) -> bool:
    """Fill `data`, `spans` and `keys` from the YAML, which begins on line `first`; False when it cannot be used."""
    if (depth := _flow_depth(text)) > DEEPEST:
        document.report("front-matter-nesting", Span(first), depth=depth, most=DEEPEST)
        return False
    try:
        data = _Reader(document, text.translate(OTHER_LINE_ENDS), first).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = Span(mark.line + first, mark.column + 1) if mark else Span(first)
        document.report("front-matter-syntax", span, problem=error.problem or error.context or "")
        return False
    except yaml.YAMLError as error:
        document.report("front-matter-syntax", Span(first), problem=str(error).split("\n")[0])
        return False
    if not isinstance(data, dict):
        document.report("front-matter-not-mapping", Span(first))
        return False
    document.data = data
    return not any(finding.rule in UNUSABLE for finding in document.findings)


def _flow_depth(text: str) -> int:
    """How deep brackets are nested, without a parser that could fall over them."""
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


class _Reader:
    """Builds strings, lists and dicts from YAML events, and remembers where each stood."""

    def __init__(self, page: Document, text: str, first: int):
        self.page = page
        self.first = first
        self.events = yaml.parse(text, Loader=Loader)

    def document(self) -> Any:
        """The first document of the stream; a second one is a finding."""
        value: Any = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if event.explicit or event.version or event.tags:
                    self.page.report("front-matter-directive", self.span(event))
                value = self.value(next(self.events), ())
        return value

    def value(self, event: yaml.Event, where: Where) -> Any:
        """The value that begins with an event."""
        self.page.spans[where] = self.span(event)
        if getattr(event, "anchor", None) is not None:
            self.page.report("front-matter-alias", self.span(event))
        if (tag := getattr(event, "tag", None)) is not None:
            self.page.report("front-matter-tag", self.span(event), tag=tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(where)
        if event.start_mark and event.end_mark and event.end_mark.line != event.start_mark.line:
            self.page.report("front-matter-lines", self.span(event))
        return self.scalar(event)

    def scalar(self, event: yaml.Event) -> str | None:
        """A string as it was typed; nothing at all, written plain, is None."""
        if not isinstance(event, yaml.ScalarEvent):
            return None
        # libyaml says '' for a plain scalar where the Python parser says None.
        return event.value if event.value or event.style else None

    def sequence(self, where: Where) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*where, len(items))))
        return items

    def mapping(self, where: Where) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event, where)
            place = (*where, key)
            if key in pairs:
                first = self.page.keys[place].line
                self.page.report("front-matter-duplicate-key", self.span(event), key=key, first=first)
                self.value(next(self.events), (*place, "again"))
                continue
            self.page.keys[place] = self.span(event)
            pairs[key] = self.value(next(self.events), place)
        return pairs

    def key(self, event: yaml.Event, where: Where) -> str:
        """The name of a key; a list or a mapping in its place is a finding."""
        if isinstance(event, yaml.ScalarEvent) and event.tag is None and event.anchor is None:
            return str(event.value)
        self.page.report("front-matter-key", self.span(event))
        value = self.value(event, (*where, "key"))
        return value if isinstance(value, str) else "?"

    def span(self, event: yaml.Event) -> Span:
        """The place of an event in its file."""
        start, end = event.start_mark, event.end_mark
        assert start and end  # every event that is read from a text has its marks
        length = end.column - start.column if end.line == start.line else 1
        return Span(start.line + self.first, start.column + 1, max(length, 1))


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits that change when a word changes, and not when only spaces or line breaks do."""
    words = re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:8]
