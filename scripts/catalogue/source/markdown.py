"""Ordinary pages: Python-Markdown with a few extensions, made safe, with anchors that both languages share.

The checker and the build use the same result: each page is rendered once.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, pairwise
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX

from catalogue.model.memo import once
from catalogue.source import commonmark, icons
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.page_sections import heading_ids
from catalogue.source.text_blocks import TextBlock, TextBlocks

Resolve = Callable[[str], str]
Extensions = dict[str, dict[str, Any]]

EXTENSIONS: Extensions = {
    "fenced_code": {},
    "sane_lists": {},
    "tables": {},
    "toc": {"permalink": False},
    "pymdownx.betterem": {},
    "pymdownx.details": {},
    # Icons in text, as in :material-magnify:
    "pymdownx.emoji": {
        "emoji_index": icons.emoji_index,
        "emoji_generator": icons.emoji_generator,
    },
    "pymdownx.superfences": {},
}
"""The extensions with their options. The text of records is CommonMark, without any (commonmark.py)."""

TAG = re.compile(r"<[^<>]*>")
"""An element of a heading."""

ADDRESS = re.compile(r'(<(?:a|img)\b[^<>]*?)( (?:href|src)=")([^"]*)"')
"""The address of a link or an image as Python-Markdown writes it, which escapes < and > everywhere."""

ADDRESSES = {"a": "href", "img": "src"}


@dataclass(frozen=True)
class Place:
    """Where the text of a page stands: by how much its headings are deeper, and what precedes its anchors."""

    deeper: int = 0
    prefix: str = ""


WHOLE = Place()
"""The place of a text on a page of its own."""


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
        """The HTML, with each address turned into one that works where the page is shown, or left out."""
        return _resolved(self.html, resolve)

    def resolved_blocks(self, resolve: Resolve) -> tuple[TextBlock, ...]:
        """The blocks, with addresses that work where the page is shown."""
        return tuple(block.changed(partial(_resolved, resolve=resolve)) for block in self.blocks)


def _resolved(text: str, resolve: Resolve) -> str:
    def resolved_address(match: re.Match[str]) -> str:
        address = html.escape(resolve(html.unescape(match[3])))
        return f'{match[1]}{match[2]}{address}"' if address else match[1]

    return ADDRESS.sub(resolved_address, text)


def rendered_pages(catalogue: Catalogue) -> dict[str, RenderedPage]:
    """Every ordinary page of a catalogue by the path of its file; pages without a file have no text."""
    rendered: dict[str, RenderedPage] = {}
    for versions in catalogue.pages.values():
        original = next(iter(versions.values()))
        for page in versions.values():
            if page.path:
                rendered[page.path] = rendered_page(catalogue, page, original)
    return rendered


def parse_texts(catalogue: Catalogue) -> None:
    """Parse the texts of all pages, which processes that begin later share."""
    pages = chain.from_iterable(versions.values() for versions in catalogue.sources.values())
    commonmark.keep(page.body for page in pages if not page.is_refused)


def rendered_page(catalogue: Catalogue, page: Document, original: Document) -> RenderedPage:
    """An ordinary page: of the catalogue, or one that is checked without being part of it."""
    rendered = _rendered_before(catalogue)
    if page.path not in rendered or rendered[page.path].body != page.body:
        # A page that was refused is empty: its parsers might not terminate.
        if page.is_refused:
            rendered[page.path] = RenderedPage()
        else:
            ids = heading_ids(catalogue.vocabularies, original)
            rendered[page.path] = render_page(page, original, ids)
    return rendered[page.path]


def nested_page(
    catalogue: Catalogue, page: Document, original: Document, place: Place
) -> RenderedPage:
    """An ordinary page as a part of a longer one."""
    if page.is_refused:
        return RenderedPage()
    ids = heading_ids(catalogue.vocabularies, original)
    return render_page(page, original, ids, place)


@once
def _rendered_before(catalogue: Catalogue) -> dict[str, RenderedPage]:
    """The pages of a catalogue that have been rendered before, by path."""
    return {}


def render_page(
    page: Document,
    original: Document,
    ids: Mapping[str, str] = MappingProxyType({}),
    place: Place = WHOLE,
) -> RenderedPage:
    """Render an ordinary page. Its headings get the anchors of the original's headings, in order.

    The anchor of a heading is its id; that of a heading without an id is made of its words.
    """
    anchors = [] if original.is_refused else anchors_of(original.body, ids)
    safe, text_blocks = Safe(), TextBlocks()
    markdown = _renderer(anchors, place, [safe, text_blocks])
    try:
        content = markdown.convert(page.body)
    except RecursionError:
        return RenderedPage(is_too_deep=True, body=page.body)
    page_anchors = [part["id"] for part in _all_parts(markdown.toc_tokens)]
    toc_rows = [(_words_of(part), part["id"]) for part in _shown_parts(markdown.toc_tokens)]
    return RenderedPage(
        content,
        anchors=tuple(page_anchors),
        toc=tuple(toc_rows),
        links=tuple(safe.links),
        blocks=tuple(text_blocks.blocks),
        body=page.body,
    )


def _renderer(anchors: list[str], place: Place, collectors: list[Extension]) -> Any:
    """Python-Markdown that gives the headings of a page these anchors, in order, at a place."""
    following = iter(anchors)

    def anchor(title: str, separator: str) -> str:
        name = next(following, None) or slugify(title, separator)
        return f"{place.prefix}{name}"

    toc = {**EXTENSIONS["toc"], "slugify": anchor, "baselevel": 1 + place.deeper}
    return Markdown(
        extensions=[*EXTENSIONS, *collectors],
        extension_configs={**EXTENSIONS, "toc": toc},
    )


def _words_of(part: dict[str, Any]) -> str:
    """The words of a heading; its name has ordinary spaces in the place of those that do not break."""
    return TAG.sub("", part["html"])


def _shown_parts(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The parts of the table of contents: without the title of the page, the only one of the first level."""
    for part in parts:
        if part["level"] == 1:
            yield from part["children"]
        else:
            yield part


