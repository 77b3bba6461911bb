"""What other sites show of a record: its badge, and its card as a small page for a frame and as oEmbed."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.exports import badges
from catalogue.exports.publication import File, Publication
from catalogue.html import social_pictures
from catalogue.source.loading import Entry
from catalogue.views.recognition_summary import recognition_summary


def files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The files for other sites next to the page of a record, in every language."""
    card, oembed = publication.templates.get("card.html"), publication.templates.get("oembed.json")
    for context in publication.contexts.values():
        path, badge = context.path(entry), badges.badge(context, entry)
        values = {
            "context": context,
            "entry": entry,
            "badge": badge,
            "picture": social_pictures.of_record(context, entry),
            "pictures": social_pictures,
            "name": context.link(entry, path),
            "recognition": recognition_summary(context, entry, path) if entry.kind == "practices" else None,
            "up": "../" * path.count("/"),
            "t": context.text,
        }
        yield f"{path}badge.svg", badges.svg(publication, context, entry)
        yield f"{path}card.html", card.render(values)
        yield f"{path}oembed.json", oembed.render(values)
