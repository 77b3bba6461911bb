"""The printed book as HTML: practices by level of recognition, then pathways, situations, cards and sessions.

Its articles are made from the views of the pages. Templates of their own leave out what only serves a screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from markupsafe import Markup

from catalogue.exports.publication import Publication
from catalogue.model.language_tags import without_tags
from catalogue.recognition.levels import recognize_record
from catalogue.source.entry import Entry
from catalogue.views.pages import page_frame, situations
from catalogue.views.pages.terms import levels
from catalogue.views.record import facts, history, record_parts, rows
from catalogue.views.record.outline import text_groups
from catalogue.views.record.recognition_summary import recognition_view, supports
from catalogue.views.record.sections import section_views
from catalogue.views.record.study_lists import study_lists
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import IN_ARTICLE, Context
from catalogue.views.wording.names import record_link
from catalogue.views.wording.print_foot import print_foot
from catalogue.views.wording.values import PageView, Row

ORDINARY = {
    "audiences": ("book/pathway.html", situations.situation),
    "situations": ("book/situation.html", situations.situation),
    "cards": ("book/field-card.html", situations.card),
    "sessions": ("book/session.html", situations.session),
}
"""The folders of ordinary pages after the practices → their template, and what it shows besides the text."""


@dataclass(frozen=True)
class Article:
    """A page of the site as a part of the book: its title, its anchor, its HTML."""

    title: str
    anchor: str
    html: Markup


@dataclass(frozen=True)
class Chapter:
    """Articles under a title, with an anchor."""

    id: str
    title: str
    articles: tuple[Article, ...]


def html(
    publication: Publication,
    language: str,
    styles: Sequence[str],
    date: str,
    pages: Mapping[str, int],
) -> str:
    """The book of a language.

    `pages` holds the page of each anchor, as far as known; `styles` are the addresses of style sheets.
    """
    lists = list(_lists(publication.context(language)))
    refs = [row.ref for _, _, items in lists for row in items]
    book = _with_articles(publication, language, refs)
    context = book.context(language)
    chapters = []
    for name, title, items in lists:
        articles = tuple(_article(book, context, row) for row in items)
        chapters.append(Chapter(name, title, articles))
    text = book.templates.get("book/book.html").render(
        context=context,
        name=context.site_name,
        date=date,
        others=[other for other in context.site.languages if other != language],
        foot_in_style=_in_style(print_foot(context, "")),
        styles=styles,
        pages=pages,
        chapters=chapters,
    )
    return without_tags(".html", text)


def _in_style(words: str) -> Markup:
    """Words as a string of a style sheet, which prints them on every page."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    return Markup(f'"{escaped}"')  # noqa: S704 - escaped for the style sheet


def _lists(context: Context) -> Iterator[tuple[str, str, tuple[Row, ...]]]:
    """The anchor and the title of each chapter, and its articles as rows of a list."""
    for block in levels(context, context.catalogue.of("practices"), ""):
        yield block.id, block.title, tuple(block.rows)
    for folder in ORDINARY:
        names = situations.pages_in(context.catalogue, folder)
        items = [situations.row_of(context, name, "") for name in names]
        items.sort(key=_order)
        yield folder, context.text(folder), tuple(items)


def _order(row: Row) -> tuple[str, str]:
    return collation(row.link.label)


def _with_articles(publication: Publication, language: str, refs: Sequence[str]) -> Publication:
    """The publication whose links lead to the articles of the book."""
    context = publication.context(language)
    articles = {context.page_path(ref): _anchor(ref) for ref in refs}
    site = replace(publication.site, articles=articles)
    return Publication(publication.catalogue, site, publication.templates)


def _anchor(ref: str) -> str:
    """The anchor of an article: practices/a → a, situations/b → situations-b."""
    return ref.removeprefix("practices/").replace("/", "-")


def _article(publication: Publication, context: Context, row: Row) -> Article:
    anchor = _anchor(row.ref)
    entry = publication.catalogue.entries.get(row.ref)
    if entry:
        view = record_parts.record_frame(context, entry)
        template, values = "book/practice.html", _practice(context, entry, view)
    else:
        view = page_frame.ordinary_frame(context, row.ref)
        template, make_view = ORDINARY[row.ref.partition("/")[0]]
        values = {"view": make_view(context, view.path)}
    values["anchor"] = anchor
    values["place"] = partial(_place, anchor)
    frame = publication.templates.frame(context, view)
    text = publication.templates.get(template).render(frame | values)
    return Article(row.link.label, anchor, Markup(text))  # noqa: S704 - from a template that escapes


def _practice(context: Context, entry: Entry, view: PageView) -> dict[str, Any]:
    """What the article of a practice shows."""
    recognition = recognize_record(context.catalogue, entry)
    if recognition is None:
        raise ValueError(f"{entry.ref} is no practice")
    language = entry.text_language(context.language)
    sections = section_views(context, entry, supports(context, recognition, view.path, language))
    return {
        "entry": entry,
        "name": record_link(context, entry, view.path),
        "recognition": recognition_view(context, recognition, view.path),
        "facts": facts.facts(context, entry, view.path),
        "text_groups": text_groups(entry, sections),
        "studies": study_lists(context, entry),
        "not_found": history.searches_without_result(context, entry),
        "situations": situations.pages_of_practice(context, entry, view.path),
        "blocks": rows.reference_blocks(context, entry, view.path),
    }


def _place(anchor: str, name: str) -> str:
    """The anchor of a place in an article."""
    return f"{anchor}{IN_ARTICLE}{name}"
