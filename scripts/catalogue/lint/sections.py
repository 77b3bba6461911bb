"""The sections of a record: names, order, content."""

from collections.abc import Iterator

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding, Span
from catalogue.model.vocabularies import Term
from catalogue.source.commonmark import Section
from catalogue.source.translations import section_id
from catalogue.source.validation import near


def section_names(page: Page) -> Iterator[Finding]:
    """The headings of a record are those of data/sections.yml, each once, in order."""
    headings = page.headings
    order, seen, highest = list(headings), set(), -1
    for section in page.sections if headings else []:
        name = section_id(section.title, headings, page.language)
        if name is None:
            yield _unknown_section(page, section, headings)
            continue
        if name in seen:
            yield page.finding("section-duplicate", heading_span(page, section), title=section.title)
        elif order.index(name) < highest:
            after = headings[order[highest]].label(page.language)
            yield page.finding("section-order", heading_span(page, section), title=section.title, after=after)
        seen.add(name)
        highest = max(highest, order.index(name))


def _unknown_section(page: Page, section: Section, headings: dict[str, Term]) -> Finding:
    if not section.title:
        line = next((token.map[0] for token in section.tokens if token.map), 0)
        first = next(iter(headings.values())).label(page.language)
        return page.finding("section-outside", Span(page.document.body_line + line), first=first)
    labels = tuple(term.label(page.language) for term in headings.values())
    similar = near(section.title, labels)
    values = {"suggestion": similar[0]} if similar else {"allowed": ", ".join(labels)}
    return page.finding("section-unknown", heading_span(page, section), title=section.title, **values)


def missing_sections(page: Page) -> Iterator[Finding]:
    """A record has every required section of its kind."""
    titles, before, after = page.section_titles, Span(page.document.body_line), dict[str, str]()
    unknown = tuple(section.title for section in page.sections if section.title not in titles.values())
    places = {section.title: heading_span(page, section) for section in page.sections}
    for name, term in page.headings.items() if page.is_split else ():
        label = term.label(page.language)
        if name in titles:
            after, before = {"after": titles[name]}, places[titles[name]]
        elif not term.more.get("optional") and not near(label, unknown):  # one that is misspelt is reported once
            yield page.finding("section-missing", before, title=label, **after)


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
