"""Atom feeds in every language: of all records, by kind, topic and agency, and of what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from catalogue.exports.publication import Publication
from catalogue.recognition.backlinks import agencies_of
from catalogue.source.loading import NO_REVIEW, Catalogue, Entry
from catalogue.views import history
from catalogue.views.addresses import page_path
from catalogue.views.context import Context, kinds
from catalogue.views.recognition_summary import recognition_summary

FEED_SIZE = 40


def files(publication: Publication, language: str) -> Iterator[tuple[str, str]]:
    """The path and the content of every feed of a language."""
    context = publication.context(language)
    items = {entry.ref: _record_item(context, entry) for entry in publication.catalogue.entries.values()}
    for path, title, about, entries in _record_feeds(context):
        newest = _newest(entries)
        latest = newest[0].record.reviewed if newest else NO_REVIEW
        home = page_path(context.site, language)
        yield path, _atom(context, path, home, title, about, latest, [items[entry.ref] for entry in newest])
    path = _path(context, "changes")
    yield path, _changes(context, path)


def _path(context: Context, name: str) -> str:
    return f"{context.site.prefix(context.language)}feeds/{name}.xml"


def _record_feeds(context: Context) -> Iterator[tuple[str, str, str, Iterable[Entry]]]:
    """Path, title, description and records of each feed."""
    path = f"{context.site.prefix(context.language)}feed.xml"
    yield path, context.site_name, context.site_description, context.catalogue.entries.values()
    for name, title, entries in _topical_feeds(context):
        yield _path(context, name), f"{title} · {context.site_name}", context.text("feed-about", name=title), entries


def _topical_feeds(context: Context) -> Iterator[tuple[str, str, list[Entry]]]:
    """Name, title and records of each feed by kind, topic and agency; those without records too, so that none disappears."""
    catalogue = context.catalogue
    for kind in kinds():
        yield kind, context.text(kind), catalogue.of(kind)
    topics = catalogue.vocabularies["topics"]
    by_topic = _grouped(catalogue, lambda entry: topics.with_parents(entry.record.topics))
    for topic in topics:
        yield f"topics/{topic.id}", topic.label(context.language), by_topic.get(topic.id, [])
    by_agency = _grouped(catalogue, lambda entry: agencies_of(catalogue, entry))
    for agency in catalogue.of("agencies"):
        yield f"agencies/{agency.id}", agency.name(context.language), by_agency.get(agency.id, [])


def _grouped(catalogue: Catalogue, names: Callable[[Entry], list[str]]) -> dict[str, list[Entry]]:
    """The records by each of their names."""
    groups: dict[str, list[Entry]] = {}
    for entry in catalogue.entries.values():
        for name in dict.fromkeys(names(entry)):
            groups.setdefault(name, []).append(entry)
    return groups


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    """The records that were reviewed last, the newest first."""
    ordered = sorted(entries, key=lambda entry: entry.ref)
    return sorted(ordered, key=lambda entry: entry.record.reviewed, reverse=True)[:FEED_SIZE]


def _changes(context: Context, path: str) -> str:
    """The feed of what changed, from the history of the records."""
    page = page_path(context.site, context.language, "changes")
    events = history.events(context, page)
    latest = events[0].day if events else context.catalogue.latest_review
    title = f"{context.text('what-changed')} · {context.site_name}"
    items = [_item(context, event.entry, f"{page}#{event.anchor}", event.day, event.what, event.language) for event in events]
    return _atom(context, path, page, title, context.text("feed-changes"), latest, items)


def _atom(context: Context, path: str, page: str, title: str, about: str, latest: str, items: list[str]) -> str:
    """A feed at a path that belongs to a page, with the day of its latest item."""
    base = context.site.url
    xml_base = f" xml:base={quoteattr(base)}" if base else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{context.language}"{xml_base}>\n'
        f"<title>{escape(title)}</title>\n<subtitle>{escape(about)}</subtitle>\n"
        f"<id>{escape(context.site.iri(path))}</id>\n<updated>{latest}T00:00:00Z</updated>\n"
        f"<author><name>{escape(context.site_name)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(base + path)}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(base + page or "./")}/>\n'
        f"{''.join(items)}</feed>\n"
    )


def _record_item(context: Context, entry: Entry) -> str:
    """A record in a feed."""
    path, summary = context.path(entry), entry.summary(context.language)
    recognition = recognition_summary(context, entry, path) if entry.kind == "practices" else None
    text = f"{summary} {recognition.seal}" if recognition else summary
    return _item(context, entry, path, entry.record.reviewed, text)


def _item(context: Context, entry: Entry, identifier: str, day: str, text: str, language: str = "") -> str:
    """An item about a record: its text, with the language if it is not that of the feed."""
    foreign = f" xml:lang={quoteattr(language)}" if language else ""
    return (
        f"<entry><title>{escape(context.title(entry))}</title><id>{escape(context.site.iri(identifier))}</id>"
        f"<updated>{day}T00:00:00Z</updated><link href={quoteattr(context.site.url + context.path(entry))}/>"
        f"<category term={quoteattr(entry.kind)}/><summary{foreign}>{escape(text)}</summary></entry>\n"
    )
