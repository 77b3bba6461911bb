"""Ordinary pages: Python-Markdown as mkdocs.yml configures it, made safe, with anchors that both languages share.

The checker and the build use the same result: each page is rendered once.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from catalogue.model.memo import once
from catalogue.source import commonmark
from catalogue.source.documents import Document
from catalogue.source.loading import Catalogue
from catalogue.source.text_blocks import TextBlock, TextBlocks

Resolve = Callable[[str], str]
Extensions = dict[str, dict[str, Any]]

BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs adds to the extensions of mkdocs.yml."""

NAMED = ("material.extensions.", "pymdownx.")
"""The modules whose functions mkdocs.yml may name as values."""

ADDRESS = re.compile(r'(<(?:a|img)\b[^<>]*? (?:href|src)=")([^"]*)')
"""The address of a link or an image in what Python-Markdown writes: it escapes < and > in attributes and in text."""

ADDRESSES = {"a": "href", "img": "src"}


@dataclass(frozen=True)
class RenderedLink:
    """A link or an image as the page shows it, with the address that the author wrote."""

    href: str
    words: str
    is_image: bool


@dataclass(frozen=True)
class RenderedPage:
    """An ordinary page as HTML: its anchors, its table of contents (title and anchor), its links."""

    html: str = ""
    anchors: tuple[str, ...] = ()
    toc: tuple[tuple[str, str], ...] = ()
    links: tuple[RenderedLink, ...] = ()
    is_too_deep: bool = False
    blocks: tuple[TextBlock, ...] = ()
    """The same HTML in blocks."""

    body: str = field(default="", compare=False)
    """The Markdown from which it was rendered."""

    def resolved(self, resolve: Resolve) -> str:
        """The HTML, with each address turned into one that works where the page is shown."""
        return _resolved(self.html, resolve)

    def resolved_blocks(self, resolve: Resolve) -> tuple[TextBlock, ...]:
        """The blocks, with addresses that work where the page is shown."""
        return tuple(block.changed(partial(_resolved, resolve=resolve)) for block in self.blocks)


def _resolved(text: str, resolve: Resolve) -> str:
    def resolved_address(match: re.Match[str]) -> str:
        address = resolve(html.unescape(match[2]))
        return match[1] + html.escape(address)

    return ADDRESS.sub(resolved_address, text)


def rendered_pages(catalogue: Catalogue) -> dict[str, RenderedPage]:
    """Every ordinary page of a catalogue by the path of its file; pages without a file have no text."""
    versions = (
        (page, next(iter(pages.values())))
        for pages in catalogue.pages.values()
        for page in pages.values()
        if page.path
    )
    return {page.path: rendered_page(catalogue, page, original) for page, original in versions}


def rendered_page(catalogue: Catalogue, page: Document, original: Document) -> RenderedPage:
    """An ordinary page: of the catalogue, or one that is checked without being part of it."""
    extensions, rendered = _rendering(catalogue)
    if page.path not in rendered or rendered[page.path].body != page.body:
        # A page that was refused is empty: its parsers might not terminate.
        rendered[page.path] = (
            RenderedPage() if page.is_refused else render_page(page, original, extensions)
        )
    return rendered[page.path]


@once
def _rendering(catalogue: Catalogue) -> tuple[Extensions, dict[str, RenderedPage]]:
    """The extensions, and the pages that have been rendered before, by path."""
    return read_extensions(catalogue.root / "mkdocs.yml"), {}


