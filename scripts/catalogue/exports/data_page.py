"""The page "Data and links": what others can reuse, each with a working example from a real record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.exports.badges import Badge, badge
from catalogue.exports.data_sets import data_set_markup
from catalogue.recognition.levels import LEVELS, recognized_practices
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context, relative
from catalogue.views.wording.values import Link


@dataclass(frozen=True)
class DataPage:
    """What can be reused, and the data sets for search engines."""

    offers: tuple[dict[str, Any], ...]
    linked: str


def data_page(context: Context, page: str) -> DataPage:
    """The view of the page."""
    return DataPage(tuple(data_offers(context, page)), data_set_markup(context, page))


def data_offers(context: Context, page: str) -> Iterator[dict[str, Any]]:
    """All offers of data/interface/exports.yml, with links to each and a line to copy.

    There are none without a practice as an example.
    """
    entry = _example(context)
    if entry is None:
        return
    picture = badge(context, entry.ref)
    values = _values(context, entry, picture)
    for term in context.catalogue.vocabularies["exports"]:
        paths = [path.format(**values) for path in term.more["paths"]]
        links = tuple(Link(path, relative(context.site, path, page)) for path in paths)
        # A page on a disk shows no picture of the public site.
        has_picture = term.id == "badges" and context.site.packed is None
        yield {
            "term": term,
            "links": links,
            "example": term.more["example"].format(**values),
            "picture": Link(picture.alternative, links[0].url) if has_picture else None,
        }


def _example(context: Context) -> Entry | None:
    """The practice with the highest recognition, for which every offer has something to show."""
    practices = recognized_practices(context.catalogue)
    best = min(practices, key=lambda pair: LEVELS.index(pair[1].level), default=None)
    return best[0] if best else None


def _values(context: Context, entry: Entry, picture: Badge) -> dict[str, str]:
    """What paths and examples of the table name."""
    return {
        "at": context.site.address(""),
        "prefix": context.site.prefix(context.language),
        "language": context.language,
        "folder": context.path(entry),
        "ref": entry.ref,
        "topic": entry.record.topics[0],
        "badge": picture.code,
        "card": picture.card_code,
    }
