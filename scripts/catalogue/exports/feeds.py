"""Atom feeds in every language: of records and of what changed in them, by kind, topic, agency, place, State.

What changed is the list of changes (`recognition/changes.py`), each change an item of its own.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from catalogue.exports.api import lists
from catalogue.exports.publication import File, Publication
from catalogue.model.participation import states
from catalogue.model.records import KINDS
from catalogue.recognition.changes import changes
from catalogue.recognition.editions import editions
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.state_pages import STATES
from catalogue.views.record import history
from catalogue.views.record.change_words import ToldChange, of_state, told
from catalogue.views.record.recognition_summary import recognition_summary
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title
from catalogue.views.wording.values import Link

FEED_SIZE = 40
CHANGES_SIZE = 200
"""How many items the feed of all changes has at most."""

FOLDERS = {"kind": "", "topic": "topics/", "agency": "agencies/", "region": "places/"}
"""The lists that have feeds, also those without records so that none disappears, and the folders of these."""


@dataclass(frozen=True)
class FeedItem:
    """An item of a feed: what it is called, the path that is its id, where it leads, its days, its text.

    The text has a language if that is not the language of the feed.
    """

    title: str
    path: str
    link: str
    kind: str
    published: str
    updated: str
    text: Link
    is_change: bool = False


@dataclass(frozen=True)
class Feed:
    """A feed: its path, the path of the page to which it belongs, its title, what it is about, its items."""

    path: str
    page: str
    title: str
    about: str
    items: list[FeedItem]


@dataclass(frozen=True)
class News:
    """The items of a language: of each record by its reference, and of each change."""

    records: dict[str, FeedItem]
    changes: list[tuple[ToldChange, FeedItem]]

    def of(self, refs: Container[str], agency: str = "") -> list[FeedItem]:
        """The newest items of some records, and of what changed for an agency."""
        items = [item for ref, item in self.records.items() if ref in refs]
        for change, item in self.changes:
            if change.change.ref in refs or agency in change.change.agencies:
                items.append(item)
        return _newest(items)


def feed_files(publication: Publication, context: Context) -> Iterator[File]:
    """The path and the content of every feed of a language."""
    template = publication.templates.get("feed.xml")
    for feed in _feeds(publication, context):
        yield feed.path, template.render(context=context, feed=feed)


def _feeds(publication: Publication, context: Context) -> Iterator[Feed]:
    """The feed of all records, those of lists, of practices and of States, and that of changes."""
    page = context.page_path("changes")
    every = [(event, _change_item(context, event, page)) for event in history.events(context, page)]
    entries = context.catalogue.entries.values()
    news = News({entry.ref: _item(context, entry) for entry in entries}, every)
    prefix = context.site.prefix(context.language)
    about = context.text("site-description")
    yield Feed(f"{prefix}feed.xml", prefix, context.site_name, about, news.of(news.records))
    for name in FOLDERS:
        yield from _feeds_of_list(publication, context, name, news)
    yield from _feeds_of_practices(context, news)
    yield from _feeds_of_states(context)
    items = [item for _, item in every[:CHANGES_SIZE]]
    path = f"{prefix}feeds/changes.xml"
    yield Feed(path, page, context.text("what-changed"), context.text("feed-changes"), items)


def _feeds_of_list(
    publication: Publication, context: Context, name: str, news: News
) -> Iterator[Feed]:
    """The feed of each value of a list; of regions, only those that have a page."""
    prefix = context.site.prefix(context.language)
    for value, (labels, refs) in lists.grouped(publication)[name].items():
        if name == "region" and f"places/{value}" not in context.catalogue.pages:
            continue
        label = labels[context.language]
        path = f"{prefix}feeds/{FOLDERS[name]}{value}.xml"
        page = _page_of_list(context, name, value)
        items = news.of(set(refs), agency=value if name == "agency" else "")
        about = context.text("feed-about", name=label)
        yield Feed(path, page, label, about, items)


def _page_of_list(context: Context, name: str, value: str) -> str:
    """The path of the page on a value of a list; that of the home page if there is none."""
    page = f"{FOLDERS[name]}{value}" if FOLDERS[name] else f"{value}/index"
    is_page = page in context.catalogue.pages or page in context.catalogue.entries
    return context.page_path(page) if is_page else context.page_path()


def _feeds_of_practices(context: Context, news: News) -> Iterator[Feed]:
    """The feed of each practice: that it was added, and what changed in it and in its steps."""
    prefix = context.site.prefix(context.language)
    for entry in context.catalogue.of("practices"):
        title = record_title(context, entry)
        about = context.text("feed-about-practice", name=title)
        path = f"{prefix}feeds/{entry.ref}.xml"
        yield Feed(path, context.path(entry), title, about, news.of({entry.ref}))


def _feeds_of_states(context: Context) -> Iterator[Feed]:
    """The feed of each State that has a page: what lists of parties were told of it."""
    prefix = context.site.prefix(context.language)
    for code, name in states(context.catalogue.vocabularies).items():
        if f"{STATES}/{name}" in context.catalogue.pages:
            page = context.page_path(STATES, name)
            label = context.label("regions", name)
            about = context.text("feed-about-state", name=label)
            items = _newest(_items_of_state(context, code, page))
            yield Feed(f"{prefix}feeds/{STATES}/{name}.xml", page, label, about, items)


def _items_of_state(context: Context, code: str, page: str) -> Iterator[FeedItem]:
    for change in changes(context.catalogue):
        if only := of_state(change, code):
            yield _change_item(context, told(context, only, page), page)


def _change_item(context: Context, event: ToldChange, page: str) -> FeedItem:
    """A change as an item. Its id is its anchor on a page, wherever it is told later."""
    name = record_title(context, event.entry) if event.entry else event.link.label
    link = context.path(event.entry) if event.entry else page
    if event.step and event.entry:
        link = f"{link}#{event.change.step}"
    return FeedItem(
        title=f"{name}{context.text('colon')} {event.step.label}" if event.step else name,
        path=f"{page}#{event.anchor}",
        link=link,
        kind=event.change.ref.partition("/")[0],
        published=event.day,
        updated=event.day,
        text=event.what,
        is_change=True,
    )


def _item(context: Context, entry: Entry) -> FeedItem:
    """A record as an item: its summary, and its recognition in one line.

    Where there are editions, its changes are items of their own, and it stays at its first day.
    """
    text, recognition = entry.summary(context.language), None
    if entry.kind == "practices":
        recognition = recognition_summary(context, entry, context.path(entry))
    if recognition:
        text = f"{text} {recognition['seal']}"
    published, updated = days(context.catalogue, entry)
    return FeedItem(
        title=record_title(context, entry),
        path=context.page_path(entry.first_ref),
        link=context.path(entry),
        kind=entry.kind,
        published=published,
        updated=published if editions(context.catalogue) else updated,
        text=Link(text.rstrip()),
    )


def _newest(items: Iterable[FeedItem]) -> list[FeedItem]:
    """The newest items; of a day first what changed, then records by kind as the site has them."""
    kinds = list(KINDS)
    ordered = sorted(
        items, key=lambda item: (not item.is_change, kinds.index(item.kind), item.path)
    )
    return sorted(ordered, key=lambda item: item.updated, reverse=True)[:FEED_SIZE]
