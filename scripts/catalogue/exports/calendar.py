"""Calendars (iCalendar): when records are to be reviewed, and the sessions and days of the coordination.

Days are whole days. A time of making, which the format wants, is the day of the record's last review.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.exports.publication import Publication
from catalogue.model.dates import is_day
from catalogue.model.records import Activity
from catalogue.source.loading import Entry
from catalogue.views.context import Context

FOLD = 73
"""Lines of the format are at most 75 bytes, the sign of going on included."""


@dataclass(frozen=True)
class Occasion:
    """Something on a day or on several."""

    id: str
    title: str
    about: str
    first: str
    last: str
    stamp: str
    address: str
    place: str = ""
    every_year: bool = False


def files(publication: Publication, language: str) -> Iterator[tuple[str, str]]:
    """The path and the content of each calendar of a language."""
    context = publication.context(language)
    prefix = context.site.prefix(language)
    yield f"{prefix}reviews.ics", calendar(context, context.text("calendar-reviews"), reviews(context))
    yield f"{prefix}calendar.ics", calendar(context, context.text("calendar-sessions"), sessions(context))


def reviews(context: Context) -> list[Occasion]:
    """When each record is to be gone through again; a withdrawn one is not."""
    return [
        _occasion(context, entry, "review", context.text("calendar-review", name=entry.name(context.language)), entry.review_due)
        for entry in context.catalogue.entries.values()
        if not entry.record.withdrawn
    ]


def sessions(context: Context) -> list[Occasion]:
    """Activities of which the day is known, those to come and those of the past, and days that return every year."""
    return [*_activities(context), *_days(context)]


def _activities(context: Context) -> Iterator[Occasion]:
    for entry in context.catalogue.of("activities"):
        record = entry.record
        if isinstance(record, Activity) and record.date and is_day(record.date):
            last = record.until if record.until and is_day(record.until) else record.date
            place = context.label("places", record.place) if record.place else ""
            yield _occasion(context, entry, "date", entry.name(context.language), record.date, last, place)


def _days(context: Context) -> Iterator[Occasion]:
    for name, row in context.catalogue.vocabularies.table("days").items():
        entry = context.catalogue.entries.get(row["by"])
        if entry:
            first = f"{row['since']}-{row['month']}-{row['day']}"
            found = _occasion(context, entry, name, row[context.language], first)
            yield Occasion(**{**found.__dict__, "every_year": True})


def _occasion(context: Context, entry: Entry, name: str, title: str, first: str, last: str = "", place: str = "") -> Occasion:
    address = context.site.absolute(context.path(entry))
    uid = f"{entry.kind}-{entry.id}-{name}-{context.language}@{context.site.url.split('/')[2] if context.site.url else 'toolkit'}"
    return Occasion(uid, title, entry.summary(context.language), first, last or first, entry.record.reviewed, address, place)


def calendar(context: Context, title: str, occasions: list[Occasion]) -> str:
    """A calendar."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//toolkit//{context.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines += [f"NAME:{_text(title)}", f"X-WR-CALNAME:{_text(title)}"]
    for occasion in sorted(occasions, key=lambda item: (item.first, item.id)):
        lines += _event(occasion)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


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
    """A long line in parts that begin with a space; no letter is cut."""
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
