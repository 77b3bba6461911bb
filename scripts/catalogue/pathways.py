"""What stands below the text of a pathway: the practices and the resources for an audience; on the index, all audiences."""

from __future__ import annotations

from dataclasses import dataclass

from .addresses import page_path, relative
from .listings import collation, row
from .loading import Entry
from .models import Practice, Resource
from .recognition import LEVELS
from .views import Link, Row, Shelf

FOLDER = "audiences"
MOST = 12
GUIDES = ("handbook", "toolkit", "guidelines")
"""The types of resource that someone at work reaches for first."""


@dataclass(frozen=True)
class Level:
    """The practices of a level of recognition."""

    level: str
    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Pathway:
    """What a pathway shows; `audience` is empty on the index page, which shows the ways only."""

    audience: str
    ways: tuple[Row, ...]
    """The pathways: all of them on the index, the other ones elsewhere."""

    levels: tuple[Level, ...]
    resources: tuple[Row, ...]
    more: Link | None
    """All resources for the audience, with their number as note."""


def pathway(shelf: Shelf, page: str) -> Pathway:
    """The records for the audience whose pathway stands at a path."""
    audience = page.removeprefix(page_path(shelf.site, shelf.language, FOLDER)).strip("/")
    tops = shelf.catalogue.vocabularies["audiences"].children(None)
    ways = tuple(_way(shelf, term.id, page) for term in tops if term.id != audience)
    if not audience:
        return Pathway("", ways, (), (), None)
    found = _resources(shelf, audience)
    address = page_path(shelf.site, shelf.language, "explore")
    more = Link("", f"{relative(shelf.site, address, page)}?kind=resources&audiences={audience}", note=str(len(found)))
    rows = tuple(row(shelf, entry, page) for entry in found[:MOST])
    return Pathway(audience, ways, _levels(shelf, audience, page), rows, more)


def serves(shelf: Shelf, entry: Entry, audience: str) -> bool:
    """True if a record is for an audience or for one below it."""
    table = shelf.catalogue.vocabularies["audiences"]
    return any(audience in table.lineage(term) for term in getattr(entry.record, "audiences", ()))


def _way(shelf: Shelf, audience: str, page: str) -> Row:
    """A pathway as a line of a list; its title stands on its page."""
    pages = shelf.catalogue.pages.get(f"{FOLDER}/{audience}", {})
    data = pages[shelf.language].data if shelf.language in pages else {}
    target = relative(shelf.site, page_path(shelf.site, shelf.language, FOLDER, audience), page)
    link = Link(shelf.label("audiences", audience), target)
    return Row(f"{FOLDER}/{audience}", "", link, data.get("summary") or "", "")


def _levels(shelf: Shelf, audience: str, page: str) -> tuple[Level, ...]:
    """The practices for an audience, the most widely recognized first."""
    entries = [entry for entry in shelf.catalogue.of("practices") if _current(entry) and serves(shelf, entry, audience)]
    rows = sorted((row(shelf, entry, page) for entry in entries), key=lambda item: item.sort)
    groups = [(level, tuple(item.link for item in rows if item.level == level)) for level in LEVELS]
    return tuple(Level(level, shelf.text(f"level-{level}"), links) for level, links in groups if links)


def _resources(shelf: Shelf, audience: str) -> list[Entry]:
    """The resources for an audience in the order in which a reader can use them; older editions are left out."""
    entries = shelf.catalogue.of("resources")
    replaced = {name for entry in entries if isinstance(entry.record, Resource) for name in entry.record.supersedes}
    wanted = [entry for entry in entries if _current(entry) and entry.id not in replaced and serves(shelf, entry, audience)]
    return sorted(wanted, key=lambda entry: _use(shelf, entry))


def _current(entry: Entry) -> bool:
    return isinstance(entry.record, (Practice, Resource)) and entry.record.withdrawn is None


def _use(shelf: Shelf, entry: Entry) -> tuple[bool, bool, bool, bool, int, tuple[str, str]]:
    """The reader's language first, then what is free online, then guides, what was made for the whole world, the newest."""
    record = entry.record
    assert isinstance(record, Resource)
    year = int(record.published[:4]) if record.published else 0
    foreign, closed, other = shelf.language not in record.languages, record.access != "open", record.type not in GUIDES
    return (foreign, closed, other, "world" not in record.regions, -year, collation(entry.name(shelf.language)))
