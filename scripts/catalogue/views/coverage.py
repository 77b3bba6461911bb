"""Coverage: counts of practices and resources, and links to propose one where there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from catalogue.source.loading import Entry
from catalogue.views.addresses import page_path, relative
from catalogue.views.context import Context
from catalogue.views.values import Link

UN_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
TABLES = (
    ("topics", "audiences"),
    ("topics", "languages"),
    ("regions", "topics"),
    ("regions", "audiences"),
    ("regions", "languages"),
    ("audiences", "languages"),
)
"""The rows and the columns of each table: any two of four axes."""

WIDE = {"topics", "audiences"}
"""Axes with too many terms for columns: only their top terms are used there."""


@dataclass(frozen=True)
class AxisValue:
    """A value of an axis: its id, its label, its depth in the tree."""

    id: str
    label: str
    depth: int


@dataclass(frozen=True)
class Axis:
    """One of the four axes, with its values."""

    id: str
    label: str
    terms: tuple[AxisValue, ...]


@dataclass(frozen=True)
class CoverageCell:
    """A cell: the number of records, and a link to them or to a proposal."""

    number: int
    link: Link
    shade: int


@dataclass(frozen=True)
class CoverageLine:
    """A row of a table of counts."""

    term: AxisValue
    counts: tuple[CoverageCell, ...]


@dataclass(frozen=True)
class Coverage:
    """A table of counts: its axes, its name, its columns, its rows."""

    axes: tuple[str, str]
    title: str
    columns: tuple[AxisValue, ...]
    lines: tuple[CoverageLine, ...]

    @property
    def id(self) -> str:
        """The anchor of the table."""
        return "-".join(self.axes)


@dataclass(frozen=True)
class Coverages:
    """All tables, and the axes that filter their records."""

    tables: tuple[Coverage, ...]
    axes: tuple[Axis, ...]


def coverages(context: Context, page: str) -> Coverages:
    """A table for any two of topic, audience, region and language."""
    axes = {name: _axis(context, name) for name in ("topics", "audiences", "regions", "languages")}
    return Coverages(tuple(_table(context, page, axes[rows], axes[columns]) for rows, columns in TABLES), tuple(axes.values()))


def _axis(context: Context, name: str) -> Axis:
    return Axis(name, context.text("coverage-axis-regions" if name == "regions" else f"facet-{name}"), tuple(_terms(context, name)))


def _terms(context: Context, name: str) -> Iterable[AxisValue]:
    """The terms of a vocabulary in tree order; regions without the world and countries."""
    table = context.catalogue.vocabularies[name]
    if name == "languages":
        yield from (AxisValue(term, table.label(term, context.language), 0) for term in UN_LANGUAGES)
        return
    for term, depth in table.tree():
        if term.id != "world" and not term.more.get("grouping") and "iso3" not in term.more:
            yield AxisValue(term.id, term.label(context.language), depth - ("world" in table.lineage(term.id)))


def _of(context: Context, axis: Axis) -> Callable[[Entry], set[str]]:
    """The terms of a record on an axis, with their ancestors."""
    table = context.catalogue.vocabularies[axis.id]
    return lambda entry: set(table.with_parents(entry.terms(axis.id)))


def _table(context: Context, page: str, rows: Axis, columns: Axis) -> Coverage:
    entries = [entry for entry in context.catalogue.entries.values() if entry.is_recognizable]
    across = tuple(term for term in columns.terms if columns.id not in WIDE or not term.depth)
    tally = _tally(entries, _of(context, rows), _of(context, columns))
    most = max((tally.get((row.id, column.id), 0) for row in rows.terms for column in across), default=0)
    lines = tuple(
        CoverageLine(row, tuple(_count(context, page, {rows.id: row, columns.id: column}, tally, most) for column in across))
        for row in rows.terms
    )
    return Coverage((rows.id, columns.id), context.text(f"coverage-{rows.id}-{columns.id}"), across, lines)


def _tally(
    entries: Iterable[Entry], rows: Callable[[Entry], set[str]], columns: Callable[[Entry], set[str]]
) -> dict[tuple[str, str], int]:
    """The number of records with both the row's and the column's term."""
    tally: dict[tuple[str, str], int] = {}
    for entry in entries:
        for row in rows(entry):
            for column in columns(entry):
                tally[row, column] = tally.get((row, column), 0) + 1
    return tally


def _count(context: Context, page: str, cell: dict[str, AxisValue], tally: dict[tuple[str, str], int], most: int) -> CoverageCell:
    row, column = cell.values()
    number = tally.get((row.id, column.id), 0)
    target = "explore" if number else "propose"
    query = {name: term.id for name, term in cell.items()} | ({"kind": "practices,resources"} if number else {})
    where = relative(context.site, page_path(context.site, context.language, target), page)
    words = f"{row.label}, {column.label}"
    note = f"{words}: {number}" if number else context.text("coverage-propose", cell=words)
    link = Link(str(number) if number else "+", f"{where}?{urlencode(query, safe=',')}", note=note)
    return CoverageCell(number, link, shade(number, most))


def shade(number: int, most: int) -> int:
    """Four shades, by quarters of the square root, so that small numbers differ visibly."""
    return 0 if not number else 1 + min(3, int(4 * (number / most) ** 0.5))
