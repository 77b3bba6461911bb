"""Passages of text with their positions: values of the front matter, labels of data/, bodies.

Rules of terminology and typography search in the prose: a copy of the same length in which code and addresses
are masked. The patterns start with characters that are rare in prose, which makes them fast. The parser gives
no columns of links: each address is searched for after the previous one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from markdown_it.token import Token

from catalogue.model.findings import Span
from catalogue.source import commonmark
from catalogue.source.icons import SHORTCODE
from catalogue.source.markdown import RenderedLink

CODE = ("fence", "code_block")
BLANK = "x"
"""The masking character, a letter: rules see a word without faults."""

INLINE = re.compile(
    # Code between backticks, within a paragraph.
    r"`(?<!``)(?P<more>`*)(?!`)(?:(?!\n\s*\n).)+?(?<!`)`(?P=more)(?!`)"
    # The address of a link with its title, the label of a reference, and its definition.
    r"|\](?:\((?:<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
    r"|\[[^\]\n]*(?=\])|:[ \t]*<?(?:https?:|\.{0,2}/)\S+)"
    # An address in angle brackets, and the name or number of a character.
    r"|<(?:https?|mailto|tel):[^\s<>]*>"
    r"|&(?:\#\w+|\w+);"
    # An icon of an ordinary page.
    rf"|{SHORTCODE}",
    re.DOTALL,
)
BARE = re.compile(
    r"(?:https?://|mailto:)[^\s<>()]+|^[ \t]*(?:!!!|\?\?\?\+?|===)[ \t][^\n]*", re.MULTILINE
)
BARE_SIGNS = ("://", "mailto:", "!!!", "???", "===")
ENTITY = "&"
ADDRESS = re.compile(r"[^\s)]*")
SINGLE_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Passage:
    """A text, its prose, and its first line and column in the file."""

    text: str
    prose: str
    """`text` with code and addresses masked, of the same length."""
    line: int
    column: int = 1
    field: str = ""
    """The key of the front matter; empty for the body of a page."""
    language: str = ""
    """The language that its key names; empty where a text is in the language of its page."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The single words of the prose, in small letters."""
        return single_words(self.prose)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def span(self, offset: int, length: int = 1) -> Span:
        """The position in the file of a part of the passage."""
        row = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[row] + (self.column if row == 0 else 1)
        return Span(self.line + row, column, max(length, 1))

    def span_of(self, match: re.Match[str]) -> Span:
        """The position in the file of a match in the passage."""
        return self.span(match.start(), len(match.group()))

    def offset(self, line: int) -> int:
        """The offset of a line of the passage (from 0)."""
        return self._starts[line] if line < len(self._starts) else len(self.text)


@dataclass(frozen=True)
class PlacedLink(RenderedLink):
    """A link or an image, with the position of its address."""

    span: Span


def single_words(text: str) -> frozenset[str]:
    """The single words of a text, in small letters."""
    return frozenset(SINGLE_WORD.findall(text.lower()))


def of_value(raw: str, span: Span, field: str = "", language: str = "") -> Passage:
    """The passage of a YAML value, without its quotes."""
    inner = 1 if raw[:1] in ("'", '"') and len(raw) > 1 and raw[-1] == raw[0] else 0
    text = raw[inner : len(raw) - inner]
    return Passage(text, prose(text), span.line, span.column + inner, field, language)


def prose(text: str) -> str:
    """The prose of a value or a paragraph."""
    text = INLINE.sub(_blank, text)
    return BARE.sub(_blank, text) if any(sign in text for sign in BARE_SIGNS) else text


def prose_of_body(body: str, tokens: list[Token]) -> str:
    """The prose of a body, with blocks of code masked too."""
    lines = body.split("\n")
    for token in tokens:
        if token.type in CODE and token.map:
            first, last = token.map
            for row in range(first, min(last, len(lines))):
                lines[row] = BLANK * len(lines[row])
    return prose("\n".join(lines))


def hide(match: re.Match[str]) -> str:
    """Mask a match except for line breaks."""
    text = match.group()
    if "\n" in text:
        return re.sub(r"[^\n]", BLANK, text)
    return BLANK * len(text)


def _blank(match: re.Match[str]) -> str:
    """Mask a match except for the characters by which other rules recognize a link or an entity."""
    prefix = {"]": 2, ENTITY: 1}.get(match.group()[0], 0)
    return match.group()[:prefix] + hide(match)[prefix:]


def links(tokens: list[Token], body: Passage) -> Iterator[PlacedLink]:
    """Every link and image of a body, in order."""
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        position, end = map(body.offset, token.map)
        for link in _links_of(token.children or []):
            start, length = _find(body.text, link.href, position, end)
            position = start + length
            yield PlacedLink(link.href, link.words, link.is_image, body.span(start, length))


def _links_of(children: list[Token]) -> Iterator[RenderedLink]:
    """The links and images among the children of an inline token."""
    for index, child in enumerate(children):
        if child.type == "link_open":
            words = commonmark.words_of_link(children, index)
            yield RenderedLink(str(child.attrGet("href") or ""), words, is_image=False)
        elif child.type == "image":
            yield RenderedLink(str(child.attrGet("src") or ""), child.content, is_image=True)


def further_links(
    rendered: Iterable[RenderedLink], links: Iterable[PlacedLink], body: Passage
) -> Iterator[PlacedLink]:
    """The links of a rendered page that CommonMark does not see: those of folded blocks, for instance."""
    addresses = {unquote(link.href) for link in links}
    for link in rendered:
        if unquote(link.href) not in addresses:
            start, length = _find(body.text, link.href, 0, len(body.text))
            yield PlacedLink(link.href, link.words, link.is_image, body.span(start, length))


def _find(text: str, href: str, position: int, end: int) -> tuple[int, int]:
    """Start and length of an address, or of the next one as written if the parser normalized it."""
    start = text.find(href, position, end) if href else -1
    if start >= 0:
        return start, len(href)
    opening = text.find("](", position, end)
    match = ADDRESS.match(text, opening + 2, end) if opening >= 0 else None
    return (opening + 2, len(match.group())) if match else (position, 0)
