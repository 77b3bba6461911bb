"""What other sites show of a record: its badge, without script or web font, and its card as a page for a frame and as oEmbed."""

from collections.abc import Iterator
from html import escape
from typing import Any

from catalogue.exports.publication import File, Publication
from catalogue.html import social_pictures
from catalogue.model.memo import once
from catalogue.recognition.levels import LEVELS, recognize
from catalogue.source.entry import Entry
from catalogue.views.record.recognition_summary import recognition_summary
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import record_link, record_title

HEIGHT = 28
PADDING = 10
COLOURS = {
    "all": "#14603d", "several": "#0a5c78", "few": "#7a4a00", "none": "#55555e", "": "#0b4a5e", "withdrawn": "#8a3b00"
}  # fmt: skip
"""Level → colour; the same as in the site's style sheet."""
MARK = 24
"""The room for the mark of a level."""

NARROW, WIDE = frozenset("iljI.,:;’'()|!ft "), frozenset("mwMWÉ—")


def files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The files for other sites next to the page of a record, in every language."""
    for context in publication.contexts.values():
        path, item = context.path(entry), badge(context, entry.ref)
        values = {
            "context": context,
            "entry": entry,
            "badge": item,
            "picture": social_pictures.of_record(context, entry),
            "pictures": social_pictures,
            "name": record_link(context, entry, path),
            "recognition": recognition_summary(context, entry, path)
            if entry.kind == "practices"
            else None,
            "up": "../" * path.count("/"),
            "t": context.text,
            "colour": COLOURS[item["level"]],
            "padding": PADDING,
        }
        for name in ("badge.svg", "card.html", "oembed.json"):
            yield path + name, publication.templates.get(name).render(values)


@once
def badge(context: Context, ref: str) -> dict[str, Any]:
    """The badge of a record, computed once for page, card and llms.txt: its halves are words, start and width."""
    entry = context.catalogue.entries[ref]
    level, status = _status(context, entry)
    name, site_name = record_title(context, entry), context.text("badge-name")
    alternative = context.text("badge-alternative", name=name, status=status)
    start = _half(site_name) + (MARK if level in LEVELS else 0)
    halves = ((site_name, 0, _half(site_name)), (status, start, _half(status)))
    size = {"width": start + _half(status), "height": HEIGHT}
    where = context.site.address(context.path(entry))
    image = f'<img src="{where}badge.svg" alt="{_quoted(alternative)}" width="{size["width"]}" height="{HEIGHT}">'
    # The page that a click opens may not inherit the sandbox: a page that keeps other windows apart would refuse to open.
    sandbox = 'loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"'
    card = f'<iframe src="{where}card.html" title="{_quoted(name)}" width="480" height="220" {sandbox}></iframe>'
    code = f'<a href="{where}">{image}</a>'
    return {
        "halves": halves,
        "right": status,
        "level": level,
        "alternative": alternative,
        "code": code,
        "card_code": card,
    } | size


def _status(context: Context, entry: Entry) -> tuple[str, str]:
    """The level, "withdrawn" or "", and the words for it with their date."""
    record = entry.record
    if record.withdrawn:
        return "withdrawn", context.text(
            "withdrawn", date=date_in_words(context, record.withdrawn.date)
        )
    recognition = recognize(context.catalogue, entry) if entry.kind == "practices" else None
    if recognition is None:
        return "", context.text(
            "badge-reviewed",
            kind=context.text(f"{entry.kind}-one"),
            date=date_in_words(context, record.reviewed),
        )
    since = f" ({date_in_words(context, recognition.since)})" if recognition.since else ""
    return recognition.level, context.text(f"level-{recognition.level}") + since


def _quoted(text: str) -> str:
    """Escape a text for an attribute in double quotes; people read the code to paste, so apostrophes stay."""
    return escape(text, quote=False).replace('"', "&quot;")


def _half(words: str) -> int:
    """The estimated width of words; `textLength` then sets them to exactly this width.

    The sum is one of whole tenths, since newer versions of Python add up fractions differently.
    """
    return (
        round(sum(39 if c in NARROW else 110 if c in WIDE else 73 for c in words) / 10)
        + 2 * PADDING
    )
