"""Explore: every record with everything by which it can be chosen.

The page has the rows as plain HTML, or the first of very many; explore_data.py writes what a browser filters.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from catalogue.model.description import Described, described
from catalogue.model.memo import once
from catalogue.model.records import KINDS
from catalogue.recognition.levels import LEVELS, level_of_practice
from catalogue.source.entry import Entry
from catalogue.views.record.documents import ANY, NONE, opening, opens
from catalogue.views.record.rows import collation, row
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import agency_name
from catalogue.views.wording.values import Facet, Option, Row

MOST, FIRST = 600, 100
"""More rows than that are not put on one page, only the first of them."""

SHARD = 20
"""Rows in each of the files that are fetched."""

FIRST_FACETS = (
    "kind",
    "topics",
    "audiences",
    "recognition",
    "effect",
    "publishers",
    "type",
    "opens",
    "languages",
    "regions",
)
"""The facets in their order on the page. Other fields that are marked as facets follow; the year is the last."""

ROLE_FACETS = {"issuer": "publishers", "date": "year"}
"""Facets that join fields of different names, by the role that the fields share."""

FEEDS = {"kind": "", "topics": "topics/", "publishers": "agencies/", "regions": "places/"}
"""Facets whose options have a feed, and the folder of their feeds."""


@dataclass(frozen=True)
class FacetSource:
    """What a facet is computed from: the fields that are marked for it, by kind of record, and the vocabulary they share.

    Without a shared vocabulary an option is `vocabulary:term`. The facets `kind`, `recognition` and `opens` have no field.
    """

    id: str
    fields: dict[str, Described]
    vocabulary: str


class Special(NamedTuple):
    """A facet without a field: the options of a record, their words, and all options in order."""

    carried: Callable[[Context, Entry], Iterable[str]]
    words: Callable[[Context, str], str]
    options: Callable[[Context], Iterable[str]]


SPECIAL = {
    "kind": Special(
        lambda _, entry: [entry.kind], lambda context, kind: context.text(kind), lambda _: KINDS
    ),
    "recognition": Special(
        lambda context, entry: [level_of_practice(context.catalogue, entry)],
        lambda context, level: context.text(f"level-{level}"),
        lambda _: LEVELS,
    ),
    "opens": Special(
        lambda _, entry: opens(entry),
        lambda context, option: opening(context, [option]),
        lambda context: (ANY, *context.site.languages, NONE),
    ),
}


@cache
def sources() -> tuple[FacetSource, ...]:
    """All facets, from the marks of the models."""
    fields: dict[str, dict[str, Described]] = {name: {} for name in FIRST_FACETS}
    for kind, model in KINDS.items():
        for field in described(model, "facet"):
            fields.setdefault(ROLE_FACETS.get(field.role or "", field.path[0]), {})[kind] = field
    vocabularies = {
        name: {field.vocabulary for field in of_kinds.values()} for name, of_kinds in fields.items()
    }
    shared = {
        name: names.pop() if len(names) == 1 else "" for name, names in vocabularies.items()
    } | {"publishers": "publishers"}
    return tuple(
        FacetSource(name, fields[name], shared[name])
        for name in sorted(fields, key=lambda name: name == "year")
    )


@dataclass(frozen=True)
class Exploration:
    """All records in their default order, the facets, and for each record its options."""

    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    carried: tuple[dict[str, tuple[str, ...]], ...]
    shard: int = SHARD

    @property
    def on_page(self) -> tuple[Row, ...]:
        """The rows on the page itself."""
        return self.rows[: len(self.rows) if len(self.rows) <= MOST else FIRST]

    @property
    def elsewhere(self) -> Counter[str]:
        """The number of rows of each kind, where the page does not have all."""
        return Counter(entry.kind for entry in self.entries if len(self.on_page) < len(self.rows))


@once
def exploration(context: Context, page: str) -> Exploration:
    """Explore for the readers of a language, with links that start from a page; computed once for the page and its data."""
    entries = ordered(context)
    carried = tuple(
        {source.id: tuple(_carried(context, source, entry)) for source in sources()}
        for entry in entries
    )
    facets = tuple(
        facet for source in sources() if (facet := _facet(context, source, carried)).options
    )
    rows = tuple(row(context, entry, page) for entry in entries)
    return Exploration(entries, rows, facets, carried)


def ordered(context: Context) -> tuple[Entry, ...]:
    """Every record in the default order."""

    def place(entry: Entry) -> tuple[int, int, bool, tuple[str, str]]:
        level = level_of_practice(context.catalogue, entry)
        kind, rank = list(KINDS).index(entry.kind), LEVELS.index(level) if level else 0
        return kind, rank, NONE in opens(entry), collation(entry.name(context.language))

    return tuple(sorted(context.catalogue.entries.values(), key=place))


def _carried(context: Context, source: FacetSource, entry: Entry) -> Iterable[str]:
    """The options of a facet that a record has: a parent also selects the records of its children."""
    if special := SPECIAL.get(source.id):
        return [
            option
            for option in special.carried(context, entry)
            if option in special.options(context)
        ]
    field = source.fields.get(entry.kind)
    values = field.values(entry.record) if field else []
    if source.id == "year":
        return [date[:4] for date in values]
    if source.vocabulary:
        return context.catalogue.vocabulary(source.vocabulary).with_parents(values)
    return [f"{field.vocabulary}:{value}" for value in values] if field else []


def _facet(
    context: Context, source: FacetSource, carried: Iterable[dict[str, tuple[str, ...]]]
) -> Facet:
    counts = Counter(option for record in carried for option in record[source.id])
    options = []
    for name in _ordered(context, source, counts):
        # Of the publishers, agencies have a feed.
        has_feed = source.id in FEEDS and (
            source.id != "publishers" or context.catalogue.get("agencies", name)
        )
        feed = (
            f"{context.site.prefix(context.language)}feeds/{FEEDS[source.id]}{name}.xml"
            if has_feed
            else ""
        )
        options.append(Option(name, *_words(context, source, name), counts[name], feed))
    return Facet(source.id, _label(context, source), tuple(options))


def _label(context: Context, source: FacetSource) -> str:
    """A facet that joins fields of several kinds has words of its own; any other is called as its field."""
    vocabularies, string_id = context.catalogue.vocabularies, f"facet-{source.id}"
    if source.id == "recognition":
        return context.text("recognition")
    if string_id in vocabularies.table("strings"):
        return context.text(string_id)
    return next(iter(source.fields.values())).title(vocabularies, context.language)


def _words(context: Context, source: FacetSource, option: str) -> tuple[str, int]:
    """The words of an option and its depth."""
    if special := SPECIAL.get(source.id):
        return special.words(context, option), 0
    if source.id == "year":
        return option, 0
    if source.id == "publishers":
        return agency_name(context, option), 0
    table, _, term = ("", "", option) if source.vocabulary else option.partition(":")
    vocabulary = context.catalogue.vocabulary(source.vocabulary or table)
    return vocabulary.label(term, context.language), len(vocabulary.lineage(term)) - 1


def _ordered(context: Context, source: FacetSource, counts: dict[str, int]) -> list[str]:
    """The options in the order of their vocabulary, parents first; names by the alphabet, years from the newest."""
    if source.id == "year":
        return sorted(counts, reverse=True)
    if special := SPECIAL.get(source.id):
        return [option for option in special.options(context) if option in counts]
    tree = list(context.catalogue.vocabulary(source.vocabulary).tree()) if source.vocabulary else []
    if any(depth for _, depth in tree):
        return [term.id for term, _ in tree if term.id in counts]
    return sorted(counts, key=lambda option: collation(_words(context, source, option)[0]))
