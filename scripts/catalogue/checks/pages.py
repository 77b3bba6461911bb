"""A page as the checks see it: its front matter value by value, its text token by token, and where everything stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markdown.extensions.toc import slugify
from markdown_it.token import Token
from pydantic import BaseModel

from .. import markup, texts, validation
from ..diagnostics import Finding, Span
from ..documents import Document, Where
from ..fields import Translatable
from ..loading import Catalogue, Entry, original_language
from ..models import KINDS
from ..particulars import PageMeta
from ..translations import section_id
from ..validation import Placed
from ..vocabularies import Term
from . import prose


@dataclass(frozen=True)
class Passage:
    """A stretch of text that readers see: a value of the front matter, or the body of the page."""

    text: str
    prose: str
    """The same length as `text`; code and addresses are blanked out."""
    line: int
    column: int
    field: str = ""
    """The key of the front matter; empty for the body."""

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def span(self, offset: int, length: int = 1) -> Span:
        """The place of a part of the passage in the page."""
        row = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[row] + (self.column if row == 0 else 1)
        return Span(self.line + row, column, max(length, 1))


@dataclass(frozen=True)
class LinkHere:
    """A link or an image of the page, with the place of its address."""

    href: str
    words: str
    span: Span
    image: bool = False


@dataclass(frozen=True, eq=False)
class Page:
    """One language version of a record, or an ordinary page."""

    catalogue: Catalogue
    document: Document
    folder: str
    name: str
    language: str
    model: type[BaseModel]
    entry: Entry | None = None
    """The record that the page tells of, if it could be read."""
    original: Page | None = None
    """The page from which this one was translated."""

    def finding(self, rule: str, span: Span, **values: object) -> Finding:
        """A finding on this page."""
        return self.document.finding(rule, span, **values)

    @property
    def kind(self) -> str:
        """The kind of record that the page tells of; empty for an ordinary page."""
        return "" if self.model is PageMeta else self.folder

    @property
    def ref(self) -> str:
        """The name of the page in the catalogue: practices/x, or about/index."""
        return f"{self.folder}/{self.name}".lstrip("/")

    @property
    def versions(self) -> dict[str, Document]:
        """The page in all its languages."""
        return self.catalogue.sources[self.ref]

    @property
    def end(self) -> Span:
        """The last line of the page."""
        return Span(max(len(self.document.source.rstrip().split("\n")), 1))

    @cached_property
    def headings(self) -> dict[str, Term]:
        """The sections that the page may have, by their ids; none for an ordinary page."""
        return self.catalogue.vocabularies.sections.get(self.kind, {})

    @cached_property
    def section_titles(self) -> dict[str, str]:
        """The sections that the page has, as they are titled, by their ids."""
        named = ((section_id(section.title, self.headings, self.language), section.title) for section in self.sections)
        return {name: title for name, title in named if name}

    @cached_property
    def values(self) -> list[Placed]:
        """Every string of the front matter that the model knows."""
        return list(validation.placed(self.model, self.document.data))

    @cached_property
    def lines(self) -> list[str]:
        """The page, line by line."""
        return self.document.source.split("\n")

    @cached_property
    def tokens(self) -> list[Token]:
        """The text as the parser of the site reads it."""
        return texts.parse(self.document.body)

    @cached_property
    def sections(self) -> list[texts.Section]:
        """The text, cut at its second-level headings."""
        return texts.sections(self.document.body)

    @cached_property
    def body(self) -> Passage:
        """The text below the front matter."""
        body = self.document.body
        return Passage(body, prose.of_body(body, self.tokens), self.document.body_line, 1)

    @cached_property
    def passages(self) -> list[Passage]:
        """What readers see as prose: titles, summaries and the text."""
        free = [placed for placed in self.values if _is_free_text(placed)]
        return [*(p for p in map(self._passage, free) if p), self.body]

    @cached_property
    def links(self) -> list[LinkHere]:
        """Every link and image of the text, in order."""
        return list(_links(self))

    @cached_property
    def anchors(self) -> list[str]:
        """The anchors of the page, the same in all its languages."""
        first = self.original or self
        if self.kind:
            return list(first.section_titles)
        return [slugify(title, "-") for title in markup.headings(first.document.body)]

    def other(self, name: str) -> Page:
        """The original of another page."""
        return versions(self.catalogue, name)[0]

    def raw(self, where: Where) -> str:
        """A value of the front matter as it is typed, quotes included."""
        span = self.document.span(where)
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        return line[span.column - 1 : span.column - 1 + span.length]

    def _passage(self, placed: Placed) -> Passage | None:
        raw, span = self.raw(placed.where), self.document.span(placed.where)
        inner = 1 if raw[:1] in ("'", '"') and len(raw) > 1 and raw[-1] == raw[0] else 0
        text = raw[inner : len(raw) - inner]
        if not text:
            return None
        return Passage(text, prose.only(text), span.line, span.column + inner, str(placed.where[-1]))


def versions(catalogue: Catalogue, name: str) -> list[Page]:
    """The language versions of a page, the original first."""
    pages = catalogue.sources[name]
    folder, _, last = name.rpartition("/")
    model = KINDS.get(folder) if last != "index" else None
    first = original_language(model, pages) if model else next(iter(pages))
    entry = catalogue.entries.get(name)
    original = Page(catalogue, pages[first], folder, last, first, model or PageMeta, entry)
    translated = validation.translation_model(model) if model else PageMeta
    others = [language for language in pages if language != first]
    return [original, *(Page(catalogue, pages[o], folder, last, o, translated, entry, original) for o in others)]


def _is_free_text(placed: Placed) -> bool:
    return placed.where[-1] == "reason" or any(isinstance(mark, Translatable) for mark in placed.marks)


def _links(page: Page) -> Iterator[LinkHere]:
    for token in page.tokens:
        if token.type == "inline" and token.map:
            yield from _links_of(page, token)


def _links_of(page: Page, inline: Token) -> Iterator[LinkHere]:
    """The links of a paragraph. The parser gives no columns: each address is sought after the one before."""
    body = page.body
    first, last = inline.map or (0, 0)
    position, end = _offset(body.text, first), _offset(body.text, last)
    children = inline.children or []
    for index, child in enumerate(children):
        if child.type not in ("link_open", "image"):
            continue
        href = str(child.attrGet("href" if child.type == "link_open" else "src") or "")
        start, length = _find(body.text, href, position, end)
        position = start + length
        words = child.content if child.type == "image" else texts.words_of_link(children, index)
        yield LinkHere(href, words, body.span(start, length), child.type == "image")


def _find(text: str, href: str, position: int, end: int) -> tuple[int, int]:
    """Where an address stands, or where the next link begins if the parser gave it another spelling."""
    found = text.find(href, position, end) if href else -1
    if found >= 0:
        return found, len(href)
    opening = text.find("](", position, end)
    return (opening + 2, 1) if opening >= 0 else (position, 0)


def _offset(text: str, line: int) -> int:
    position = 0
    for _ in range(line):
        position = text.find("\n", position) + 1
        if position == 0:
            return len(text)
    return position
