"""The text of a page as Markdown, made from its HTML: the two say the same, whatever a layout shows.

What only a browser can use is left out: forms, buttons, navigation, what a script fills. An anchor is kept:
`{#id}` after a heading, as Python-Markdown, Pandoc and kramdown read it; elsewhere an empty element. Items
are indented by four spaces, which Python-Markdown needs and CommonMark accepts.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import ClassVar

from catalogue.exports.html_tree import INLINE, Element, Node, single_spaces, tree

MAIN = re.compile(r"<main[^<>]*>(.*)</main>", re.DOTALL)
LEFT_OUT = frozenset(
    {
        "button",
        "dialog",
        "fieldset",
        "form",
        "h1",
        "input",
        "label",
        "noscript",
        "option",
        "script",
        "select",
        "style",
        "template",
        "textarea",
    }
)
"""Elements of which nothing is shown."""

LEFT_OUT_CLASSES = frozenset(
    {
        "actions",
        "beside",
        "breadcrumbs",
        "brief",
        "jump-links",
        "kind",
        "marks-key",
        "needs-script",
        "outline",
        "reuse",
        "sidebar",
        "summary",
        "toc",
        "your-state",
    }
)
"""Classes of which nothing is shown in the text: navigation, controls, and what stands above the text."""

SUMMARY = "summary"
LEVEL = "level-"
"""How the class begins by which a style sheet draws the mark of a level."""

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
SPECIAL = re.compile(r"[\\`*_\[\]<]")
"""What Markdown could take for a mark."""

BEGINNING = re.compile(r"^(\d{1,9})([.)])(?= )|^([#+>~-])|^(\?{3}|!{3}|={3})")
"""What Markdown could take for the beginning of a list, a heading or a quotation."""

INDENT = "    "
BREAK = "\x1e"
"""What stands for the break of a line until the spaces are put in order."""
APART = ("span", "small")
EMPHASIS = {"b": "**", "strong": "**", "em": "*", "i": "*", "cite": "*"}


@dataclass(frozen=True)
class MarkdownText:
    """Writes HTML of the site as Markdown; `mark` gives what stands for the drawing of a mark."""

    mark: Callable[[str], str] = field(default=lambda name: "")

    def page(self, html: str, lines: Iterable[tuple[str, str]] = (), colon: str = ":") -> str:
        """A whole page: its title, its summary, lines of a label and a value, and its text."""
        found = MAIN.search(html)
        main = tree(found[1] if found else html)
        listed = [f"- {label}{colon} {value}" for label, value in lines]
        beginning = [*self._title(main), *self._summary_of(main), "\n".join(listed)]
        return "\n\n".join(filter(None, [*beginning, *self._blocks(main)])) + "\n"

    def part(self, html: str) -> str:
        """A part of a page."""
        return "\n\n".join(self._blocks(tree(html)))

    def _title(self, main: Element) -> list[str]:
        return [f"# {self._line_of(title)}" for title in islice(main.all("h1"), 1)]

    def _summary_of(self, main: Element) -> list[str]:
        paragraphs = (part for part in main.all("p") if SUMMARY in part.classes)
        return [f"> {self._line_of(part)}" for part in islice(paragraphs, 1)]

    def _blocks(self, element: Element) -> Iterator[str]:
        """The blocks inside an element, with the anchor of an element before the first of them."""
        if element.words:
            yield from _beginning_escaped(self._line_of(element))
            return
        words: list[Node] = []
        for child in element.children:
            if isinstance(child, str) or child.tag in INLINE:
                # Spaces between blocks say nothing.
                if words or not isinstance(child, str) or not child.isspace():
                    words.append(child)
                continue
            yield from self._paragraph(words)
            words = []
            if not _is_left_out(child):
                yield from self._block(child)
        yield from self._paragraph(words)

    def _paragraph(self, words: list[Node]) -> Iterator[str]:
        if words:
            yield from _beginning_escaped(self._line(words))

    def _block(self, element: Element) -> Iterator[str]:
        """An element as one or more blocks."""
        write = self._WRITERS.get(element.tag)
        if level := self._level(element):
            element.children.insert(0, Element("span", children=[level]))
        blocks = write(self, element) if write else self._blocks(element)
        name = element.name
        if not name or element.tag in HEADINGS:
            yield from blocks
            return
        yield from _with_anchor(name, list(blocks))

    def _heading(self, element: Element) -> Iterator[str]:
        words = self._line_of(element)
        if words:
            anchor = f" {{#{element.name}}}" if element.name else ""
            yield f"{'#' * int(element.tag[1])} {words}{anchor}"

    def _list(self, element: Element) -> Iterator[str]:
        """The items of a list; those with letters, which Markdown has not, with their letters in bold."""
        is_lettered = element.attributes.get("type") == "A"
        texts = []
        for number, item in enumerate(_shown(element), 1):
            blocks = list(self._block(item))
            if is_lettered:
                blocks[:1] = [f"**{chr(64 + number)}.** {block}" for block in blocks[:1]]
            if blocks:
                mark = f"{number}." if element.tag == "ol" and not is_lettered else "-"
                texts.append(_item(mark, blocks))
        is_loose = any("\n\n" in text for text in texts)
        if texts:
            yield ("\n\n" if is_loose else "\n").join(texts)

    def _terms(self, element: Element) -> Iterator[str]:
        """A list of terms: each in bold, and what is said of it."""
        lines: list[str] = []
        for part in _parts_of_terms(element):
            words = " ".join("; ".join(self._blocks(part)).split("\n"))
            anchor = _anchor(part.name)
            if part.tag == "dt":
                lines.append(f"- {anchor}**{words}**" if words else "")
            elif lines and lines[-1].endswith("**"):
                lines[-1] += f" {words}"
            else:
                lines.append(f"{INDENT}- {words}")
        if any(lines):
            yield "\n".join(filter(None, lines))

    def _table(self, element: Element) -> Iterator[str]:
        for caption in element.all("caption"):
            yield f"**{self._line_of(caption)}**"
        rows = [self._row(row) for row in element.all("tr")]
        width = max(map(len, rows), default=0)
        if width:
            lines = [_line_of_table(row, width) for row in rows]
            yield "\n".join([lines[0], f"|{'---|' * width}", *lines[1:]])

    def _row(self, row: Element) -> list[str]:
        cells = [cell for cell in row.elements if cell.tag in ("td", "th")]
        texts = []
        for cell in cells:
            text = " ".join("; ".join(self._blocks(cell)).split())
            texts.append(text.replace("|", "\\|"))
        return texts

    def _quotation(self, element: Element) -> Iterator[str]:
        text = "\n\n".join(self._blocks(element))
        yield "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    def _program(self, element: Element) -> Iterator[str]:
        text = "".join(code for code in _plain(element)).strip("\n")
        yield f"```\n{text}\n```"

    def _summary(self, element: Element) -> Iterator[str]:
        """What opens a fold: a heading, or words of its own."""
        if not element.words and any(child.tag in HEADINGS for child in element.elements):
            yield from self._blocks(element)
        elif words := self._line_of(element).replace("**", ""):
            yield f"**{words}**"

    def _rule(self, element: Element) -> Iterator[str]:
        yield "---"

    def _line_of(self, element: Element) -> str:
        """The words of an element as a line. The same rows stand on many pages: they are remembered."""
        return (
            _line_of_words(self, element.words) if element.words else self._line(element.children)
        )

    def _line(self, nodes: list[Node]) -> str:
        """Words as a line, with single spaces; a break of a line stays one."""
        line = single_spaces(self._inline(nodes))
        return line.replace(f" {BREAK} ", "\\\n") if BREAK in line else line

    def _inline(self, nodes: list[Node]) -> str:
        """Words and what marks them. Elements that touch are set apart, as a style sheet does."""
        texts: list[str] = []
        before: Node = ""
        for node in nodes:
            if isinstance(node, str):
                texts.append(SPECIAL.sub(r"\\\g<0>", node))
            elif text := self._words(node):
                texts.append(_between(before, node) if not text.isspace() else "")
                texts.append(text)
            before = node
        return "".join(texts)

    def _words(self, node: Element) -> str:
        if node.tag == "br":
            return f" {BREAK} "
        if node.tag == "svg":
            return self._drawing(node)
        if _is_left_out(node):
            return ""
        words = self._inline(node.children)
        return self._marked(node, f"{self._level(node)}{words}")

    def _level(self, element: Element) -> str:
        """The mark of a level that a style sheet draws before its words."""
        if LEVEL not in element.written:
            return ""
        names = [name.removeprefix(LEVEL) for name in element.classes if name.startswith(LEVEL)]
        return self.mark(names[0]) if names and "level" in element.classes else ""

    def _marked(self, element: Element, words: str) -> str:
        """Words with the mark of their element; spaces stay outside of it."""
        bare = words.strip()
        if element.tag == "img":
            attributes = element.attributes
            return f"![{attributes.get('alt', '')}]({_address(attributes.get('src', ''))})"
        anchor = _anchor(element.name)
        if not bare:
            return anchor + words
        if element.tag == "a":
            bare = _link(bare, element.attributes.get("href", ""))
        elif element.tag == "code":
            bare = f"`{element.text}`"
        elif element.tag == "small" and bare[0] not in "(·":
            bare = f"({bare})"
        elif element.tag in EMPHASIS and EMPHASIS[element.tag] not in bare:
            bare = f"{EMPHASIS[element.tag]}{bare}{EMPHASIS[element.tag]}"
        start = words[: len(words) - len(words.lstrip())]
        return f"{anchor}{start}{bare}{words[len(words.rstrip()) :]}"

    def _drawing(self, element: Element) -> str:
        """The drawing of a mark; others say what the words beside them say."""
        if "mark" not in element.classes:
            return ""
        names = [use.attributes.get("href", "") for use in element.all("use")]
        return self.mark(names[0].removeprefix("#mark-")) if names else ""

    _WRITERS: ClassVar[dict[str, Callable[["MarkdownText", Element], Iterator[str]]]] = {
        **dict.fromkeys(HEADINGS, _heading),
        **dict.fromkeys(("ol", "ul"), _list),
        "dl": _terms,
        "table": _table,
        "blockquote": _quotation,
        "pre": _program,
        "summary": _summary,
        "hr": _rule,
    }


@lru_cache(maxsize=16384)
def _line_of_words(write: MarkdownText, words: str) -> str:
    """Words of a page, and what stands among them, as a line."""
    return write._line(tree(words).children)


def _beginning_escaped(line: str) -> Iterator[str]:
    """A line that Markdown does not take for the beginning of a list; none where it is empty."""
    if line:
        yield BEGINNING.sub(_escaped_beginning, line)


def _is_left_out(element: Element) -> bool:
    """True for what only a browser can use."""
    if element.tag in LEFT_OUT:
        return True
    if "class" not in element.written and "hidden" not in element.written:
        return False
    attributes = element.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return not LEFT_OUT_CLASSES.isdisjoint(element.classes)


def _shown(element: Element) -> list[Element]:
    """The elements directly inside that are not left out."""
    return [child for child in element.elements if not _is_left_out(child)]


def _with_anchor(name: str, blocks: list[str]) -> Iterator[str]:
    """Blocks with an anchor: after their first heading, or before their first words."""
    first = blocks[0] if blocks else ""
    if first.startswith("#") and "{#" not in first:
        yield f"{first} {{#{name}}}"
    elif first.startswith(("|", "-", "1.", "```", ">", "#")) or not first:
        yield _anchor(name)
        yield from blocks[:1]
    else:
        yield f"{_anchor(name)}{first}"
    yield from blocks[1:]


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>' if name else ""


def _item(mark: str, blocks: list[str]) -> str:
    """An item of a list: its blocks, indented."""
    text = "\n\n".join(blocks)
    lines = [f"{INDENT}{line}" if line else "" for line in text.split("\n")]
    return f"{mark} {lines[0].lstrip()}" + "".join(f"\n{line}" for line in lines[1:])


def _parts_of_terms(element: Element) -> Iterator[Element]:
    """The terms of a list and what is said of them, also in groups."""
    for child in element.elements:
        if child.tag in ("dt", "dd"):
            yield child
        else:
            yield from _parts_of_terms(child)


def _line_of_table(cells: list[str], width: int) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    return f"| {' | '.join(filled)} |"


def _link(words: str, address: str) -> str:
    """A link; words alone where there is no address."""
    return f"[{words}]({_address(address)})" if address else words


def _address(address: str) -> str:
    return address.replace(" ", "%20").replace("(", "%28").replace(")", "%29")


def _between(before: Node, node: Element) -> str:
    """What stands between two elements that touch and are set apart by the style of the page."""
    if isinstance(before, str) or node.tag not in APART:
        return ""
    if before.tag in APART and "visually-hidden" not in node.classes:
        return " · "
    return " " if before.tag in EMPHASIS else ""


def _escaped_beginning(match: re.Match[str]) -> str:
    if match[1]:
        return f"{match[1]}\\{match[2]}"
    return f"\\{match[0]}"


def _plain(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _plain(child)
