"""Translations compared with their originals: languages, versions, sections, links."""

from collections.abc import Iterator

from catalogue.lint.page_model import Page
from catalogue.lint.sections import heading_span
from catalogue.model.findings import Finding, Span
from catalogue.source.glossary_links import lexicon
from catalogue.source.validation import SOURCE


def missing(page: Page) -> Iterator[Finding]:
    """Every page exists in every language of the site that is complete."""
    vocabularies = page.catalogue.vocabularies
    for language in vocabularies.complete if page.original is None else ():
        if language not in page.catalogue.sources[page.ref]:
            suffix = "" if language == vocabularies.default_language else f".{language}"
            file = f"docs/{page.folder}/{page.name}{suffix}.md"
            yield page.finding("translation-missing", Span(), language=language, file=file)


def stale(page: Page) -> Iterator[Finding]:
    """A translation is current: its `source:` has the fingerprints of its original."""
    original = page.original
    if original and page.document.readable and original.document.readable and page.behind:
        span = page.document.key_span((SOURCE,))
        yield page.finding(
            "translation-stale", span, parts=", ".join(page.behind), original=original.document.path
        )


def sections(page: Page) -> Iterator[Finding]:
    """A translation has the sections of its original."""
    if (original := page.compared) is None:
        return
    levels, expected = _levels(page), _levels(original)
    path, titles, original_titles = (
        original.document.path,
        page.section_titles,
        original.section_titles,
    )
    if (
        not page.kind and levels != expected
    ):  # the anchors of an ordinary page are those of its original
        yield page.finding(
            "translation-sections", page.end, count=len(levels), wanted=len(expected), original=path
        )
    for name in titles.keys() - original_titles.keys():
        section = next(section for section in page.sections if section.title == titles[name])
        yield page.finding(
            "translation-sections", heading_span(page, section), extra=titles[name], original=path
        )
    for name in original_titles.keys() - titles.keys():
        yield page.finding(
            "translation-sections",
            page.end,
            missing=page.headings[name].label(page.language),
            original=path,
        )


def links(page: Page) -> Iterator[Finding]:
    """A translation links to the same records as its original."""
    if (original := page.compared) is None:
        return
    spans, originals = _record_links(page), _record_links(original)
    for href in sorted(originals.keys() - spans.keys()):
        yield page.finding(
            "translation-links",
            Span(page.document.body_line),
            missing=href,
            original=original.document.path,
        )
    for href in sorted(spans.keys() - originals.keys()):
        yield page.finding(
            "translation-links", spans[href], extra=href, original=original.document.path
        )


def terms(page: Page) -> Iterator[Finding]:
    """A translation has the terms of the glossary that its original has: those whose first mention leads there."""
    if (original := page.compared) is None:
        return
    vocabularies = page.catalogue.vocabularies
    terms, expected = (
        {term for _, term in lexicon(vocabularies, one.language).find(one.body.prose)}
        for one in (page, original)
    )
    for row in (vocabularies.table("glossary")[term] for term in sorted(expected - terms)):
        values = {"term": row[original.language]["term"], "wanted": row[page.language]["term"]}
        yield page.finding("translation-term", Span(page.document.body_line), **values)


def changes(page: Page) -> Iterator[Finding]:
    """Changes of a record are described in every language of the site, first of all in that of the page."""
    for number, change in enumerate(
        page.original_entry.record.changes if page.original_entry else ()
    ):
        for language in dict.fromkeys((page.language, *page.catalogue.vocabularies.complete)):
            if language not in change.texts:
                rule = (
                    "front-matter-missing-key"
                    if language == page.language
                    else "translation-change"
                )
                yield page.finding(rule, ("changes", number), key=language)


def _levels(page: Page) -> list[str]:
    return [token.tag for token in page.tokens if token.type == "heading_open"]


def _record_links(page: Page) -> dict[str, Span]:
    return {link.href.partition("#")[0]: link.span for link in page.links if ".md" in link.href}
