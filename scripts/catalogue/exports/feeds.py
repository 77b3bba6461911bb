"""Atom feeds in every language: of all records, by kind, topic and agency, and of what changed."""

from collections.abc import Iterator
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
class Item:
    """An item of a feed: its record, its path, its days, and its text with the language if it is not that of the feed."""

    entry: Entry
    path: str
    published: str
    updated: str
    text: Link


def files(publication: Publication, context: Context) -> Iterator[File]:
    """The path and the content of every feed of a language."""
    template = publication.templates.get("feed.xml")
    items = {}
    for entry in publication.catalogue.entries.values():
        recognition = (
            recognition_summary(context, entry, context.path(entry))
            if entry.kind == "practices"
            else None
        )
        text = f"{entry.summary(context.language)} {recognition['seal'] if recognition else ''}".rstrip()
        published, updated = days(publication.catalogue, entry)
        items[entry.ref] = Item(
            entry, context.page_path(entry.first_ref), published, updated, Link(text)
        )
    for path, page, title, about, listed in _feeds(publication, context, items):
        yield (
            path,
            template.render(
                context=context, path=path, page=page, title=title, about=about, items=listed
            ),
        )


def _feeds(
    publication: Publication, context: Context, items: dict[str, Item]
) -> Iterator[tuple[str, str, str, str, list[Item]]]:
    """Path, page, title, description and items of each feed."""
    prefix = context.site.prefix(context.language)
    yield (
        f"{prefix}feed.xml",
        prefix,
        context.site_name,
        context.text("site-description"),
        _newest(list(items.values())),
    )
    for name, folder in FOLDERS.items():
        for value, (labels, refs) in lists.grouped(publication)[name].items():
            if name == "region" and f"places/{value}" not in publication.catalogue.pages:
                continue
            label, listed = labels[context.language], _newest([items[ref] for ref in refs])
            yield (
                f"{prefix}feeds/{folder}{value}.xml",
                prefix,
                label,
                context.text("feed-about", name=label),
                listed,
            )
    page = context.page_path("changes")
    events = (
        (event["entry"], event["anchor"], event["day"], event["what"])
        for event in history.events(context, page)
    )
    changes = [
        Item(entry, f"{page}#{anchor}", day, day, text) for entry, anchor, day, text in events
    ]
    yield (
        f"{prefix}feeds/changes.xml",
        page,
        context.text("what-changed"),
        context.text("feed-changes"),
        changes,
    )


def _newest(items: list[Item]) -> list[Item]:
    """The items that changed last, the newest first, those of a day by kind as the site has them."""
    ordered = sorted(items, key=lambda item: (list(KINDS).index(item.entry.kind), item.path))
    return sorted(ordered, key=lambda item: item.updated, reverse=True)[:FEED_SIZE]
