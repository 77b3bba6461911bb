"""A translation against its original: the same sections, the same links, and whether it is behind."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Finding, Span
from ..loading import section_id
from ..validation import SOURCE
from .pages import Page
from .structure import heading_span


def missing(page: Page) -> Iterator[Finding]:
    """Every record exists in every language of the site."""
    if page.entry is None or page.original is not None:
        return
    for language in page.catalogue.vocabularies.languages:
        if language not in page.catalogue.sources[page.entry.ref]:
            yield page.finding("translation-missing", Span(), language=language, file=_file(page, language))


def stale(page: Page) -> Iterator[Finding]:
    """A translation says what its original says: its `source:` names the text from which it was made."""
    if page.entry is None or page.original is None or page.language not in page.entry.pages:
        return
    state = page.entry.translation(page.language, page.catalogue.headings(page.kind))
    if state.state == "behind":
        span = page.document.keys.get((SOURCE,), Span())
        yield page.finding("translation-stale", span, parts=", ".join(state.behind), original=page.original.document.path)


def sections(page: Page) -> Iterator[Finding]:
    """A translation has the sections of its original."""
    original = page.original
    if original is None:
        return
    wanted = _names(original)
    have = _names(page)
    for name, title in have.items():
        if name not in wanted:
            section = next(s for s in page.sections if s.title == title)
            yield page.finding("translation-sections", heading_span(page, section), extra=title, original=original.document.path)
    for name in wanted:
        if name not in have:
            label = page.catalogue.headings(page.kind)[name].label(page.language)
            yield page.finding("translation-sections", Span(max(len(page.lines) - 1, 1)), missing=label, original=original.document.path)


def links(page: Page) -> Iterator[Finding]:
    """A translation leads to the records to which its original leads."""
    original = page.original
    if original is None:
        return
    here, there = _record_links(page), _record_links(original)
    for href in sorted(there.keys() - here.keys()):
        yield page.finding("translation-links", Span(page.document.body_line), missing=href, original=original.document.path)
    for href in sorted(here.keys() - there.keys()):
        yield page.finding("translation-links", here[href], extra=href, original=original.document.path)


def _names(page: Page) -> dict[str, str]:
    headings = page.catalogue.headings(page.kind)
    named = ((section_id(section.title, headings, page.language), section.title) for section in page.sections)
    return {name: title for name, title in named if name}


def _record_links(page: Page) -> dict[str, Span]:
    return {link.href.partition("#")[0]: link.span for link in page.links if ".md" in link.href}


def _file(page: Page, language: str) -> str:
    suffix = "" if language == page.catalogue.vocabularies.default_language else f".{language}"
    return f"docs/{page.kind}/{page.name}{suffix}.md"
