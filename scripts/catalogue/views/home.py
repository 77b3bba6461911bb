"""The home page: audiences, tasks, topics, the practices that all recognize, new texts, and what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from catalogue.model.records import KINDS
from catalogue.recognition.levels import recognized_practices
from catalogue.views.context import Context
from catalogue.views.opportunities import Opportunity, opportunities
from catalogue.views.rows import collation, kind_links, newest_first, row
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
        counts=kind_links(context, page),
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
    counts = Counter(term for entry in context.catalogue.of("practices") for term in table.with_parents(entry.terms(vocabulary)))
    return [
        Link(term.label(context.language), _way(context, page, vocabulary, term.id), note=str(counts[term.id]))
        for term in table.children(None)
    ]


def _way(context: Context, page: str, folder: str, name: str) -> str:
    if folder in KINDS or f"{folder}/{name}" in context.catalogue.pages:
        return context.to(page, folder, name)
    return f"{context.to(page, 'explore')}?{folder}={name}"


def _tasks(context: Context, page: str) -> list[Link]:
    """The tasks of data/tasks.yml, linked to a record or a topic."""
    tasks = context.catalogue.vocabularies.table("tasks").values()
    return [Link(task[context.language], _way(context, page, *task["to"].split("/"))) for task in tasks]


def _recognized(context: Context, page: str) -> tuple[Link, ...]:
    """The practices in a text of the whole group, by name."""
    practices = recognized_practices(context.catalogue)
    links = [context.link(entry, page) for entry, recognition in practices if recognition.level == "all"]
    return tuple(sorted(links, key=lambda link: collation(link.label)))


def _latest(context: Context, page: str) -> tuple[Row, ...]:
    texts = sorted((entry for entry in context.catalogue.of("statements") if entry.date), key=newest_first)
    return tuple(row(context, entry, page) for entry in texts[:NEW])
