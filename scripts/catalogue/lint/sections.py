"""The sections of records, and of ordinary pages whose headings are fixed: names, order, content."""

from collections.abc import Iterator

from catalogue.lint.page_model import Page
from catalogue.lint.registry import page_rule
from catalogue.model.findings import Finding, Span
from catalogue.source.commonmark import Section
from catalogue.source.page_sections import KEY_PAGE
from catalogue.source.translations import section_id
from catalogue.source.validation import near

WITH_OWN_TITLES = ("session", KEY_PAGE)
"""The layouts and the pages that also have headings of their own, such as the cases of a session."""


@page_rule("section-unknown", "section-outside")
def section_names(page: Page) -> Iterator[Finding]:
    """The headings of a record are those of data/interface/sections.yml, and its text is under them."""
    for section in page.sections if page.headings else ():
        if section_id(section.title, page.headings, page.language) is None:
            yield _unknown_section(page, section)


@page_rule("section-duplicate", "section-order")
def section_order(page: Page) -> Iterator[Finding]:
    """The sections of a record come once, in the order of data/interface/sections.yml."""
    for section, after in _misplaced(page) if page.kind else ():
        span = heading_span(page, section)
        if after is None:
            yield page.finding("section-duplicate", span, title=section.title)
        else:
            yield page.finding("section-order", span, title=section.title, after=after)


@page_rule("section-duplicate")
def lower_headings(page: Page) -> Iterator[Finding]:
    """No two lower headings of a record have the same words: a link could lead to one of them only."""
    seen: set[str] = set()
    headings = (token for token in page.tokens if token.type == "heading_open" and page.kind)
    for token in headings:
        line = (token.map or [0])[0]
        title = page.body.text.split("\n")[line].strip("# ")
        if token.tag != "h2" and title in seen:
            span = Span(page.document.body_line + line, 1, max(len(title), 1))
            yield page.finding("section-duplicate", span, title=title)
        seen.add(title)


def _misplaced(page: Page) -> Iterator[tuple[Section, str | None]]:
    """The sections of a page that come too late, or again.

    Each comes with the heading before which it belongs; None for a section that comes again.
    """
    order = list(page.named_sections)
    seen: set[int] = set()
    for section in page.sections:
        name = section_id(section.title, page.named_sections, page.language)
        if name is None:
            continue
        place = order.index(name)
        if place in seen:
            yield section, None
        elif seen and place < max(seen):
            yield section, page.named_sections[order[max(seen)]].label(page.language)
        seen.add(place)


def _unknown_section(page: Page, section: Section) -> Finding:
    labels = _labels(page)
    if not section.title:
        line = next((token.map[0] for token in section.tokens if token.map), 0)
        span = Span(page.document.body_line + line)
        return page.finding("section-outside", span, first=labels[0])
    values = {"title": section.title}
    similar = near(section.title, labels)
    if similar:
        values["suggestion"] = similar
    else:
        values["allowed"] = ", ".join(labels)
    return page.finding("section-unknown", heading_span(page, section), **values)


@page_rule("section-missing")
def missing_sections(page: Page) -> Iterator[Finding]:
    """A record has every required section of its kind."""
    for label, after, span in _missing(page) if page.kind else ():
        yield page.finding("section-missing", span, title=label, after=after)


def _missing(page: Page) -> Iterator[tuple[str, str | None, Span]]:
    """The required sections that a page lacks: heading, the heading before it if there is one, position.

    One that seems to be misspelt is reported as an unknown section.
    """
    after, span = None, Span(page.document.body_line)
    misspelt = _unknown_titles(page)
    spans = {section.title: heading_span(page, section) for section in page.sections}
    for name, section in page.named_sections.items() if page.is_split else ():
        label = section.label(page.language)
        if name in page.section_titles:
            after = page.section_titles[name]
            span = spans[after]
        elif not section.more.get("optional") and not near(label, misspelt):
            yield label, after, span


@page_rule("section-fixed")
def fixed_headings(page: Page) -> Iterator[Finding]:
    """Headings on which style sheets, the search and other pages rely are those of the table of sections."""
    if page.kind or not page.named_sections:
        return
    headings = ", ".join(_labels(page))
    for span, values in _heading_faults(page):
        yield page.finding("section-fixed", span, **values, headings=headings)


def _heading_faults(page: Page) -> Iterator[tuple[Span, dict[str, str | None]]]:
    """The position and the values of each heading that is unknown, missing, repeated or out of order.

    An unknown heading may be a missing one in other words, so that missing ones are reported without it only.
    """
    unknown = _unknown_titles(page)
    for section in page.sections:
        if section.title in unknown:
            similar = near(section.title, _labels(page))
            yield heading_span(page, section), {"title": section.title, "suggestion": similar}
    for label, _, span in _missing(page) if not unknown else ():
        yield span, {"missing": label}
    for section, after in _misplaced(page):
        key = "late" if after else "again"
        yield heading_span(page, section), {key: section.title, "after": after}


def _unknown_titles(page: Page) -> tuple[str, ...]:
    """The headings that a page may not have: none where it may have its own."""
    if page.layout in WITH_OWN_TITLES or page.ref in WITH_OWN_TITLES:
        return ()
    known = {"", *page.section_titles.values()}
    return tuple(section.title for section in page.sections if section.title not in known)


def _labels(page: Page) -> tuple[str, ...]:
    """The headings that a page has by data/interface/sections.yml, in its language."""
    return tuple(term.label(page.language) for term in page.named_sections.values())


@page_rule("section-empty")
def empty_sections(page: Page) -> Iterator[Finding]:
    """Sections have content."""
    for section in page.sections:
        if section.title and not section.tokens:
            yield page.finding("section-empty", heading_span(page, section), title=section.title)


@page_rule("heading-level")
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
