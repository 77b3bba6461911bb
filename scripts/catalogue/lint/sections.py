"""The sections of a record: names, order, content."""

from collections.abc import Iterator
from itertools import accumulate

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding, Span
from catalogue.source.commonmark import Section
from catalogue.source.translations import section_id
from catalogue.source.validation import near


def section_names(page: Page) -> Iterator[Finding]:
    """The headings of a record are those of data/interface/sections.yml, each once, in order."""
    order = list(page.headings)
    named = [
        (section, section_id(section.title, page.headings, page.language))
        for section in page.sections
        if order
    ]
    yield from (_unknown_section(page, section) for section, name in named if name is None)
    places = [(section, order.index(name)) for section, name in named if name is not None]
    seen: set[int] = set()
    for (section, place), highest in zip(
        places, accumulate((place for _, place in places), max), strict=True
    ):
        if place in seen:
            yield page.finding(
                "section-duplicate", heading_span(page, section), title=section.title
            )
        elif place < highest:
            after = page.headings[order[highest]].label(page.language)
            yield page.finding(
                "section-order", heading_span(page, section), title=section.title, after=after
            )
        seen.add(place)


def _unknown_section(page: Page, section: Section) -> Finding:
    labels = tuple(term.label(page.language) for term in page.headings.values())
    if not section.title:
        line = next((token.map[0] for token in section.tokens if token.map), 0)
        return page.finding(
            "section-outside", Span(page.document.body_line + line), first=labels[0]
        )
    similar = near(section.title, labels)
    allowed = None if similar else ", ".join(labels)
    return page.finding(
        "section-unknown",
        heading_span(page, section),
        title=section.title,
        suggestion=similar,
        allowed=allowed,
    )


def missing_sections(page: Page) -> Iterator[Finding]:
    """A record has every required section of its kind."""
    titles, before, after = page.section_titles, Span(page.document.body_line), None
    unknown = tuple(
        section.title for section in page.sections if section.title not in titles.values()
    )
    places = {section.title: heading_span(page, section) for section in page.sections}
    for name, term in page.headings.items() if page.is_split else ():
        label = term.label(page.language)
        if name in titles:
            after, before = titles[name], places[titles[name]]
        elif not term.more.get("optional") and not near(
            label, unknown
        ):  # one that is misspelt is reported once
            yield page.finding("section-missing", before, title=label, after=after)


def empty_sections(page: Page) -> Iterator[Finding]:
    """Sections have content."""
    for section in page.sections:
        if section.title and not section.tokens:
            yield page.finding("section-empty", heading_span(page, section), title=section.title)


def heading_levels(page: Page) -> Iterator[Finding]:
    """Headings start at the second level (the title is the first) and skip none."""
    level = 1
    for token in page.tokens:
        if token.type == "heading_open" and token.map:
            depth = int(token.tag[1])
            span = Span(page.document.body_line + token.map[0], 1, depth)
            if depth == 1:
                yield page.finding("heading-level", span, first=depth)
            elif depth > level + 1:
                yield page.finding("heading-level", span, found=depth, most=level + 1)
            level = max(depth, 2)


def heading_span(page: Page, section: Section) -> Span:
    """The position of a section's heading."""
    return Span(section.line + page.document.body_line, 1, max(len(section.title) + 3, 1))
