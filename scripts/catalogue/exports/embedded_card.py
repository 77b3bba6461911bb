"""The card of a practice, which other sites show in a frame: its page, and how high the frame has to be.

The card carries its style, since a frame that may run nothing and has no origin cannot load one. A site that
frames it cannot ask how high it is: the height is computed from its words, for the widest of usual fonts.
"""

from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from catalogue.exports.publication import Publication
from catalogue.exports.widths import tenths
from catalogue.html import policy
from catalogue.recognition.levels import Recognition, recognition_of_practice
from catalogue.source.entry import Entry
from catalogue.views.record.recognition_summary import recognition_sentence
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_link, record_title

STYLE = "assets/css/card.css"
WIDTH = 480
ROOM = 400
"""The width of a line, less what a word that goes to the next line leaves empty."""
HEIGHT = 106
"""The height of the edges, the gaps, and the lines of the kind and of the site, which may take two each."""

WIDEST = 1.3
"""How much wider the widest of usual fonts is than the one by which badges are measured."""


@dataclass(frozen=True)
class Lines:
    """How a part of a card is set: its size and the height of its lines in pixels, as in its style."""

    size: int
    height: int

    def height_of(self, words: str) -> int:
        """The height of the lines that words take."""
        width = tenths(words) / 10 * self.size / MEASURED * WIDEST
        return ceil(width / ROOM) * self.height


MEASURED = 13
"""The size of the letters that badges are measured by."""
TITLE, LEVEL, DETAIL = Lines(17, 24), Lines(15, 20), Lines(14, 20)


def frame_height(context: Context, entry: Entry, status: str) -> int:
    """The height of a frame in which the card of a record fits; `status` is what its badge says."""
    title = TITLE.height_of(record_title(context, entry))
    return HEIGHT + title + LEVEL.height_of(status) + DETAIL.height_of(detail(context, entry))


def detail(context: Context, entry: Entry) -> str:
    """What a card says besides the level: who recognizes it; if it is withdrawn, what it is about."""
    recognition = shown_recognition(context, entry)
    if recognition:
        return recognition_sentence(context, recognition)
    return entry.summary(context.language)


def shown_recognition(context: Context, entry: Entry) -> Recognition | None:
    """The recognition that a card shows: that of a practice which is not withdrawn."""
    if entry.record.withdrawn:
        return None
    return recognition_of_practice(context.catalogue, entry)


def card_page(
    publication: Publication, context: Context, entry: Entry, mark: str, status: str
) -> str:
    """The card of a record; `mark` and `status` are those of its badge."""
    style = card_style(publication)
    return publication.templates.get("card.html").render(
        context=context,
        t=context.text,
        entry=entry,
        mark=mark,
        status=status,
        name=record_link(context, entry, context.path(entry)),
        has_level=shown_recognition(context, entry) is not None,
        detail=detail(context, entry),
        style=style,
        own_policy=policy.embedded(style),
    )


def card_style(publication: Publication) -> Markup:
    """The style that stands in each card."""
    content = publication.templates.assets.content(STYLE)
    return Markup(content.decode("utf-8"))  # noqa: S704 - a file of the site
