"""Badges for the sites of others: what they say of recognition is what the record's page says.

words      what a badge says, in one short line
drawing    the badge as SVG
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from catalogue.exports.badges import drawing
from catalogue.exports.badges.words import says
from catalogue.source.loading import Entry
from catalogue.views.context import Context


@dataclass(frozen=True)
class Badge:
    """The badge of a record on its page: its words and size, and the lines to paste elsewhere."""

    alternative: str
    width: int
    height: int
    code: str
    card_code: str


def badge(context: Context, entry: Entry) -> Badge:
    """The badge of a record in a language."""
    words = says(context, entry)
    width = drawing.width(words)
    where = context.site.absolute(context.path(entry)) or f"/{context.path(entry)}"
    image = f'<img src="{where}badge.svg" alt="{_quoted(words.alternative)}" width="{width}" height="{drawing.HEIGHT}">'
    title = _quoted(entry.name(context.language))
    frame = (
        f'<iframe src="{where}card.html" title="{title}" width="480" height="220" loading="lazy" sandbox="allow-popups"></iframe>'
    )
    return Badge(words.alternative, width, drawing.HEIGHT, f'<a href="{where}">{image}</a>', frame)


def svg(context: Context, entry: Entry) -> str:
    """The badge as a file."""
    return drawing.svg(says(context, entry), context.language)


def _quoted(words: str) -> str:
    """Words for an attribute in double quotes; the lines to paste are to be read by people too, so apostrophes stay."""
    return escape(words, quote=False).replace('"', "&quot;")
