"""The text of a record: CommonMark with tables and without raw HTML, checked and rendered with one parser.

The text is a list of sections. Headings and links are recognized here and nowhere else.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

Resolve = Callable[[str], str]
Mention = Callable[[list[Token]], list[Token]]

BREAKS = ("softbreak", "hardbreak")
COMMON = {
    "en": {
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "with",
        "by",
        "from",
        "is",
        "are",
        "that",
        "this",
        "against",
        "their",
    },
    "fr": {
        "le",
        "la",
        "les",
        "des",
        "du",
        "de",
        "et",
        "à",
        "en",
        "pour",
        "dans",
        "par",
        "sur",
        "une",
        "un",
        "aux",
        "est",
        "qui",
    },
}
"""Frequent words that identify a language."""
LEAST = 3
"""How many frequent words a phrase must have, and how many times as many as of any other language."""
CHANGED = ("link_open", "em_open", "image")
SAFE_SCHEMES = ("https", "http", "mailto", "tel")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """A second-level heading and the tokens below it. What comes before the first one has no title."""

    title: str
    line: int
    tokens: list[Token] = field(compare=False)


PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
"""The parser of record texts: CommonMark and tables; HTML is text."""
# markdown-it drops unsafe links; the checker must report them, and `render` disables them.
PARSER.validateLink = lambda url: True  # type: ignore[method-assign]
RENDERER = RendererHTML()

_kept: dict[str, list[Token]] = {}
"""The parsed texts of the repository that was last read whole: 70 MB for the 2,900 of the site."""


def keep(bodies: Iterable[str]) -> None:
    """Parse texts for which many rules and views will ask, and keep them in place of those kept before."""
    kept = {body: parse(body) for body in bodies}
    _kept.clear()
    _kept.update(kept)


def parse(body: str) -> list[Token]:
    """The tokens of a text."""
    return _kept[body] if body in _kept else _parse(body)


@lru_cache(maxsize=64)
def _parse(body: str) -> list[Token]:
    # A lone carriage return has a rule of its own; as a line break it would shift the lines after it.
    return PARSER.parse(body.replace("\r", " "))


@lru_cache(maxsize=64)
def sections(body: str) -> list[Section]:
    """The body split at its second-level headings."""
    tokens = iter(parse(body))
    parts = [Section("", 0, [])]
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            title, line = plain(next(tokens)), first_line(token)
            parts.append(Section(title, line, []))
            next(tokens)  # its end
        else:
            parts[-1].tokens.append(token)
    return parts if parts[0].tokens else parts[1:]


def render(section: Section, resolve: Resolve, mention: Mention | None = None) -> str:
    """The HTML of a section. `resolve` maps an address as written to one that works on the page.

    `mention` links glossary terms; headings get no such links.
    """
    tokens = [_copy(token) for token in section.tokens]
    for before, token in pairwise([Token("", "", 0), *tokens]):
        if token.type != "inline":
            continue
        children = token.children or []
        for child in children:
            _resolve_address(child, resolve)
        _mark_foreign_titles(children)
        if mention and before.type != "heading_open":
            token.children = mention(children)
    return RENDERER.render(tokens, PARSER.options, {})


def _mark_foreign_titles(children: list[Token]) -> None:
    """Give emphasized words, which are often titles, the attribute `lang` where their language is certain."""
    for opening, words in pairwise(children):
        if opening.type == "em_open":
            language = language_of(words.content)
            if language:
                opening.attrSet("lang", language)


def first_line(token: Token) -> int:
    """The line of a text (from 0) on which a block begins."""
    return token.map[0] if token.map else 0


def plain(inline: Token) -> str:
    """The text of an inline token."""
    return text_of(inline.children or [])


def text_of(children: list[Token]) -> str:
    """The text of the children of an inline token, or of some of them."""
    return "".join(" " if child.type in BREAKS else child.content for child in children)


@lru_cache(maxsize=4096)
def scheme(href: str) -> str:
    """The scheme of an address in lower case, as a browser parses it; '' for a relative address."""
    bare = "".join(c for c in href if c > " " and unicodedata.category(c) != "Cf")
    match = SCHEME.match(bare)
    return match[1].lower() if match else ""


def is_safe(href: str) -> bool:
    """True for an address that a page may link to."""
    bare = href.strip()
    return scheme(href) in ("", *SAFE_SCHEMES) and not bare.startswith(("//", "\\", "/\\"))


def words_of_link(children: list[Token], position: int) -> str:
    """The text of the link that opens at a position."""
    end = next(i for i in range(position, len(children)) if children[i].type == "link_close")
    return text_of(children[position + 1 : end])


def _copy(token: Token) -> Token:
    """A copy of a token whose links and emphasis can be changed; other children are shared."""
    if token.type != "inline":
        return token
    children = [
        child.copy(attrs=dict(child.attrs)) if child.type in CHANGED else child
        for child in token.children or []
    ]
    return token.copy(children=children)


def _resolve_address(child: Token, resolve: Resolve) -> None:
    """Make the address of a link or an image safe, and one that works on the page."""
    if child.type == "image":
        _replace_foreign_image(child)
    elif child.type == "link_open":
        href = str(child.attrGet("href") or "")
        address = resolve(href) if is_safe(href) else "#"
        if address:
            child.attrSet("href", address)
        else:
            child.attrs.pop("href")
        if scheme(href) in ("http", "https"):
            child.attrSet("rel", "noopener noreferrer")


def _replace_foreign_image(image: Token) -> None:
    """Replace an image of another site by its alternative text."""
    address = str(image.attrGet("src") or "")
    if scheme(address) or not is_safe(address):
        image.type, image.content = "text", plain(image)


def language_of(text: str) -> str:
    """The language of a phrase; '' if it is uncertain."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = Counter(dict.fromkeys(COMMON, 0))
    for language, common in COMMON.items():
        counts[language] = len([word for word in words if word in common])
    (language, most), (_, second) = counts.most_common(2)
    return language if most >= LEAST and most >= LEAST * second else ""
