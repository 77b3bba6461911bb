"""The positions of links. The parser gives no columns: each address is searched for after the previous one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token

from catalogue.lint.text_spans import Passage
from catalogue.model.findings import Span
from catalogue.source import commonmark
from catalogue.source.markdown import RenderedLink

ADDRESS = re.compile(r"[^\s)]*")


@dataclass(frozen=True)
class PlacedLink:
    """A link or an image, with the position of its address."""

    href: str
    words: str
    span: Span
    is_image: bool = False


def links(tokens: list[Token], body: Passage) -> Iterator[PlacedLink]:
    """Every link and image of a body, in order."""
    for token in tokens:
        if token.type == "inline" and token.map:
            yield from _of_paragraph(token, body, body.offset(token.map[0]), body.offset(token.map[1]))


def further(rendered: Iterable[RenderedLink], links: Iterable[PlacedLink], body: Passage) -> Iterator[PlacedLink]:
    """The links of a rendered page that CommonMark does not see: those of folded blocks, for instance."""
    addresses = {unquote(link.href) for link in links}
    for link in rendered:
        if unquote(link.href) not in addresses:
            start, length = _find(body.text, link.href, 0, len(body.text))
            yield PlacedLink(link.href, link.words, body.span(start, length), link.is_image)


def _of_paragraph(inline: Token, body: Passage, position: int, end: int) -> Iterator[PlacedLink]:
    children = inline.children or []
    for index, child in enumerate(children):
        if child.type == "link_open":
            href, words = str(child.attrGet("href") or ""), commonmark.words_of_link(children, index)
        elif child.type == "image":
            href, words = str(child.attrGet("src") or ""), child.content
        else:
            continue
        start, length = _find(body.text, href, position, end)
        position = start + length
        yield PlacedLink(href, words, body.span(start, length), child.type == "image")


def _find(text: str, href: str, position: int, end: int) -> tuple[int, int]:
    """Start and length of an address, or of the next one as written if the parser normalized it."""
    start = text.find(href, position, end) if href else -1
    if start >= 0:
        return start, len(href)
    opening = text.find("](", position, end)
    match = ADDRESS.match(text, opening + 2, end) if opening >= 0 else None
    return (opening + 2, len(match.group())) if match else (position, 0)
