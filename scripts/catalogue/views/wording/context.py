"""The context of every view: a catalogue, a site and a language; and the addresses of its pages."""

import posixpath
import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.source import commonmark
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import Alternate

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

    def to(self, path: str, *parts: str) -> str:
        """The relative link from the page at a path to another one in the same language."""
        return relative(self.site, self.page_path(*parts), path)


def page_path(site: Site, language: str, *parts: str) -> str:
    """The path of a page in a language: practices, x → fr/practices/x/; about/index → fr/about/."""
    inner = f"/{'/'.join(parts)}".removesuffix("/index").strip("/")
    return f"{site.prefix(language)}{inner}/" if inner else site.prefix(language)


def relative(site: Site, target: str, path: str) -> str:
    """The relative link to a target from the page at a path; '' is the home page."""
    if site.rooted:
        return f"{urlsplit(site.url).path or '/'}{target}"
    address, mark, anchor = target.partition("#")
    # A site has half a million links: posixpath.relpath took a tenth of the time of a build.
    here, there = path.split("/")[:-1], address.split("/")
    shared = 0
    for mine, theirs in zip(here, there[:-1], strict=False):
        if mine != theirs:
            break
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    return f"{link or './'}{mark}{anchor}"


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
        if commonmark.scheme(href) or not target or target.startswith(("/", "\\")):
            return href
        address = posixpath.normpath(posixpath.join(folder, target))
        if address.startswith(".."):
            return href
        if target.endswith(".md"):
            address = context.page_path(address.removesuffix(".md"))
        return relative(context.site, address, path) + mark + part

    return resolve
