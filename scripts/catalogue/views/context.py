"""The localized context of all views."""

import posixpath
import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from catalogue.model.language_tags import tagged
from catalogue.model.places import printed, symbol
from catalogue.source import commonmark
from catalogue.source.loading import TERM_FOLDERS, Catalogue, Entry
from catalogue.views.addresses import Site, page_path, relative
from catalogue.views.values import Alternate, Link

PART = re.compile(r"([^?#]*)([?#]?)(.*)", re.DOTALL)
"""An address: its path, and what follows it."""


@dataclass(frozen=True, eq=False)
class Context:
    """A catalogue, a site and the language of the reader."""

    catalogue: Catalogue
    site: Site
    language: str

    @property
    def site_name(self) -> str:
        """The name of the site."""
        return self.text("site-name")

    def text(self, string_id: str, /, **values: object) -> str:
        """A text of the interface."""
        return self.catalogue.vocabularies.text(string_id, self.language, **values)

    def label(self, vocabulary: str, term_id: str) -> str:
        """The label of a term."""
        return self.catalogue.vocabulary(vocabulary).label(term_id, self.language)

    def path(self, entry: Entry) -> str:
        """The path of a record's page."""
        return self.page_path(entry.ref)

    def page_path(self, *parts: str) -> str:
        """The path of a page in the language of the reader."""
        return page_path(self.site, self.language, *parts)

    def to(self, page: str, *parts: str) -> str:
        """The relative link from a page to another one in the same language."""
        return relative(self.site, self.page_path(*parts), page)

    def term(self, vocabulary: str, term_id: str, page: str) -> Link:
        """A term, with a link to its page or to that of the nearest term above it, if there is one."""
        table, folder = (
            self.catalogue.vocabulary(vocabulary),
            TERM_FOLDERS.get(vocabulary, vocabulary),
        )
        name = next(
            (name for name in table.lineage(term_id) if f"{folder}/{name}" in self.catalogue.pages),
            "",
        )
        return Link(
            table.label(term_id, self.language), self.to(page, folder, name) if name else ""
        )

    def date(self, partial: str | None) -> str:
        """A date in words: 2018-05-02 → 2 May 2018, 2 mai 2018; a month and a year likewise; or the text for an unknown date."""
        if not partial:
            return self.text("date-unknown")
        year, month, day = [*partial.split("-"), "", ""][:3]
        name = (
            self.catalogue.vocabularies.table("months")[self.language][int(month) - 1]
            if month
            else ""
        )
        return " ".join(filter(None, (self._day(day), name, year)))

    def date_range(self, first: str | None, last: str | None) -> str:
        """A range of two dates; days of the same month name it once."""
        if not first or not last or last == first:
            return self.date(first)
        if first[:7] == last[:7] and len(first) == 10:
            return f"{self._day(first[8:])}–{self.date(last)}"
        return f"{self.date(first)} – {self.date(last)}"

    def _day(self, day: str) -> str:
        return "1er" if self.language == "fr" and day == "01" else day.removeprefix("0")

    def place(self, place: str | None) -> str:
        """A place in a document, in words."""
        return printed(self.catalogue.vocabularies, place or "", self.language)

    def symbol(self, entry: Entry) -> str:
        """The symbol of a document; its English words are printed in the language of the reader."""
        words = entry.identifiers.get("symbol", "")
        return (
            words
            if self.language == entry.original
            else symbol(self.catalogue.vocabularies, words, self.language)
        )

    def enumeration(self, words: Iterable[str]) -> str:
        """One, two and three."""
        *others, last = list(words) or [""]
        return f"{', '.join(others)} {self.text('and')} {last}" if others else last

    def in_text(self, label: str) -> str:
        """A label inside a sentence: in French, names of languages and the like are in lower case."""
        return label[:1].lower() + label[1:] if self.language == "fr" else label

    def language_name(self, language: str) -> str:
        """The name of a language inside a sentence."""
        return self.in_text(self.label("languages", language))

    def direction(self, language: str) -> str:
        """Ltr or rtl."""
        return str(
            self.catalogue.vocabularies["languages"][language]
            .more.get("site", {})
            .get("dir", "ltr")
        )

    def page_words(self, name: str, key: str) -> str:
        """A text of the front matter of an ordinary page, tagged where readers get it in another language."""
        shown, page = self.catalogue.page(name, self.language)
        return tagged(str(page.data.get(key) or ""), shown, self.language)

    def link(self, entry: Entry, page: str, note: str = "") -> Link:
        """A link from a page to a record."""
        language = name_language(entry, self.language)
        label = entry.name(self.language)
        ours = self.text("our-title-mark") if entry.translated("our_title", self.language) else ""
        url = relative(self.site, self.path(entry), page)
        return Link(label, url, "" if language == self.language else language, note, ours=ours)

    def title(self, entry: Entry) -> str:
        """The name of a record in plain text, marked if the editors translated it."""
        link = self.link(entry, "")
        return f"{link.label} {link.ours}".rstrip()

    def agency(self, agency_id: str, page: str, *, short: bool = False) -> Link:
        """A link to an agency, or the name of another publisher; `short` prefers the acronym."""
        entry = self.catalogue.get("agencies", agency_id)
        if entry is None:
            return Link(self.label("publishers", agency_id))
        acronym = entry.translated("acronym", self.language)
        link = self.link(entry, page)
        return Link(acronym, link.url, note=link.label) if short and acronym else link

    def agency_name(self, agency_id: str) -> str:
        """The acronym of an agency, or its name if it has none."""
        link = self.agency(agency_id, "", short=True)
        return tagged(link.label, link.language, self.language)


