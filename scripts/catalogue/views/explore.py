"""Explore: every record with everything by which it can be chosen.

The page holds the rows as plain HTML, or the first of very many; columns.py makes what a browser filters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from catalogue.model.dates import last_day
from catalogue.model.memo import once
from catalogue.model.records import Activity, Agency, Practice, Resource, Statement
from catalogue.recognition.levels import LEVELS, recognize
from catalogue.source.loading import Entry
from catalogue.views.addresses import page_path, relative
from catalogue.views.context import Context, kinds
from catalogue.views.rows import collation, row
from catalogue.views.values import Link, Row

MOST, FIRST = 600, 100
"""More rows than that are not put on one page, only the first of them."""

SHARD = 20
"""How many rows a file holds of those that are fetched."""

FEEDS = {"kind": "", "topics": "topics/", "publishers": "agencies/"}
"""Facets whose options have a feed, and the folder of their feeds."""


@dataclass(frozen=True)
class Option:
    """A value of a facet: its id, its words, how deep it stands below others, how many records carry it, its feed."""

    id: str
    label: str
    depth: int
    count: int
    feed: str = ""


@dataclass(frozen=True)
class Facet:
    """A way to narrow the list."""

    id: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Exploration:
    """All records in their default order, the facets, and for each record the options that it carries."""

    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    carried: tuple[dict[str, tuple[str, ...]], ...]
    lists: tuple[Link, ...]
    """The complete lists by kind, for those whom the rows on the page do not reach."""

    shard: int = SHARD

    @property
    def on_page(self) -> tuple[Row, ...]:
        """The rows that the page itself holds."""
        return self.rows[: len(self.rows) if len(self.rows) <= MOST else FIRST]

    @property
    def elsewhere(self) -> tuple[Link, ...]:
        """Where the rows are that the page does not hold."""
        return self.lists if len(self.on_page) < len(self.rows) else ()


def exploration(context: Context, page: str) -> Exploration:
    """Explore for the readers of a language, with links that start from a page; made once for the page and its data."""
    results = _results(context)
    if page not in results:
        results[page] = _exploration(context, page)
    return results[page]


@once
def _results(context: Context) -> dict[str, Exploration]:
    """What was computed so far, by the page from which links start."""
    return {}


def _exploration(context: Context, page: str) -> Exploration:
    entries = ordered(context)
    carried = tuple({name: tuple(dict.fromkeys(get(context, entry))) for name, get in FACETS.items()} for entry in entries)
    facets = tuple(facet for name in FACETS if (facet := _facet(context, name, carried)).options)
    rows = tuple(row(context, entry, page) for entry in entries)
    return Exploration(entries, rows, facets, carried, tuple(_lists(context, page)))


def ordered(context: Context) -> tuple[Entry, ...]:
    """Every record in the default order."""
    return tuple(sorted(context.catalogue.entries.values(), key=lambda entry: _default_order(context, entry)))


def _lists(context: Context, page: str) -> Iterable[Link]:
    for kind in kinds():
        where = relative(context.site, page_path(context.site, context.language, kind), page)
        yield Link(context.text(kind), where, note=str(len(context.catalogue.of(kind))))


def _facet(context: Context, name: str, carried: Iterable[dict[str, tuple[str, ...]]]) -> Facet:
    counts: dict[str, int] = {}
    for record in carried:
        for option in record[name]:
            counts[option] = counts.get(option, 0) + 1
    options = tuple(
        Option(i, *_words(context, name, i), counts[i], _feed(context, name, i)) for i in _ordered(context, name, counts)
    )
    return Facet(name, context.text(f"facet-{name}"), options)


def _feed(context: Context, name: str, option: str) -> str:
    """The path of the feed of an option, or ''. Of the publishers, agencies have one."""
    if name not in FEEDS or (name == "publishers" and not context.catalogue.get("agencies", option)):
        return ""
    return f"{context.site.prefix(context.language)}feeds/{FEEDS[name]}{option}.xml"


def _words(context: Context, name: str, option: str) -> tuple[str, int]:
    """The words of an option and its depth."""
    if name == "kind":
        return context.text(option), 0
    if name == "recognition":
        return context.text(f"level-{option}"), 0
    if name == "year":
        return option, 0
    if name == "publishers":
        return context.agency(option, "", short=True).label, 0
    table, _, term = option.partition(":") if name == "type" else (VOCABULARIES[name], "", option)
    vocabulary = context.catalogue.vocabulary(table)
    return vocabulary.label(term, context.language), len(vocabulary.lineage(term)) - 1


def _ordered(context: Context, name: str, counts: dict[str, int]) -> list[str]:
    """The options in the order of their vocabulary, parents first; names by the alphabet, years from the newest."""
    if name == "year":
        return sorted(counts, reverse=True)
    if name == "recognition":
        return [level for level in LEVELS if level in counts]
    if name == "kind":
        return [kind for kind in kinds() if kind in counts]
    if name in ("topics", "audiences", "regions"):
        return [term for term in _tree(context, VOCABULARIES[name]) if term in counts]
    return sorted(counts, key=lambda option: collation(_words(context, name, option)[0]))


@lru_cache(maxsize=16)
def _tree(context: Context, vocabulary: str) -> tuple[str, ...]:
    """Every term, each directly below its parent."""
    table = context.catalogue.vocabulary(vocabulary)

    def below(parent: str | None) -> list[str]:
        return [name for term in table.children(parent) for name in (term.id, *below(term.id))]

    return tuple(below(None))


def _default_order(context: Context, entry: Entry) -> tuple[int, int, tuple[str, str]]:
    found = recognize(context.catalogue, entry) if isinstance(entry.record, Practice) else None
    return (kinds().index(entry.kind), LEVELS.index(found.level) if found else 0, collation(entry.name(context.language)))


def newest(entry: Entry) -> int:
    """Sorts the newest first, and what has no date last."""
    date = getattr(entry.record, "published", None) or getattr(entry.record, "date", None)
    return -int(last_day(date).replace("-", "")) if date else 0


def _up(vocabulary: str, field: str) -> Callable[[Context, Entry], Iterable[str]]:
    """The terms of a field and all that stand above them: who asks for a parent gets its children too."""

    def get(context: Context, entry: Entry) -> list[str]:
        table = context.catalogue.vocabulary(vocabulary)
        return [above for term in getattr(entry.record, field, []) for above in table.lineage(term)]

    return get


def _plain_field(field: str) -> Callable[[Context, Entry], Iterable[str]]:
    def get(context: Context, entry: Entry) -> list[str]:
        return list(getattr(entry.record, field, []))

    return get


def _publishers(context: Context, entry: Entry) -> list[str]:
    record = entry.record
    if isinstance(record, Resource):
        return list(record.publishers)
    return list(record.agencies) if isinstance(record, (Statement, Activity)) else []


def _type(context: Context, entry: Entry) -> list[str]:
    tables = {Resource: "resource-types", Statement: "statement-types", Activity: "activity-types", Agency: "agency-types"}
    table = tables.get(type(entry.record))
    term = getattr(entry.record, "type", "")
    return [f"{table}:{term}"] if table else []


def _recognition(context: Context, entry: Entry) -> list[str]:
    found = recognize(context.catalogue, entry) if isinstance(entry.record, Practice) else None
    return [found.level] if found else []


def _effect(context: Context, entry: Entry) -> list[str]:
    return [entry.record.effect.level] if isinstance(entry.record, Practice) else []


def _year(context: Context, entry: Entry) -> list[str]:
    date = getattr(entry.record, "published", None) or getattr(entry.record, "date", None)
    return [date[:4]] if date else []


VOCABULARIES = {
    "topics": "topics",
    "audiences": "audiences",
    "regions": "regions",
    "levels": "levels",
    "languages": "languages",
    "effect": "effect-levels",
}
FACETS: dict[str, Callable[[Context, Entry], Iterable[str]]] = {
    "kind": lambda context, entry: [entry.kind],
    "topics": _up("topics", "topics"),
    "audiences": _up("audiences", "audiences"),
    "recognition": _recognition,
    "effect": _effect,
    "publishers": _publishers,
    "type": _type,
    "languages": _plain_field("languages"),
    "regions": _up("regions", "regions"),
    "levels": _plain_field("levels"),
    "year": _year,
}
