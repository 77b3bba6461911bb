"""What other sites show of a practice, without script or web font: its badge, its card for a frame, oEmbed.

Other records have none: what a badge says is a level, which only a practice has.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from catalogue.exports import embedded_card
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication
from catalogue.exports.widths import words_width
from catalogue.html import social_pictures
from catalogue.html.social_pictures import SocialPicture, picture_of_record
from catalogue.model.memo import once
from catalogue.recognition.levels import LEVELS, OPEN, recognition_of_practice
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.levels import level_label
from catalogue.views.wording.names import record_title

HEIGHT = 28
PADDING = 10
COLOURS = {
    "all": "#14603d",
    "several": "#0a5c78",
    "few": "#7a4a00",
    "none": "#55555e",
    "withdrawn": "#8a3b00",
}
"""Level → colour; the same as in the site's style sheet."""
MARK = 24
"""The room for the mark of a level."""


@dataclass(frozen=True)
class BadgeHalf:
    """A half of a badge: its words, where it begins, and its width."""

    words: str
    start: int
    width: int


@dataclass(frozen=True)
class Badge:
    """The badge of a practice, and the HTML with which other sites show it or the card of the practice."""

    halves: tuple[BadgeHalf, BadgeHalf]
    level: str
    """The level, or "withdrawn"."""

    mark: str
    """The name of the drawing that shows the level."""

    alternative: str
    code: str
    card_code: str
    card_height: int
    height: int = HEIGHT

    @property
    def right(self) -> str:
        """The words of the second half."""
        return self.halves[1].words

    @property
    def width(self) -> int:
        """The width of both halves."""
        return self.halves[1].start + self.halves[1].width


def has_badge(entry: Entry) -> bool:
    """True for a practice."""
    return entry.kind == "practices"


def badge_files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The files for other sites next to the page of a practice, in every language."""
    if not has_badge(entry):
        return
    templates = publication.templates
    for context in publication.contexts.values():
        path, item = context.path(entry), badge(context, entry.ref)
        yield (
            f"{path}badge.svg",
            templates.get("badge.svg").render(
                context=context, badge=item, colour=COLOURS[item.level], padding=PADDING
            ),
        )
        card = embedded_card.card_page(publication, context, entry, item.mark, item.right)
        yield f"{path}card.html", card
        yield f"{path}oembed.json", compact(oembed(context, entry, item))


def oembed(context: Context, entry: Entry, item: Badge) -> dict[str, Any]:
    """The card of a practice as oEmbed, for programs that show what is behind a link."""
    site, picture = context.site, picture_of_record(context, entry)
    return {
        "version": "1.0",
        "type": "rich",
        "title": record_title(context, entry),
        "provider_name": context.cited_name,
        "provider_url": site.address(site.prefix(context.language)),
        "width": embedded_card.WIDTH,
        "height": item.card_height,
        "html": item.card_code,
        **(_thumbnail(context, picture) if picture else {}),
    }


def _thumbnail(context: Context, picture: SocialPicture) -> dict[str, Any]:
    return {
        "thumbnail_url": context.site.address(picture.path),
        "thumbnail_width": social_pictures.WIDTH,
        "thumbnail_height": social_pictures.HEIGHT,
    }


@once
def badge(context: Context, ref: str) -> Badge:
    """The badge of a practice, computed once for its page, its card and oEmbed."""
    entry = context.catalogue.entries[ref]
    mark, status = _status(context, entry)
    level = mark.removesuffix(OPEN)
    name, site_name = record_title(context, entry), context.text("badge-name")
    alternative = context.text("badge-alternative", name=name, status=status)
    left = BadgeHalf(site_name, 0, words_width(site_name) + 2 * PADDING)
    start = left.width + (MARK if level in LEVELS else 0)
    right = BadgeHalf(status, start, words_width(status) + 2 * PADDING)
    address = context.site.address(context.path(entry))
    card_height = embedded_card.frame_height(context, entry, status)
    return Badge(
        halves=(left, right),
        level=level,
        mark=mark,
        alternative=alternative,
        code=_badge_code(address, _lasting(context, name)),
        card_code=_card_code(address, name, card_height),
        card_height=card_height,
    )


def _lasting(context: Context, name: str) -> str:
    """An alternative text that stays true when the level moves, since other sites copy it once."""
    return context.text("badge-of-practice", name=name)


def _badge_code(address: str, alternative: str) -> str:
    """The picture in a link. It names no width: that follows the words, which change with the level."""
    image = f'<img src="{address}badge.svg" alt="{_quoted(alternative)}" height="{HEIGHT}">'
    return f'<a href="{address}">{image}</a>'


def _card_code(address: str, name: str, height: int) -> str:
    size = f'width="{embedded_card.WIDTH}" height="{height}"'
    # The page that a click opens may not inherit the sandbox: a page that keeps other windows apart
    # would refuse to open.
    sandbox = 'loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"'
    title = _quoted(name)
    return f'<iframe src="{address}card.html" title="{title}" {size} {sandbox}></iframe>'


def status_in_words(context: Context, entry: Entry) -> str:
    """The level of a practice, or that a record is withdrawn; '' for other records."""
    return _status(context, entry)[1]


def _status(context: Context, entry: Entry) -> tuple[str, str]:
    """The mark of the level, "withdrawn" or "", and the words for it with their date."""
    record = entry.record
    if record.withdrawn:
        date = date_in_words(context, record.withdrawn.date)
        return "withdrawn", context.text("withdrawn", date=date)
    recognition = recognition_of_practice(context.catalogue, entry)
    if recognition is None:
        return "", ""
    since = f" ({date_in_words(context, recognition.since)})" if recognition.since else ""
    return recognition.mark, level_label(context, recognition) + since


def _quoted(text: str) -> str:
    """Escape a text for an attribute in double quotes; people read the code to paste, so apostrophes stay."""
    return escape(text, quote=False).replace('"', "&quot;")