def anchors_of(body: str, ids: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """The anchors of the headings of a page in its first language, in order.

    `ids` gives the permanent ids of headings by their words; any other anchor is made of the words.
    """
    return [ids.get(title.replace("'", "’")) or slugify(title, "-") for title in headings(body)]


def headings(body: str) -> list[str]:
    """The words of every heading, in order."""
    return [
        commonmark.plain(after)
        for token, after in pairwise(commonmark.parse(body))
        if token.type == "heading_open"
    ]


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
    """Collects links, replaces unsafe addresses, marks foreign words, hides icons from screen readers."""

    def __init__(self, links: list[RenderedLink]) -> None:
        super().__init__()
        self.links = links

    def run(self, root: Element) -> None:
        """Go over the whole page once it is parsed."""
        self._collect_links(root)
        for element in root.iter():
            _secure(element)
        _mark_foreign_words(root)
        for element in root.iter("span"):
            # The text next to an icon says the same.
            if element.get("class") == "icon":
                element.attrib = {"aria-hidden": "true", **element.attrib}

    def _collect_links(self, root: Element) -> None:
        """Record every link and image with the address that the author wrote."""
        for element in root.iter():
            href = _unescaped(element.get(ADDRESSES.get(element.tag, ""), ""))
            if href:
                is_image = element.tag == "img"
                words = element.get("alt", "") if is_image else "".join(element.itertext())
                self.links.append(RenderedLink(href, words, is_image))


def _mark_foreign_words(root: Element) -> None:
    """Give emphasized words and cells of tables the attribute `lang` where it is not that of the page."""
    page_language = commonmark.language_of("".join(root.itertext()))
    for element in (*root.iter("em"), *root.iter("td")):
        language = commonmark.language_of("".join(element.itertext()))
        if language not in ("", page_language):
            element.set("lang", language)


def _secure(element: Element) -> None:
    """Replace unsafe addresses, and images of other sites by their alternative texts."""
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
