"""What the search leads to: records, situations, pathways, cards, topics, terms of the glossary, other pages.

Records come first, in the order of Explore. data/language/search-keywords.yml and the glossary name them as
people ask.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.model.memo import once
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.glossary_links import names_of
from catalogue.source.page_sections import HELP_PAGE, HELP_SECTION
from catalogue.source.state_pages import STATES
from catalogue.source.steps import short_head
from catalogue.source.term_pages import TERM_FOLDERS
from catalogue.views.explore.exploration import Exploration, exploration
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import page_text
from catalogue.views.wording.values import Row

ADDRESS = re.compile(r"\]\([^()\s]*\)")
"""The target of a link in Markdown."""

PAGES = ("situations", "audiences", "cards", "sessions", STATES, *TERM_FOLDERS.values())
"""Folders of ordinary pages that are a kind of their own."""

HELP, HELP_ANCHOR = HELP_PAGE, f"#{HELP_SECTION}"
WITHOUT_TEXT = ("glossary", "situations/index", "audiences/index", "cards/index", "sessions/index")
"""Pages that repeat the words of other targets."""


@dataclass(frozen=True)
class Target:
    """What a result leads to, and the words by which it is found."""

    ref: str
    kind: str
    path: str
    title: str
    summary: str
    text: str = ""
    names: tuple[str, ...] = ()
    language: str = ""
    summary_language: str = ""
    row: Row | None = None
    """The row of a record in Explore."""


@once
def all_targets(context: Context) -> tuple[Target, ...]:
    """All that can be found, by number: records in the order of Explore, then everything else."""
    explored = exploration(context, context.page_path("explore"))
    return (*_records(context, explored), *_pages(context), *_terms(context))


def _records(context: Context, explored: Exploration) -> Iterator[Target]:
    """The records, which are found also by the labels of their options."""
    labels = {}
    for facet in explored.facets:
        for option in facet.options:
            labels[facet.id, option.id] = option.label
    rows = zip(explored.entries, explored.rows, explored.carried, strict=True)
    for entry, row, carried in rows:
        chosen = [(facet, option) for facet, options in carried.items() for option in options]
        yield _record(context, entry, row, [labels[key] for key in chosen])


def _record(
    context: Context,
    entry: Entry,
    row: Row,
    labels: list[str],
) -> Target:
    page = entry.pages[entry.text_language(context.language)]
    return Target(
        ref=entry.ref,
        kind=entry.kind,
        path=context.path(entry),
        title=row.link.label,
        summary=row.summary,
        text=" ".join([_text(page), *_short_heads(context, entry), *labels]),
        names=(*_names(context, entry), *_asked_as(context, entry.ref)),
        language=row.link.language,
        summary_language=row.summary_language,
        row=row,
    )


def _short_heads(context: Context, entry: Entry) -> list[str]:
    """The short heads of the steps of a practice, in the language that is shown."""
    language = entry.text_language(context.language)
    return [short_head(step, language) for step in entry.steps]


def _names(context: Context, entry: Entry) -> Iterator[str]:
    """The titles, acronyms and symbols of a record; for a practice, the terms that lead to it."""
    for language in context.site.languages:
        yield entry.title(language)
        yield entry.translated("acronym", language) or ""
    yield from entry.identifiers.values()
    if entry.kind != "practices":
        return
    for row in context.catalogue.vocabularies.table("glossary").values():
        if entry.id in row.get("practices", ()):
            yield from _names_of_term(context, row)


def _names_of_term(context: Context, row: dict[str, Any]) -> list[str]:
    """A term of the glossary and its other names, in every language."""
    return [name for language in context.site.languages for name in names_of(row, language)]


def _asked_as(context: Context, ref: str) -> Iterator[str]:
    """The words of data/language/search-keywords.yml, in every language."""
    for words in context.catalogue.vocabularies.table("search-keywords").get(ref, {}).values():
        yield from words


def _pages(context: Context) -> Iterator[Target]:
    """The ordinary pages."""
    for name, versions in context.catalogue.pages.items():
        if name == HELP:
            kind, anchor = "help", HELP_ANCHOR
            title = context.text("help-yourself")
        else:
            kind, anchor = _kind_of_page(name), ""
            title = page_text(context, name, "title") or name
        yield Target(
            ref=name,
            kind=kind,
            path=context.page_path(name) + anchor,
            title=title,
            summary=_summary_of_page(context, name, kind),
            text=_text_of_page(context, name),
            names=(*_names_of_page(context, name, versions.values()), *_asked_as(context, name)),
        )


def _kind_of_page(name: str) -> str:
    """The folder of a page, if pages of that folder are a kind of their own."""
    folder, _, term = name.partition("/")
    return folder if folder in PAGES and term != "index" else "pages"


def _summary_of_page(context: Context, name: str, kind: str) -> str:
    """The summary of a page, but of a place or a State: it is the same for each."""
    return "" if kind in ("places", STATES) else page_text(context, name, "summary")


def _text_of_page(context: Context, name: str) -> str:
    """The text of a page, if it has words of its own."""
    if name in WITHOUT_TEXT:
        return ""
    _, page = context.catalogue.page(name, context.language)
    return _text(page)


def _names_of_page(context: Context, name: str, versions: Iterable[Document]) -> Iterator[str]:
    """The titles of a page, the phrases for a situation, and the audiences of a pathway."""
    pages = [version.data for version in versions]
    for page in pages:
        yield str(page.get("title") or "")
    for page in pages:
        yield from map(str, page.get("phrases") or ())
    folder, _, term = name.partition("/")
    if folder != "audiences":
        return
    audiences = context.catalogue.vocabularies["audiences"]
    for audience in audiences:
        if term in audiences.lineage(audience.id):
            yield audience.label(context.language)


def _terms(context: Context) -> Iterator[Target]:
    """The terms of the glossary, each at its anchor."""
    path = context.page_path("glossary")
    for name, row in context.catalogue.vocabularies.table("glossary").items():
        ref = f"glossary/{name}"
        yield Target(
            ref=ref,
            kind="glossary",
            path=f"{path}#{name}",
            title=row[context.language]["term"],
            summary=row[context.language]["definition"],
            names=(*_names_of_term(context, row), *_asked_as(context, ref)),
        )


def _text(page: Document) -> str:
    """The text of a page without the targets of its links."""
    return ADDRESS.sub("]", page.body) if "](" in page.body else page.body
