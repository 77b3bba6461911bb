"""Ordinary pages as the site renders them: the HTML of a page has only what is allowed."""

from collections.abc import Iterator
from html.parser import HTMLParser

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding, Span
from catalogue.source import commonmark, icons

BLOCKS = "blockquote br dd details div dl dt h1 h2 h3 h4 h5 h6 hr img li ol p pre summary table tbody td th thead tr ul"
WORDS = "a abbr code del em span strong sub sup"
TAGS = frozenset(f"{BLOCKS} {WORDS}".split())
ATTRIBUTES = frozenset(["alt", "class", "href", "id", "lang", "open", "rel", "src", "start", "title"])


class _Judge(HTMLParser):
    """Collects what is not allowed in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forbidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.forbidden.append(f"<{tag}>")
        self.forbidden += [name for name, _ in attrs if name not in ATTRIBUTES]
        self.forbidden += [value for name, value in attrs if name in ("href", "src") and value and not commonmark.is_safe(value)]


def rendered(page: Page) -> Iterator[Finding]:
    """An ordinary page is made of the tags, attributes and addresses that the site allows, and of icons of the icon sets."""
    if page.rendered is None:
        return
    if page.rendered.is_too_deep:
        yield page.finding("page-nesting", Span(page.document.body_line))
        return
    judge = _Judge()
    judge.feed(icons.without_icons(page.rendered.html, page.document.body))
    for forbidden in dict.fromkeys(judge.forbidden):
        yield page.finding("page-markup", Span(page.document.body_line), found=forbidden)
