"""Records and ordinary pages: gathers the views of a page, fills its template, and makes Markdown of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from catalogue.exports.badges import Badge, badge, has_badge
from catalogue.exports.checklists import checklist_links
from catalogue.exports.citations import citations
from catalogue.exports.data_page import data_page
from catalogue.exports.markdown import ordinary_markdown, record_markdown
from catalogue.exports.publication import File, Publication
from catalogue.exports.self_check import self_check
from catalogue.recognition.levels import recognize_record
from catalogue.source.entry import Entry
from catalogue.views.explore import exploration
from catalogue.views.pages import (
    agency_page,
    comparison,
    coverage,
    downloads,
    findings,
    home,
    listing,
    matrix,
    national_law,
    opportunities,
    page_frame,
    propose,
    situations,
    state_regions,
    states,
    status,
    take_away,
    terms,
)
from catalogue.views.record import (
    declarations,
    documents,
    facts,
    history,
    record_parts,
    related,
    rows,
)
from catalogue.views.record.articles import articles, articles_in_words
from catalogue.views.record.outline import contents, text_groups
from catalogue.views.record.recognition_summary import recognition_view, supports
from catalogue.views.record.sections import section_views
from catalogue.views.record.step_addresses import permanent_addresses
from catalogue.views.record.study_lists import study_lists
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import original_title, record_link
from catalogue.views.wording.values import Block

VIEWS: dict[str, Callable[[Context, str], Any]] = {
    "home.html": home.home,
    "listing.html": listing.listing,
    "explore.html": exploration.exploration,
    "matrix.html": matrix.matrix,
    "coverage.html": coverage.coverages,
    "findings.html": findings.findings_page,
    "opportunities.html": opportunities.families,
    "compare.html": comparison.comparison,
    "changes.html": history.history,
    "data.html": data_page,
    "propose.html": propose.forms,
    "status.html": status.open_tasks,
    "pathway.html": terms.pathway,
    "session.html": situations.session,
    "situation.html": situations.situation,
    "field-card.html": situations.card,
    "situations.html": situations.index,
    "glossary.html": listing.glossary,
    "terms.html": terms.term_page,
    "states.html": states.state_page,
    "region-law.html": state_regions.region_page,
    "self-check.html": self_check,
    "plan.html": checklist_links,
    "offline.html": downloads.downloads,
    "take-away.html": take_away.take_away,
}
"""What a layout shows in addition to the text of its page."""


def record_pages(publication: Publication, entry: Entry) -> Iterator[File]:
    """The page of a record in every language."""
    for context in publication.contexts.values():
        page = record_page(publication, context, entry)
        yield f"{context.path(entry)}index.html", page
        yield record_markdown(context, entry, page)


def record_page(publication: Publication, context: Context, entry: Entry) -> str:
    """The page of a record."""
    frame = record_parts.record_frame(context, entry)
    path = frame.path
    evidence, steps = _recognition(context, entry, path)
    name, provisions = record_link(context, entry, path), articles(context, entry)
    sections = section_views(context, entry, steps)
    blocks = _blocks(context, entry, path)
    return publication.templates.page(
        context,
        frame,
        entry=entry,
        name=name,
        title=original_title(context, entry),
        addition=entry.translated("addition", context.language),
        documents=documents.documents(context, entry),
        readings=record_parts.readings(context, entry),
        contents=contents(context, entry, sections, evidence, provisions, blocks),
        sections=sections,
        text_groups=text_groups(entry, sections),
        provisions=provisions,
        national=national_law.page_with_law(context, entry, path),
        provisions_about=articles_in_words(context, provisions),
        situations=situations.pages_of_practice(context, entry, path),
        studies=study_lists(context, entry),
        not_found=history.searches_without_result(context, entry),
        **permanent_addresses(context, entry, path),
        facts=facts.facts(context, entry, path),
        declaration=declarations.agency_declaration(context, entry, path),
        recognition=evidence,
        citations=citations(context, entry, name),
        badge=_badge(context, entry),
        blocks=blocks,
        agency=agency_page.agency_page(context, entry, path),
    )


def _badge(context: Context, entry: Entry) -> Badge | None:
    """The badge of a practice; None in a pack, which is on a disk."""
    is_online = context.site.packed is None
    return badge(context, entry.ref) if is_online and has_badge(entry) else None


def _blocks(context: Context, entry: Entry, path: str) -> tuple[Block, ...]:
    """The lists of records below the text of a record."""
    lists = rows.reference_blocks(context, entry, path)
    return (*lists, *related.related_blocks(context, entry, path))


def _recognition(
    context: Context, entry: Entry, path: str
) -> tuple[dict[str, Any] | None, dict[str, list[dict[str, Any]]]]:
    """Who recognizes a record, and what each step and pitfall of a practice rests on."""
    recognition = recognize_record(context.catalogue, entry)
    if recognition is None:
        return None, {}
    language = entry.text_language(context.language)
    of_steps = supports(context, recognition, path, language)
    return recognition_view(context, recognition, path), of_steps


def ordinary_pages(publication: Publication, context: Context) -> Iterator[File]:
    """The ordinary pages of a language."""
    for name in publication.catalogue.pages:
        page = ordinary_page(publication, context, name)
        yield f"{context.page_path(name)}index.html", page
        yield ordinary_markdown(context, name, page)


def markdown_page(publication: Publication, context: Context, name: str) -> Iterator[File]:
    """An ordinary page as Markdown, for the preview, which makes each page when it is asked for."""
    yield ordinary_markdown(context, name, ordinary_page(publication, context, name))


def ordinary_page(publication: Publication, context: Context, name: str) -> str:
    """An ordinary page: its text, and what its layout shows of the records."""
    view = page_frame.ordinary_frame(context, name)
    content, toc = page_frame.text(context, name, view.path)
    markup = Markup(content)  # noqa: S704 - rendered by markdown.Safe
    values: dict[str, Any] = {"content": markup, "toc": toc}
    if make_view := VIEWS.get(view.template):
        values["view"] = make_view(context, view.path)
    return publication.templates.page(context, view, **values)


def not_found(publication: Publication, language: str) -> str:
    """The page for unknown addresses. It may be served at any depth, so its links are from the root."""
    context = Context(publication.catalogue, replace(publication.site, rooted=True), language)
    return publication.templates.page(context, page_frame.not_found_frame(context))
