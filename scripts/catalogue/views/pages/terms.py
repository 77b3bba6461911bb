"""The pages of terms: an audience (a pathway), a topic, a region or country: what there is for it, and what is missing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from catalogue.model.memo import once
from catalogue.recognition.backlinks import status
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.term_pages import TERM_FOLDERS
from catalogue.views.pages.coverage import UN_LANGUAGES
from catalogue.views.pages.page_frame import text_blocks
from catalogue.views.pages.situations import CARDS, first_things, name_of, of_audience, row_of
from catalogue.views.pages.supported_text import supported_blocks
from catalogue.views.record.documents import NONE, openings, opens
from catalogue.views.record.recognition_summary import binding, claim_view
from catalogue.views.record.rows import collation, row, rows
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_link, term_link
from catalogue.views.wording.values import Block, Link, Option
from catalogue.views.wording.words import enumeration, language_name

MOST = 12
GUIDES = ("handbook", "toolkit", "guidelines")
"""The most practical types of resource, in order."""


def pathway(context: Context, page: str) -> dict[str, Any]:
    """The content of the pathway at a path; on the index `audience` is empty and there are only links."""
    name = name_of(context, page)
    audience = name.partition("/")[2]
    things = first_things(context, f"audiences/{audience}", page)
    tops = context.catalogue.vocabularies["audiences"].children(None)
    guides = resources(context, "audiences", audience)
    more = Link(
        "",
        f"{context.to(page, 'explore')}?kind=resources&audiences={audience}",
        note=str(len(guides)),
    )
    return {
        "audience": audience,
        "ways": [
            row_of(context, f"audiences/{term.id}", page) for term in tops if term.id != audience
        ],
        "blocks": supported_blocks(text_blocks(context, name, page), things, ("ol",)),
        "situations": of_audience(context, audience, page),
        "print": [
            item
            for folder in (CARDS, "sessions")
            for item in of_audience(context, audience, page, folder)
        ],
        "levels": levels(context, served(context, "practices", "audiences", audience), page),
        "resources": [row(context, entry, page) for entry in guides[:MOST]],
        "more": more,
    }


def terms(context: Context, page: str) -> dict[str, Any]:
    """What the page of a term shows; on the index `id` is empty and there are only terms."""
    folder, _, name = name_of(context, page).partition("/")
    vocabulary = next((table for table, of in TERM_FOLDERS.items() if of == folder), "topics")
    name = name if name in context.catalogue.vocabularies[vocabulary].terms else ""
    shown = (
        _term(context, vocabulary, name, page) if name else {"terms": _index(context, vocabulary)}
    )
    return {"vocabulary": vocabulary, "id": name, **shown}


def _index(context: Context, vocabulary: str) -> list[Option]:
    return [
        Option(
            term.id,
            term.label(context.language),
            depth,
            len(served(context, "", vocabulary, term.id)),
        )
        for term, depth in context.catalogue.vocabularies[vocabulary].tree()
        if f"{TERM_FOLDERS[vocabulary]}/{term.id}" in context.catalogue.pages
    ]


def _term(context: Context, vocabulary: str, name: str, page: str) -> dict[str, Any]:
    table, folder = context.catalogue.vocabularies[vocabulary], TERM_FOLDERS[vocabulary]
    practices, texts = (
        served(context, kind, vocabulary, name) for kind in ("practices", "statements")
    )
    guides = resources(context, vocabulary, name)
    guides.sort(
        key=lambda entry: (
            NONE in opens(entry),
            name not in table.with_parents(entry.about(vocabulary)[:1]),
        )
    )
    below = [
        term.id for term in table.children(name) if f"{folder}/{term.id}" in context.catalogue.pages
    ]
    groups = levels(context, practices, page)
    law = [
        (record_link(context, entry, page), list[Link]())
        for entry in guides
        if "binding" in entry.terms("force")
    ]
    return {
        "above": [
            term_link(context, vocabulary, above, page)
            for above in reversed(table.lineage(name)[1:])
        ],
        "below": [term_link(context, vocabulary, term, page) for term in below],
        "gaps": list(_gaps(context, folder, groups, texts, guides)),
        "levels": groups,
        "first": [
            replace(row(context, entry, page), opens=openings(context, entry))
            for entry in guides[:MOST]
        ],
        "others": [record_link(context, entry, page) for entry in guides[MOST:]],
        "texts": rows(context, texts, page),
        "law": _articles(context, practices, page) if folder == "topics" else law,
        "feed": f"{context.site.prefix(context.language)}feeds/{folder}/{name}.xml",
    }


def _articles(context: Context, practices: list[Entry], page: str) -> list[tuple[Link, list[Link]]]:
    """The binding instruments behind practices with the articles, those with most articles first."""
    articles: dict[Link, dict[Link, None]] = defaultdict(dict)
    for claim in (claim for entry in practices for claim in binding(context, entry)):
        view = claim_view(context, claim, page)
        document = view["document"]
        instrument = replace(document, url=document.url.partition("#")[0])
        articles[instrument][Link(view["where"], document.url)] = None
    return sorted(
        ((name, list(links)) for name, links in articles.items()), key=lambda pair: -len(pair[1])
    )[:MOST]


def _gaps(
    context: Context,
    folder: str,
    groups: tuple[Block, ...],
    texts: list[Entry],
    guides: list[Entry],
) -> Iterator[str]:
    """What is missing, in sentences."""
    audiences, entries = context.catalogue.vocabularies["audiences"], context.catalogue.entries
    practices = (entries[item.ref] for group in groups for item in group.rows)
    covered = audiences.with_parents(
        name for practice in practices for name in practice.terms("audiences")
    )
    unserved = [
        top.label(context.language) for top in audiences.children(None) if top.id not in covered
    ]
    missing = [
        language_name(context, name)
        for name in UN_LANGUAGES
        if not any(name in entry.addresses for entry in guides)
    ]
    if not groups or groups[0].id != "all":
        yield context.text(f"gap-level-{'practices' if groups else folder}")
    if groups and unserved:
        yield context.text("gap-audiences", names=f"{context.text('semicolon')} ".join(unserved))
    if folder == "topics" and not texts:
        yield context.text("gap-texts")
    if missing:
        yield context.text("gap-languages", names=enumeration(context, missing))


def served(context: Context, kind: str, vocabulary: str, term: str) -> list[Entry]:
    """The records of a kind, or of all, that carry a term or one below it; without withdrawn ones."""
    return [
        entry
        for entry in _by_term(context.catalogue, vocabulary).get(term, ())
        if kind in ("", entry.kind)
    ]


@once
def _by_term(catalogue: Catalogue, vocabulary: str) -> dict[str, list[Entry]]:
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries.values():
        for term in (
            ()
            if entry.record.withdrawn
            else catalogue.vocabularies[vocabulary].with_parents(entry.about(vocabulary))
        ):
            entries[term].append(entry)
    return entries


def levels(context: Context, practices: list[Entry], page: str) -> tuple[Block, ...]:
    """Practices by level, most widely recognized first."""
    groups = (
        (level, tuple(items))
        for level, items in groupby(rows(context, practices, page), lambda item: item.level)
    )
    return tuple(Block(level, context.text(f"level-{level}"), items) for level, items in groups)


def resources(context: Context, vocabulary: str, term: str) -> list[Entry]:
    """The resources that carry a term, in order of usefulness, without older editions."""
    entries = served(context, "resources", vocabulary, term)
    current = [entry for entry in entries if status(context.catalogue, entry) == "current"]
    return sorted(current, key=lambda entry: _use(context, entry))


def _use(context: Context, entry: Entry) -> tuple[bool, bool, bool, bool, int, tuple[str, str]]:
    """The sort key: the reader's language, free online, guides, global scope, newest."""
    return (
        context.language not in entry.languages,
        "open" not in entry.terms("access"),
        not any(name in GUIDES for name in entry.terms("type")),
        "world" not in entry.terms("regions"),
        -int((entry.date or "0")[:4]),
        collation(entry.name(context.language)),
    )
