"""What others show of a record on their own sites: badge, card, oEmbed, and the picture of social networks.

cards      the card as a page and as oEmbed
pictures   the picture, drawn here
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import badges
from ..loading import Entry
from ..press import Press
from . import cards, pictures


def files(press: Press, entry: Entry) -> Iterator[tuple[str, str | bytes]]:
    """What stands beside the page of a record, in every language, for the sites of others."""
    for language in press.site.languages:
        shelf = press.shelf(language)
        place = shelf.path(entry)
        yield f"{place}badge.svg", badges.svg(shelf, entry)
        yield f"{place}card.html", cards.card(press, shelf, entry)
        yield f"{place}oembed.json", cards.oembed(press, shelf, entry)
        yield f"{place}picture.png", pictures.picture(press, shelf, entry)
