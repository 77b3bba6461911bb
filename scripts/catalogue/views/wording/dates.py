"""Dates and ranges of dates in words."""

from catalogue.views.wording.context import Context


def date_in_words(context: Context, partial: str | None) -> str:
    """A date in words: 2018-05-02 → 2 May 2018, 2 mai 2018.

    A month or a year alone is worded likewise; without a date, the text for an unknown one.
    """
    if not partial:
        return context.text("date-unknown")
    year, month, day = [*partial.split("-"), "", ""][:3]
    words = (_day(context, day), _month(context, month), year)
    return " ".join(filter(None, words))


def date_range_in_words(context: Context, first: str | None, last: str | None) -> str:
    """A range of two dates; days of the same month name it once."""
    if not first or not last or last == first:
        return date_in_words(context, first)
    if first[:7] == last[:7] and len(first) == 10:
        return f"{_day(context, first[8:])}–{date_in_words(context, last)}"
    return f"{date_in_words(context, first)} – {date_in_words(context, last)}"


def _day(context: Context, day: str) -> str:
    if context.language == "fr" and day == "01":
        return "1er"
    return day.removeprefix("0")


def _month(context: Context, month: str) -> str:
    if not month:
        return ""
    names: list[str] = context.catalogue.vocabularies.table("months")[context.language]
    return names[int(month) - 1]