def render_page(page: Document, original: Document, extensions: Extensions) -> RenderedPage:
    """Render an ordinary page. Its headings get the anchors of the original's headings, in order."""
    anchors = iter(
        () if original.is_refused else [slugify(title, "-") for title in headings(original.body)]
    )
    toc = {
        **extensions.get("toc", {}),
        "slugify": lambda title, separator: next(anchors, None) or slugify(title, separator),
    }
    safe, text_blocks = Safe(), TextBlocks()
    markdown: Any = Markdown(
        extensions=[*BUILT_IN, *extensions, safe, text_blocks],
        extension_configs={**extensions, "toc": toc},
    )
    try:
        content = markdown.convert(page.body)
    except RecursionError:
        return RenderedPage(is_too_deep=True, body=page.body)
    # The title of the page is its only heading of the first level.
    shown = [
        part
        for top in markdown.toc_tokens
        for part in (top["children"] if top["level"] == 1 else [top])
    ]
    return RenderedPage(
        content,
        tuple(part["id"] for part in _all_parts(markdown.toc_tokens)),
        tuple((part["name"], part["id"]) for part in shown),
        tuple(safe.links),
        blocks=tuple(text_blocks.blocks),
        body=page.body,
    )


def headings(body: str) -> list[str]:
    """The words of every heading, in order."""
    return [
        commonmark.plain(after)
        for token, after in pairwise(commonmark.parse(body))
        if token.type == "heading_open"
    ]


def read_extensions(settings_file: Path) -> Extensions:
    """The Markdown extensions of mkdocs.yml with their options; none where there is no such file."""
    try:
        settings = yaml.load(settings_file.read_bytes(), Loader=_Settings)  # noqa: S506 - a safe loader
    except (OSError, yaml.YAMLError):
        return {}
    extensions: Extensions = {}
    for item in (settings or {}).get("markdown_extensions") or []:
        extensions.update(item if isinstance(item, dict) else {item: {}})
    return extensions


class Safe(Extension):
    """Raw HTML stays text, unsafe addresses are replaced, foreign words get the attribute `lang`."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[RenderedLink] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Take the two processors of raw HTML out and put the filter of addresses in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Finish(self.links), "finish", 1)


class _Finish(Treeprocessor):
    """Collects links and images, replaces unsafe addresses, marks foreign words, and hides icons from screen readers."""

    def __init__(self, links: list[RenderedLink]) -> None:
        super().__init__()
        self.links = links

    def run(self, root: Element) -> None:
        for element in root.iter():
            if href := _unescaped(element.get(ADDRESSES.get(element.tag, ""), "")):
                words = (
                    element.get("alt", "") if element.tag == "img" else "".join(element.itertext())
                )
                self.links.append(RenderedLink(href, words, element.tag == "img"))
        for element in root.iter():
            _secure(element)
        page = commonmark.language_of("".join(root.itertext()))
        for element in (*root.iter("em"), *root.iter("td")):
            language = commonmark.language_of("".join(element.itertext()))
            if language not in ("", page):
                element.set("lang", language)
        for element in root.iter("span"):
            # The text next to an icon says the same.
            if element.get("class") == "icon":
                element.attrib = {"aria-hidden": "true", **element.attrib}


def _secure(element: Element) -> None:
    for name in ("href", "src"):
        # As a browser reads it: with entities resolved, even those that were written twice.
        address = _unescaped(element.get(name, ""))
        if STX in address or not commonmark.is_safe(address):
            element.set(name, "#")
    if element.tag == "img" and commonmark.scheme(_unescaped(element.get("src", ""))):
        element.tag, element.text = "span", element.get("alt", "")
        element.attrib.clear()
    if element.tag == "a" and commonmark.scheme(element.get("href", "")) in ("http", "https"):
        element.set("rel", "noopener noreferrer")


def _all_parts(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield part
        yield from _all_parts(part["children"])


def _unescaped(address: str) -> str:
    return html.unescape(html.unescape(address.replace(AMP_SUBSTITUTE, "&")))


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml: names of functions of known modules are looked up, other tags (`!ENV`) give nothing."""


def _function(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute) if module.startswith(NAMED) else None


_Settings.add_multi_constructor("tag:yaml.org,2002:python/name:", _function)
_Settings.add_multi_constructor("", lambda loader, suffix, node: None)
