"""Coverage: counts of practices and resources, and links to propose one where there are none."""

from typing import Any
from urllib.parse import urlencode

from catalogue.views.pages.gaps import (
    Pairs,
    axis,
    gap_in_words,
    gaps,
    pair_counts,
    shown_columns,
    steps_by_topic,
    weakest,
    weakest_in_words,
    widest_first,
)
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import term_link
from catalogue.views.wording.values import Facet, Link, Option

AXES = ("topics", "audiences", "regions", "languages")
TABLES = (
    ("topics", "audiences"),
    ("topics", "languages"),
    ("regions", "topics"),
    ("regions", "audiences"),
    ("regions", "languages"),
    ("audiences", "languages"),
)
"""The rows and the columns of each table: any two of four axes."""

SHADES = (1, 3, 10, 30, 100)
"""The smallest number of each shade."""


def coverages(context: Context, path: str) -> dict[str, Any]:
    """A table for any two of four axes; the axes; the shades; the steps by topic."""
    axes = {name: axis(context, name) for name in AXES}
    tables = tuple(_table(context, path, axes[rows], axes[columns]) for rows, columns in TABLES)
    return {
        "tables": tables,
        "axes": tuple(axes.values()),
        "shades": _shades(),
        "steps": _steps(context, path),
    }


def shade(number: int) -> int:
    """Five shades, each from about three times the number of the one before; none for zero."""
    return sum(number >= start for start in SHADES)


def _shades() -> tuple[tuple[int, str], ...]:
    """The smallest number of each shade, and its range in signs: 3–9, 100 +."""
    ends = [f"–{following - 1}" for following in SHADES[1:]]
    ranges = zip(SHADES, [*ends, " +"], strict=True)
    return tuple((start, f"{start}{end}") for start, end in ranges)


def _table(
    context: Context,
    path: str,
    rows: Facet,
    columns: Facet,
) -> dict[str, Any]:
    """A table of counts: its axes, its name, the widest gap in a sentence, its columns, its rows."""
    across = shown_columns(columns)
    counts = pair_counts(context.catalogue, rows.id, columns.id)
    lines = []
    for row in rows.options:
        pairs = [{rows.id: row, columns.id: term} for term in across]
        cells = [_cell(context, path, pair, counts) for pair in pairs]
        lines.append((row, tuple(cells)))
    return {
        "id": f"{rows.id}-{columns.id}",
        "axes": (rows.id, columns.id),
        "title": context.text(f"coverage-{rows.id}-{columns.id}"),
        "finding": _widest_gap(context, rows, columns),
        "columns": across,
        "lines": tuple(lines),
    }


def _widest_gap(context: Context, rows: Facet, columns: Facet) -> str:
    """The column with the most empty rows, in a sentence; '' if no cell is empty."""
    widest = widest_first(gaps(context, rows, columns))[0]
    return gap_in_words(context, rows.id, widest) if widest.empty else ""


def _cell(
    context: Context,
    path: str,
    cell: dict[str, Option],
    counts: Pairs,
) -> tuple[Link, int]:
    """A link to the records of a cell or to a proposal, with their number as label; and its shade."""
    row, column = cell.values()
    number = counts[row.id, column.id]
    words = f"{row.label}, {column.label}"
    query = {name: term.id for name, term in cell.items()}
    if number:
        query["kind"] = "practices,resources"
        label, where = str(number), "explore"
        note = f"{words}{context.text('colon')} {number}"
    else:
        label, where = "+", "propose"
        note = context.text("coverage-propose", cell=words)
    url = f"{context.to(path, where)}?{urlencode(query, safe=',')}"
    return Link(label, url, note=note), shade(number)


def _steps(context: Context, path: str) -> dict[str, Any]:
    """The number of steps of each topic: all, and those on several sources, on one and on none.

    `gap` names the weakest topic.
    """
    topics = steps_by_topic(context)
    lines = []
    for item in topics:
        link = term_link(context, "topics", item.topic.id, path)
        lines.append((item.topic, link, (item.all, item.several, item.one, item.editors)))
    if not lines:
        return {}
    gap = weakest_in_words(context, weakest(topics)[0])
    return {"gap": gap, "columns": ("all", "several", "one", "editors"), "lines": lines}
