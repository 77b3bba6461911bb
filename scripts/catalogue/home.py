"""The home page: what a visitor is, what a visitor needs, what all recognize, what is new and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from .addresses import page_path, relative
from .dates import last_day
from .listings import collation, row
from .models import KINDS, Practice
from .opportunities import Opportunity, opportunities
from .recognition import recognize
from .views import Link, Row, Shelf

NEW = 4
MISSING = {"joint-statements": 2, "joint-activities": 2, "languages": 1, "regions": 1}
"""How many candidates of each family the home page shows."""


@dataclass(frozen=True)
class Home:
    """What the home page shows beside its text."""

    counts: tuple[Link, ...]
    audiences: tuple[Link, ...]
    tasks: tuple[Link, ...]
    topics: tuple[Link, ...]
    recognized: tuple[Link, ...]
    latest: tuple[Row, ...]
    missing: tuple[Opportunity, ...]


def home(shelf: Shelf, page: str) -> Home:
    """The home page for the readers of a language."""
    return Home(
        counts=tuple(Link(shelf.text(kind), _to(shelf, page, kind), note=str(len(shelf.catalogue.of(kind)))) for kind in KINDS),
        audiences=tuple(_ways(shelf, page, "audiences")),
        tasks=tuple(_tasks(shelf, page)),
        topics=tuple(_ways(shelf, page, "topics")),
        recognized=_recognized(shelf, page),
        latest=_latest(shelf, page),
        missing=tuple(item for family in opportunities(shelf, page).families for item in family.items[: MISSING.get(family.id, 0)]),
    )


def _ways(shelf: Shelf, page: str, vocabulary: str) -> list[Link]:
    """The top terms of a vocabulary, each with the number of practices below it; a page of its own before a filter."""
    table = shelf.catalogue.vocabularies[vocabulary]
    carried = [
        {above for term in getattr(entry.record, vocabulary) for above in table.lineage(term)}
        for entry in shelf.catalogue.of("practices")
        if isinstance(entry.record, Practice)
    ]
    return [
        Link(term.label(shelf.language), _way(shelf, page, vocabulary, term.id), note=str(sum(term.id in ids for ids in carried)))
        for term in table.children(None)
    ]


def _way(shelf: Shelf, page: str, vocabulary: str, term_id: str) -> str:
    if f"{vocabulary}/{term_id}" in shelf.catalogue.pages:
        return _to(shelf, page, vocabulary, term_id)
    return _to(shelf, page, "explore") + f"?{vocabulary}={term_id}"


def _tasks(shelf: Shelf, page: str) -> list[Link]:
    """The lines of data/tasks.yml: each leads to a record or to a topic."""
    rows = shelf.catalogue.vocabularies.table("tasks").values()
    return [Link(row_[shelf.language], _task(shelf, page, row_["to"])) for row_ in rows]


def _task(shelf: Shelf, page: str, target: str) -> str:
    kind, _, name = target.partition("/")
    return _to(shelf, page, kind, name) if kind in KINDS else _to(shelf, page, "explore") + f"?{kind}={name}"


def _recognized(shelf: Shelf, page: str) -> tuple[Link, ...]:
    """The practices that stand in a text of the whole group, by name."""
    pairs = [(entry, recognize(shelf.catalogue, entry)) for entry in shelf.catalogue.of("practices")]
    links = [shelf.link(entry, page) for entry, found in pairs if found and found.level == "all"]
    return tuple(sorted(links, key=lambda link: collation(link.label)))


def _latest(shelf: Shelf, page: str) -> tuple[Row, ...]:
    texts = [entry for entry in shelf.catalogue.of("statements") if getattr(entry.record, "date", None)]
    texts.sort(key=lambda entry: last_day(getattr(entry.record, "date", "")), reverse=True)
    return tuple(row(shelf, entry, page) for entry in texts[:NEW])


def _to(shelf: Shelf, page: str, *parts: str) -> str:
    return relative(shelf.site, page_path(shelf.site, shelf.language, *parts), page)
