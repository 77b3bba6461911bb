"""Atom feeds in every language: of all records, by kind, topic and agency, and of what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalogue.exports.publication import Publication
from catalogue.recognition.backlinks import agencies_of
from catalogue.source.days import days
from catalogue.source.loading import Catalogue, Entry
from catalogue.views import history
from catalogue.views.addresses import page_path
from catalogue.views.context import Context, kinds
from catalogue.views.recognition_summary import recognition_summary

FEED_SIZE = 40


@dataclass(frozen=True)
class Item:
    """An item about a record: its text, with the language if it is not that of the feed."""

    title: str
    id: str
    published: str
    updated: str
    link: str
    kind: str
    text: str
    language: str


def files(publication: Publication, language: str) -> Iterator[tuple[str, str]]:
    """The path and the content of every feed of a language."""
    context, template = publication.context(language), publication.templates.get("feed.xml")
    items = {entry.ref: _record_item(context, entry) for entry in publication.catalogue.entries.values()}
    home, changes = page_path(context.site, language), page_path(context.site, language, "changes")
    feeds = [
        (path, home, title, about, sorted((items[entry.ref] for entry in entries), key=_order)[:FEED_SIZE])
        for path, title, about, entries in _record_feeds(context)
    ]
    title = f"{context.text('what-changed')} · {context.site_name}"
    feeds.append((_path(context, "changes"), changes, title, context.text("feed-changes"), _changes(context, changes)))
    for path, page, title, about, found in feeds:
        latest = found[0].updated if found else publication.catalogue.latest_review
        yield path, template.render(context=context, path=path, page=page, title=title, about=about, latest=latest, items=found)


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


def _order(item: Item) -> tuple[int, int, str]:
    """The sort key: the newest first, those of a day by kind as the site has them."""
    return -int(item.updated.replace("-", "")), kinds().index(item.kind), item.id


def _changes(context: Context, page: str) -> list[Item]:
    """What changed, from the history of the records."""
    return [
        _item(context, event.entry, f"{page}#{event.anchor}", event.day, event.day, event.what, event.language)
        for event in history.events(context, page)
    ]


def _record_item(context: Context, entry: Entry) -> Item:
    """A record in a feed."""
    summary = entry.summary(context.language)
    recognition = recognition_summary(context, entry, context.path(entry)) if entry.kind == "practices" else None
    text = f"{summary} {recognition.seal}" if recognition else summary
    created, modified = days(context.catalogue, entry)
    return _item(context, entry, page_path(context.site, context.language, entry.first_ref), created, modified, text)


def _item(context: Context, entry: Entry, path: str, published: str, updated: str, text: str, language: str = "") -> Item:
    link = context.site.url + context.path(entry)
    return Item(entry.name(context.language), context.site.iri(path), published, updated, link, entry.kind, text, language)
