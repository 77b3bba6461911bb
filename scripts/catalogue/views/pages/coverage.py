"""Coverage: counts of practices and resources, and links to propose one where there are none."""

from collections import Counter, defaultdict
from itertools import product
from typing import Any
from urllib.parse import urlencode

from catalogue.recognition.levels import step_recognitions
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import term_link
from catalogue.views.wording.values import Facet, Link, Option

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

SHADES = (1, 3, 10, 30, 100)
"""The smallest number of each shade."""

WIDE = {"topics", "audiences"}
"""Axes with too many terms for columns: only their top terms are used there."""


def coverages(context: Context, page: str) -> dict[str, Any]:
    """A table for any two of topic, audience, region and language; the axes, the numbers of each shade, and the steps by topic."""
    axes = {name: _axis(context, name) for name in ("topics", "audiences", "regions", "languages")}
    tables = tuple(_table(context, page, axes[rows], axes[columns]) for rows, columns in TABLES)
    return {
        "tables": tables,
        "axes": tuple(axes.values()),
        "shades": SHADES,
        "steps": _steps(context, axes["topics"], page),
    }


def _steps(context: Context, topics: Facet, page: str) -> dict[str, Any]:
    """For each topic the steps of its practices: all, and those on several sources, on one and on none; the weakest topic."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for entry in context.catalogue.of("practices"):
        steps = step_recognitions(context.catalogue, entry.ref)
        for term in context.catalogue.vocabularies["topics"].with_parents(entry.terms("topics")):
            counts[term].update(min(len(step.recognition.sources), 2) for step in steps)
    rows = [
        (topic, (count.total(), count[2], count[1], count[0]))
        for topic in topics.options
        if (count := counts[topic.id])
    ]
    if not rows:
        return {}
    weakest, numbers = max(rows, key=lambda row: row[1][-1] / row[1][0])
    lines = [
        (topic, term_link(context, "topics", topic.id, page), numbers) for topic, numbers in rows
    ]
    gap = context.text(
        "coverage-steps-gap", topic=weakest.label, editors=numbers[-1], steps=numbers[0]
    )
    return {"gap": gap, "columns": ("all", "several", "one", "editors"), "lines": lines}


def _axis(context: Context, name: str) -> Facet:
    """The terms of a vocabulary in tree order; regions without the world and countries; the official languages."""
    table = context.catalogue.vocabularies[name]
    label = context.text("coverage-axis-regions" if name == "regions" else f"facet-{name}")
    if name == "languages":
        return Facet(
            name,
            label,
            tuple(Option(term, table.label(term, context.language)) for term in UN_LANGUAGES),
        )
    options = tuple(
        Option(term.id, term.label(context.language), depth - ("world" in table.lineage(term.id)))
        for term, depth in table.tree()
        if term.id != "world" and not term.more.get("grouping") and "iso3" not in term.more
    )
    return Facet(name, label, options)


def _table(context: Context, page: str, rows: Facet, columns: Facet) -> dict[str, Any]:
    """A table of counts: its axes, its name, the widest gap in a sentence, its columns, its rows."""
    across = tuple(term for term in columns.options if columns.id not in WIDE or not term.depth)
    tables = [(name, context.catalogue.vocabularies[name]) for name in (rows.id, columns.id)]
    entries = [entry for entry in context.catalogue.entries.values() if entry.is_recognizable]
    # A record counts for its terms and for those above these.
    terms = ([table.with_parents(entry.terms(name)) for name, table in tables] for entry in entries)
    counts = Counter(pair for of_record in terms for pair in product(*of_record))
    empty = {
        column.label: sum(not counts[row.id, column.id] for row in rows.options)
        for column in across
    }
    worst, gaps = max(empty.items(), key=lambda column: column[1])
    lines = tuple(
        (
            row,
            tuple(
                _cell(context, page, {rows.id: row, columns.id: column}, counts)
                for column in across
            ),
        )
        for row in rows.options
    )
    return {
        "id": f"{rows.id}-{columns.id}",
        "axes": (rows.id, columns.id),
        "title": context.text(f"coverage-{rows.id}-{columns.id}"),
        "finding": context.text(
            f"coverage-gap-{rows.id}", column=worst, empty=gaps, all=len(rows.options)
        )
        if gaps
        else "",
        "columns": across,
        "lines": lines,
    }


def _cell(
    context: Context, page: str, cell: dict[str, Option], counts: Counter[tuple[str, ...]]
) -> tuple[Link, int]:
    """A link to the records of a cell or to a proposal, with their number as label; and its shade."""
    row, column = cell.values()
    number = counts[row.id, column.id]
    query = {name: term.id for name, term in cell.items()} | (
        {"kind": "practices,resources"} if number else {}
    )
    where = context.to(page, "explore" if number else "propose")
    words = f"{row.label}, {column.label}"
    note = (
        f"{words}{context.text('colon')} {number}"
        if number
        else context.text("coverage-propose", cell=words)
    )
    link = Link(str(number) if number else "+", f"{where}?{urlencode(query, safe=',')}", note=note)
    return link, shade(number)


def shade(number: int) -> int:
    """Five shades, each from about three times the number of the one before; none for zero."""
    return sum(number >= start for start in SHADES)
