"""Pathways: the practices and resources for an audience; on the index, all audiences."""

from collections import defaultdict
from itertools import groupby
from typing import Any

from catalogue.model.memo import once
from catalogue.recognition.backlinks import status
from catalogue.source.loading import Catalogue, Entry
from catalogue.views.context import Context
from catalogue.views.rows import collation, row, rows
from catalogue.views.situations import CARDS, first_things, of_audience, row_of
from catalogue.views.values import Block, Link

FOLDER = "audiences"
MOST = 12
GUIDES = ("handbook", "toolkit", "guidelines")
"""The most practical types of resource, in order."""


def pathway(context: Context, page: str) -> dict[str, Any]:
    """The content of the pathway at a path; on the index `audience` is empty and there are only links."""
    audience = page.removeprefix(context.page_path(FOLDER)).strip("/")
    tops = context.catalogue.vocabularies["audiences"].children(None)
    ways = [row_of(context, FOLDER, term.id, page) for term in tops if term.id != audience]
    found = resources(context, FOLDER, audience)
    more = Link("", f"{context.to(page, 'explore')}?kind=resources&audiences={audience}", note=str(len(found)))
    return {
        "audience": audience,
        "ways": ways,
        "first": first_things(context, f"{FOLDER}/{audience}", page),
        "situations": of_audience(context, audience, page),
        "print": [item for folder in (CARDS, "sessions") for item in of_audience(context, audience, page, folder)],
        "levels": levels(context, served(context, "practices", FOLDER, audience), page),
        "resources": [row(context, entry, page) for entry in found[:MOST]],
        "more": more,
    }


def served(context: Context, kind: str, vocabulary: str, term: str) -> list[Entry]:
    """The records of a kind, or of all, that carry a term or one below it; without withdrawn ones."""
    return [entry for entry in _by_term(context.catalogue, vocabulary).get(term, ()) if kind in ("", entry.kind)]


@once
def _by_term(catalogue: Catalogue, vocabulary: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries.values():
        for term in () if entry.record.withdrawn else catalogue.vocabularies[vocabulary].with_parents(entry.about(vocabulary)):
            found[term].append(entry)
    return found


def levels(context: Context, practices: list[Entry], page: str) -> tuple[Block, ...]:
    """Practices by level, most widely recognized first."""
    groups = ((level, tuple(items)) for level, items in groupby(rows(context, practices, page), lambda item: item.level))
    return tuple(Block(level, context.text(f"level-{level}"), items) for level, items in groups)


def resources(context: Context, vocabulary: str, term: str) -> list[Entry]:
    """The resources that carry a term, in order of usefulness, without older editions."""
    entries = served(context, "resources", vocabulary, term)
    current = [entry for entry in entries if status(context.catalogue, entry) == "current"]
    return sorted(current, key=lambda entry: _use(context, entry))


def _use(context: Context, entry: Entry) -> tuple[bool, bool, bool, bool, int, tuple[str, str]]:
    """The sort key: the reader's language, free online, guides, global scope, newest."""
    year, guide = int((entry.date or "0")[:4]), any(name in GUIDES for name in entry.terms("type"))
    foreign, closed, local = (
        context.language not in entry.languages,
        "open" not in entry.terms("access"),
        "world" not in entry.terms("regions"),
    )
    return (foreign, closed, not guide, local, -year, collation(entry.name(context.language)))
