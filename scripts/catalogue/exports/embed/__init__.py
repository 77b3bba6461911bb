"""What others show of a record on their own sites: badge, card, oEmbed, and the picture of social networks.

cards      the card as a page and as oEmbed
pictures   the picture, drawn here
"""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.exports import badges
from catalogue.exports.embed import cards, pictures
from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry


def files(publication: Publication, entry: Entry) -> Iterator[tuple[str, str | bytes]]:
    """What stands beside the page of a record, in every language, for the sites of others."""
    for language in publication.site.languages:
        context = publication.context(language)
        place = context.path(entry)
        yield f"{place}badge.svg", badges.svg(context, entry)
        yield f"{place}card.html", cards.card(publication, context, entry)
        yield f"{place}oembed.json", cards.oembed(publication, context, entry)
        yield f"{place}picture.png", pictures.picture(publication, context, entry)
