"""How wide badges are: as wide as what they may say one day, so that a copied size stays right."""

from collections.abc import Iterator

from catalogue.exports.widths import words_width
from catalogue.model.memo import once
from catalogue.recognition.levels import MARKS
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.levels import mark_label

DAYS = tuple(f"2028-{month:02}-28" for month in range(1, 13))
"""A day of each month, with as many digits as a day has."""


@once
def widest(context: Context, kind: str) -> int:
    """The width of the longest words that the badge of a record of a kind has; a part may be longer."""
    return max(words_width(words) for words in _all_words(context, kind))


def _all_words(context: Context, kind: str) -> Iterator[str]:
    """What a badge of a kind may say: levels with their dates, or the day of the review; a withdrawal."""
    for day in DAYS:
        date = date_in_words(context, day)
        yield context.text("withdrawn", date=date)
        if kind != "practices":
            yield context.text("badge-reviewed", kind=context.text(f"{kind}-one"), date=date)
            continue
        labels = [context.text("level-heads"), *(mark_label(context, mark) for mark in MARKS)]
        yield from (f"{label} ({date})" for label in labels)
