"""The page "Data and links": what others can reuse, each with a working example from a real record."""

from collections.abc import Iterator
from typing import Any

from catalogue.exports import badges
from catalogue.recognition.levels import LEVELS, recognized_practices
from catalogue.views.wording.context import Context, relative
from catalogue.views.wording.values import Link


def offers(context: Context, page: str) -> Iterator[dict[str, Any]]:
    """All offers of data/interface/exports.yml, with links to each and a line to copy; none without a practice as an example."""
    # The practice with the highest recognition, for which every offer has something to show.
    practices = recognized_practices(context.catalogue)
    entry, _ = min(practices, key=lambda pair: LEVELS.index(pair[1].level), default=(None, None))
    if not entry:
        return
    badge, language = badges.badge(context, entry.ref), context.language
    values = {
        "prefix": context.site.prefix(language),
        "folder": context.path(entry),
        "ref": entry.ref,
        "language": language,
    }
    values |= {
        "at": context.site.address(""),
        "topic": entry.record.topics[0],
        "badge": badge["code"],
        "card": badge["card_code"],
    }
    for term in context.catalogue.vocabularies["exports"]:
        paths = [path.format(**values) for path in term.more["paths"]]
        links = tuple(Link(path, relative(context.site, path, page)) for path in paths)
        # A page on a disk shows no picture of the public site.
        has_picture = term.id == "badges" and context.site.packed is None
        picture = Link(badge["alternative"], links[0].url) if has_picture else None
        yield {
            "term": term,
            "links": links,
            "example": term.more["example"].format(**values),
            "picture": picture,
        }
