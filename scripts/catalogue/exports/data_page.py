"""The page "Data and links": what others can reuse, each with a working example from a real record."""

from typing import Any

from catalogue.exports import badges
from catalogue.model.vocabularies import Term
from catalogue.recognition.levels import LEVELS, recognized_practices
from catalogue.source.loading import Entry
from catalogue.views.addresses import relative
from catalogue.views.context import Context
from catalogue.views.values import Link


def offers(context: Context, page: str) -> tuple[dict[str, Any], ...]:
    """All offers of data/offers.yml; none without a practice as an example."""
    # The practice with the highest recognition, for which every offer has something to show.
    practices = recognized_practices(context.catalogue)
    entry, _ = min(practices, key=lambda pair: LEVELS.index(pair[1].level), default=(None, None))
    terms = context.catalogue.vocabularies["offers"]
    return tuple(_offer(context, page, entry, term) for term in terms) if entry else ()


def _offer(context: Context, page: str, entry: Entry, term: Term) -> dict[str, Any]:
    """Something to reuse: what it is, links to it, and a line to copy."""
    badge, language = badges.badge(context, entry.ref), context.language
    values = {"prefix": context.site.prefix(language), "folder": context.path(entry), "ref": entry.ref, "language": language}
    values |= {"at": context.site.address(""), "topic": entry.record.topics[0], "badge": badge["code"], "card": badge["card_code"]}
    paths = [path.format(**values) for path in term.more["paths"]]
    links = tuple(Link(path, relative(context.site, path, page)) for path in paths)
    picture = Link(badge["alternative"], links[0].url) if term.id == "badges" else None
    return {"term": term, "links": links, "example": term.more["example"].format(**values), "picture": picture}
