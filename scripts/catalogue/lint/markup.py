"""Markup that the site escapes or drops, and that is therefore a mistake; the HTML of an ordinary page."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product

from markdown_it.token import Token

from catalogue.lint.checked_file import CheckedFile
from catalogue.lint.page_model import Page
from catalogue.lint.passages import Passage, hide
from catalogue.lint.registry import page_rule
from catalogue.model.findings import Finding, Span
from catalogue.source import commonmark, icons

HTML = re.compile(r"<(?=[A-Za-z/!?])(?![\w.+-]+@)[^\s<>]{0,60}>?")
ENTITY = re.compile(r"&(?:#\w+|\w+);")
ATTRIBUTES = re.compile(r"\{:[^{}\n]{0,200}\}|\{ ?(?:[#.][\w-]|[\w-]+=[\"'])[^{}\n]{0,200}\}")
EXTENSION = re.compile(
    r'^(?:!!!|===) ?["\w][^\n]*|^(?P<ordinary>\?\?\?\+? ?["\w][^\n]*)|^:   ?\S|^\*\[[^\]\n]+\]:'
    r"|^\[TOC\]$|^\[[ xX]\](?= )|\[\[[^\]\n]+\]\]|--8<--|(?<!~)~\w{1,3}~(?!~)"
    r"|(?P<icon>:(?:material|fontawesome|octicons|simple)-[\w-]+:)",
    re.MULTILINE,
)
"""Markdown of other programs; two of its forms are known to ordinary pages."""
FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE)
"""A footnote of ordinary pages; in a record a parser takes it for the address of a link."""

TEMPLATE = re.compile(r"\{\{|\{%|\{#(?!\w)|\$\{")
UNDEFINED = re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]|\[\^[\w-]+\]")
PLACEHOLDER = re.compile(
    r"(?:lorem ipsum|Lorem ipsum|TODO|TBD|TBC|FIXME|XXX|à compléter|à traduire|temporary page"
    r"|page provisoire)\b"
)
STOP = re.compile(r"(?<=[a-zà-ÿ)»]{2})[.!?]\s+(?=[A-ZÀ-Ý«])")
VALUE_MARKUP = re.compile(r"[<>]|&(?:#\w+|\w+);|\*\*|\]\(|`")
QUOTED = re.compile(r"\\?[\"“«](?P<inner>[^\"“”«»]+?)\\?[\"”»]")
PATTERNS = (
    ("text-attributes", ATTRIBUTES),
    ("text-template", TEMPLATE),
    ("text-placeholder", PLACEHOLDER),
)
CODE = re.compile(r"`[^`]*`")
CELLS = re.compile(r"(?<!\\)\|")
BLOCKS = (
    "blockquote br dd details div dl dt h1 h2 h3 h4 h5 h6 hr img li ol p pre summary "
    "table tbody td th thead tr ul"
)
WORDS = "a abbr code del em span strong sub sup"
TAGS = frozenset(f"{BLOCKS} {WORDS}".split())
TAG_ATTRIBUTES = frozenset(
    ["alt", "class", "href", "id", "lang", "open", "rel", "src", "start", "title"]
)


@page_rule("text-html")
def html(page: Page) -> Iterator[Finding]:
    """Text has no HTML: the site would show the tags."""
    for match in HTML.finditer(page.body.prose):
        found = page.body.text[match.start() : match.end()]
        yield page.finding("text-html", page.body.span_of(match), found=found)


@page_rule("text-entity")
def entities(page: Page) -> Iterator[Finding]:
    """Characters are typed, not written as HTML entities."""
    for match in ENTITY.finditer(page.body.text):
        if page.body.prose[match.start()] == "&":
            yield page.finding("text-entity", page.body.span_of(match), found=match[0])


@page_rule("text-attributes", "text-template", "text-placeholder")
def patterns(page: Page) -> Iterator[Finding]:
    """Text has no attribute lists, no template syntax and no placeholders."""
    for passage, (rule, pattern) in product(page.passages, PATTERNS):
        for match in pattern.finditer(passage.prose):
            yield page.finding(rule, passage.span_of(match), found=match[0])


@page_rule("text-markup", "text-formula", "text-quoted")
def headlines(file: CheckedFile) -> Iterator[Finding]:
    """Titles and summaries are plain text without quotation marks, and do not start like a formula."""
    for passage in file.headlines:
        key = passage.field
        if match := VALUE_MARKUP.search(passage.text):
            yield file.finding("text-markup", passage.span_of(match), found=match[0], key=key)
        if passage.text[:1] in ("=", "+", "-", "@"):
            yield file.finding("text-formula", passage.span(0), found=passage.text[0], key=key)
        if match := QUOTED.fullmatch(passage.text):
            yield file.finding("text-quoted", passage.span_of(match), key=key)


@page_rule("text-summary")
def summaries(page: Page) -> Iterator[Finding]:
    """The summary of a record is one complete sentence."""
    passage = next((passage for passage in page.headlines if passage.field == "summary"), None)
    if passage is None or not page.kind:
        return
    stops = list(STOP.finditer(passage.text))
    text = passage.text.rstrip()
    if stops:
        span = passage.span(stops[0].start())
        yield page.finding("text-summary", span, sentences=len(stops) + 1)
    elif text[-1:] not in ".!?…":
        yield page.finding("text-summary", passage.span(len(text) - 1), end=text[-1:])


@page_rule("text-fence")
def fences(page: Page) -> Iterator[Finding]:
    """Blocks of code are closed."""
    for token in page.tokens:
        if token.type == "fence" and token.map and not _is_closed(page, token):
            span = Span(_row(page, token.map[0]) + 1, 1, len(token.markup))
            yield page.finding("text-fence", span, mark=token.markup)


def _is_closed(page: Page, fence: Token) -> bool:
    """True if the last line of a block of code is the mark with which it begins."""
    first, end = fence.map or (0, 0)
    last = page.lines[_row(page, end - 1)].strip()
    closing = rf"[>\s]*{re.escape(fence.markup)}[`~]*"
    return end - first >= 2 and re.fullmatch(closing, last) is not None


@page_rule("text-table")
def tables(page: Page) -> Iterator[Finding]:
    """The rows of a table have as many cells as its header, and no alignment."""
    for token in page.tokens:
        if token.type == "table_open" and token.map:
            yield from _table_faults(page, *token.map)


def _table_faults(page: Page, first: int, last: int) -> Iterator[Finding]:
    """The faults of a table between two lines of the body; the first line is its header."""
    prose = page.body.prose.split("\n")
    columns = _cells(prose[first])
    for row, line in enumerate(prose[first + 1 : last], first + 1):
        span = Span(page.document.body_line + row, 1, max(len(line.rstrip()), 1))
        is_rule = re.fullmatch(r"[\s|:-]+", line)
        if is_rule and ":" in line:
            yield page.finding("text-table", span, align=":")
        if not is_rule and (cells := _cells(line)) != columns:
            yield page.finding("text-table", span, found=cells, wanted=columns)


@page_rule("link-reference")
def references(page: Page) -> Iterator[Finding]:
    """Reference links have a definition."""
    for token in page.tokens:
        for child in token.children or []:
            if child.type != "text":
                continue
            for match in UNDEFINED.finditer(child.content):
                span = _span_of_text(page.body, match[0])
                yield page.finding("link-reference", span, found=match[0])


@page_rule("text-extension")
def extensions(page: Page) -> Iterator[Finding]:
    """Text has no Markdown of other programs: the site would show it as it is typed."""
    for token in page.tokens:
        if token.type != "inline":
            continue
        line = (token.map or [0])[0]
        for match in EXTENSION.finditer(CODE.sub(hide, token.content)):
            if page.kind or not (match["ordinary"] or match["icon"]):
                span = _span_of_text(page.body, match[0], line)
                yield page.finding("text-extension", span, found=match[0])
    for match in FOOTNOTE.finditer(page.body.text) if page.kind else ():
        yield page.finding(
            "text-extension", page.body.span(match.start(), len(match[0])), found=match[0]
        )


def _span_of_text(body: Passage, text: str, line: int = 0) -> Span:
    """The position of a text in a body, at or after a line; the beginning of the body if it is not found."""
    offset = body.text.find(text, body.offset(line))
    return body.span(max(offset, 0), len(text))


def _cells(line: str) -> int:
    return len(CELLS.split(line.strip().removeprefix("|").removesuffix("|")))


def _row(page: Page, line: int) -> int:
    """The index in the page of a line in the body."""
    return min(page.document.body_line - 1 + line, len(page.lines) - 1)


class _Forbidden(HTMLParser):
    """Collects what is not allowed in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forbidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.forbidden.append(f"<{tag}>")
        self.forbidden += [name for name, _ in attrs if name not in TAG_ATTRIBUTES]
        for name, value in attrs:
            if name in ("href", "src") and value and not commonmark.is_safe(value):
                self.forbidden.append(value)


@page_rule("page-nesting", "page-markup")
def rendered(page: Page) -> Iterator[Finding]:
    """An ordinary page has only tags, attributes and addresses that the site allows, and known icons."""
    if page.rendered is None:
        return
    start = Span(page.document.body_line)
    if page.rendered.is_too_deep:
        yield page.finding("page-nesting", start)
        return
    parser = _Forbidden()
    parser.feed(icons.without_icons(page.rendered.html, page.document.body))
    for forbidden in dict.fromkeys(parser.forbidden):
        yield page.finding("page-markup", start, found=forbidden)
