"""The text of an ordinary page whose steps rest on practices: each item of its lists with its support."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from catalogue.source.text_blocks import TextBlock

HEADING = "<h2"
"""How the HTML of a heading begins that opens a section."""

Support = dict[str, Any] | None
"""The practice on which an item rests, with its marks; None for the editors' guidance."""


@dataclass(frozen=True)
class SupportedItem:
    """An item of a list, and what supports it."""

    html: Markup
    support: Support


@dataclass(frozen=True)
class SupportedBlock:
    """A block of a text; of a list whose items are supported also its tag and these items."""

    html: Markup
    list_tag: str = ""
    items: tuple[SupportedItem, ...] = ()


def supported_blocks(
    blocks: Iterable[TextBlock], supports: Iterable[Support], list_tags: tuple[str, ...]
) -> tuple[SupportedBlock, ...]:
    """The blocks of a text whose lists have an item for each support, in order.

    Lists with one of some tags have such items. An item more than there are supports has none.
    """
    remaining = iter(supports)
    return tuple(_supported(block, remaining, list_tags) for block in blocks)


@dataclass(frozen=True)
class TextSection:
    """A heading of a text, and the blocks below it; the text before the first heading has none."""

    heading: Markup
    blocks: tuple[SupportedBlock, ...]

    @property
    def has_steps(self) -> bool:
        """True if a list of it has items with their support."""
        return any(block.items for block in self.blocks)


def sections(blocks: Iterable[SupportedBlock]) -> tuple[TextSection, ...]:
    """The blocks of a text by its headings of the second level."""
    groups: list[list[SupportedBlock]] = [[]]
    for block in blocks:
        if block.html.startswith(HEADING):
            groups.append([])
        groups[-1].append(block)
    return tuple(_section(group) for group in groups if group)


def _section(group: list[SupportedBlock]) -> TextSection:
    first, *others = group
    if first.html.startswith(HEADING):
        return TextSection(first.html, tuple(others))
    return TextSection(Markup(), tuple(group))


def first_list(blocks: tuple[TextBlock, ...], list_tag: str) -> int:
    """The place of the first list with a tag among blocks; the number of blocks if there is none."""
    places = (number for number, block in enumerate(blocks) if block.list_tag == list_tag)
    return next(places, len(blocks))


def printed(*texts: str) -> list[Markup]:
    """HTML of blocks or items, which templates print as it is."""
    return [Markup(text) for text in texts]  # noqa: S704 - rendered by markdown.Safe


def _supported(
    block: TextBlock, supports: Iterator[Support], list_tags: tuple[str, ...]
) -> SupportedBlock:
    (html,) = printed(block.html)
    if block.list_tag not in list_tags:
        return SupportedBlock(html)
    items = [SupportedItem(item, next(supports, None)) for item in printed(*block.items)]
    return SupportedBlock(html, block.list_tag, tuple(items))
