"""What is covered and what is not: counts of practices and resources, and invitations where there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from .addresses import page_path, relative
from .loading import Entry
from .models import Practice, Resource
from .views import Link, Shelf

UN_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True)
class Count:
    """A cell: how many records, where they are, or where one can be proposed."""

    number: int
    link: Link
    shade: int


@dataclass(frozen=True)
class CoverageLine:
    """A row of a table of counts."""

    label: str
    depth: int
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Coverage:
    """A table of counts: its name, its columns, its rows."""

    id: str
    title: str
    columns: tuple[str, ...]
    lines: tuple[CoverageLine, ...]


Axis = tuple[str, list[str], Callable[[Entry], set[str]]]


def coverages(shelf: Shelf, page: str) -> tuple[Coverage, ...]:
    """Topic × audience, topic × language, region × topic."""
    topics = _axis(shelf, "topics", "topics", None)
    heads = _axis(shelf, "topics", "topics", 0)
    audiences = _axis(shelf, "audiences", "audiences", 0)
    regions = _axis(shelf, "regions", "regions", 1, without_world=True)
    languages: Axis = ("languages", list(UN_LANGUAGES), lambda entry: set(getattr(entry.record, "languages", [])))
    return (
        _table(shelf, page, "topics-audiences", topics, audiences),
        _table(shelf, page, "topics-languages", topics, languages),
        _table(shelf, page, "regions-topics", regions, heads),
    )


def _axis(shelf: Shelf, vocabulary: str, field: str, depth: int | None, *, without_world: bool = False) -> Axis:
    """The terms of a vocabulary down to a depth, and how to know those of a record."""
    table = shelf.catalogue.vocabularies[vocabulary]

    def below(parent: str | None, level: int) -> list[str]:
        terms = [term for term in table.children(parent) if not term.more.get("grouping")]
        deeper = depth is None or level < depth
        return [name for term in terms for name in (term.id, *(below(term.id, level + 1) if deeper else []))]

    def of(entry: Entry) -> set[str]:
        return {above for term in getattr(entry.record, field, []) for above in table.lineage(term)}

    return (vocabulary, [name for name in below(None, 0) if not (without_world and name == "world")], of)


def _table(shelf: Shelf, page: str, name: str, rows: Axis, columns: Axis) -> Coverage:
    entries = [entry for entry in shelf.catalogue.entries.values() if isinstance(entry.record, (Practice, Resource))]
    tally = _tally(entries, rows[2], columns[2])
    most = max(tally.values(), default=1)
    table = shelf.catalogue.vocabularies[rows[0]]
    lines = tuple(
        CoverageLine(
            table.label(row, shelf.language),
            len([above for above in table.lineage(row) if above != "world"]) - 1,
            tuple(_count(shelf, page, (rows[0], row), (columns[0], column), tally, most) for column in columns[1]),
        )
        for row in rows[1]
    )
    labels = tuple(shelf.label(columns[0], column) for column in columns[1])
    return Coverage(name, shelf.text(f"coverage-{name}"), labels, lines)


def _tally(
    entries: Iterable[Entry], rows: Callable[[Entry], set[str]], columns: Callable[[Entry], set[str]]
) -> dict[tuple[str, str], int]:
    """How many records carry both a row and a column."""
    tally: dict[tuple[str, str], int] = {}
    for entry in entries:
        for row in rows(entry):
            for column in columns(entry):
                tally[row, column] = tally.get((row, column), 0) + 1
    return tally


def _count(
    shelf: Shelf, page: str, row: tuple[str, str], column: tuple[str, str], tally: dict[tuple[str, str], int], most: int
) -> Count:
    number = tally.get((row[1], column[1]), 0)
    target = "explore" if number else "propose"
    query = urlencode({row[0]: row[1], column[0]: column[1]})
    where = relative(shelf.site, page_path(shelf.site, shelf.language, target), page)
    words = f"{shelf.label(*row)}, {shelf.label(*column)}"
    note = f"{words}: {number}" if number else shelf.text("coverage-propose", cell=words)
    return Count(number, Link(str(number) if number else "+", f"{where}?{query}", note=note), _shade(number, most))


def _shade(number: int, most: int) -> int:
    """Four depths of colour, by quarters of the square root, so that small numbers can be told apart."""
    return 0 if not number else 1 + min(3, int(4 * (number / most) ** 0.5))
