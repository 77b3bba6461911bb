"""Links: they lead somewhere, safely, and their words say where."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ..diagnostics import Finding
from ..validation import near
from .pages import LinkHere, Page


def targets(page: Page) -> Iterator[Finding]:
    """A relative link leads to a page or a file that exists."""
    for link in page.links:
        path = link.href.partition("#")[0].partition("?")[0]
        if is_relative(link.href) and path and not path.startswith("/"):
            yield from _judge_target(page, link, path)


def _judge_target(page: Page, link: LinkHere, path: str) -> Iterator[Finding]:
    target = posixpath.normpath(posixpath.join(page.kind, path))
    languages = page.catalogue.vocabularies.languages
    bare, _, suffix = target.removesuffix(".md").rpartition(".")
    if target.endswith(".md") and suffix in languages and bare:
        yield page.finding("link-language", link.span, href=link.href, suggestion=path.replace(f".{suffix}.md", ".md"))
    elif target.endswith(".md"):
        if target.removesuffix(".md") not in page.catalogue.sources:
            yield page.finding("link-target", link.span, href=link.href, **_nearest(page, target, path))
    elif not (page.catalogue.root / "docs" / target).is_file():
        yield page.finding("link-target", link.span, href=link.href, **_nearest(page, f"{target}.md", path))


def _nearest(page: Page, target: str, path: str) -> dict[str, str]:
    """The page that was probably meant, written as the link would be."""
    name = target.removesuffix(".md")
    names = list(page.catalogue.sources)
    same = [other for other in names if other.rpartition("/")[2] == name.rpartition("/")[2]]
    found = same or near(name, [other for other in names if other.startswith(name.partition("/")[0])])
    return {"suggestion": posixpath.relpath(f"{found[0]}.md", page.kind or ".")} if found else {}


def is_relative(href: str) -> bool:
    """True for an address within the site."""
    return bool(href) and ":" not in href.partition("/")[0] and not href.startswith(("//", "\\"))
