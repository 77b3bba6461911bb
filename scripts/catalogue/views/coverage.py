"""Coverage: counts of practices and resources, and links to propose one where there are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from urllib.parse import urlencode

from catalogue.views.context import Context
from catalogue.views.values import Facet, Link, Option

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
class CoverageCell:
    """A cell: a link to its records or to a proposal, with their number as label."""

    link: Link
    shade: int


@dataclass(frozen=True)
class Coverage:
    """A table of counts: its axes, its name, its columns, its rows."""

    axes: tuple[str, str]
    title: str
    columns: tuple[Option, ...]
    lines: tuple[tuple[Option, tuple[CoverageCell, ...]], ...]

    @property
    def id(self) -> str:
        """The anchor of the table."""
        return "-".join(self.axes)


@dataclass(frozen=True)
class Coverages:
    """All tables, and the axes that filter their records."""

    tables: tuple[Coverage, ...]
    axes: tuple[Facet, ...]


def coverages(context: Context, page: str) -> Coverages:
    """A table for any two of topic, audience, region and language."""
    axes = {name: _axis(context, name) for name in ("topics", "audiences", "regions", "languages")}
    return Coverages(tuple(_table(context, page, axes[rows], axes[columns]) for rows, columns in TABLES), tuple(axes.values()))


def _axis(context: Context, name: str) -> Facet:
    return Facet(
        name, context.text("coverage-axis-regions" if name == "regions" else f"facet-{name}"), tuple(_terms(context, name))
    )


def _terms(context: Context, name: str) -> Iterable[Option]:
    """The terms of a vocabulary in tree order; regions without the world and countries."""
    table = context.catalogue.vocabularies[name]
    if name == "languages":
        yield from (Option(term, table.label(term, context.language)) for term in UN_LANGUAGES)
        return
    for term, depth in table.tree():
        if term.id != "world" and not term.more.get("grouping") and "iso3" not in term.more:
            yield Option(term.id, term.label(context.language), depth - ("world" in table.lineage(term.id)))


def _table(context: Context, page: str, rows: Facet, columns: Facet) -> Coverage:
    across = tuple(term for term in columns.options if columns.id not in WIDE or not term.depth)
    counts = _counts(context, rows.id, columns.id)
    most = max((counts[row.id, column.id] for row in rows.options for column in across), default=0)
    lines = tuple(
        (row, tuple(_cell(context, page, {rows.id: row, columns.id: column}, counts, most) for column in across))
        for row in rows.options
    )
    return Coverage((rows.id, columns.id), context.text(f"coverage-{rows.id}-{columns.id}"), across, lines)


def _counts(context: Context, *axes: str) -> Counter[tuple[str, ...]]:
    """The number of records with both the row's and the column's term, or with terms below these."""
    tables = [(name, context.catalogue.vocabularies[name]) for name in axes]
    entries = (entry for entry in context.catalogue.entries.values() if entry.is_recognizable)
    return Counter(
        pair for entry in entries for pair in product(*(table.with_parents(entry.terms(name)) for name, table in tables))
    )


def _cell(context: Context, page: str, cell: dict[str, Option], counts: Counter[tuple[str, ...]], most: int) -> CoverageCell:
    row, column = cell.values()
    number = counts[row.id, column.id]
    query = {name: term.id for name, term in cell.items()} | ({"kind": "practices,resources"} if number else {})
    where = context.to(page, "explore" if number else "propose")
    words = f"{row.label}, {column.label}"
    note = f"{words}: {number}" if number else context.text("coverage-propose", cell=words)
    link = Link(str(number) if number else "+", f"{where}?{urlencode(query, safe=',')}", note=note)
    return CoverageCell(link, shade(number, most))


def shade(number: int, most: int) -> int:
    """Four shades, by quarters of the square root, so that small numbers differ visibly."""
    return 0 if not number else 1 + min(3, int(4 * (number / most) ** 0.5))