def name_language(entry: Entry, language: str) -> str:
    """The language of a record's name on pages in a language."""
    if entry.text_language(language) != language or entry.translated("our_title", language):
        return entry.text_language(language)
    if entry.title(language) == entry.record.title and entry.kind in ("resources", "statements"):
        return document_language(entry, language)
    return language


def document_language(entry: Entry, language: str) -> str:
    """The language of a document's title: that of the page that has it, or else the document's first language."""
    language = entry.text_language(language)
    if entry.title(language) != entry.record.title and not entry.translated("our_title", language):
        return language
    # Where the editors translated the title, no official one exists in that language, even if the document does.
    languages = [
        name
        for name in entry.languages
        if not (name in entry.pages and entry.translated("our_title", name))
    ]
    if entry.languages and not languages:
        return entry.original
    if not languages or language in languages[:1]:
        return language
    return entry.original if entry.original in languages else languages[0]


def alternates(
    context: Context, translated: Container[str], page: str, name: str
) -> tuple[Alternate, ...]:
    """The page in every language of the site, with fallbacks marked; a draft is named on its own pages only."""
    languages = context.catalogue.vocabularies["languages"]
    paths = {
        language: page_path(context.site, language, name) for language in context.site.languages
    }
    return tuple(
        Alternate(
            language=language,
            name=str(languages[language].more["site"]["name"]),
            url=relative(context.site, path, page),
            path=path,
            current=language == context.language,
            translated=language in translated,
        )
        for language, path in paths.items()
        if language in (context.language, *context.catalogue.vocabularies.published)
    )


def resolver(context: Context, folder: str, page: str) -> Callable[[str], str]:
    """A function from addresses, as written in a file of a folder of docs/, to addresses that work on the page at a path."""

    def resolve(href: str) -> str:
        target, mark, part = PART.match(href).groups()  # type: ignore[union-attr]  # matches any text
        path = posixpath.normpath(posixpath.join(folder, target))
        if (
            commonmark.scheme(href)
            or not target
            or target.startswith(("/", "\\"))
            or path.startswith("..")
        ):
            return href
        if target.endswith(".md"):
            path = context.page_path(path.removesuffix(".md"))
        return relative(context.site, path, page) + mark + part

    return resolve
