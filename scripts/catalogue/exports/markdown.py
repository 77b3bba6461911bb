"""A page as Markdown: its metadata in a few lines, its text, its evidence; and lists of pages for assistants.

Links have the same targets as those of the page.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.exports.badges import badge
from catalogue.exports.changes_in_markdown import changes_in_markdown
from catalogue.exports.publication import File, Publication
from catalogue.model.description import wording
from catalogue.model.records import KINDS, Record
from catalogue.recognition.editions import editions
from catalogue.recognition.levels import step_recognitions
from catalogue.source.entry import Entry
from catalogue.source.icons import SHORTCODE
from catalogue.views.record import facts, rows
from catalogue.views.record.recognition_summary import claim_view, recognition_summary
from catalogue.views.record.study_lists import study_lists
from catalogue.views.wording.context import Context, resolver

LINK = re.compile(r"\]\(([^()\s]+\.md(?:#[^()\s]*)?)\)")


@dataclass(frozen=True)
class MarkdownPage:
    """An ordinary page as Markdown: its path, its title, its summary and its text."""

    path: str
    title: str
    summary: str
    body: str

    @property
    def text(self) -> str:
        """The content of its file."""
        return f"# {self.title}\n\n> {self.summary}\n\n{self.body}\n"


def markdown_pages(publication: Publication) -> Iterator[File]:
    """Every ordinary page as Markdown, the lists for assistants, and the description of the search."""
    for context in publication.contexts.values():
        pages = [_ordinary_page(context, name) for name in context.catalogue.pages]
        for page in pages:
            yield page.path, page.text
        yield from _lists(publication, context, pages)
        if publication.site.url:
            yield _search_description(publication, context)


def markdown_records(publication: Publication, entry: Entry) -> Iterator[File]:
    """A record in every language."""
    for context in publication.contexts.values():
        yield f"{context.path(entry)}index.md", _record(publication, context, entry)


def with_resolved_links(body: str, resolve: Callable[[str], str]) -> str:
    """A text whose links to pages of the repository are resolved by a function."""
    return LINK.sub(lambda match: f"]({resolve(match[1])})", body)


def _ordinary_page(context: Context, name: str) -> MarkdownPage:
    """An ordinary page: its text, without what the site adds from the records."""
    _, page = context.catalogue.page(name, context.language)
    path, folder = context.page_path(name), name.rpartition("/")[0]
    body = re.sub(f"{SHORTCODE} ?", "", page.body)
    if page.data.get("layout") == "changes":
        body += changes_in_markdown(context)
    return MarkdownPage(
        path=f"{path}index.md",
        title=page.data.get("title") or name,
        summary=page.data.get("summary") or "",
        body=with_resolved_links(body, resolver(context, folder, path)).strip(),
    )


def _lists(publication: Publication, context: Context, pages: list[MarkdownPage]) -> Iterator[File]:
    """The list of all pages for assistants, and one of the records of each kind."""
    prefix, template = context.site.prefix(context.language), publication.templates.get("llms.txt")
    values = {"context": context, "prefix": prefix, "kinds": KINDS, "badge": badge, "pages": pages}
    values |= {"editions": editions(context.catalogue)}
    yield f"{prefix}llms.txt", template.render(values, kind="")
    for kind in KINDS:
        yield f"{prefix}llms/{kind}.txt", template.render(values, kind=kind)


def _search_description(publication: Publication, context: Context) -> File:
    """The description of the search, with which browsers add it to theirs."""
    template = publication.templates.get("opensearch.xml")
    search = f"{context.site.absolute(context.page_path('explore'))}?q={{searchTerms}}"
    path = f"{context.site.prefix(context.language)}opensearch.xml"
    return path, template.render(context=context, search=search)


def _record(publication: Publication, context: Context, entry: Entry) -> str:
    """The page of a record: facts, text, evidence for it and its steps, and the records it leads to."""
    path, page = context.path(entry), entry.pages[entry.text_language(context.language)]
    body = with_resolved_links(page.body, resolver(context, entry.kind, path)).strip()
    return publication.templates.get("record.md").render(
        context=context,
        entry=entry,
        lines=_metadata(context, entry),
        body=body,
        recognition=recognition_summary(context, entry, path),
        studies=study_lists(context, entry),
        steps=_evidence_of_steps(context, entry),
        blocks=rows.reference_blocks(context, entry, path),
    )


def _evidence_of_steps(context: Context, entry: Entry) -> list[list[dict[str, Any]]]:
    """The evidence for each step of a practice."""
    path, evidence = context.path(entry), []
    for step in step_recognitions(context.catalogue, entry.ref):
        evidence.append([claim_view(context, claim, path) for claim in step.recognition.claims])
    return evidence


def _metadata(context: Context, entry: Entry) -> Iterator[tuple[str, str]]:
    """Label and value of each line: permalink, review, withdrawal, facts, addresses."""
    yield context.text("permalink"), context.site.iri(f"id/{entry.ref}/")
    reviewed, _ = wording(context.catalogue.vocabularies, Record, "reviewed", context.language)
    yield reviewed, entry.record.reviewed
    if withdrawn := entry.record.withdrawn:
        yield context.text("withdrawn", date=withdrawn.date), withdrawn.reason
    for fact in facts.facts(context, entry, context.path(entry), "markdown"):
        yield fact.label, ", ".join(facts.fact_words(fact))
    for language, address in entry.addresses.items():
        yield context.label("languages", language), address
