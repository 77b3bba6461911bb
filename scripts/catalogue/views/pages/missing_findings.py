"""What the law carries and what is missing: instruments, steps without sources, gaps, documents in French."""

from collections import Counter
from collections.abc import Iterable

from catalogue.source.entry import Entry
from catalogue.views.pages.chart_words import Counted, chart, explored
from catalogue.views.pages.charts import Chart, bars_of
from catalogue.views.pages.gaps import (
    Gap,
    StepSources,
    axis,
    gap_in_words,
    gaps,
    steps_by_topic,
    weakest,
    weakest_in_words,
    widest_first,
)
from catalogue.views.record.documents import opens
from catalogue.views.record.recognition_summary import binding
from catalogue.views.wording.context import Context
from catalogue.views.wording.grammar import instrument
from catalogue.views.wording.names import record_link, term_link
from catalogue.views.wording.values import Link

MOST, WEAKEST = 15, 10
"""How many instruments are shown, and how many topics that rest on the editors most."""


def law(context: Context, path: str) -> Chart:
    """The instruments that bind, by the number of practices that rest on them."""
    practices = context.catalogue.of("practices")
    behind = [_instruments(context, entry) for entry in practices]
    counts = Counter(sorted(ref for documents in behind for ref in documents))
    rows: Counted = []
    for ref, count in counts.most_common(MOST):
        entry = context.catalogue.entries[ref]
        link = record_link(context, entry, path)
        short = entry.translated("short", context.language)
        rows.append((Link(short or link.label, link.url, "" if short else link.language), (count,)))
    name, count = (rows[0][0].label, rows[0][1][0]) if rows else ("", 0)
    title = law_in_words(context, name, count, len(practices), behind.count(set()))
    columns = [context.text("practices")]
    return chart(context, "law", title, rows, columns=columns, bars=bars_of(rows, context.digits))


def law_in_words(context: Context, name: str, count: int, practices: int, without: int) -> str:
    """The instrument that carries most practices, how many, and how many practices rest on none."""
    rest = context.text("finding-law-none", count=without)
    named = instrument(context, name)
    return context.text("finding-law", count=count, all=practices, name=named, rest=rest)


def _instruments(context: Context, entry: Entry) -> set[str]:
    """The instruments that bind behind a practice."""
    return {claim.document for claim in binding(context, entry)}


def weakest_topics(context: Context, path: str) -> Chart:
    """The topics whose steps rest on the editors most: on several sources, on one, on none."""
    shown = weakest(steps_by_topic(context))[:WEAKEST]
    rows: Counted = []
    for item in shown:
        link = term_link(context, "topics", item.topic.id, path)
        rows.append((link, (item.several, item.one, item.editors)))
    columns = [context.text(f"coverage-steps-{name}") for name in ("several", "one", "editors")]
    title = steps_in_words(context, shown)
    bars = bars_of(rows, context.digits)
    return chart(context, "steps", title, rows, columns=columns, bars=bars, missing=2)


def steps_in_words(context: Context, topics: list[StepSources]) -> str:
    """The topic with the largest share of steps that are only the editors’ guidance."""
    if not topics or not topics[0].editors:
        return context.text("finding-steps-none")
    return weakest_in_words(context, topics[0])


def without_topics(context: Context, path: str) -> Chart:
    """For each audience the number of topics with something, and of those with nothing."""
    found = widest_first(gaps(context, axis(context, "topics"), axis(context, "audiences")))
    page = context.to(path, "coverage")
    rows: Counted = []
    for gap in found:
        link = Link(gap.column.label, f"{page}#topics-audiences")
        rows.append((link, (gap.all - gap.empty, gap.empty)))
    columns = [context.text("finding-gaps-some"), context.text("finding-gaps-nothing")]
    title = gaps_in_words(context, found)
    bars = bars_of(rows, context.digits)
    return chart(context, "gaps", title, rows, columns=columns, bars=bars, missing=1)


def gaps_in_words(context: Context, found: list[Gap]) -> str:
    """The audience that finds nothing on most topics."""
    if not found or not found[0].empty:
        return context.text("finding-gaps-none")
    return gap_in_words(context, "topics", found[0])


def french(context: Context, path: str) -> Chart:
    """The documents of each type that open in French, in other languages only, or nowhere."""
    documents = context.catalogue.of("resources")
    types = Counter(entry.terms("type")[0] for entry in documents)
    opening = Counter((entry.terms("type")[0], _opening_in_french(entry)) for entry in documents)
    rows: Counted = []
    for name, _ in types.most_common():
        label = context.label("resource-types", name)
        link = explored(context, path, label, type=f"resource-types:{name}", opens="fr")
        rows.append((link, tuple(opening[name, column] for column in range(3))))
    title = context.text("finding-french", count=_first(rows), all=len(documents))
    columns = [context.text(f"finding-french-{column}") for column in range(3)]
    bars = bars_of(rows, context.digits)
    return chart(context, "french", title, rows, columns=columns, bars=bars, missing=2)


def _first(rows: Iterable[tuple[Link, tuple[int, ...]]]) -> int:
    """The sum of the first column."""
    return sum(numbers[0] for _, numbers in rows)


def _opening_in_french(entry: Entry) -> int:
    """The column of a document: it opens in French, in other languages only, or nowhere."""
    if "fr" in opens(entry):
        return 0
    return 1 if entry.addresses else 2
