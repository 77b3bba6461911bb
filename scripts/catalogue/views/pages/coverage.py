"""Coverage: counts of practices and resources, and links to propose one where there are none."""

from collections import Counter, defaultdict
from itertools import product
from typing import Any
from urllib.parse import urlencode

from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import term_link
from catalogue.views.wording.values import Facet, Link, Option

UN_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
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

WIDE = {"topics", "audiences"}
"""Axes with too many terms for columns: only their top terms are used there."""

Pairs = Counter[tuple[str, str]]
"""The number of records that have a term of the rows and one of the columns."""


def coverages(context: Context, path: str) -> dict[str, Any]:
    """A table for any two of four axes; the axes; the shades; the steps by topic."""
    axes = {name: _axis(context, name) for name in AXES}
    tables = tuple(_table(context, path, axes[rows], axes[columns]) for rows, columns in TABLES)
    return {
        "tables": tables,
        "axes": tuple(axes.values()),
        "shades": _shades(),
        "steps": _steps(context, axes["topics"], path),
    }


def shade(number: int) -> int:
    """Five shades, each from about three times the number of the one before; none for zero."""
    return sum(number >= start for start in SHADES)


def _shades() -> tuple[tuple[int, str], ...]:
    """The smallest number of each shade, and its range in signs: 3–9, 100 +."""
    ends = [f"–{following - 1}" for following in SHADES[1:]]
    ranges = zip(SHADES, [*ends, " +"], strict=True)
    return tuple((start, f"{start}{end}") for start, end in ranges)


def _axis(context: Context, name: str) -> Facet:
    """The terms of a vocabulary in tree order; of the languages only the official ones."""
    if name == "languages":
        options = tuple(Option(term, context.label(name, term)) for term in UN_LANGUAGES)
    else:
        options = _tree(context, name)
    string_id = "coverage-axis-regions" if name == "regions" else f"facet-{name}"
    return Facet(name, context.text(string_id), options)


def _tree(context: Context, name: str) -> tuple[Option, ...]:
    """The terms of a vocabulary with their depth, without countries and without groups of terms.

    The world is left out, and what lies in it stands one level higher.
    """
    vocabulary = context.catalogue.vocabularies[name]
    options = []
    for term, depth in vocabulary.tree():
        if term.id == "world" or term.more.get("grouping") or "iso3" in term.more:
            continue
        below_world = "world" in vocabulary.lineage(term.id)
        options.append(Option(term.id, term.label(context.language), depth - below_world))
    return tuple(options)


def _table(
    context: Context,
    path: str,
    rows: Facet,
    columns: Facet,
) -> dict[str, Any]:
    """A table of counts: its axes, its name, the widest gap in a sentence, its columns, its rows."""
    across = columns.options
    if columns.id in WIDE:
        across = tuple(term for term in across if not term.depth)
    counts = _counts(context.catalogue, rows.id, columns.id)
    lines = []
    for row in rows.options:
        pairs = [{rows.id: row, columns.id: term} for term in across]
        cells = [_cell(context, path, pair, counts) for pair in pairs]
        lines.append((row, tuple(cells)))
    return {
        "id": f"{rows.id}-{columns.id}",
        "axes": (rows.id, columns.id),
        "title": context.text(f"coverage-{rows.id}-{columns.id}"),
        "finding": _widest_gap(context, rows, across, counts),
        "columns": across,
        "lines": tuple(lines),
    }


def _counts(catalogue: Catalogue, rows: str, columns: str) -> Pairs:
    """How many practices and resources have a term of each of two vocabularies.

    A record also has the terms above its own.
    """
    counts: Pairs = Counter()
    for entry in catalogue.entries.values():
        if entry.is_recognizable:
            of_rows = catalogue.vocabularies[rows].with_parents(entry.terms(rows))
            of_columns = catalogue.vocabularies[columns].with_parents(entry.terms(columns))
            counts.update(product(of_rows, of_columns))
    return counts


def _widest_gap(
    context: Context,
    rows: Facet,
    columns: tuple[Option, ...],
    counts: Pairs,
) -> str:
    """The column with the most empty rows, in a sentence; '' if no cell is empty."""
    empty = [_empty_rows(rows, term, counts) for term in columns]
    most = max(empty)
    if not most:
        return ""
    worst = columns[empty.index(most)].label
    values = {"column": worst, "empty": most, "all": len(rows.options)}
    return context.text(f"coverage-gap-{rows.id}", **values)


def _empty_rows(rows: Facet, column: Option, counts: Pairs) -> int:
    return sum(not counts[row.id, column.id] for row in rows.options)


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


def _steps(context: Context, topics: Facet, path: str) -> dict[str, Any]:
    """The number of steps of each topic: all, and those on several sources, on one and on none.

    `gap` names the weakest topic.
    """
    counts = _steps_by_sources(context.catalogue)
    rows = []
    for topic in topics.options:
        count = counts[topic.id]
        if count:
            rows.append((topic, (count.total(), count[2], count[1], count[0])))
    if not rows:
        return {}
    lines = [(topic, term_link(context, "topics", topic.id, path), row) for topic, row in rows]
    weakest, (steps, _, _, editors) = max(rows, key=lambda row: row[1][-1] / row[1][0])
    gap = context.text(
        "coverage-steps-gap",
        topic=weakest.label,
        editors=editors,
        steps=steps,
    )
    return {"gap": gap, "columns": ("all", "several", "one", "editors"), "lines": lines}


def _steps_by_sources(catalogue: Catalogue) -> defaultdict[str, Counter[int]]:
    """Topic → how many steps of its practices rest on no source, on one, and on two or more."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    topics = catalogue.vocabularies["topics"]
    for entry in catalogue.of("practices"):
        steps = step_recognitions(catalogue, entry.ref)
        sources = [min(len(step.recognition.sources), 2) for step in steps]
        for term in topics.with_parents(entry.terms("topics")):
            counts[term].update(sources)
    return counts
