"""Pages as Markdown, made from their HTML when this is written; and lists of pages for assistants.

The page of a record has its facts in lines above its text. Links have the same targets as those of the page.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue.exports.badges import status_in_words
from catalogue.exports.page_markdown import MarkdownText
from catalogue.exports.publication import File, Publication
from catalogue.model.description import wording
from catalogue.model.records import KINDS, Record
from catalogue.recognition.editions import editions
from catalogue.source.entry import Entry
from catalogue.views.record import facts
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import page_text
from catalogue.views.wording.words import in_language

LINK = re.compile(r"\]\(([^()\s]+\.md(?:#[^()\s]*)?)\)")
PLAIN = MarkdownText()


@dataclass(frozen=True)
class ListedPage:
    """An ordinary page in the list for assistants: where its Markdown is, its title and its summary."""

    path: str
    title: str
    summary: str


def record_markdown(context: Context, entry: Entry, html: str, write: MarkdownText = PLAIN) -> File:
    """The page of a record as Markdown, made from its HTML, with its facts in lines above the text."""
    text = write.page(html, _metadata(context, entry), context.text("colon"))
    return f"{context.path(entry)}index.md", text


def ordinary_markdown(context: Context, name: str, html: str, write: MarkdownText = PLAIN) -> File:
    """An ordinary page as Markdown, made from its HTML: it has what the site adds from the records too."""
    return f"{context.page_path(name)}index.md", write.page(html)


def lists_for_assistants(publication: Publication) -> Iterator[File]:
    """The lists of pages for assistants, and the description of the search."""
    for context in publication.contexts.values():
        yield from _lists(publication, context)
        if publication.site.url:
            yield _search_description(publication, context)


def with_resolved_links(body: str, resolve: Callable[[str], str]) -> str:
    """A text whose links to pages of the repository are resolved by a function."""
    return LINK.sub(lambda match: f"]({resolve(match[1])})", body)


def _listed_page(context: Context, name: str) -> ListedPage:
    path = f"{context.page_path(name)}index.md"
    title, summary = (page_text(context, name, part) for part in ("title", "summary"))
    return ListedPage(path, title or name, summary)


def _lists(publication: Publication, context: Context) -> Iterator[File]:
    """The list of all pages for assistants, and one of the records of each kind."""
    pages = [_listed_page(context, name) for name in context.catalogue.pages]
    prefix, template = context.site.prefix(context.language), publication.templates.get("llms.txt")
    values = {"context": context, "prefix": prefix, "kinds": KINDS, "pages": pages}
    values |= {"status_in_words": status_in_words, "editions": editions(context.catalogue)}
    yield f"{prefix}llms.txt", template.render(values, kind="")
    for kind in KINDS:
        yield f"{prefix}llms/{kind}.txt", template.render(values, kind=kind)


def _search_description(publication: Publication, context: Context) -> File:
    """The description of the search, with which browsers add it to theirs."""
    template = publication.templates.get("opensearch.xml")
    search = f"{context.site.absolute(context.page_path('explore'))}?q={{searchTerms}}"
    path = f"{context.site.prefix(context.language)}opensearch.xml"
    return path, template.render(context=context, search=search)


def _metadata(context: Context, entry: Entry) -> Iterator[tuple[str, str]]:
    """Label and value of each line: permalink, review, withdrawal, facts, addresses."""
    yield context.text("permalink"), context.site.iri(f"id/{entry.ref}/")
    reviewed, _ = wording(context.catalogue.vocabularies, Record, "reviewed", context.language)
    yield reviewed, entry.record.reviewed
    if entry.is_own:
        yield context.text("own-record"), "true"
    if withdrawn := entry.record.withdrawn:
        reason = in_language(context, withdrawn.reason.texts)
        yield context.text("withdrawn", date=withdrawn.date), reason
    for fact in facts.facts(context, entry, context.path(entry), "markdown"):
        yield fact.label, ", ".join(facts.fact_words(fact))
    for language, address in entry.addresses.items():
        yield context.label("languages", language), address
