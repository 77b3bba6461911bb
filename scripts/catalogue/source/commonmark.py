"""The text of a record: CommonMark with tables, judged and rendered by the same parser, without raw HTML.

A record's page is a list of sections. What a heading, a link or a step is, is decided here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from catalogue.model.findings import Span

Resolve = Callable[[str], str]
Mention = Callable[[list[Token]], list[Token]]

BREAKS = ("softbreak", "hardbreak")
COMMON = {
    "en": {"the", "of", "and", "to", "in", "for", "with", "by", "from", "is", "are", "that", "this", "against", "their"},
    "fr": {"le", "la", "les", "des", "du", "de", "et", "à", "en", "pour", "dans", "par", "sur", "une", "un", "aux", "est", "qui"},
}
"""Words by which one tells a language."""
LEAST = 3
"""So many of them must stand in a group of words, and so many times as many as of another language."""
CHANGED = ("link_open", "em_open", "image")
SAFE_SCHEMES = ("https", "http", "mailto", "tel")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True)
class MarkdownLink:
    """A link as written, with the line of the body (from 0) in which its paragraph begins."""

    href: str
    words: str
    line: int


@dataclass(frozen=True)
class Section:
    """A second-level heading and the tokens below it. The part before the first heading has an empty title."""

    title: str
    line: int
    tokens: list[Token] = field(compare=False)

    @property
    def links(self) -> list[MarkdownLink]:
        """Every link of the section, in order."""
        return [link for token in self.tokens if token.type == "inline" for link in _links(token)]

    @property
    def words(self) -> str:
        """The words of the section, without markup."""
        return " ".join(plain(token) for token in self.tokens if token.type == "inline")


def parser() -> MarkdownIt:
    """The one parser of record texts: CommonMark and tables; HTML is text, and every link is seen."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    # markdown-it hides links that it takes for unsafe; the checker has to see them, `render` drops them.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


PARSER = parser()
RENDERER = RendererHTML()


@lru_cache(maxsize=64)
def parse(body: str) -> list[Token]:
    """The tokens of a text. The last ones are kept, since several parts of the toolkit ask for the same page in turn."""
    # A lone carriage return is a fault; taken for a line break, it would move the places of what follows.
    return PARSER.parse(body.replace("\r", " "))


@lru_cache(maxsize=64)
def sections(body: str) -> list[Section]:
    """The body cut at its second-level headings."""
    tokens = parse(body)
    found = [Section("", 0, [])]
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            found.append(Section(plain(tokens[position + 1]), token.map[0] if token.map else 0, []))
            position += 3
            continue
        found[-1].tokens.append(token)
        position += 1
    return found if found[0].tokens else found[1:]


def render(section: Section, resolve: Resolve, marks: frozenset[str] = frozenset(), mention: Mention | None = None) -> str:
    """The HTML of a section; `resolve` turns an address as written into one that works on the page, `mention` links terms."""
    tokens = [_copy(token) for token in section.tokens]
    above = ""
    for token in tokens:
        if token.type == "inline":
            _mend_links(token, resolve)
            _mark_emphasis(token, marks)
            if mention and above != "heading_open":
                token.children = mention(token.children or [])
        above = token.type
    return RENDERER.render(tokens, PARSER.options, {})


def plain(inline: Token) -> str:
    """The words of an inline token."""
    children = inline.children or []
    return "".join(" " if child.type in BREAKS else child.content for child in children)


@lru_cache(maxsize=4096)
def scheme(href: str) -> str:
    """The scheme of an address, lower case, as a browser would read it; '' for a relative one."""
    bare = "".join(c for c in href if c > " " and unicodedata.category(c) != "Cf")
    match = SCHEME.match(bare)
    return match.group(1).lower() if match else ""


def is_safe(href: str) -> bool:
    """True for an address that a page may carry."""
    bare = href.strip()
    return scheme(href) in ("", *SAFE_SCHEMES) and not bare.startswith(("//", "\\", "/\\"))


def is_own(href: str) -> bool:
    """True for an address within the site."""
    return is_safe(href) and not scheme(href)


def line_span(section: Section, body_line: int) -> Span:
    """The place of a section's heading in the page."""
    return Span(section.line + body_line, 1, max(len(section.title) + 3, 1))


def _links(inline: Token) -> list[MarkdownLink]:
    found: list[MarkdownLink] = []
    children = inline.children or []
    for position, child in enumerate(children):
        if child.type == "link_open":
            href = str(child.attrGet("href") or "")
            found.append(MarkdownLink(href, words_of_link(children, position), inline.map[0] if inline.map else 0))
    return found


def words_of_link(children: list[Token], position: int) -> str:
    """The words of the link that opens at a position."""
    end = next(i for i in range(position, len(children)) if children[i].type == "link_close")
    return "".join(" " if child.type in BREAKS else child.content for child in children[position + 1 : end])


def _copy(token: Token) -> Token:
    """A token whose links and emphasis can be changed; the others are shared with the text as it was parsed."""
    if token.type != "inline":
        return token
    children = [child.copy(attrs=dict(child.attrs)) if child.type in CHANGED else child for child in token.children or []]
    return token.copy(children=children)


def _mend_links(inline: Token, resolve: Resolve) -> None:
    for child in inline.children or []:
        if child.type == "image":
            _mend_image(child)
        if child.type != "link_open":
            continue
        href = str(child.attrGet("href") or "")
        child.attrSet("href", resolve(href) if is_safe(href) else "#")
        if scheme(href) in ("http", "https"):
            child.attrSet("rel", "noopener noreferrer")


def _mend_image(image: Token) -> None:
    """An image that the site does not hold itself is its words."""
    if not is_own(str(image.attrGet("src") or "")):
        image.type, image.content = "text", plain(image)


def _mark_emphasis(inline: Token, marks: frozenset[str]) -> None:
    """Give the class `basis` to an emphasis that holds nothing but one of the marks, and its language to a foreign title."""
    children = inline.children or []
    for opening, words in pairwise(children):
        if opening.type != "em_open":
            continue
        if words.content.replace("'", "’") in marks:
            opening.attrSet("class", "basis")
        if language := tongue(words.content):
            opening.attrSet("lang", language)


def tongue(words: str) -> str:
    """The language of a group of words; nothing where it cannot be told for certain."""
    said = re.findall(r"[^\W\d_]+", words.lower())
    (most, language), (next_, _) = sorted(
        ((sum(word in known for word in said), name) for name, known in COMMON.items()), reverse=True
    )
    return language if most >= LEAST and most >= LEAST * next_ else ""
