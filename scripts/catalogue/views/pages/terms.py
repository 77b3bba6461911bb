"""The pages of terms (audiences, topics, places): what there is for a term, and what is missing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from catalogue.model.memo import once
from catalogue.recognition.backlinks import status
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.state_pages import STATES
from catalogue.source.term_pages import TERM_FOLDERS
from catalogue.views.pages.gaps import UN_LANGUAGES
from catalogue.views.pages.page_frame import text_blocks
from catalogue.views.pages.situations import CARDS, first_things, name_of, of_audience, row_of
from catalogue.views.pages.supported_text import SupportedBlock, sections, supported_blocks
from catalogue.views.record.articles import numbers_of
from catalogue.views.record.documents import NONE, openings, opens
from catalogue.views.record.recognition_summary import binding, claim_view
from catalogue.views.record.rows import row, rows
from catalogue.views.wording import grammar
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_link, term_link
from catalogue.views.wording.values import Block, Link, Option, Row
from catalogue.views.wording.words import inside_sentence

MOST = 12
MOST_OTHERS = 60
"""Documents of a term that are named after the first ones; links lead to the rest, which cost seconds."""
GUIDES = ("handbook", "toolkit", "guidelines")
"""The most practical types of resource, in order."""


def pathway(context: Context, path: str) -> dict[str, Any]:
    """The content of the pathway at a path; on the index `audience` is empty and there are only links."""
    name = name_of(context, path)
    audience = name.partition("/")[2]
    supports = first_things(context, f"audiences/{audience}", path)
    practices = served(context, "practices", "audiences", audience)
    guides = resources(context, "audiences", audience)
    explored = f"{context.to(path, 'explore')}?kind=resources&audiences={audience}"
    cards = of_audience(context, audience, path, CARDS)
    sessions = of_audience(context, audience, path, "sessions")
    blocks = supported_blocks(text_blocks(context, name, path), supports, ("ol",))
    return {
        "audience": audience,
        "ways": _other_pathways(context, audience, path),
        "blocks": blocks,
        **_first_section(blocks),
        "situations": of_audience(context, audience, path),
        "print": [*cards, *sessions],
        "has_checklist": _has_steps(context, audience),
        "levels": levels(context, practices, path),
        "resources": [row(context, entry, path) for entry in guides[:MOST]],
        "more": Link("", explored, note=str(len(guides))),
    }


def _has_steps(context: Context, audience: str) -> bool:
    """True for a profession with steps of its own, which have a checklist."""
    audiences, practices = (
        context.catalogue.vocabularies["audiences"],
        context.catalogue.of("practices"),
    )
    steps = (step for entry in practices for step in entry.steps)
    return any(audience in audiences.with_parents(step.who) for step in steps)


def _first_section(blocks: tuple[SupportedBlock, ...]) -> dict[str, Any]:
    """What stands first on a pathway: the section whose steps rest on practices; then the others."""
    parts = sections(blocks)
    first = next((part for part in parts if part.has_steps), None)
    others = [part for part in parts if part is not first]
    return {
        "first": first,
        "before": [block for part in others if not part.heading for block in part.blocks],
        "others": [part for part in others if part.heading],
    }


def _other_pathways(context: Context, audience: str, path: str) -> list[Row]:
    """The pathways of the other audiences at the top of the tree."""
    tops = context.catalogue.vocabularies["audiences"].children(None)
    others = [term.id for term in tops if term.id != audience]
    return [row_of(context, f"audiences/{name}", path) for name in others]


def term_page(context: Context, path: str) -> dict[str, Any]:
    """What the page of a term shows; on the index `id` is empty and there are only terms."""
    folder, _, name = name_of(context, path).partition("/")
    folders = {folder: vocabulary for vocabulary, folder in TERM_FOLDERS.items()}
    vocabulary = folders.get(folder, "topics")
    if name not in context.catalogue.vocabularies[vocabulary]:
        return {"vocabulary": vocabulary, "id": "", "terms": _index(context, vocabulary)}
    shown = _term(context, vocabulary, name, path)
    return {"vocabulary": vocabulary, "id": name, **shown}


def _index(context: Context, vocabulary: str) -> list[Option]:
    """The terms that have a page, in tree order, with the number of their records."""
    options = []
    for term, depth in context.catalogue.vocabularies[vocabulary].tree():
        if _has_page(context, vocabulary, term.id):
            count = len(served(context, "", vocabulary, term.id))
            options.append(Option(term.id, term.label(context.language), depth, count))
    return options


def _has_page(context: Context, vocabulary: str, name: str) -> bool:
    return f"{TERM_FOLDERS[vocabulary]}/{name}" in context.catalogue.pages


def _term(
    context: Context,
    vocabulary: str,
    name: str,
    path: str,
) -> dict[str, Any]:
    """What there is for a term, and what is missing."""
    folder = TERM_FOLDERS[vocabulary]
    practices = served(context, "practices", vocabulary, name)
    texts = served(context, "statements", vocabulary, name)
    guides = _guides(context, vocabulary, name)
    groups = levels(context, practices, path)
    if vocabulary == "topics":
        law = _articles(context, practices, path)
    else:
        law = _binding_texts(context, guides, path)
    first = [_row_with_openings(context, entry, path) for entry in guides[:MOST]]
    others = guides[MOST : MOST + MOST_OTHERS]
    return {
        **_relatives(context, vocabulary, name, path),
        "gaps": list(_gaps(context, folder, groups, texts, guides)),
        "levels": groups,
        "first": first,
        "others": [record_link(context, entry, path) for entry in others],
        "unlisted": len(guides) - len(first) - len(others),
        "texts": rows(context, texts, path),
        "law": law,
        "state": _state_link(context, vocabulary, name, path),
        "feed": f"{context.site.prefix(context.language)}feeds/{folder}/{name}.xml",
    }


def _state_link(context: Context, vocabulary: str, name: str, path: str) -> Link | None:
    """The link from the page of a place to that of its State, if it is one."""
    if vocabulary != "regions" or f"{STATES}/{name}" not in context.catalogue.pages:
        return None
    return Link(context.text("states-asks"), context.to(path, STATES, name))


def _guides(context: Context, vocabulary: str, name: str) -> list[Entry]:
    """The resources of a term: those that open come first, then those that are mainly about it."""
    table = context.catalogue.vocabularies[vocabulary]

    def order(entry: Entry) -> tuple[bool, bool]:
        main = table.with_parents(entry.about(vocabulary)[:1])
        return NONE in opens(entry), name not in main

    return sorted(resources(context, vocabulary, name), key=order)


def _relatives(
    context: Context,
    vocabulary: str,
    name: str,
    path: str,
) -> dict[str, list[Link]]:
    """The terms above a term, from the top, and those directly below it."""
    table = context.catalogue.vocabularies[vocabulary]
    above = reversed(table.lineage(name)[1:])
    below = [term.id for term in table.children(name) if _has_page(context, vocabulary, term.id)]
    above_links = [term_link(context, vocabulary, term, path) for term in above]
    below_links = [term_link(context, vocabulary, term, path) for term in below]
    return {"above": above_links, "below": below_links}


def _row_with_openings(context: Context, entry: Entry, path: str) -> Row:
    """A document as a row that says where it opens."""
    return replace(row(context, entry, path), opens=openings(context, entry))


def _binding_texts(
    context: Context, guides: list[Entry], path: str
) -> list[tuple[Link, list[Link]]]:
    """The resources of a place that bind; without articles."""
    texts = [entry for entry in guides if "binding" in entry.terms("force")]
    return [(record_link(context, entry, path), []) for entry in texts]


def _articles(context: Context, practices: list[Entry], path: str) -> list[tuple[Link, list[Link]]]:
    """The binding instruments behind practices, each by its shortest name, those with most articles first."""
    names: dict[str, Link] = {}
    articles: dict[str, dict[Link, str]] = defaultdict(dict)
    for entry in practices:
        for claim in binding(context, entry):
            view = claim_view(context, claim, path)
            document = view["document"]
            instrument = replace(document, url=document.url.partition("#")[0])
            named = (names.get(instrument.url, instrument), instrument)
            names[instrument.url] = min(named, key=lambda link: len(link.label))
            articles[instrument.url][Link(view["where"], document.url)] = claim.where or ""
    pairs = [(names[url], _by_number(places)) for url, places in articles.items()]
    return sorted(pairs, key=lambda pair: -len(pair[1]))[:MOST]


def _by_number(places: dict[Link, str]) -> list[Link]:
    """The links to articles in the order of their numbers."""
    return sorted(places, key=lambda link: numbers_of(places[link]))


def _gaps(
    context: Context,
    folder: str,
    groups: tuple[Block, ...],
    texts: list[Entry],
    guides: list[Entry],
) -> Iterator[str]:
    """What is missing, in sentences."""
    if not groups:
        yield context.text(f"gap-level-{folder}")
    elif groups[0].id != "all":
        yield context.text("gap-level-practices")
    unserved = _unserved_audiences(context, groups) if groups else []
    if unserved:
        yield context.text("gap-audiences", names=f"{context.text('semicolon')} ".join(unserved))
    if folder == "topics" and not texts:
        yield context.text("gap-texts")
    missing = _missing_languages(guides)
    if missing:
        languages = grammar.languages(context, missing, "or")
        yield context.text("gap-languages", languages=languages)


def _unserved_audiences(context: Context, groups: tuple[Block, ...]) -> list[str]:
    """The audiences at the top of the tree for which no practice is."""
    audiences = context.catalogue.vocabularies["audiences"]
    covered: set[str] = set()
    for group in groups:
        for item in group.rows:
            practice = context.catalogue.entries[item.ref]
            covered.update(audiences.with_parents(practice.terms("audiences")))
    tops = audiences.children(None)
    labels = [top.label(context.language) for top in tops if top.id not in covered]
    return [inside_sentence(context, label) for label in labels]


def _missing_languages(guides: list[Entry]) -> list[str]:
    """The official languages of the United Nations in which no document opens."""
    opening: set[str] = set()
    for entry in guides:
        opening.update(entry.addresses)
    return [name for name in UN_LANGUAGES if name not in opening]


def served(
    context: Context,
    kind: str,
    vocabulary: str,
    term: str,
) -> list[Entry]:
    """The records of a kind, or of all, that carry a term or one below it; without withdrawn ones."""
    entries = _by_term(context.catalogue, vocabulary).get(term, ())
    return [entry for entry in entries if kind in ("", entry.kind)]


@once
def _by_term(catalogue: Catalogue, vocabulary: str) -> dict[str, list[Entry]]:
    """Term → the records that carry it or one below it."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    table = catalogue.vocabularies[vocabulary]
    for entry in catalogue.entries.values():
        if not entry.record.withdrawn:
            for term in table.with_parents(entry.about(vocabulary)):
                entries[term].append(entry)
    return entries


def levels(context: Context, practices: list[Entry], path: str) -> tuple[Block, ...]:
    """Practices by level, most widely recognized first."""
    groups = groupby(rows(context, practices, path), lambda item: item.level)
    return tuple(
        Block(level, context.text(f"level-{level}"), tuple(items)) for level, items in groups
    )


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
