"""Pathways: the practices and resources for an audience; on the index, all audiences."""

from itertools import groupby
from typing import Any

from catalogue.model.records import Resource
from catalogue.recognition.backlinks import status
from catalogue.source.loading import Entry
from catalogue.views.addresses import page_path
from catalogue.views.context import Context
from catalogue.views.rows import collation, row
from catalogue.views.situations import CARDS, first_things, of_audience, row_of
from catalogue.views.values import Block, Link

FOLDER = "audiences"
MOST = 12
GUIDES = ("handbook", "toolkit", "guidelines")
"""The most practical types of resource, in order."""


def pathway(context: Context, page: str) -> dict[str, Any]:
    """The content of the pathway at a path; on the index `audience` is empty and there are only links."""
    audience = page.removeprefix(page_path(context.site, context.language, FOLDER)).strip("/")
    tops = context.catalogue.vocabularies["audiences"].children(None)
    ways = [row_of(context, FOLDER, term.id, page) for term in tops if term.id != audience]
    resources = _resources(context, audience)
    more = Link("", f"{context.to(page, 'explore')}?kind=resources&audiences={audience}", note=str(len(resources)))
    return {
        "audience": audience,
        "ways": ways,
        "first": first_things(context, f"{FOLDER}/{audience}", page),
        "situations": of_audience(context, audience, page),
        "print": [item for folder in (CARDS, "sessions") for item in of_audience(context, audience, page, folder)],
        "levels": _levels(context, audience, page),
        "resources": [row(context, entry, page) for entry in resources[:MOST]],
        "more": more,
    }


def serves(context: Context, entry: Entry, audience: str) -> bool:
    """True if a record is for an audience or for one below it."""
    table = context.catalogue.vocabularies["audiences"]
    return audience in table.with_parents(entry.terms("audiences"))


def _levels(context: Context, audience: str, page: str) -> tuple[Block, ...]:
    """The practices for an audience, most widely recognized first."""
    practices = context.catalogue.of("practices")
    entries = [entry for entry in practices if not entry.record.withdrawn and serves(context, entry, audience)]
    rows = sorted((row(context, entry, page) for entry in entries), key=lambda item: item.sort)
    groups = ((level, tuple(items)) for level, items in groupby(rows, lambda item: item.level))
    return tuple(Block(level, context.text(f"level-{level}"), items) for level, items in groups)


def _resources(context: Context, audience: str) -> list[Entry]:
    """The resources for an audience in order of usefulness, without older editions."""
    entries = context.catalogue.of("resources")
    wanted = [entry for entry in entries if status(context.catalogue, entry) == "current" and serves(context, entry, audience)]
    return sorted(wanted, key=lambda entry: _use(context, entry))


def _use(context: Context, entry: Entry) -> tuple[bool, bool, bool, bool, int, tuple[str, str]]:
    """The sort key: the reader's language, free online, guides, global scope, newest."""
    record = entry.record
    assert isinstance(record, Resource)
    year = int(record.published[:4]) if record.published else 0
    foreign, closed, other = context.language not in record.languages, record.access != "open", record.type not in GUIDES
    return (foreign, closed, other, "world" not in record.regions, -year, collation(entry.name(context.language)))
