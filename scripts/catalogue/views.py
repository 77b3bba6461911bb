"""What templates are given: values that are ready to print. Nothing is decided in a template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from . import texts, wording
from .addresses import Site, page_path, relative
from .dates import years_later
from .loading import Catalogue, Entry
from .models import KINDS

REVIEW_YEARS = 2


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; no address, no link. `language` is set where the words are not the page's language."""

    label: str
    url: str = ""
    language: str = ""
    note: str = ""
    outside: bool = False


@dataclass(frozen=True)
class Fact:
    """A line of the card: a label and its values."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True)
class Row:
    """A record in a list."""

    ref: str
    kind: str
    link: Link
    summary: str
    summary_language: str
    badges: tuple[str, ...] = ()
    level: str = ""
    level_label: str = ""
    sort: str = ""
    note: str = ""
    """Why it stands in the list, where that is not plain."""


@dataclass(frozen=True)
class Block:
    """A list of records below the text of a page."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Alternate:
    """The same page in a language of the site."""

    language: str
    name: str
    url: str
    path: str
    current: bool
    translated: bool


@dataclass(frozen=True)
class PageView:
    """What every page says of itself, records and ordinary pages alike."""

    template: str
    language: str
    direction: str
    path: str
    title: str
    description: str
    text_language: str
    text_direction: str
    alternates: tuple[Alternate, ...]
    breadcrumbs: tuple[Link, ...] = ()
    source: str = ""
    noindex: bool = False
    notice: str = ""
    notice_link: Link | None = None
    contents: tuple[Link, ...] = field(default=())


@dataclass(frozen=True, eq=False)
class Shelf:
    """A catalogue, the site it is shown on, and the language of the reader: what every view is made from."""

    catalogue: Catalogue
    site: Site
    language: str

    def text(self, string_id: str, /, **values: object) -> str:
        """Words of the interface."""
        return self.catalogue.vocabularies.text(string_id, self.language, **values)

    def label(self, vocabulary: str, term_id: str) -> str:
        """The label of a term."""
        return self.catalogue.vocabulary(vocabulary).label(term_id, self.language)

    def path(self, entry: Entry) -> str:
        """The path of a record's page."""
        return page_path(self.site, self.language, entry.kind, entry.id)

    def date(self, partial: str | None) -> str:
        """A date in words, or the word for an unknown one."""
        if not partial:
            return self.text("date-unknown")
        return wording.date(self.catalogue.vocabularies, partial, self.language)

    def direction(self, language: str) -> str:
        """Ltr or rtl."""
        return str(self.catalogue.vocabularies["languages"][language].more.get("site", {}).get("dir", "ltr"))

    def link(self, entry: Entry, page: str, note: str = "") -> Link:
        """A link from a page to a record."""
        language = name_language(entry, self.language)
        label = entry.name(self.language)
        return Link(label, relative(self.site, self.path(entry), page), "" if language == self.language else language, note)

    def agency(self, agency_id: str, page: str, *, short: bool = False) -> Link:
        """A link to an agency or the name of a publisher; `short` gives the acronym where there is one."""
        entry = self.catalogue.get("agencies", agency_id)
        if entry is None:
            return Link(self.label("publishers", agency_id))
        acronym = entry.word("acronym", self.language)
        link = self.link(entry, page)
        return Link(acronym, link.url, note=link.label) if short and acronym else link


def name_language(entry: Entry, language: str) -> str:
    """The language of the words by which a record is called on a page of a language."""
    if entry.shown(language) != language or entry.word("our_title", language):
        return entry.shown(language)
    if entry.title(language) == entry.record.title and entry.kind in ("resources", "statements"):
        return document_language(entry, language)
    return language


def document_language(entry: Entry, language: str) -> str:
    """The language of a document's title: that of the page which has its own, else the first in which the document exists."""
    if entry.title(language) != entry.record.title and not entry.word("our_title", language):
        return entry.shown(language)
    told = getattr(entry.record, "languages", [])
    # A page that translates the title says that it is not in its own language: the editors gave the document a name.
    languages = [name for name in told if not (name in entry.pages and entry.word("our_title", name))]
    if told and not languages:
        return entry.original
    if not languages or language in languages[:1]:
        return language
    if language == entry.original:
        return language if language in languages else languages[0]
    return entry.original if entry.original in languages else languages[0]


def page_view(shelf: Shelf, entry: Entry) -> PageView:
    """The frame of a record's page."""
    shown, home = entry.shown(shelf.language), page_path(shelf.site, shelf.language)
    path = shelf.path(entry)
    translation = entry.translation(shelf.language, shelf.catalogue.headings(entry.kind))
    notice = {"missing": "notice-missing", "behind": "notice-behind", "draft": "notice-draft"}.get(translation.state)
    kind = Link(shelf.text(entry.kind), relative(shelf.site, page_path(shelf.site, shelf.language, entry.kind), path))
    return PageView(
        template=f"{entry.kind}.html",
        language=shelf.language,
        direction=shelf.direction(shelf.language),
        path=path,
        title=entry.name(shelf.language),
        description=entry.summary(shelf.language),
        text_language=shown,
        text_direction=shelf.direction(shown),
        alternates=alternates(shelf, entry.pages, path, entry.kind, entry.id),
        breadcrumbs=(Link(shelf.text("home"), relative(shelf.site, home, path)), kind),
        source=entry.pages[shown].path,
        noindex=translation.state == "missing",
        notice=shelf.text(notice, original=_original_name(shelf, entry)) if notice else "",
    )


def _original_name(shelf: Shelf, entry: Entry) -> str:
    return wording.in_text(shelf.label("languages", entry.original), shelf.language)


def alternates(shelf: Shelf, translated: Iterable[str], page: str, *parts: str) -> tuple[Alternate, ...]:
    """The same page in every language of the site; the ones that fall back to another language say so."""
    have = set(translated)
    return tuple(
        Alternate(
            language,
            str(shelf.catalogue.vocabularies["languages"][language].more["site"]["name"]),
            relative(shelf.site, page_path(shelf.site, language, *parts), page),
            page_path(shelf.site, language, *parts),
            language == shelf.language,
            language in have,
        )
        for language in shelf.site.languages
    )


def resolver(shelf: Shelf, entry: Entry) -> texts.Resolve:
    """Turns ../practices/x.md, as written in a record, into a link that works on its page."""
    page = shelf.path(entry)

    def resolve(href: str) -> str:
        target, _, anchor = href.partition("#")
        parts = target.removeprefix("../").removesuffix(".md").split("/")
        if texts.scheme(href) or not target.endswith(".md"):
            return href
        if len(parts) == 1:
            parts = [entry.kind, *parts]
        if parts[-1] == "index":
            parts.pop()
        path = page_path(shelf.site, shelf.language, *parts)
        return relative(shelf.site, f"{path}#{anchor}" if anchor else path, page)

    return resolve


def review_due(entry: Entry) -> str:
    """The day on which a record is to be gone through again."""
    return entry.record.review_due or years_later(entry.record.reviewed, REVIEW_YEARS)


def kinds() -> list[str]:
    """The kinds of record, in the order of the site."""
    return list(KINDS)
