"""Atom feeds in every language: of all records, by kind, topic and agency, and of what changed."""

from collections.abc import Iterator

from catalogue.exports.api import lists
from catalogue.exports.publication import File, Publication
from catalogue.model.records import KINDS
from catalogue.source.days import days
from catalogue.source.loading import Entry
from catalogue.views import history
from catalogue.views.addresses import page_path
from catalogue.views.context import Context
from catalogue.views.recognition_summary import recognition_summary
from catalogue.views.values import Link

FEED_SIZE = 40
FOLDERS = {"kind": "", "topic": "topics/", "agency": "agencies/", "region": "places/"}
"""The lists that have feeds, also those without records so that none disappears, and the folders of these."""

Item = dict[str, str]


def files(publication: Publication, context: Context) -> Iterator[File]:
    """The path and the content of every feed of a language."""
    template = publication.templates.get("feed.xml")
    items = {}
    for entry in publication.catalogue.entries.values():
        recognition = recognition_summary(context, entry, context.path(entry)) if entry.kind == "practices" else None
        text = f"{entry.summary(context.language)} {recognition['seal'] if recognition else ''}".rstrip()
        path = page_path(context.site, context.language, entry.first_ref)
        items[entry.ref] = _item(context, entry, path, days(publication.catalogue, entry), Link(text))
    for path, page, title, about, found in _feeds(publication, context, items):
        latest = found[0]["updated"] if found else publication.catalogue.latest_review
        name = title if title == context.site_name else f"{title} · {context.site_name}"
        yield path, template.render(context=context, path=path, page=page, title=name, about=about, latest=latest, items=found)


def _feeds(publication: Publication, context: Context, items: dict[str, Item]) -> Iterator[tuple[str, str, str, str, list[Item]]]:
    """Path, page, title, description and items of each feed."""
    prefix = context.site.prefix(context.language)
    yield f"{prefix}feed.xml", prefix, context.site_name, context.text("site-description"), _newest(list(items.values()))
    for name, folder in FOLDERS.items():
        for value, (labels, refs) in lists.grouped(publication)[name].items():
            if name == "region" and f"places/{value}" not in publication.catalogue.pages:
                continue
            label, found = labels[context.language], _newest([items[ref] for ref in refs])
            yield f"{prefix}feeds/{folder}{value}.xml", prefix, label, context.text("feed-about", name=label), found
    page = page_path(context.site, context.language, "changes")
    events = history.events(context, page)
    changes = [_item(context, one["entry"], f"{page}#{one['anchor']}", (one["day"],) * 2, one["what"]) for one in events]
    yield f"{prefix}feeds/changes.xml", page, context.text("what-changed"), context.text("feed-changes"), changes


def _newest(items: list[Item]) -> list[Item]:
    """The items that changed last, the newest first, those of a day by kind as the site has them."""
    ordered = sorted(items, key=lambda item: (list(KINDS).index(item["kind"]), item["id"]))
    return sorted(ordered, key=lambda item: item["updated"], reverse=True)[:FEED_SIZE]


def _item(context: Context, entry: Entry, path: str, added: tuple[str, str], text: Link) -> Item:
    """An item about a record: its text, with the language if it is not that of the feed."""
    return {
        "title": context.title(entry),
        "id": context.site.iri(path),
        "published": added[0],
        "updated": added[1],
        "link": context.site.url + context.path(entry),
        "kind": entry.kind,
        "text": text.label,
        "language": text.language,
    }
