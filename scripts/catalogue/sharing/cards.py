"""The card: a small page to put in a frame, without script and without cookie, and its description as oEmbed."""

from __future__ import annotations

import json

from ..badges import badge
from ..badges.words import says
from ..loading import Entry
from ..press import Press
from ..standing import standing
from ..views import Shelf

WIDTH, HEIGHT = 480, 220


def card(press: Press, shelf: Shelf, entry: Entry) -> str:
    """The card as a page of its own."""
    path = shelf.path(entry)
    return press.environment.get_template("card.html").render(
        language=shelf.language,
        direction=shelf.direction(shelf.language),
        text_language=entry.shown(shelf.language),
        name=shelf.link(entry, path),
        summary=entry.summary(shelf.language),
        kind=shelf.text(f"{entry.kind}-one"),
        words=says(shelf, entry),
        standing=standing(shelf, entry, path) if entry.kind == "practices" else None,
        site_name=press.names[shelf.language][0],
        up="../" * path.count("/"),
        t=shelf.text,
    )


def oembed(press: Press, shelf: Shelf, entry: Entry) -> str:
    """The card as oEmbed, for programs that turn an address into a card."""
    path, name = shelf.path(entry), press.names[shelf.language][0]
    found = {
        "version": "1.0",
        "type": "rich",
        "title": entry.name(shelf.language),
        "provider_name": name,
        "provider_url": shelf.site.absolute(shelf.site.prefix(shelf.language)) or "/",
        "width": WIDTH,
        "height": HEIGHT,
        "html": badge(shelf, entry).card_code,
        "thumbnail_url": shelf.site.absolute(f"{path}picture.png") or f"/{path}picture.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
