"""YAML → strings, lists and dicts, with the position of every key and value.

Values are built from parser events, not by a PyYAML constructor: every scalar stays the string that its
author typed, duplicate keys are reported, tags and aliases have no effect.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import yaml

from catalogue.model.findings import Span
from catalogue.model.yaml_tables import Quickest, one_line_end

Where = tuple[str | int, ...]
"""A path in a front matter: keys and indices of items."""

DEEPEST = 8
"""The maximum nesting of lists and mappings."""


def walk(value: Any, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    """Every value in a value with its path, itself first."""
    yield where, value
    for key, item in _items(value):
        yield from walk(item, (*where, key))


def _items(value: Any) -> Iterable[tuple[str | int, Any]]:
    """What a value holds, with its keys or indices; nothing for a text."""
    if isinstance(value, dict):
        return value.items()
    if isinstance(value, list):
        return enumerate(value)
    return ()


class TooDeepError(Exception):
    """Lists and mappings are nested more deeply than any table or page needs, and than code follows."""


class Reader:
    """Builds strings, lists and dicts from YAML events and records their positions."""

    def __init__(
        self,
        report: Callable[..., None],
        spans: dict[Where, Span],
        keys: dict[Where, Span],
        text: str,
        first: int,
    ):
        self.report, self.spans, self.keys = report, spans, keys
        self.first = first
        self.events = yaml.parse(one_line_end(text), Loader=Quickest)

    def document(self) -> Any:
        """The last document of the stream; document markers and directives are findings."""
        value: Any = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if event.explicit or event.version or event.tags:
                    self.report("front-matter-directive", self.span(event))
                value = self.value(next(self.events), ())
        return value

    def value(self, event: yaml.Event, where: Where) -> Any:
        """The value that starts with an event."""
        span = self.span(event)
        self.spans[where] = span
        if len(where) > DEEPEST:
            self.report("front-matter-nesting", span, most=DEEPEST)
            raise TooDeepError
        self.report_marks(event, span)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(where)
        return self.scalar(event, span)

    def report_marks(self, event: yaml.Event, span: Span) -> None:
        """Report the anchor or alias of a value, and its tag."""
        if getattr(event, "anchor", None) is not None:
            self.report("front-matter-alias", span)
        tag = getattr(event, "tag", None)
        if tag is not None:
            short = tag.replace("tag:yaml.org,2002:", "!!")
            self.report("front-matter-tag", span, tag=short)

    def scalar(self, event: yaml.Event, span: Span) -> str | None:
        """A text; None for an empty one without quotation marks, and for an alias."""
        start, end = event.start_mark, event.end_mark
        if start and end and end.line != start.line:
            self.report("front-matter-lines", span)
        if not isinstance(event, yaml.ScalarEvent):
            return None
        # For an empty plain scalar libyaml gives '', the Python parser None.
        return event.value if event.value or event.style else None

    def sequence(self, where: Where) -> list[Any]:
        """The items of a list."""
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*where, len(items))))
        return items

    def mapping(self, where: Where) -> dict[str, Any]:
        """The pairs of a mapping."""
        pairs: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event, where)
            path = (*where, key)
            if key in pairs:
                first = self.keys[path].line
                self.report("front-matter-duplicate-key", self.span(event), key=key, first=first)
                self.value(next(self.events), (*path, "again"))
                continue
            self.keys[path] = self.span(event)
            pairs[key] = self.value(next(self.events), path)
        return pairs

    def key(self, event: yaml.Event, where: Where) -> str:
        """A key; a list or a mapping as a key is a finding."""
        if isinstance(event, yaml.ScalarEvent) and event.tag is None and event.anchor is None:
            return str(event.value)
        self.report("front-matter-key", self.span(event))
        value = self.value(event, (*where, "key"))
        return value if isinstance(value, str) else "?"

    def span(self, event: yaml.Event) -> Span:
        """The position of an event in its file."""
        start, end = event.start_mark, event.end_mark
        assert start and end  # events that are parsed from text have marks
        length = end.column - start.column if end.line == start.line else 1
        return Span(start.line + self.first, start.column + 1, max(length, 1))
