"""Pathways: the practices and resources for an audience; on the index, all audiences."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.model.records import Resource
from catalogue.recognition.backlinks import status
from catalogue.recognition.levels import LEVELS
from catalogue.source.loading import Entry
from catalogue.views.addresses import page_path, relative
from catalogue.views.context import Context
from catalogue.views.rows import collation, row
from catalogue.views.values import Link, Row

FOLDER = "audiences"
MOST = 12
GUIDES = ("handbook", "toolkit", "guidelines")
"""The most practical types of resource, in order."""


@dataclass(frozen=True)
class Level:
    """The practices of a level of recognition."""

    level: str
    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Pathway:
    """The content of a pathway; on the index page `audience` is empty and there are only links."""

    audience: str
    ways: tuple[Row, ...]
    """Links to pathways: all on the index, the others elsewhere."""

    levels: tuple[Level, ...]
    resources: tuple[Row, ...]
    more: Link | None
    """A link to all resources for the audience, with their number as note."""


def pathway(context: Context, page: str) -> Pathway:
    """The content of the pathway at a path."""
    audience = page.removeprefix(page_path(context.site, context.language, FOLDER)).strip("/")
    tops = context.catalogue.vocabularies["audiences"].children(None)
    ways = tuple(_way(context, term.id, page) for term in tops if term.id != audience)
    if not audience:
        return Pathway("", ways, (), (), None)
    found = _resources(context, audience)
    address = page_path(context.site, context.language, "explore")
    more = Link("", f"{relative(context.site, address, page)}?kind=resources&audiences={audience}", note=str(len(found)))
    rows = tuple(row(context, entry, page) for entry in found[:MOST])
    return Pathway(audience, ways, _levels(context, audience, page), rows, more)


def serves(context: Context, entry: Entry, audience: str) -> bool:
    """True if a record is for an audience or for one below it."""
    table = context.catalogue.vocabularies["audiences"]
    return audience in table.with_parents(entry.terms("audiences"))


def _way(context: Context, audience: str, page: str) -> Row:
    """A pathway as a row of a list."""
    pages = context.catalogue.pages.get(f"{FOLDER}/{audience}", {})
    data = pages[context.language].data if context.language in pages else {}
    target = relative(context.site, page_path(context.site, context.language, FOLDER, audience), page)
    link = Link(context.label("audiences", audience), target)
    return Row(f"{FOLDER}/{audience}", "", link, data.get("summary") or "", "")


def _levels(context: Context, audience: str, page: str) -> tuple[Level, ...]:
    """The practices for an audience, most widely recognized first."""
    practices = context.catalogue.of("practices")
    entries = [entry for entry in practices if not entry.record.withdrawn and serves(context, entry, audience)]
    rows = sorted((row(context, entry, page) for entry in entries), key=lambda item: item.sort)
    groups = [(level, tuple(item.link for item in rows if item.level == level)) for level in LEVELS]
    return tuple(Level(level, context.text(f"level-{level}"), links) for level, links in groups if links)


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
