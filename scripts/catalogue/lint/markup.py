"""Markup of the text: what the site shows as typed, or drops, is surely a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding, Span

HTML = re.compile(r"<(?=[A-Za-z/!?])[^\s<>]{0,60}>?")
ENTITY = re.compile(r"&(?:#\w+|\w+);")
ATTRIBUTES = re.compile(r"\{:[^{}\n]{0,200}\}|\{ ?[#.][\w-][^{}\n]{0,200}\}")
TEMPLATE = re.compile(r"\{\{|\{%|\{#(?!\w)|\$\{")
UNDEFINED = re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]|\[\^[\w-]+\]")
PLACEHOLDER = re.compile(
    r"(?:lorem ipsum|Lorem ipsum|TODO|TBD|TBC|FIXME|XXX|à compléter|à traduire|temporary page|page provisoire)\b"
)
STOP = re.compile(r"(?<=[a-zà-ÿ)»]{2})[.!?]\s+(?=[A-ZÀ-Ý«])")
VALUE_MARKUP = re.compile(r"[<>]|&(?:#\w+|\w+);|\*\*|\]\(|`")
QUOTED = re.compile(r"\\?[\"“«](?P<inner>[^\"“”«»]+?)\\?[\"”»]")
CELLS = re.compile(r"(?<!\\)\|")


def html(page: Page) -> Iterator[Finding]:
    """Text holds no HTML: the site shows it as it is typed."""
    for match in HTML.finditer(page.body.prose):
        found = page.body.text[match.start() : match.end()]
        yield page.finding("text-html", page.body.span(match.start(), len(found)), found=found)


def entities(page: Page) -> Iterator[Finding]:
    """A character is written as itself, not by its HTML name or number."""
    for match in ENTITY.finditer(page.body.text):
        if page.body.prose[match.start()] == "&":
            yield page.finding("text-entity", page.body.span(match.start(), len(match.group())), found=match.group())


def attributes(page: Page) -> Iterator[Finding]:
    """Text carries no attribute lists."""
    yield from _matches(page, ATTRIBUTES, "text-attributes")


def templates(page: Page) -> Iterator[Finding]:
    """Text holds no template marks."""
    yield from _matches(page, TEMPLATE, "text-template")


def placeholders(page: Page) -> Iterator[Finding]:
    """No placeholder is left in a text."""
    yield from _matches(page, PLACEHOLDER, "text-placeholder")


def value_markup(page: Page) -> Iterator[Finding]:
    """Titles and summaries are plain words: no tags, no entities, no Markdown."""
    for passage in page.headlines:
        if match := VALUE_MARKUP.search(passage.text):
            yield page.finding(
                "text-markup", passage.span(match.start(), len(match.group())), found=match.group(), key=passage.field
            )


def formulas(page: Page) -> Iterator[Finding]:
    """No title or summary begins like the formula of a spreadsheet."""
    for passage in page.headlines:
        if passage.text[:1] in ("=", "+", "-", "@"):
            yield page.finding("text-formula", passage.span(0), found=passage.text[0], key=passage.field)


def quoted(page: Page) -> Iterator[Finding]:
    """A title or a summary is not itself put in quotation marks."""
    for passage in page.headlines:
        if match := QUOTED.fullmatch(passage.text):
            yield page.finding("text-quoted", passage.span(0, len(match.group())), key=passage.field)


def summaries(page: Page) -> Iterator[Finding]:
    """The summary of a record is one sentence, and ends as one."""
    for passage in page.headlines if page.kind else ():
        if passage.field == "summary":
            stops = list(STOP.finditer(passage.text))
            last = passage.text.rstrip()[-1:]
            if stops:
                yield page.finding("text-summary", passage.span(stops[0].start()), sentences=len(stops) + 1)
            elif last not in ".!?…":
                yield page.finding("text-summary", passage.span(len(passage.text.rstrip()) - 1), end=last)


def fences(page: Page) -> Iterator[Finding]:
    """A block of code that is opened is closed."""
    for token in page.tokens:
        if token.type == "fence" and token.map:
            last = page.lines[_row(page, token.map[1] - 1)].strip()
            if token.map[1] - token.map[0] < 2 or not re.fullmatch(rf"[>\s]*{re.escape(token.markup)}[`~]*", last):
                yield page.finding("text-fence", Span(_row(page, token.map[0]) + 1, 1, len(token.markup)), mark=token.markup)


def tables(page: Page) -> Iterator[Finding]:
    """The rows of a table have as many cells as its head, and no alignment."""
    prose = page.body.prose.split("\n")
    for token in page.tokens:
        if token.type == "table_open" and token.map:
            first, last = token.map
            wanted = _cells(prose[first])
            for row in range(first + 1, min(last, len(prose))):
                yield from _judge_row(page, prose[row], row, wanted)


def _judge_row(page: Page, line: str, row: int, wanted: int) -> Iterator[Finding]:
    span = Span(page.document.body_line + row, 1, max(len(line.rstrip()), 1))
    if re.fullmatch(r"[\s|:-]+", line):
        if ":" in line:
            yield page.finding("text-table", span, align=":")
    elif (found := _cells(line)) != wanted:
        yield page.finding("text-table", span, found=found, wanted=wanted)


def references(page: Page) -> Iterator[Finding]:
    """A link by reference has its definition."""
    for token in page.tokens:
        if token.type == "inline":
            yield from _undefined(page, token)


def _undefined(page: Page, inline: Token) -> Iterator[Finding]:
    for child in inline.children or []:
        for match in UNDEFINED.finditer(child.content) if child.type == "text" else ():
            place = page.body.text.find(match.group())
            if page.kind or not match.group().startswith("[^"):
                yield page.finding("link-reference", page.body.span(max(place, 0), len(match.group())), found=match.group())


def _matches(page: Page, pattern: re.Pattern[str], rule: str) -> Iterator[Finding]:
    for passage in page.passages:
        for match in pattern.finditer(passage.prose):
            yield page.finding(rule, passage.span(match.start(), len(match.group())), found=match.group())


def _cells(line: str) -> int:
    return len(CELLS.split(line.strip().removeprefix("|").removesuffix("|")))


def _row(page: Page, line: int) -> int:
    """The index in the page of a line of the body."""
    return min(page.document.body_line - 1 + line, len(page.lines) - 1)
