"""A page for the rules: its values, tokens, sections, links and passages, with their positions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from markdown_it.token import Token
from pydantic import BaseModel

from catalogue.lint import passages
from catalogue.lint.passages import Passage, PlacedLink
from catalogue.model.findings import Finding, Span
from catalogue.model.memo import once
from catalogue.model.page_meta import PageMeta
from catalogue.model.provisions import of_instrument
from catalogue.model.records import KINDS
from catalogue.model.types import Translatable
from catalogue.model.vocabularies import Term
from catalogue.source import commonmark, markdown, validation
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.entry import Entry
from catalogue.source.markdown import RenderedPage
from catalogue.source.originals import original_language
from catalogue.source.translations import compare, section_id
from catalogue.source.validation import FieldValue
from catalogue.source.yaml_positions import Where

MOST_GUESSES = 20
PUNCTUATION = re.compile(r"[:;!?%«»\"]")
"""Punctuation that differs between languages."""


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
    """The record of the page, if it is valid."""
    original: Page | None = None
    """The original of a translation."""
    _guessed: list[str] = field(default_factory=list, repr=False)

    def finding(self, rule: str, place: Span | Where, /, **values: object) -> Finding:
        """A finding on this page, at a position or at a value of its front matter."""
        return self.document.finding(rule, place, **values)

    @property
    def kind(self) -> str:
        """The kind of record; empty for an ordinary page."""
        return "" if self.model is PageMeta else self.folder

    @property
    def ref(self) -> str:
        """The name of the page in the catalogue: practices/x, or about/index."""
        return f"{self.folder}/{self.name}".lstrip("/")

    @property
    def original_entry(self) -> Entry | None:
        """The record, on the page of its original, which states its facts."""
        return None if self.original else self.entry

    @property
    def is_split(self) -> bool:
        """True if the front matter of the page ends, so that the body can be read."""
        return self.document.body_line > 1

    @property
    def compared(self) -> Page | None:
        """The original of a translation, if the bodies of both can be read."""
        return self.original if self.original and self.original.is_split and self.is_split else None

    @property
    def layout(self) -> str:
        """The layout of an ordinary page, if it names one."""
        return "" if self.kind else str(self.document.data.get("layout", ""))

    @property
    def end(self) -> Span:
        """The last line of the page."""
        return Span(max(len(self.document.source.rstrip().split("\n")), 1))

    @cached_property
    def headings(self) -> dict[str, Term]:
        """The sections that the kind has, by id; none for an ordinary page."""
        return self.catalogue.vocabularies.sections.get(self.kind, {})

    @cached_property
    def section_titles(self) -> dict[str, str]:
        """The titles of the sections of the page, by id."""
        titles = (
            (section_id(section.title, self.headings, self.language), section.title)
            for section in self.sections
        )
        return {name: title for name, title in titles if name}

    @cached_property
    def values(self) -> list[FieldValue]:
        """Every string of the front matter that belongs to a field."""
        return list(validation.field_values(self.model, self.document.data))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the page."""
        return self.document.source.split("\n")

    @cached_property
    def header(self) -> str:
        """The source of the front matter."""
        source, body = self.document.source, self.document.body
        return source[: len(source) - len(body)]

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of the body."""
        return commonmark.parse(self.document.body)

    @cached_property
    def sections(self) -> list[commonmark.Section]:
        """The sections of the body."""
        return commonmark.sections(self.document.body)

    @cached_property
    def body(self) -> Passage:
        """The body as a passage; a translation's foreign titles are masked."""
        body, titles = (
            self.document.body,
            punctuated_titles(self.catalogue) if self.original else {},
        )
        prose = passages.prose_of_body(body, self.tokens)
        # A translation does not translate its own foreign title, and those of the records to which it links.
        names = {self.ref, *(self.target(link.href) for link in self.links)} if titles else set()
        for title in {titles[name] for name in names if name in titles}:
            prose = prose.replace(title, passages.BLANK * len(title))
        return Passage(body, prose, self.document.body_line)

    @cached_property
    def passages(self) -> list[Passage]:
        """The passages that readers see: titles, summaries and the body."""
        return [*self.headlines, self.body]

    @cached_property
    def headlines(self) -> list[Passage]:
        """The titles, summaries and reasons of the front matter."""
        # Values on several lines have a rule of their own.
        multiline = {
            finding.span
            for finding in self.document.findings
            if finding.rule == "front-matter-lines"
        }
        texts = (
            placed
            for placed in self.values
            if placed.where[-1] == "reason" or Translatable in map(type, placed.marks)
        )
        spans = ((text.where, self.document.span(text.where)) for text in texts if text.value)
        return [
            passages.of_value(self.raw(where), span, str(where[-1]))
            for where, span in spans
            if span not in multiline
        ]

    @cached_property
    def links(self) -> list[PlacedLink]:
        """Every link and image of the text, in order, then those that only the Markdown of ordinary pages sees."""
        body = Passage(self.document.body, "", self.document.body_line)
        links = list(passages.links(self.tokens, body))
        return (
            links + list(passages.further_links(self.rendered.links, links, body))
            if self.rendered
            else links
        )

    @cached_property
    def rendered(self) -> RenderedPage | None:
        """An ordinary page as the site shows it; None for the page of a record."""
        original = self.original.document if self.original else self.document
        return (
            None if self.kind else markdown.rendered_page(self.catalogue, self.document, original)
        )

    @cached_property
    def anchors(self) -> list[str]:
        """The anchors of the page, the same in all its languages."""
        first, entry = self.original or self, self.entry
        if first.rendered:
            return list(first.rendered.anchors)
        if not entry:
            return [*first.section_titles]
        rows = (*entry.items("steps"), *entry.items("pitfalls"))
        provisions = (
            of_instrument(self.catalogue.vocabularies, self.name)
            if self.kind == "resources"
            else []
        )
        items = [
            *(row.id for row in provisions),
            *(name for row in rows for name in (row.id, *row.formerly)),
        ]
        return [*first.section_titles, *items]

    @property
    def behind(self) -> tuple[str, ...]:
        """The parts of the original that have changed since they were translated, or were never stamped."""
        first = self.original or self
        return (
            compare(first.document, self.document, first.headings, first.language).behind
            if self.original
            else ()
        )

    def target(self, href: str) -> str:
        """The name of the page that a relative link targets."""
        path = href.partition("#")[0]
        return (
            posixpath.normpath(posixpath.join(self.folder, path)).removesuffix(".md")
            if path
            else self.ref
        )

    def near(self, word: str, words: Iterable[str], closeness: float = 0.6) -> str | None:
        """The most similar of some words, for the first unknown words of a page: each search takes time."""
        self._guessed.append(word)
        return (
            validation.near(word, tuple(words), closeness)
            if len(self._guessed) <= MOST_GUESSES
            else None
        )

    def raw(self, where: Where) -> str:
        """The source of a value of the front matter, quotes included."""
        span = self.document.span(where)
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        return line[span.column - 1 : span.column - 1 + span.length]


@once
def punctuated_titles(catalogue: Catalogue) -> dict[str, str]:
    """The titles of originals with punctuation that differs between languages, by page name."""
    firsts = (
        (name, next(iter(pages.values())).data.get("title"))
        for name, pages in catalogue.sources.items()
    )
    return {
        name: title
        for name, title in firsts
        if isinstance(title, str) and PUNCTUATION.search(title)
    }


def versions(catalogue: Catalogue, name: str) -> list[Page]:
    """The language versions of a page, the original first."""
    pages = catalogue.sources[name]
    folder, _, last = name.rpartition("/")
    model = KINDS.get(folder) if last != "index" else None
    first = original_language(model, pages) if model else next(iter(pages))
    entry = catalogue.entries.get(name)
    original = Page(catalogue, pages[first], folder, last, first, model or PageMeta, entry)
    translation = validation.translation_model(model) if model else PageMeta
    others = ((language, page) for language, page in pages.items() if language != first)
    return [
        original,
        *(
            Page(catalogue, page, folder, last, language, translation, entry, original)
            for language, page in others
        ),
    ]
