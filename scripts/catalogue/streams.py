"""Feeds by kind, topic and agency, and the feed of what changed: each in every language, at addresses that last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape, quoteattr

from . import feeds, history
from .addresses import page_path
from .feeds import Stream
from .loading import Catalogue, Entry
from .models import Activity, Resource, Statement
from .press import Press
from .recognition import recognize
from .views import Shelf, kinds


def files(press: Press, language: str) -> Iterator[tuple[str, str]]:
    """The path and the content of every feed of a language but the main one."""
    shelf = press.shelf(language)
    items = {entry.ref: feeds.item(shelf, entry) for entry in press.catalogue.entries.values()}
    for name, title, entries in _streams(shelf):
        found = feeds.newest(entries)
        latest = found[0].record.reviewed if found else "1970-01-01"
        about = shelf.text("feed-about", name=title)
        stream = Stream(_path(shelf, name), f"{title} · {press.names[language][0]}", about, latest)
        yield stream.path, feeds.atom(press, language, stream, "".join(items[entry.ref] for entry in found))
    yield _path(shelf, "changes"), changes(press, shelf)


def _path(shelf: Shelf, name: str) -> str:
    return f"{shelf.site.prefix(shelf.language)}feeds/{name}.xml"


def _streams(shelf: Shelf) -> Iterator[tuple[str, str, list[Entry]]]:
    """The name, the title and the records of each feed. Every term and agency has one, so that a feed outlives its records."""
    catalogue = shelf.catalogue
    for kind in kinds():
        yield kind, shelf.text(kind), catalogue.of(kind)
    topics = catalogue.vocabularies["topics"]
    by_topic = _sorted_by(catalogue, lambda entry: {above for own in entry.record.topics for above in topics.lineage(own)})
    for topic in topics:
        yield f"topics/{topic.id}", topic.label(shelf.language), by_topic.get(topic.id, [])
    by_agency = _sorted_by(catalogue, lambda entry: _bodies(shelf, entry))
    for agency in catalogue.of("agencies"):
        yield f"agencies/{agency.id}", agency.name(shelf.language), by_agency.get(agency.id, [])


def _sorted_by(catalogue: Catalogue, what: Callable[[Entry], set[str]]) -> dict[str, list[Entry]]:
    """The records of each thing that they are of."""
    found: dict[str, list[Entry]] = {}
    for entry in catalogue.entries.values():
        for name in what(entry):
            found.setdefault(name, []).append(entry)
    return found


def _bodies(shelf: Shelf, entry: Entry) -> set[str]:
    """The agencies that a record is of: itself, its publishers, those who issued it or recognize it."""
    record = entry.record
    names = {entry.id} if entry.kind == "agencies" else set()
    if isinstance(record, Resource):
        names |= set(record.publishers)
    elif isinstance(record, (Statement, Activity)):
        names |= set(record.agencies)
    found = recognize(shelf.catalogue, entry)
    return names | set(found.agencies) if found else names


def changes(press: Press, shelf: Shelf) -> str:
    """The feed of what changed, from the records' own history."""
    page = page_path(shelf.site, shelf.language, "changes")
    found = history.events(shelf, page)
    latest = found[0].day if found else max((e.record.reviewed for e in press.catalogue.entries.values()), default="1970-01-01")
    title = f"{shelf.text('what-changed')} · {press.names[shelf.language][0]}"
    stream = Stream(_path(shelf, "changes"), title, shelf.text("feed-changes"), latest, page)
    return feeds.atom(press, shelf.language, stream, "".join(_change(shelf, event) for event in found))


def _change(shelf: Shelf, event: history.Event) -> str:
    where = shelf.path(event.entry)
    name = shelf.site.iri(f"{page_path(shelf.site, shelf.language, 'changes')}#{event.anchor}")
    foreign = f" xml:lang={quoteattr(event.language)}" if event.language else ""
    return (
        f"<entry><title>{escape(event.entry.name(shelf.language))}</title><id>{escape(name)}</id>"
        f"<updated>{event.day}T00:00:00Z</updated><link href={quoteattr(shelf.site.url + where)}/>"
        f"<category term={quoteattr(event.entry.kind)}/><summary{foreign}>{escape(event.what)}</summary></entry>\n"
    )
