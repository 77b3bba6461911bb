"""The card: a small page to put in a frame, without script and without cookie, and its description as oEmbed."""

from __future__ import annotations

import json

from catalogue.exports.badges import badge
from catalogue.exports.badges.words import says
from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.recognition_summary import standing

WIDTH, HEIGHT = 480, 220


def card(publication: Publication, context: Context, entry: Entry) -> str:
    """The card as a page of its own."""
    path = context.path(entry)
    return publication.templates.get("card.html").render(
        language=context.language,
        direction=context.direction(context.language),
        text_language=entry.shown(context.language),
        name=context.link(entry, path),
        summary=entry.summary(context.language),
        kind=context.text(f"{entry.kind}-one"),
        words=says(context, entry),
        standing=standing(context, entry, path) if entry.kind == "practices" else None,
        site_name=publication.site.names[context.language][0],
        up="../" * path.count("/"),
        t=context.text,
    )


def oembed(publication: Publication, context: Context, entry: Entry) -> str:
    """The card as oEmbed, for programs that turn an address into a card."""
    path, name = context.path(entry), publication.site.names[context.language][0]
    found = {
        "version": "1.0",
        "type": "rich",
        "title": entry.name(context.language),
        "provider_name": name,
        "provider_url": context.site.absolute(context.site.prefix(context.language)) or "/",
        "width": WIDTH,
        "height": HEIGHT,
        "html": badge(context, entry).card_code,
        "thumbnail_url": context.site.absolute(f"{path}picture.png") or f"/{path}picture.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
