"""Feeds by kind, topic and agency, and the feed of what changed: each in every language, at addresses that last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape, quoteattr

from catalogue.exports import feeds
from catalogue.exports.feeds import Stream
from catalogue.exports.publication import Publication
from catalogue.recognition.backlinks import agencies_of
from catalogue.source.loading import NO_REVIEW, Catalogue, Entry
from catalogue.views import history
from catalogue.views.addresses import page_path
from catalogue.views.context import Context, kinds


def files(publication: Publication, language: str) -> Iterator[tuple[str, str]]:
    """The path and the content of every feed of a language but the main one."""
    context = publication.context(language)
    items = {entry.ref: feeds.item(context, entry) for entry in publication.catalogue.entries.values()}
    for name, title, entries in _streams(context):
        found = feeds.newest(entries)
        latest = found[0].record.reviewed if found else NO_REVIEW
        about = context.text("feed-about", name=title)
        stream = Stream(_path(context, name), f"{title} · {publication.site.names[language][0]}", about, latest)
        yield stream.path, feeds.atom(publication, language, stream, "".join(items[entry.ref] for entry in found))
    yield _path(context, "changes"), changes(publication, context)


def _path(context: Context, name: str) -> str:
    return f"{context.site.prefix(context.language)}feeds/{name}.xml"


def _streams(context: Context) -> Iterator[tuple[str, str, list[Entry]]]:
    """The name, the title and the records of each feed. Every term and agency has one, so that a feed outlives its records."""
    catalogue = context.catalogue
    for kind in kinds():
        yield kind, context.text(kind), catalogue.of(kind)
    topics = catalogue.vocabularies["topics"]
    by_topic = _sorted_by(catalogue, lambda entry: topics.with_parents(entry.record.topics))
    for topic in topics:
        yield f"topics/{topic.id}", topic.label(context.language), by_topic.get(topic.id, [])
    by_agency = _sorted_by(catalogue, lambda entry: agencies_of(catalogue, entry))
    for agency in catalogue.of("agencies"):
        yield f"agencies/{agency.id}", agency.name(context.language), by_agency.get(agency.id, [])


def _sorted_by(catalogue: Catalogue, what: Callable[[Entry], list[str]]) -> dict[str, list[Entry]]:
    """The records of each thing that they are of."""
    found: dict[str, list[Entry]] = {}
    for entry in catalogue.entries.values():
        for name in dict.fromkeys(what(entry)):
            found.setdefault(name, []).append(entry)
    return found


def changes(publication: Publication, context: Context) -> str:
    """The feed of what changed, from the records' own history."""
    page = page_path(context.site, context.language, "changes")
    found = history.events(context, page)
    latest = found[0].day if found else publication.catalogue.latest_review
    title = f"{context.text('what-changed')} · {publication.site.names[context.language][0]}"
    stream = Stream(_path(context, "changes"), title, context.text("feed-changes"), latest, page)
    return feeds.atom(publication, context.language, stream, "".join(_change(context, event) for event in found))


def _change(context: Context, event: history.Event) -> str:
    where = context.path(event.entry)
    name = context.site.iri(f"{page_path(context.site, context.language, 'changes')}#{event.anchor}")
    foreign = f" xml:lang={quoteattr(event.language)}" if event.language else ""
    return (
        f"<entry><title>{escape(event.entry.name(context.language))}</title><id>{escape(name)}</id>"
        f"<updated>{event.day}T00:00:00Z</updated><link href={quoteattr(context.site.url + where)}/>"
        f"<category term={quoteattr(event.entry.kind)}/><summary{foreign}>{escape(event.what)}</summary></entry>\n"
    )
