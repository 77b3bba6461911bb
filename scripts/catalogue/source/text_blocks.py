"""The text of an ordinary page in blocks, so that a page can show something with each item of a list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

LISTS = ("ol", "ul")
LAST = -10
"""After every other processor of the tree."""


@dataclass(frozen=True)
class TextBlock:
    """A paragraph, a heading, a table or a list as HTML.

    Of a list also its tag, and the HTML inside each item.
    """

    html: str
    list_tag: str = ""
    items: tuple[str, ...] = ()

    def changed(self, change: Callable[[str], str]) -> "TextBlock":
        """The same block with HTML that a function has changed."""
        return TextBlock(change(self.html), self.list_tag, tuple(map(change, self.items)))


class TextBlocks(Extension):
    """Records the blocks of the page that Python-Markdown renders."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[TextBlock] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Put the recorder after all processors of the tree."""
        md.treeprocessors.register(_Recorder(md, self.blocks), "text_blocks", LAST)


class _Recorder(Treeprocessor):
    def __init__(self, md: Any, blocks: list[TextBlock]) -> None:
        super().__init__(md)
        self.blocks = blocks

    def run(self, root: Element) -> None:
        self.blocks += [self._block(element) for element in root]

    def _block(self, element: Element) -> TextBlock:
        html = self._html(element)
        if element.tag not in LISTS:
            return TextBlock(html)
        items = [self._html(item) for item in element]
        inside = [item.removeprefix("<li>").removesuffix("</li>") for item in items]
        return TextBlock(html, element.tag, tuple(inside))

    def _html(self, element: Element) -> str:
        """An element as Python-Markdown writes it into the page."""
        text: str = self.md.serializer(element)
        for processor in self.md.postprocessors:
            text = processor.run(text)
        return text.strip()
