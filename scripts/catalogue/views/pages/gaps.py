"""Where nothing is: records by any two of four axes, and topics by what their steps rest on."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Facet, Option

UN_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")

WIDE = {"topics", "audiences"}
"""Axes with too many terms for columns: only their top terms are used there."""

Pairs = Counter[tuple[str, str]]
"""The number of records that have a term of the rows and one of the columns."""


@dataclass(frozen=True)
class Gap:
    """A column, how many rows of it are empty, and how many rows there are."""

    column: Option
    empty: int
    all: int


@dataclass(frozen=True)
class StepSources:
    """The steps of a topic: those on several sources, on one, and those of the editors alone."""

    topic: Option
    several: int
    one: int
    editors: int

    @property
    def all(self) -> int:
        """All steps of the topic."""
        return self.several + self.one + self.editors

    @property
    def share(self) -> float:
        """The share of the editors’ guidance."""
        return self.editors / self.all


def axis(context: Context, name: str) -> Facet:
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


def shown_columns(columns: Facet) -> tuple[Option, ...]:
    """The terms of an axis that are columns."""
    if columns.id not in WIDE:
        return columns.options
    return tuple(term for term in columns.options if not term.depth)


def pair_counts(catalogue: Catalogue, rows: str, columns: str) -> Pairs:
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


def gaps(context: Context, rows: Facet, columns: Facet) -> list[Gap]:
    """The number of empty rows of each column."""
    counts = pair_counts(context.catalogue, rows.id, columns.id)
    found = []
    for term in shown_columns(columns):
        empty = sum(not counts[row.id, term.id] for row in rows.options)
        found.append(Gap(term, empty, len(rows.options)))
    return found


def widest_first(found: Iterable[Gap]) -> list[Gap]:
    """Gaps by their size."""
    return sorted(found, key=lambda gap: -gap.empty)


def gap_in_words(context: Context, rows: str, gap: Gap) -> str:
    """For how many rows a column has nothing, in a sentence."""
    values = {"column": gap.column.label, "empty": gap.empty, "all": gap.all}
    return context.text(f"coverage-gap-{rows}", **values)


def steps_by_topic(context: Context) -> list[StepSources]:
    """What the steps of each topic rest on, of topics that have steps, in the order of the vocabulary."""
    counts = _steps_by_sources(context.catalogue)
    topics = [topic for topic in axis(context, "topics").options if counts[topic.id]]
    found = []
    for topic in topics:
        none, one, several = (counts[topic.id][number] for number in range(3))
        found.append(StepSources(topic, several, one, none))
    return found


def weakest(topics: Iterable[StepSources]) -> list[StepSources]:
    """Topics by the share of steps that are only the editors’ guidance, the largest first."""
    return sorted(topics, key=lambda item: -item.share)


def weakest_in_words(context: Context, item: StepSources) -> str:
    """How many steps of a topic are only the editors’ guidance; no topic has a larger share."""
    values = {"topic": item.topic.label, "count": item.editors, "steps": item.all}
    return context.text("coverage-steps-gap", **values)


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
