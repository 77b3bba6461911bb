"""The context of every view: a catalogue, a site and a language; and the addresses of its pages."""

import posixpath
import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.source import commonmark
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import Alternate

PART = re.compile(r"([^?#]*)([?#]?)(.*)", re.DOTALL)
"""An address: its path, and what follows it."""

IN_ARTICLE = "--"
"""What stands in the printed book between the anchor of an article and that of a place in it."""


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

    @property
    def cited_name(self) -> str:
        """The name with which the site is cited: an adaptation names the toolkit too."""
        vocabularies = self.catalogue.vocabularies
        if not vocabularies.overlay.is_adaptation:
            return self.site_name
        toolkit = vocabularies.toolkit_name(self.language)
        return self.text("adaptation-cited", site=self.site_name, toolkit=toolkit)

    def text(self, string_id: str, /, **values: object) -> str:
        """A text of the interface."""
        return self.catalogue.vocabularies.text(string_id, self.language, **values)

    def digits(self, count: int) -> str:
        """A number in digits as the language of the reader groups them: 2,299."""
        grammar = self.catalogue.vocabularies.grammar(self.language)
        return grammar.digits(count) if grammar else str(count)

    def label(self, vocabulary: str, term_id: str) -> str:
        """The label of a term."""
        return self.catalogue.vocabulary(vocabulary).label(term_id, self.language)

    def path(self, entry: Entry) -> str:
        """The path of a record's page."""
        return self.page_path(entry.ref)

    def page_path(self, *parts: str) -> str:
        """The path of a page in the language of the reader."""
        return page_path(self.site, self.language, *parts)

    def to(self, path: str, *parts: str) -> str:
        """The relative link from the page at a path to another one in the same language."""
        return relative(self.site, self.page_path(*parts), path)


def page_path(site: Site, language: str, *parts: str) -> str:
    """The path of a page in a language: practices, x → fr/practices/x/; about/index → fr/about/."""
    inner = f"/{'/'.join(parts)}".removesuffix("/index").strip("/")
    return f"{site.prefix(language)}{inner}/" if inner else site.prefix(language)


def relative(site: Site, target: str, path: str) -> str:
    """The relative link to a target from the page at a path; '' is the home page.

    In an offline pack the link leads to a file, in the printed book to an article. Links to what these do not
    have lead to the public site; they are '' if that has no address.
    """
    if site.rooted:
        return f"{urlsplit(site.url).path or '/'}{target}"
    if site.packed is not None:
        return _link_in_pack(site, site.packed, target, path)
    if site.articles is not None:
        return _link_in_book(site, site.articles, target)
    return _relative_path(target, path)


def _link_in_pack(site: Site, files: frozenset[str], target: str, path: str) -> str:
    """The link to a file of an offline pack; else to the public site, or '' if that has no address."""
    address, mark, rest = PART.match(target).groups()  # type: ignore[union-attr]  # matches any text
    is_folder = not address or address.endswith("/")
    file = f"{address}index.html" if is_folder else address
    if file in files:
        return f"{_relative_path(file, path)}{mark}{rest}"
    public = site.absolute(address)
    return f"{public}{mark}{rest}" if public else ""


def _link_in_book(site: Site, articles: Mapping[str, str], target: str) -> str:
    """The link to an article of the printed book or to a place in it; else to the public site, or ''."""
    address, mark, rest = PART.match(target).groups()  # type: ignore[union-attr]  # matches any text
    if address in articles:
        return at_place(f"#{articles[address]}", rest if mark == "#" else "")
    public = site.absolute(address)
    return f"{public}{mark}{rest}" if public else ""


def at_place(link: str, place: str) -> str:
    """The link to a place on the page, or in the article of the book, to which a link leads."""
    if not link or not place:
        return link
    return f"{link}{IN_ARTICLE}{place}" if link.startswith("#") else f"{link}#{place}"


def _relative_path(target: str, path: str) -> str:
    """The relative way from one path to another."""
    address, mark, rest = PART.match(target).groups()  # type: ignore[union-attr]  # matches any text
    # A site has half a million links: posixpath.relpath took a tenth of the time of a build.
    here, there = path.split("/")[:-1], address.split("/")
    shared = 0
    for mine, theirs in zip(here, there[:-1], strict=False):
        if mine != theirs:
            break
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    return f"{link or './'}{mark}{rest}"


def alternates(
    context: Context,
    translated: Container[str],
    path: str,
    name: str,
) -> tuple[Alternate, ...]:
    """The page in every language of the site, with fallbacks marked; drafts on their own pages only."""
    vocabularies = context.catalogue.vocabularies
    shown = (context.language, *vocabularies.published)
    pages = []
    for language in context.site.languages:
        if language in shown:
            other = page_path(context.site, language, name)
            page = Alternate(
                language=language,
                name=str(vocabularies["languages"][language].more["site"]["name"]),
                url=relative(context.site, other, path),
                path=other,
                current=language == context.language,
                translated=language in translated,
            )
            pages.append(page)
    return tuple(pages)


def resolver(context: Context, folder: str, path: str) -> Callable[[str], str]:
    """A function that makes addresses of a file in a folder of docs/ work on the page at a path."""

    def resolve(href: str) -> str:
        target, mark, part = PART.match(href).groups()  # type: ignore[union-attr]  # matches any text
        if not target and mark == "#" and context.site.articles is not None:
            return at_place(relative(context.site, path, path), part)
        if commonmark.scheme(href) or not target or target.startswith(("/", "\\")):
            return href
        address = posixpath.normpath(posixpath.join(folder, target))
        if address.startswith(".."):
            return href
        if target.endswith(".md"):
            address = context.page_path(address.removesuffix(".md"))
        return relative(context.site, f"{address}{mark}{part}", path)

    return resolve
