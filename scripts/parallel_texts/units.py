"""A page and its translation as pairs of texts, and a translation with new texts.

A pair is a paragraph, an item of a list, the norm or the guidance of a step, a short head, a title or a
summary. A section whose translation has another form than the original has pairs without a translation.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from catalogue.lint.page_model import Page
from catalogue.source import commonmark, translations
from catalogue.source.documents import Document
from catalogue.source.raw_sections import HEAD
from catalogue.source.translations import HEAD_FIELDS

MARKER = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)])\s+|>\s?)?")
HEADING = re.compile(r"#{1,6}\s+")
NOT_WORDS = re.compile(r"\s*(?:\|?[\s:|-]*\|[\s:|-]*|-{3,}|\[[^\]]+\]:.*|`{3}.*|~{3}.*)?$")
"""Lines without words: empty ones, rulers of tables, addresses of links, fences."""

PLAIN = re.compile(r"[^\s\[\]{},:#&*!|>'\"%@`?-][^\[\]{},:#\"]*[^\s\[\]{},:#\"]")
"""What YAML reads as text without quotation marks, also between braces."""

SHORT = "short"
HOW = "how"


@dataclass(frozen=True)
class Place:
    """Where a text stands in a file: the line from 0, and its columns."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Unit:
    """A text of the original and its translation; '' where there is none."""

    id: str
    section: str
    source: str
    target: str
    place: Place | None
    """Where the translation stands; None where its section has another form."""

    file: str
    """The path of the file that has the translation."""

    is_yaml: bool = False
    origin: Place | None = None
    """Where a text of a section stands in the original."""


@dataclass(frozen=True)
class Piece:
    """A text of a section: its place, its form, and its words."""

    place: Place
    form: str
    text: str


@dataclass(frozen=True)
class Pair:
    """A page and its translation."""

    original: Page
    translation: Page

    @cached_property
    def units(self) -> list[Unit]:
        """All pairs of texts: the head, the short heads of steps, the sections."""
        return [*self._head(), *self._short_heads(), *self._sections()]

    @property
    def is_new(self) -> bool:
        """True for a translation that has titles and summary only."""
        return not self.translation.document.body.strip()

    def with_new_body(self, texts: Mapping[str, str]) -> str:
        """A translation that has no body yet, with that of the original in new texts, by the ids of units."""
        original = self.original
        placed = {unit.origin: texts[unit.id] for unit in self.units if unit.origin}
        lines = with_texts(original.document.source, placed).split("\n")
        first = original.document.body_line - 1
        for section in commonmark.sections(original.document.body):
            name = translations.section_id(section.title, original.headings, original.language)
            if name:
                label = original.headings[name].label(self.translation.language)
                lines[first + section.line] = f"## {label}"
        head = self.translation.document.source.rstrip("\n")
        return "\n".join([head, *lines[first:]])

    def _head(self) -> Iterator[Unit]:
        """The titles and the summary."""
        source, target = self.original.document, self.translation.document
        for name in HEAD_FIELDS:
            if source.data.get(name) and target.data.get(name):
                yield _value(f"head/{name}", translations.HEAD, source, target, (name,), (name,))

    def _short_heads(self) -> Iterator[Unit]:
        """The short heads of steps, which stand on the page of the original in all languages."""
        document, language = self.original.document, self.translation.language
        for number, step in enumerate(document.data.get("steps") or ()):
            short = step.get(SHORT) if isinstance(step, dict) else None
            if isinstance(short, dict) and {self.original.language, language} <= short.keys():
                here = ("steps", number, SHORT)
                yield _value(
                    f"{SHORT}/{step.get('id')}",
                    SHORT,
                    document,
                    document,
                    (*here, self.original.language),
                    (*here, language),
                )

    def _sections(self) -> Iterator[Unit]:
        """The texts of the sections."""
        theirs = _sections_of(self.translation)
        for name, pieces in _sections_of(self.original).items():
            others = theirs.get(name, [])
            is_alike = [one.form for one in pieces] == [one.form for one in others]
            for number, piece in enumerate(pieces):
                other = others[number] if is_alike else None
                yield Unit(
                    id=f"{name}/{number}/{piece.form.rpartition(' ')[2]}",
                    section=name,
                    source=piece.text,
                    target=other.text if other else "",
                    place=other.place if other else None,
                    file=self.translation.document.path,
                    origin=piece.place,
                )


def _value(
    name: str,
    section: str,
    source: Document,
    target: Document,
    here: tuple[str | int, ...],
    there: tuple[str | int, ...],
) -> Unit:
    """A value of the front matter of the original, and that of the translation."""
    span = target.span(there)
    place = Place(span.line - 1, span.column - 1, span.column - 1 + span.length)
    return Unit(
        id=name,
        section=section,
        source=str(source.value(here)),
        target=str(target.value(there)),
        place=place,
        file=target.path,
        is_yaml=True,
    )


def _sections_of(page: Page) -> dict[str, list[Piece]]:
    """The texts of each section, by the names that stamps of translations use."""
    document = page.document
    lines, first = document.source.split("\n"), document.body_line - 1
    found = {}
    sections = commonmark.sections(document.body)
    ends = [first + section.line for section in sections[1:]] + [len(lines)][: len(sections)]
    for position, (section, end) in enumerate(zip(sections, ends, strict=True)):
        name = translations.section_id(section.title, page.headings, page.language)
        start = first + section.line if section.title else first
        # The headings of sections are those of a table.
        start += 1 if section.title and name else 0
        found[name or str(position)] = list(_pieces(lines, start, end))
    return found


def _pieces(lines: list[str], start: int, end: int) -> Iterator[Piece]:
    """The texts of some lines; a line that begins with a bold sentence has two."""
    for number in range(start, end):
        line = lines[number]
        if NOT_WORDS.match(line):
            continue
        marker = HEADING.match(line) or MARKER.match(line)
        left = marker.end() if marker else 0
        form = re.sub(r"\d+", "1", line[:left])
        head = HEAD.match(line, left)
        if head and head.end() < len(line):
            stop = left + len(head[0].rstrip())
            yield Piece(Place(number, left, stop), f"{form} norm", line[left:stop])
            left, form = head.end(), f"{form} guidance"
        else:
            form = f"{form} text"
        yield Piece(Place(number, left, len(line)), form, line[left:])


def with_texts(source: str, changed: Mapping[Place, str]) -> str:
    """The text of a file with new texts at some places."""
    lines = source.split("\n")
    for place in sorted(changed, key=lambda one: (one.line, one.start), reverse=True):
        line = lines[place.line]
        lines[place.line] = f"{line[: place.start]}{changed[place]}{line[place.end :]}"
    return "\n".join(lines)


def as_value(text: str) -> str:
    """A text as a value in YAML: plain where that is safe, else between quotation marks."""
    is_plain = PLAIN.fullmatch(text) and text.lower() not in ("yes", "no", "on", "off", "null")
    return text if is_plain else json.dumps(text, ensure_ascii=False)
