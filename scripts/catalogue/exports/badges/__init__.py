"""Badges for other sites, with the recognition that the record's page shows.

text       the text of a badge, in one short line
drawing    the badge as SVG
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from catalogue.exports.badges import drawing
from catalogue.exports.badges.text import badge_text
from catalogue.source.loading import Entry
from catalogue.views.context import Context


@dataclass(frozen=True)
class Badge:
    """The badge of a record on its page: its text and size, and the code to paste elsewhere."""

    alternative: str
    width: int
    height: int
    code: str
    card_code: str


def badge(context: Context, entry: Entry) -> Badge:
    """The badge of a record in a language."""
    text = badge_text(context, entry)
    width = drawing.width(text)
    where = context.site.address(context.path(entry))
    image = f'<img src="{where}badge.svg" alt="{_quoted(text.alternative)}" width="{width}" height="{drawing.HEIGHT}">'
    title = _quoted(entry.name(context.language))
    frame = (
        f'<iframe src="{where}card.html" title="{title}" width="480" height="220" loading="lazy" sandbox="allow-popups"></iframe>'
    )
    return Badge(text.alternative, width, drawing.HEIGHT, f'<a href="{where}">{image}</a>', frame)


def svg(context: Context, entry: Entry) -> str:
    """The badge as a file."""
    return drawing.svg(badge_text(context, entry), context.language)


def _quoted(text: str) -> str:
    """Escape a text for an attribute in double quotes; people read the code to paste, so apostrophes stay."""
    return escape(text, quote=False).replace('"', "&quot;")
