"""Badges for the sites of others: what they say of recognition is what the record's page says.

words      what a badge says, in one short line
drawing    the badge as SVG
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ..loading import Entry
from ..views import Shelf
from . import drawing
from .words import says


@dataclass(frozen=True)
class Badge:
    """The badge of a record on its page: its words and size, and the lines to paste elsewhere."""

    alternative: str
    width: int
    height: int
    code: str
    card_code: str


def badge(shelf: Shelf, entry: Entry) -> Badge:
    """The badge of a record in a language."""
    words = says(shelf, entry)
    width = drawing.width(words)
    where = shelf.site.absolute(shelf.path(entry)) or f"/{shelf.path(entry)}"
    image = f'<img src="{where}badge.svg" alt="{_quoted(words.alternative)}" width="{width}" height="{drawing.HEIGHT}">'
    title = _quoted(entry.name(shelf.language))
    frame = (
        f'<iframe src="{where}card.html" title="{title}" width="480" height="220" loading="lazy" sandbox="allow-popups"></iframe>'
    )
    return Badge(words.alternative, width, drawing.HEIGHT, f'<a href="{where}">{image}</a>', frame)


def svg(shelf: Shelf, entry: Entry) -> str:
    """The badge as a file."""
    return drawing.svg(says(shelf, entry), shelf.language)


def _quoted(words: str) -> str:
    """Words for an attribute in double quotes; the lines to paste are to be read by people too, so apostrophes stay."""
    return escape(words, quote=False).replace('"', "&quot;")
