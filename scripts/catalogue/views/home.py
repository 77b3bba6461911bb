"""The home page: what a visitor is, what a visitor needs, what all recognize, what is new and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.model.records import KINDS
from catalogue.recognition.levels import recognize
from catalogue.views.addresses import page_path, relative
from catalogue.views.context import Context
from catalogue.views.opportunities import Opportunity, opportunities
from catalogue.views.rows import collation, newest_first, row
from catalogue.views.values import Link, Row

NEW = 4
MISSING = {"joint-statements": 2, "joint-activities": 2, "languages": 1, "regions": 1}
"""How many candidates of each family the home page shows."""


@dataclass(frozen=True)
class Home:
    """The content of the home page in addition to its text."""

    counts: tuple[Link, ...]
    audiences: tuple[Link, ...]
    tasks: tuple[Link, ...]
    topics: tuple[Link, ...]
    recognized: tuple[Link, ...]
    latest: tuple[Row, ...]
    missing: tuple[Opportunity, ...]


def home(context: Context, page: str) -> Home:
    """The home page for the readers of a language."""
    return Home(
        counts=tuple(
            Link(context.text(kind), _to(context, page, kind), note=str(len(context.catalogue.of(kind)))) for kind in KINDS
        ),
        audiences=tuple(_ways(context, page, "audiences")),
        tasks=tuple(_tasks(context, page)),
        topics=tuple(_ways(context, page, "topics")),
        recognized=_recognized(context, page),
        latest=_latest(context, page),
        missing=tuple(
            item for family in opportunities(context, page).families for item in family.items[: MISSING.get(family.id, 0)]
        ),
    )


def _ways(context: Context, page: str, vocabulary: str) -> list[Link]:
    """The top terms of a vocabulary with their numbers of practices, linked to their own page or else to a filter."""
    table = context.catalogue.vocabularies[vocabulary]
    carried = [table.with_parents(entry.terms(vocabulary)) for entry in context.catalogue.of("practices")]
    return [
        Link(
            term.label(context.language), _way(context, page, vocabulary, term.id), note=str(sum(term.id in ids for ids in carried))
        )
        for term in table.children(None)
    ]


def _way(context: Context, page: str, vocabulary: str, term_id: str) -> str:
    if f"{vocabulary}/{term_id}" in context.catalogue.pages:
        return _to(context, page, vocabulary, term_id)
    return _to(context, page, "explore") + f"?{vocabulary}={term_id}"


def _tasks(context: Context, page: str) -> list[Link]:
    """The tasks of data/tasks.yml, linked to a record or a topic."""
    rows = context.catalogue.vocabularies.table("tasks").values()
    return [Link(row_[context.language], _task(context, page, row_["to"])) for row_ in rows]


def _task(context: Context, page: str, target: str) -> str:
    kind, _, name = target.partition("/")
    return _to(context, page, kind, name) if kind in KINDS else _to(context, page, "explore") + f"?{kind}={name}"


def _recognized(context: Context, page: str) -> tuple[Link, ...]:
    """The practices in a text of the whole group, by name."""
    pairs = [(entry, recognize(context.catalogue, entry)) for entry in context.catalogue.of("practices")]
    links = [context.link(entry, page) for entry, found in pairs if found and found.level == "all"]
    return tuple(sorted(links, key=lambda link: collation(link.label)))


def _latest(context: Context, page: str) -> tuple[Row, ...]:
    texts = sorted((entry for entry in context.catalogue.of("statements") if entry.date), key=newest_first)
    return tuple(row(context, entry, page) for entry in texts[:NEW])


def _to(context: Context, page: str, *parts: str) -> str:
    return relative(context.site, page_path(context.site, context.language, *parts), page)
