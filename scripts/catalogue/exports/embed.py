"""What other sites show of a record: its badge, and its card as a small page for a frame and as oEmbed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from catalogue.exports import badges
from catalogue.exports.publication import Publication
from catalogue.html import social_pictures
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.recognition_summary import recognition_summary

WIDTH, HEIGHT = 480, 220


def files(publication: Publication, entry: Entry) -> Iterator[tuple[str, str]]:
    """The files for other sites next to the page of a record, in every language."""
    for context in publication.contexts.values():
        folder = context.path(entry)
        yield f"{folder}badge.svg", badges.svg(context, entry)
        yield f"{folder}card.html", card(publication, context, entry)
        yield f"{folder}oembed.json", oembed(context, entry)


def card(publication: Publication, context: Context, entry: Entry) -> str:
    """The card as a page of its own."""
    path = context.path(entry)
    return publication.templates.get("card.html").render(
        language=context.language,
        direction=context.direction(context.language),
        text_language=entry.text_language(context.language),
        name=context.link(entry, path),
        summary=entry.summary(context.language),
        kind=context.text(f"{entry.kind}-one"),
        badge=badges.badge(context, entry),
        recognition=recognition_summary(context, entry, path) if entry.kind == "practices" else None,
        site_name=context.site_name,
        up="../" * path.count("/"),
        t=context.text,
    )


def oembed(context: Context, entry: Entry) -> str:
    """The card as oEmbed, for programs that turn an address into a card."""
    picture = social_pictures.of_record(context, entry).path
    description = {
        "version": "1.0",
        "type": "rich",
        "title": entry.name(context.language),
        "provider_name": context.site_name,
        "provider_url": context.site.address(context.site.prefix(context.language)),
        "width": WIDTH,
        "height": HEIGHT,
        "html": badges.badge(context, entry).card_code,
        "thumbnail_url": context.site.address(picture),
        "thumbnail_width": social_pictures.WIDTH,
        "thumbnail_height": social_pictures.HEIGHT,
    }
    return json.dumps(description, ensure_ascii=False, indent=1) + "\n"
