"""Links of the text: existing targets, safe schemes, meaningful link text."""

import posixpath
import re
from collections.abc import Iterator
from os.path import isfile

from catalogue.lint.page_model import Page, versions
from catalogue.lint.passages import PlacedLink
from catalogue.model.findings import Finding
from catalogue.source import commonmark

VAGUE = re.compile(
    r"(?:click |read |see )?(?:here|more|this|this page|link|this link|page|website|document)|"
    r"(?:cliquez |voir )?ici|(?:ce |le )?lien|cette page|en savoir plus|lire la suite|site (?:web|internet)?|https?://\S*",
    re.IGNORECASE,
)


def targets(page: Page) -> Iterator[Finding]:
    """The target of a relative link exists."""
    for link in page.links:
        path = link.href.partition("#")[0].partition("?")[0]
        if is_relative(link.href) and path and not link.words.startswith("^"):  # footnotes have a rule of their own
            yield from _target_faults(page, link, path)


def anchors(page: Page) -> Iterator[Finding]:
    """The anchor of a link exists on its target."""
    for link in page.links:
        _, mark, anchor = link.href.partition("#")
        name = page.target(link.href)
        if mark and is_relative(link.href) and name in page.catalogue.sources:
            allowed = versions(page.catalogue, name)[0].anchors
            if anchor not in allowed:
                yield page.finding("link-anchor", link.span, anchor=anchor, page=name, suggestion=page.near(anchor, allowed))


def schemes(page: Page) -> Iterator[Finding]:
    """Addresses use https, mailto or tel, or are relative."""
    for link in page.links:
        if (scheme := commonmark.scheme(link.href)) not in ("", *commonmark.SAFE_SCHEMES):
            yield page.finding("link-scheme", link.span, scheme=scheme)


def link_words(page: Page) -> Iterator[Finding]:
    """The text of a link describes its target, read on its own."""
    for link in page.links:
        words = link.words.strip(" .…")
        if not link.is_image and (not words or VAGUE.fullmatch(words)):
            yield page.finding("link-text", link.span, words=words or None)


def images(page: Page) -> Iterator[Finding]:
    """Records have no images; images of other pages are on the site and have alternative text."""
    for link in (link for link in page.links if link.is_image):
        if page.kind:
            yield page.finding("image-in-record", link.span, href=link.href)
        elif not is_relative(link.href):
            yield page.finding("image-remote", link.span, href=link.href)
        elif not link.words.strip():
            yield page.finding("image-alt", link.span)


def is_relative(href: str) -> bool:
    """True for an address within the site."""
    return bool(href) and not commonmark.scheme(href) and not href.startswith(("//", "\\"))


def _target_faults(page: Page, link: PlacedLink, path: str) -> Iterator[Finding]:
    name = posixpath.normpath(posixpath.join(page.folder, path)).removesuffix(".md")
    bare, _, suffix = name.rpartition(".")
    if path.startswith("/"):
        yield page.finding("link-target", link.span, href=link.href, suggestion=_nearest(page, path.strip("/")))
    elif path.endswith(".md") and suffix in page.catalogue.vocabularies.languages and bare:
        yield page.finding("link-language", link.span, href=link.href, suggestion=path.replace(f".{suffix}.md", ".md"))
    elif not _exists(page, path, name):
        yield page.finding("link-target", link.span, href=link.href, suggestion=_nearest(page, name))


def _exists(page: Page, path: str, name: str) -> bool:
    if path.endswith(".md"):
        return name in page.catalogue.sources
    # `Path.is_file` raises where the name is longer than the file system allows.
    return not name.startswith("..") and isfile(page.catalogue.root / "docs" / name)  # noqa: PTH113


def _nearest(page: Page, name: str) -> str | None:
    """A link to the page with the same name in another folder, or with the most similar one."""
    name = name.removesuffix(".md")
    names = page.catalogue.sources
    same = next((other for other in names if other.rpartition("/")[2] == name.rpartition("/")[2]), None)
    nearest = same or page.near(name, (other for other in names if other.startswith(name.partition("/")[0])), 0.8)
    return posixpath.relpath(f"{nearest}.md", page.folder or ".") if nearest else None
