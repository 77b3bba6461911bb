"""Pathways: the practices and resources for an audience; on the index, all audiences."""

from dataclasses import dataclass
from itertools import groupby

from catalogue.model.records import Resource
from catalogue.recognition.backlinks import status
from catalogue.source.loading import Entry
from catalogue.views.addresses import page_path
from catalogue.views.context import Context
from catalogue.views.rows import collation, row
from catalogue.views.situations import FirstThing, first_things, of_audience, row_of
from catalogue.views.values import Block, Link, Row

FOLDER = "audiences"
MOST = 12
GUIDES = ("handbook", "toolkit", "guidelines")
"""The most practical types of resource, in order."""


@dataclass(frozen=True)
class Pathway:
    """The content of a pathway; on the index page `audience` is empty and there are only links."""

    audience: str
    ways: tuple[Row, ...]
    """Links to pathways: all on the index, the others elsewhere."""

    first: tuple[FirstThing, ...]
    """What stands behind the first things to do, in their order."""

    situations: tuple[Row, ...]
    levels: tuple[Block, ...]
    """The practices by their level of recognition."""

    resources: tuple[Row, ...]
    more: Link | None
    """A link to all resources for the audience, with their number as note."""


def pathway(context: Context, page: str) -> Pathway:
    """The content of the pathway at a path."""
    audience = page.removeprefix(page_path(context.site, context.language, FOLDER)).strip("/")
    tops = context.catalogue.vocabularies["audiences"].children(None)
    ways = tuple(row_of(context, FOLDER, term.id, page) for term in tops if term.id != audience)
    if not audience:
        return Pathway("", ways, (), (), (), (), None)
    resources = _resources(context, audience)
    more = Link("", f"{context.to(page, 'explore')}?kind=resources&audiences={audience}", note=str(len(resources)))
    rows = tuple(row(context, entry, page) for entry in resources[:MOST])
    return Pathway(
        audience,
        ways,
        first_things(context, f"{FOLDER}/{audience}", page),
        of_audience(context, audience, page),
        _levels(context, audience, page),
        rows,
        more,
    )


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
