"""OrdinaryPage pages: Python-Markdown as mkdocs.yml configures it, made safe, with anchors that both languages share."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from catalogue.source import commonmark

Resolve = Callable[[str], str]
RECORD_LINK = re.compile(
    r"\]\((?:\.\./)*((?:practices|resources|agencies|statements|activities)/(?!index\.md)[a-z0-9-]+)\.md(#[a-z0-9-]+)?\)"
)


class Safe(Extension):
    """Raw HTML stays text, an address with another scheme than the safe ones leads nowhere, foreign words say their language."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Take the two processors of raw HTML out and put the filter of addresses in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Addresses(md), "safe-addresses", 1)
        md.treeprocessors.register(_Tongues(md), "tongues", 0)


class _Addresses(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                if name in element.attrib and not _is_safe(element.attrib[name]):
                    element.set(name, "#")
            if element.tag == "img" and commonmark.scheme(_said(element.get("src", ""))):
                element.tag, element.text = "span", element.get("alt", "")
                element.attrib.clear()
            if element.tag == "a" and commonmark.scheme(element.get("href", "")) in ("http", "https"):
                element.set("rel", "noopener noreferrer")


class _Tongues(Treeprocessor):
    """A foreign title in italics and a foreign term in a table carry their language."""

    def run(self, root: Element) -> None:
        page = commonmark.language_of("".join(root.itertext()))
        for element in (*root.iter("em"), *root.iter("td")):
            language = commonmark.language_of("".join(element.itertext()))
            if language not in ("", page):
                element.set("lang", language)


def _is_safe(address: str) -> bool:
    """True for an address that is safe as a browser reads it: with entities resolved, even those that were written twice."""
    said = _said(address)
    return STX not in said and commonmark.is_safe(said)


def _said(address: str) -> str:
    return html.unescape(html.unescape(address.replace(AMP_SUBSTITUTE, "&")))


class Slugs:
    """The anchors of the next page: those of the original's headings, in order, whatever the language."""

    def __init__(self) -> None:
        self._next: Iterator[str] = iter(())

    def follow(self, body: str) -> None:
        """Take the headings of an original as the source of anchors for the page that is rendered next."""
        self._next = iter([slugify(title, "-") for title in headings(body)])

    def __call__(self, title: str, separator: str) -> str:
        """The anchor of a heading, as the table of contents extension asks for it."""
        return next(self._next, None) or slugify(title, separator)


def headings(body: str) -> list[str]:
    """The words of every heading, in order."""
    tokens = commonmark.PARSER.parse(body)
    return [commonmark.plain(after) for token, after in pairwise(tokens) if token.type == "heading_open"]


def link_records(markdown: str, resolve: Resolve) -> str:
    """Links to records, which MkDocs does not know, as links that work on the page."""
    return RECORD_LINK.sub(lambda match: f"]({resolve(match.group(1) + '/' + (match.group(2) or ''))})", markdown)
