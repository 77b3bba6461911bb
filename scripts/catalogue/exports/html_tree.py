"""The HTML of a page as a tree: what the templates of the site write, where each element that opens closes.

It is no parser for HTML of others. An element that has only words inside, as most rows and paragraphs have,
keeps them as they are written: they become elements when somebody asks for these.
"""

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Union

ATTRIBUTE = re.compile(r'([a-zA-Z-]+)(?:="([^"]*)")?')
WITHOUT_END = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
"""The elements that have nothing inside and no closing tag."""

INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "svg",
        "time",
        "u",
        "var",
    }
)
"""The elements that stand within a line."""

DRAWN = ("circle", "g", "line", "path", "rect", "title", "use")
"""The elements inside the drawing of an icon or a mark."""

WITHIN_LINE = rf"(?:{'|'.join(sorted(INLINE | set(DRAWN)))})[\s/>]"
WORDS = rf"[^<]*+(?:<(?=/?{WITHIN_LINE})[^<]*+)*+"
"""Words and the elements that stand within a line."""

WHOLE = r"caption|dd|dt|h[1-6]|li|p|summary|td|th"
TOKEN = re.compile(
    rf"""
    \s*+<(?P<whole>{WHOLE})\b\s*(?P<of_whole>[^>]*)>(?P<words>{WORDS})</(?P=whole)>
    | (?:\s++(?!</?{WITHIN_LINE}|[^<]))?<(?:
        /(?P<end>[^>\s]*)[^>]*>
        | !(?P<note>[^>]*)>
        | (?P<tag>[^>\s/]+)\s*(?P<attributes>[^>]*)>
    )
    | (?P<text>[^<]+)
    """,
    re.VERBOSE,
)
"""A piece of a page: a whole element that has only words inside, an end, a note, a beginning, text.

Spaces before a block say nothing and belong to it.
"""

Node = Union["Element", str]


class Element:
    """An element: its name, its attributes as written, and what is inside."""

    __slots__ = ("_children", "tag", "words", "written")

    def __init__(
        self, tag: str, written: str = "", children: Iterable[Node] = (), words: str = ""
    ) -> None:
        self.tag = tag
        self.written = written
        self.words = words
        """The HTML inside, if it is only words and has not been read; '' otherwise."""
        self._children = list(children)

    @property
    def children(self) -> list[Node]:
        """What is inside, which may be changed."""
        if self.words:
            self._children, self.words = tree(self.words).children, ""
        return self._children

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes; one without a value is ''."""
        return _attributes(self.written)

    @property
    def name(self) -> str:
        """Its anchor."""
        return self.attributes.get("id", "") if "id=" in self.written else ""

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split() if self.written else []

    @property
    def elements(self) -> list["Element"]:
        """The elements directly inside."""
        return [child for child in self.children if not isinstance(child, str)]

    @property
    def text(self) -> str:
        """All text inside, with single spaces."""
        return single_spaces("".join(_texts(self)))

    def all(self, tag: str) -> Iterator["Element"]:
        """Every element of a name inside, in order."""
        if self.words and f"<{tag}" not in self.words:
            return
        for child in self.elements:
            if child.tag == tag:
                yield child
            yield from child.all(tag)


def single_spaces(text: str) -> str:
    """A text with each run of spaces as one, as a browser shows it; those that do not break are kept.

    Bytes are split at the spaces of ASCII only, several times as fast as by a pattern.
    """
    return b" ".join(text.encode().split()).decode().strip()


def tree(text: str) -> Element:
    """The tree of a part of a page."""
    root = Element("")
    opened = [root]
    for token in TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "text":
            opened[-1].children.append(_unescaped(token["text"]))
        elif kind == "words":
            tag, written, words = token.group("whole", "of_whole", "words")
            opened[-1].children.append(Element(tag, written, (), words))
        elif kind == "end":
            _close(opened, token["end"])
        elif kind == "attributes":
            _open(opened, token["tag"], token["attributes"])
    return root


def _unescaped(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _open(opened: list[Element], tag: str, written: str) -> None:
    """Open an element in the innermost one that is open; one without an end is closed at once."""
    element = Element(tag, written.removesuffix("/"))
    opened[-1].children.append(element)
    if tag not in WITHOUT_END and not written.endswith("/"):
        opened.append(element)


@lru_cache(maxsize=4096)
def _attributes(written: str) -> dict[str, str]:
    """The attributes of an element. A few hundred make most of a site."""
    return {name: html.unescape(value) for name, value in ATTRIBUTE.findall(written)}


def _close(opened: list[Element], tag: str) -> None:
    """Close the innermost open element of a name, and what was left open in it."""
    if opened[-1].tag == tag:
        opened.pop()
        return
    for depth in range(len(opened) - 1, 0, -1):
        if opened[depth].tag == tag:
            del opened[depth:]
            return


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)
