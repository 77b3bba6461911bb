"""The page of a topic, or of a region or country: what there is, and what is missing; on the index, all that have a page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalogue.source.loading import TERM_FOLDERS, Entry
from catalogue.views.context import Context
from catalogue.views.coverage import UN_LANGUAGES
from catalogue.views.documents import NONE, openings, opens
from catalogue.views.pathways import MOST, levels, resources, served
from catalogue.views.recognition_summary import binding, claim_view
from catalogue.views.rows import row, rows
from catalogue.views.situations import name_of
from catalogue.views.values import Block, Link, Option


def terms(context: Context, page: str) -> dict[str, Any]:
    """What the page of a term shows; on the index `id` is empty and there are only terms."""
    folder, _, name = name_of(context, page).partition("/")
    vocabulary = next((table for table, of in TERM_FOLDERS.items() if of == folder), "topics")
    name = name if name in context.catalogue.vocabularies[vocabulary].terms else ""
    shown = _term(context, vocabulary, name, page) if name else {"terms": list(_index(context, vocabulary))}
    return {"vocabulary": vocabulary, "id": name, **shown}


def _index(context: Context, vocabulary: str) -> Iterator[Option]:
    for term, depth in context.catalogue.vocabularies[vocabulary].tree():
        if f"{TERM_FOLDERS[vocabulary]}/{term.id}" in context.catalogue.pages:
            yield Option(term.id, term.label(context.language), depth, len(served(context, "", vocabulary, term.id)))


def _term(context: Context, vocabulary: str, name: str, page: str) -> dict[str, Any]:
    table, folder = context.catalogue.vocabularies[vocabulary], TERM_FOLDERS[vocabulary]
    practices, texts = (served(context, kind, vocabulary, name) for kind in ("practices", "statements"))
    guides = resources(context, vocabulary, name)
    guides.sort(key=lambda entry: (NONE in opens(entry), name not in table.with_parents(entry.about(vocabulary)[:1])))
    below = [term.id for term in table.children(name) if f"{folder}/{term.id}" in context.catalogue.pages]
    groups = levels(context, practices, page)
    law = [(context.link(entry, page), list[Link]()) for entry in guides if "binding" in entry.terms("force")]
    return {
        "above": [context.term(vocabulary, above, page) for above in reversed(table.lineage(name)[1:])],
        "below": [context.term(vocabulary, term, page) for term in below],
        "gaps": list(_gaps(context, folder, groups, texts, guides)),
        "levels": groups,
        "first": [replace(row(context, entry, page), opens=openings(context, entry)) for entry in guides[:MOST]],
        "others": [context.link(entry, page) for entry in guides[MOST:]],
        "texts": rows(context, texts, page),
        "law": _articles(context, practices, page) if folder == "topics" else law,
        "feed": f"{context.site.prefix(context.language)}feeds/{folder}/{name}.xml",
    }


def _articles(context: Context, practices: list[Entry], page: str) -> list[tuple[Link, list[Link]]]:
    """The binding instruments behind practices with the articles, those with most articles first."""
    found: dict[Link, dict[Link, None]] = defaultdict(dict)
    for claim in (claim for entry in practices for claim in binding(context, entry)):
        view = claim_view(context, claim, page)
        document = view["document"]
        instrument = replace(document, url=document.url.partition("#")[0])
        found[instrument][Link(view["where"], document.url)] = None
    return sorted(((name, list(articles)) for name, articles in found.items()), key=lambda pair: -len(pair[1]))[:MOST]


def _gaps(context: Context, folder: str, groups: tuple[Block, ...], texts: list[Entry], guides: list[Entry]) -> Iterator[str]:
    """What is missing, in sentences."""
    audiences, entries = context.catalogue.vocabularies["audiences"], context.catalogue.entries
    have = audiences.with_parents(name for group in groups for item in group.rows for name in entries[item.ref].terms("audiences"))
    unserved = [top.label(context.language) for top in audiences.children(None) if top.id not in have]
    missing = [context.language_name(name) for name in UN_LANGUAGES if not any(name in entry.addresses for entry in guides)]
    if not groups or groups[0].id != "all":
        yield context.text(f"gap-level-{'practices' if groups else folder}")
    if groups and unserved:
        yield context.text("gap-audiences", names=f"{context.text('semicolon')} ".join(unserved))
    if folder == "topics" and not texts:
        yield context.text("gap-texts")
    if missing:
        yield context.text("gap-languages", names=context.enumeration(missing))
