"""What others show of a record on their own sites: badge, card, oEmbed, and the picture of social networks.

cards      the card as a page and as oEmbed
pictures   the picture, drawn here and kept between builds
"""

from __future__ import annotations

from pathlib import Path

from .. import badges
from ..press import Press
from ..printing import put
from . import cards, pictures


def write(press: Press, folder: Path) -> None:
    """Write what stands beside the page of each record for the sites of others."""
    drawn = pictures.Pictures(press)
    for language in press.site.languages:
        shelf = press.shelf(language)
        for entry in press.catalogue.entries.values():
            place = folder / shelf.path(entry)
            put(place / "badge.svg", badges.svg(shelf, entry))
            put(place / "card.html", cards.card(press, shelf, entry))
            put(place / "oembed.json", cards.oembed(press, shelf, entry))
            drawn.write(shelf, entry, place / "picture.png")
    drawn.close()
