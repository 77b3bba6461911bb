"""A page for the rules: its values, tokens, sections, links and passages, with their positions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token
from pydantic import BaseModel

from catalogue.lint import passages
from catalogue.lint.checked_file import CheckedFile
from catalogue.lint.passages import Passage, PlacedLink
from catalogue.model.findings import Span
from catalogue.model.memo import once
from catalogue.model.page_meta import PageMeta
from catalogue.model.provisions import of_instrument
from catalogue.model.records import KINDS
from catalogue.model.types import Translatable
from catalogue.model.vocabularies import Term
from catalogue.source import commonmark, markdown, validation
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.markdown import RenderedPage
from catalogue.source.originals import original_language
from catalogue.source.page_sections import page_sections
from catalogue.source.step_names import moved_away
from catalogue.source.translations import compare, section_id
from catalogue.source.validation import FieldValue
from catalogue.source.yaml_positions import Where

PUNCTUATION = re.compile(r"[:;!?%«»\"]")
"""Punctuation that differs between languages."""


@dataclass(frozen=True, eq=False)
class Page(CheckedFile):
    """One language version of a record, or an ordinary page."""

    folder: str
    name: str
    language: str
    model: type[BaseModel]
    entry: Entry | None = None
    """The record of the page, if it is valid."""
    original: Page | None = None
    """The original of a translation."""

    @property
    def kind(self) -> str:
        """The kind of record; empty for an ordinary page."""
        return "" if self.model is PageMeta else self.folder

    @property
    def ref(self) -> str:
        """The name of the page in the catalogue: practices/x, or about/index."""
        return f"{self.folder}/{self.name}".lstrip("/")

    @property
    def own_ref(self) -> str | None:
        """The name by which records refer to this one; None for an ordinary page."""
        return self.ref if self.kind else None

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
        if self.original and self.original.is_split and self.is_split:
            return self.original
        return None

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
    def named_sections(self) -> dict[str, Term]:
        """The sections that the page has by its kind, its layout or its name, by id."""
        if self.kind:
            return self.headings
        original = self.original or self
        return page_sections(self.catalogue.vocabularies, original.document)

    @cached_property
    def section_titles(self) -> dict[str, str]:
        """The titles of the sections of the page, by id."""
        titles = {}
        for section in self.sections:
            name = section_id(section.title, self.named_sections, self.language)
            if name:
                titles[name] = section.title
        return titles

    @cached_property
    def values(self) -> list[FieldValue]:
        """Every string of the front matter that belongs to a field."""
        return list(validation.field_values(self.model, self.document.data))

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
        body = self.document.body
        prose = passages.prose_of_body(body, self.tokens)
        for title in self._foreign_titles():
            prose = prose.replace(title, passages.BLANK * len(title))
        return Passage(body, prose, self.document.body_line)

    def _foreign_titles(self) -> set[str]:
        """The titles that a translation keeps: its own if it is foreign, and those of linked records."""
        titles = punctuated_titles(self.catalogue) if self.original else {}
        if not titles:
            return set()
        names = {self.ref, *(self.target(link.href) for link in self.links)}
        return {titles[name] for name in names if name in titles}

    @cached_property
    def passages(self) -> list[Passage]:
        """The passages that readers see: titles, summaries, what is told in several languages, the body."""
        return [*self.headlines, self.body]

    @cached_property
    def headlines(self) -> list[Passage]:
        """The texts of the front matter that readers see, each once or in several languages there."""
        # Values on several lines have a rule of their own.
        multiline = {
            finding.span
            for finding in self.document.findings
            if finding.rule == "front-matter-lines"
        }
        headlines = []
        for placed in self.values:
            span = self.document.span(placed.where)
            if span in multiline:
                continue
            if _is_headline(placed):
                raw = self.raw(placed.where)
                headlines.append(passages.of_value(raw, span, str(placed.where[-1])))
            elif language := self._language_told(placed):
                headlines.append(
                    passages.of_value(
                        self.raw(placed.where), span, told_field(placed.where), language
                    )
                )
        return headlines

    def _language_told(self, placed: FieldValue) -> str:
        """The language of a text that the front matter tells in several; '' for any other value."""
        language = str(placed.where[-1])
        is_told = placed.where[0] in TOLD or "short" in placed.where
        is_text = placed.value not in ("", language)
        is_language = language in self.catalogue.vocabularies.languages
        return language if is_told and is_text and is_language else ""

    @cached_property
    def links(self) -> list[PlacedLink]:
        """Every link and image of the text, in order, then those that CommonMark does not see."""
        body = Passage(self.document.body, "", self.document.body_line)
        links = list(passages.links(self.tokens, body))
        if self.rendered:
            links += list(passages.further_links(self.rendered.links, links, body))
        return links

    @cached_property
    def rendered(self) -> RenderedPage | None:
        """An ordinary page as the site shows it; None for the page of a record."""
        if self.kind:
            return None
        original = self.original.document if self.original else self.document
        return markdown.rendered_page(self.catalogue, self.document, original)

    @cached_property
    def anchors(self) -> list[str]:
        """The anchors of the page, the same in all its languages."""
        first = self.original or self
        if first.rendered:
            return list(first.rendered.anchors)
        return [*first.section_titles, *self._anchors_of_provisions(), *self._anchors_of_rows()]

    def _anchors_of_provisions(self) -> list[str]:
        """The ids of the provisions of an instrument."""
        if self.entry is None or self.kind != "resources":
            return []
        return [row.id for row in of_instrument(self.catalogue.vocabularies, self.name)]

    def _anchors_of_rows(self) -> Iterator[str]:
        """The ids of the steps and pitfalls of a practice, the present ones and the former ones."""
        if self.entry is None:
            return
        for row in (*self.entry.items("steps"), *self.entry.items("pitfalls")):
            yield row.id
            yield from row.old_ids
        yield from moved_away(self.catalogue, self.entry)

    @property
    def behind(self) -> tuple[str, ...]:
        """The parts of the original that have changed since they were translated, or have no stamp."""
        first = self.original
        if first is None:
            return ()
        return compare(first.document, self.document, first.headings, first.language).behind

    def target(self, href: str) -> str:
        """The name of the page that a relative link targets."""
        path = href.partition("#")[0]
        if not path:
            return self.ref
        return posixpath.normpath(posixpath.join(self.folder, path)).removesuffix(".md")


def _is_headline(placed: FieldValue) -> bool:
    """True for a text of the page in its own language: a translatable field."""
    return bool(placed.value) and Translatable in map(type, placed.marks)


TOLD = ("not_found", "changes", "withdrawn")
"""Keys of parts that have a text for each language; so have the short heads of steps."""


def told_field(where: Where) -> str:
    """The key to which a text in several languages belongs: `changes`, `short`, `reason`."""
    return next(str(part) for part in reversed(where[:-1]) if isinstance(part, str))


@once
def punctuated_titles(catalogue: Catalogue) -> dict[str, str]:
    """The titles of originals with punctuation that differs between languages, by page name."""
    titles = {}
    for name, pages in catalogue.sources.items():
        title = next(iter(pages.values())).data.get("title")
        if isinstance(title, str) and PUNCTUATION.search(title):
            titles[name] = title
    return titles


def versions(catalogue: Catalogue, name: str) -> list[Page]:
    """The language versions of a page, the original first."""
    pages = catalogue.sources[name]
    folder, _, last = name.rpartition("/")
    model = KINDS.get(folder) if last != "index" else None
    first = original_language(model, pages) if model else next(iter(pages))
    entry = catalogue.entries.get(name)
    original = Page(catalogue, pages[first], folder, last, first, model or PageMeta, entry)
    translation = validation.translation_model(model) if model else PageMeta
    found = [original]
    for language, page in pages.items():
        if language != first:
            found.append(
                Page(catalogue, page, folder, last, language, translation, entry, original)
            )
    return found
