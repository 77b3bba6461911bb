"""The calendar (iCalendar) of each language: the sessions and the days of the coordination, as whole days.

The format requires a time stamp; it is the day of the record's last review.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.model.dates import is_day
from catalogue.model.records import Activity
from catalogue.source.loading import Entry
from catalogue.views.context import Context

FOLD = 73
"""A line has at most 75 bytes, with the space that marks a continued line and the bytes of a last letter."""


@dataclass(frozen=True)
class Occasion:
    """An event on one day or several."""

    id: str
    title: str
    about: str
    first: str
    last: str
    stamp: str
    address: str
    place: str = ""
    every_year: bool = False


def files(context: Context) -> Iterator[tuple[str, str]]:
    """The path and the content of the calendar of a language."""
    yield f"{context.site.prefix(context.language)}calendar.ics", calendar(context, context.text("calendar-sessions"))


def calendar(context: Context, title: str) -> str:
    """The calendar of all activities whose day is known, past and future, and of the days of every year."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//toolkit//{context.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines += [f"NAME:{_text(title)}", f"X-WR-CALNAME:{_text(title)}"]
    for occasion in sorted((*_activities(context), *_days(context)), key=lambda item: (item.first, item.id)):
        lines += _event(occasion)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _activities(context: Context) -> Iterator[Occasion]:
    for entry in context.catalogue.of("activities"):
        record = entry.record
        if isinstance(record, Activity) and record.date and is_day(record.date):
            last = record.until if record.until and is_day(record.until) else record.date
            place = context.label("places", record.place) if record.place else ""
            yield _occasion(context, entry, "date", entry.name(context.language), record.date, last, place=place)


def _days(context: Context) -> Iterator[Occasion]:
    for name, row in context.catalogue.vocabularies.table("days").items():
        entry = context.catalogue.entries.get(row["by"])
        if entry:
            day = f"{row['since']}-{row['month']}-{row['day']}"
            yield _occasion(context, entry, name, row[context.language], day, day, every_year=True)


def _occasion(
    context: Context, entry: Entry, name: str, title: str, first: str, last: str, *, place: str = "", every_year: bool = False
) -> Occasion:
    address = context.site.absolute(context.path(entry))
    host = context.site.url.split("/")[2] if context.site.url else "toolkit"
    uid = f"{entry.kind}-{entry.id}-{name}-{context.language}@{host}"
    about = entry.summary(context.language)
    return Occasion(uid, title, about, first, last, entry.record.reviewed, address, place, every_year)


def _event(occasion: Occasion) -> Iterator[str]:
    end = datetime.date.fromisoformat(occasion.last) + datetime.timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{occasion.id}"
    yield f"DTSTAMP:{occasion.stamp.replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{occasion.first.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{end:%Y%m%d}"
    if occasion.every_year:
        yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY:{_text(occasion.title)}"
    yield f"DESCRIPTION:{_text(occasion.about)}"
    if occasion.place:
        yield f"LOCATION:{_text(occasion.place)}"
    if occasion.address:
        yield f"URL:{occasion.address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A long line in parts, each after the first with a leading space; no letter is split."""
    if len(line.encode()) <= FOLD:
        yield line
        return
    part = ""
    for letter in line:
        if len((part + letter).encode()) > FOLD:
            yield part
            part = " "
        part += letter
    yield part
