"""Partial dates, as public sources give them: a year, a month or a day: 2008, 2008-10 or 2008-10-14."""

import calendar
import datetime
import re

PARTIAL = re.compile(r"(?:1[89]|20)[0-9]{2}(?:-[0-9]{2}){0,2}")
"""The years in which anything here was issued or will be reviewed; 9999 and 0203 are slips."""


def is_partial_date(text: str) -> bool:
    """True for a real year, month or day of the calendar."""
    try:
        return bool(PARTIAL.fullmatch(text) and datetime.date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def is_day(text: str) -> bool:
    """True for a real day written YYYY-MM-DD."""
    return len(text) == 10 and is_partial_date(text)


def last_day(text: str) -> str:
    """The last day that a partial date can mean: 2019 may be as late as 2019-12-31."""
    year, month, day = [*text.split("-"), "", ""][:3]
    if day:
        return text
    month = month or "12"
    return f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]}"


def years_later(day: str, years: int) -> str:
    """The same day some years later; 29 February becomes 28 February."""
    date = datetime.date.fromisoformat(day)
    try:
        return date.replace(year=date.year + years).isoformat()
    except ValueError:
        return date.replace(year=date.year + years, day=28).isoformat()


def today() -> str:
    """Today in the easternmost time zone: later days are in the future everywhere."""
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date().isoformat()
