"""Explore: every record with everything by which it can be chosen, as columns that a browser filters in a moment.

The page holds the first rows as plain HTML. `columns` is one small file; rows come in shards, and only those shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .dates import last_day
from .listings import collation, row
from .loading import Entry
from .models import Activity, Agency, Practice, Resource, Statement
from .recognition import LEVELS, recognize
from .views import Row, Shelf, kinds

SHARD = 100
ON_PAGE = 600


@dataclass(frozen=True)
class Option:
    """A value of a facet: its id, its words, how deep it stands below others, how many records carry it."""

    id: str
    label: str
    depth: int
    count: int


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

    @property
    def on_page(self) -> tuple[Row, ...]:
        """The rows that the page itself holds."""
        return self.rows[:ON_PAGE]


def exploration(shelf: Shelf, page: str) -> Exploration:
    """Explore for the readers of a language, with links that start from a page."""
    entries = sorted(shelf.catalogue.entries.values(), key=lambda entry: _default_order(shelf, entry))
    carried = tuple({name: tuple(dict.fromkeys(get(shelf, entry))) for name, get in FACETS.items()} for entry in entries)
    facets = tuple(facet for name in FACETS if (facet := _facet(shelf, name, carried)).options)
    return Exploration(tuple(entries), tuple(row(shelf, entry, page) for entry in entries), facets, carried)


def columns(shelf: Shelf, found: Exploration) -> dict[str, Any]:
    """What the browser filters: per facet and record the positions of its options, and the orders of sorting."""
    places = {facet.id: {option.id: place for place, option in enumerate(facet.options)} for facet in found.facets}
    numbers = range(len(found.entries))
    return {
        "shard": SHARD,
        "pages": [shelf.path(entry).strip("/") for entry in found.entries],
        "facets": {name: [[place[i] for i in ids[name]] for ids in found.carried] for name, place in places.items()},
        "orders": {
            "title": sorted(numbers, key=lambda n: collation(found.rows[n].link.label)),
            "newest": sorted(numbers, key=lambda n: (_newest(found.entries[n]), n)),
        },
    }


def shards(found: Exploration) -> list[list[dict[str, Any]]]:
    """The rows in files of a hundred."""
    rows = [_plain(item) for item in found.rows]
    return [rows[start : start + SHARD] for start in range(0, len(rows), SHARD)]


def _plain(item: Row) -> dict[str, Any]:
    """A row as the browser prints it; what is empty is left out."""
    full = {
        "ref": item.ref,
        "title": item.link.label,
        "lang": item.link.language,
        "url": item.link.url,
        "kind": item.kind,
        "summary": item.summary,
        "summaryLang": item.summary_language,
        "level": item.level,
        "levelLabel": item.level_label,
        "badges": list(item.badges),
    }
    return {name: value for name, value in full.items() if value}


def _facet(shelf: Shelf, name: str, carried: Iterable[dict[str, tuple[str, ...]]]) -> Facet:
    counts: dict[str, int] = {}
    for record in carried:
        for option in record[name]:
            counts[option] = counts.get(option, 0) + 1
    options = tuple(Option(i, *_words(shelf, name, i), counts[i]) for i in _ordered(shelf, name, counts))
    return Facet(name, shelf.text(f"facet-{name}"), options)


def _words(shelf: Shelf, name: str, option: str) -> tuple[str, int]:
    """The words of an option and its depth."""
    if name == "kind":
        return shelf.text(option), 0
    if name == "recognition":
        return shelf.text(f"level-{option}"), 0
    if name == "year":
        return option, 0
    if name == "publishers":
        return shelf.agency(option, "", short=True).label, 0
    table, _, term = option.partition(":") if name == "type" else (VOCABULARIES[name], "", option)
    vocabulary = shelf.catalogue.vocabulary(table)
    return vocabulary.label(term, shelf.language), len(vocabulary.lineage(term)) - 1


def _ordered(shelf: Shelf, name: str, counts: dict[str, int]) -> list[str]:
    """The options in the order of their vocabulary, parents first; names by the alphabet, years from the newest."""
    if name == "year":
        return sorted(counts, reverse=True)
    if name == "recognition":
        return [level for level in LEVELS if level in counts]
    if name == "kind":
        return [kind for kind in kinds() if kind in counts]
    if name in ("topics", "audiences", "regions"):
        return [term for term in _tree(shelf, VOCABULARIES[name]) if term in counts]
    return sorted(counts, key=lambda option: collation(_words(shelf, name, option)[0]))


@lru_cache(maxsize=16)
def _tree(shelf: Shelf, vocabulary: str) -> tuple[str, ...]:
    """Every term, each directly below its parent."""
    table = shelf.catalogue.vocabulary(vocabulary)

    def below(parent: str | None) -> list[str]:
        return [name for term in table.children(parent) for name in (term.id, *below(term.id))]

    return tuple(below(None))


def _default_order(shelf: Shelf, entry: Entry) -> tuple[int, int, tuple[str, str]]:
    found = recognize(shelf.catalogue, entry) if isinstance(entry.record, Practice) else None
    return (kinds().index(entry.kind), LEVELS.index(found.level) if found else 0, collation(entry.name(shelf.language)))


def _newest(entry: Entry) -> int:
    date = getattr(entry.record, "published", None) or getattr(entry.record, "date", None)
    return -int(last_day(date).replace("-", "")) if date else 0


def _up(vocabulary: str, field: str) -> Callable[[Shelf, Entry], Iterable[str]]:
    """The terms of a field and all that stand above them: who asks for a parent gets its children too."""

    def get(shelf: Shelf, entry: Entry) -> list[str]:
        table = shelf.catalogue.vocabulary(vocabulary)
        return [above for term in getattr(entry.record, field, []) for above in table.lineage(term)]

    return get


def _plain_field(field: str) -> Callable[[Shelf, Entry], Iterable[str]]:
    def get(shelf: Shelf, entry: Entry) -> list[str]:
        return list(getattr(entry.record, field, []))

    return get


def _publishers(shelf: Shelf, entry: Entry) -> list[str]:
    record = entry.record
    if isinstance(record, Resource):
        return list(record.publishers)
    return list(record.agencies) if isinstance(record, (Statement, Activity)) else []


def _type(shelf: Shelf, entry: Entry) -> list[str]:
    tables = {Resource: "resource-types", Statement: "statement-types", Activity: "activity-types", Agency: "agency-types"}
    table = tables.get(type(entry.record))
    term = getattr(entry.record, "type", "")
    return [f"{table}:{term}"] if table else []


def _recognition(shelf: Shelf, entry: Entry) -> list[str]:
    found = recognize(shelf.catalogue, entry) if isinstance(entry.record, Practice) else None
    return [found.level] if found else []


def _effect(shelf: Shelf, entry: Entry) -> list[str]:
    return [entry.record.effect.level] if isinstance(entry.record, Practice) else []


def _year(shelf: Shelf, entry: Entry) -> list[str]:
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
FACETS: dict[str, Callable[[Shelf, Entry], Iterable[str]]] = {
    "kind": lambda shelf, entry: [entry.kind],
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
