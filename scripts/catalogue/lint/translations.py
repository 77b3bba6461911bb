"""Translations compared with their originals: languages, versions, sections, links."""

from collections.abc import Iterator

from catalogue.lint.markup import PLACEHOLDER
from catalogue.lint.page_model import Page
from catalogue.lint.registry import page_rule
from catalogue.lint.sections import heading_span
from catalogue.model.findings import Finding, Span
from catalogue.source import answers
from catalogue.source.glossary_links import lexicon
from catalogue.source.validation import SOURCE

SITUATION = "situation"
"""The layout of situations."""


@page_rule("translation-missing")
def missing(page: Page) -> Iterator[Finding]:
    """Every page exists in every language of the site that is complete."""
    vocabularies = page.catalogue.vocabularies
    for language in vocabularies.complete if page.original is None else ():
        if language not in page.catalogue.sources[page.ref]:
            suffix = "" if language == vocabularies.default_language else f".{language}"
            file = f"docs/{page.folder}/{page.name}{suffix}.md"
            yield page.finding("translation-missing", Span(), language=language, file=file)


@page_rule("translation-stale")
def stale(page: Page) -> Iterator[Finding]:
    """A translation is current: its `source:` has the fingerprints of its original.

    One that waits for its first words is not behind: the rule of placeholders says what is missing.
    """
    original = page.original
    if PLACEHOLDER.search(page.body.prose):
        return
    if original and page.document.readable and original.document.readable and page.behind:
        span = page.document.key_span((SOURCE,))
        values = {"parts": ", ".join(page.behind), "original": original.document.path}
        yield page.finding("translation-stale", span, **values)


@page_rule("translation-sections")
def headings(page: Page) -> Iterator[Finding]:
    """A translation of an ordinary page has the headings of its original, which give the anchors."""
    original = page.compared
    if original is None or page.kind:
        return
    levels, expected = _levels(page), _levels(original)
    if levels != expected:
        path, count, wanted = original.document.path, len(levels), len(expected)
        yield page.finding(
            "translation-sections", page.end, count=count, wanted=wanted, original=path
        )


@page_rule("translation-sections")
def sections(page: Page) -> Iterator[Finding]:
    """A translation of a record has the sections of its original."""
    original = page.compared
    if original is None or not page.kind:
        return
    path = original.document.path
    titles, expected = page.section_titles, original.section_titles
    spans = {section.title: heading_span(page, section) for section in reversed(page.sections)}
    for name in titles.keys() - expected.keys():
        title = titles[name]
        yield page.finding("translation-sections", spans[title], extra=title, original=path)
    for name in expected.keys() - titles.keys():
        title = page.headings[name].label(page.language)
        yield page.finding("translation-sections", page.end, missing=title, original=path)


@page_rule("translation-links")
def links(page: Page) -> Iterator[Finding]:
    """A translation links to the same records as its original."""
    original = page.compared
    if original is None:
        return
    path, start = original.document.path, Span(page.document.body_line)
    spans, expected = _record_links(page), _record_links(original)
    for href in sorted(expected.keys() - spans.keys()):
        yield page.finding("translation-links", start, missing=href, original=path)
    for href in sorted(spans.keys() - expected.keys()):
        yield page.finding("translation-links", spans[href], extra=href, original=path)


@page_rule("situation-answers")
def answers_of_situations(page: Page) -> Iterator[Finding]:
    """A situation has few words before each arrow, and in every language the same number of answers."""
    if (page.original or page).layout != SITUATION:
        return
    found = list(answers.arrows(page.body.text))
    for arrow in found:
        if not answers.is_answer(arrow):
            yield page.finding(
                "situation-answers",
                page.body.span_of(arrow),
                words=arrow.group(),
                most=answers.MOST,
            )
    wanted = len(list(answers.arrows(page.compared.body.text))) if page.compared else len(found)
    if page.compared and len(found) != wanted:
        path = page.compared.document.path
        yield page.finding(
            *("situation-answers", page.end), count=len(found), wanted=wanted, original=path
        )


@page_rule("translation-term")
def terms(page: Page) -> Iterator[Finding]:
    """A translation has the terms that lead to the glossary in its original."""
    original = page.compared
    if original is None:
        return
    glossary = page.catalogue.vocabularies.table("glossary")
    for term in sorted(_glossary_terms(original) - _glossary_terms(page)):
        row = glossary[term]
        values = {"term": row[original.language]["term"], "wanted": row[page.language]["term"]}
        yield page.finding("translation-term", Span(page.document.body_line), **values)


def _glossary_terms(page: Page) -> set[str]:
    """The terms of the glossary that stand in the text of a page."""
    found = lexicon(page.catalogue.vocabularies, page.language).find(page.body.prose)
    return {term for _, term in found}


@page_rule("translation-change", "front-matter-missing-key")
def changes(page: Page) -> Iterator[Finding]:
    """Changes of a record are described in every language of the site, first of all in that of the page."""
    entry = page.original_entry
    languages = dict.fromkeys((page.language, *page.catalogue.vocabularies.complete))
    for number, change in enumerate(entry.record.changes if entry else ()):
        for language in languages:
            if language not in change.texts:
                is_own = language == page.language
                rule = "front-matter-missing-key" if is_own else "translation-change"
                yield page.finding(rule, ("changes", number), key=language)


@page_rule("withdrawal-language")
def withdrawals(page: Page) -> Iterator[Finding]:
    """The reason of a withdrawal is told in every language of the site: its page stays in all of them."""
    entry = page.original_entry
    withdrawn = entry.record.withdrawn if entry else None
    if withdrawn is None:
        return
    for language in dict.fromkeys((page.language, *page.catalogue.vocabularies.complete)):
        if language not in withdrawn.reason.texts:
            yield page.finding("withdrawal-language", ("withdrawn", "reason"), key=language)


def _levels(page: Page) -> list[str]:
    return [token.tag for token in page.tokens if token.type == "heading_open"]


def _record_links(page: Page) -> dict[str, Span]:
    return {link.href.partition("#")[0]: link.span for link in page.links if ".md" in link.href}
