"""Atom feeds in every language: of all records, by kind, topic and agency, and of what changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.exports.api import lists
from catalogue.exports.publication import File, Publication
from catalogue.model.records import KINDS
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.views.record import history
from catalogue.views.record.recognition_summary import recognition_summary
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Link

FEED_SIZE = 40
FOLDERS = {"kind": "", "topic": "topics/", "agency": "agencies/", "region": "places/"}
"""The lists that have feeds, also those without records so that none disappears, and the folders of these."""


@dataclass(frozen=True)
class FeedItem:
    """An item of a feed: its record, its path, its days, and its text.

    The text has a language if that is not the language of the feed.
    """

    entry: Entry
    path: str
    published: str
    updated: str
    text: Link


@dataclass(frozen=True)
class Feed:
    """A feed: its path, the path of the page to which it belongs, its title, what it is about, its items."""

    path: str
    page: str
    title: str
    about: str
    items: list[FeedItem]


def feed_files(publication: Publication, context: Context) -> Iterator[File]:
    """The path and the content of every feed of a language."""
    template = publication.templates.get("feed.xml")
    for feed in _feeds(publication, context):
        yield feed.path, template.render(context=context, feed=feed)


def _feeds(publication: Publication, context: Context) -> Iterator[Feed]:
    """The feed of all records, those of lists, and that of changes."""
    items = {entry.ref: _item(context, entry) for entry in context.catalogue.entries.values()}
    prefix = context.site.prefix(context.language)
    about = context.text("site-description")
    yield Feed(f"{prefix}feed.xml", prefix, context.site_name, about, _newest(items.values()))
    for name in FOLDERS:
        yield from _feeds_of_list(publication, context, name, items)
    yield _changes(context)


def _feeds_of_list(
    publication: Publication, context: Context, name: str, items: dict[str, FeedItem]
) -> Iterator[Feed]:
    """The feed of each value of a list; of regions, only those that have a page."""
    prefix = context.site.prefix(context.language)
    for value, (labels, refs) in lists.grouped(publication)[name].items():
        if name == "region" and f"places/{value}" not in context.catalogue.pages:
            continue
        label = labels[context.language]
        path = f"{prefix}feeds/{FOLDERS[name]}{value}.xml"
        newest = _newest(items[ref] for ref in refs)
        page = _page_of_list(context, name, value)
        yield Feed(path, page, label, context.text("feed-about", name=label), newest)


def _page_of_list(context: Context, name: str, value: str) -> str:
    """The path of the page on a value of a list; that of the home page if there is none."""
    page = f"{FOLDERS[name]}{value}" if FOLDERS[name] else f"{value}/index"
    is_page = page in context.catalogue.pages or page in context.catalogue.entries
    return context.page_path(page) if is_page else context.page_path()


def _changes(context: Context) -> Feed:
    """What changed in records, as the page of changes tells it."""
    page, items = context.page_path("changes"), []
    for event in history.events(context, page):
        path, day = f"{page}#{event['anchor']}", event["day"]
        items.append(FeedItem(event["entry"], path, day, day, event["what"]))
    path = f"{context.site.prefix(context.language)}feeds/changes.xml"
    return Feed(path, page, context.text("what-changed"), context.text("feed-changes"), items)


def _item(context: Context, entry: Entry) -> FeedItem:
    """A record as an item: its summary, and its recognition in one line."""
    text, recognition = entry.summary(context.language), None
    if entry.kind == "practices":
        recognition = recognition_summary(context, entry, context.path(entry))
    if recognition:
        text = f"{text} {recognition['seal']}"
    published, updated = days(context.catalogue, entry)
    path = context.page_path(entry.first_ref)
    return FeedItem(entry, path, published, updated, Link(text.rstrip()))


def _newest(items: Iterable[FeedItem]) -> list[FeedItem]:
    """The items that changed last, the newest first, those of a day by kind as the site has them."""
    kinds = list(KINDS)
    ordered = sorted(items, key=lambda item: (kinds.index(item.entry.kind), item.path))
    return sorted(ordered, key=lambda item: item.updated, reverse=True)[:FEED_SIZE]
