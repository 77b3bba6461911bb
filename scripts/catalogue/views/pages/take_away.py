"""The page of what is printed and taught: its parts beside each other, then all cards and sessions."""

from typing import Any

from catalogue.views.pages.page_frame import text_blocks
from catalogue.views.pages.situations import CARDS, name_of, pages_in, row_of
from catalogue.views.pages.supported_text import sections, supported_blocks
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Link


def take_away(context: Context, path: str) -> dict[str, Any]:
    """The sections of the text, and links to all cards and all sessions."""
    blocks = supported_blocks(text_blocks(context, name_of(context, path), path), (), ())
    return {
        "sections": sections(blocks),
        "lists": {folder: _links(context, folder, path) for folder in (CARDS, "sessions")},
    }


def _links(context: Context, folder: str, path: str) -> list[Link]:
    """The pages of a folder by name."""
    links = [row_of(context, name, path).link for name in pages_in(context.catalogue, folder)]
    return sorted(links, key=lambda link: collation(link.label))
