"""The calendar (iCalendar) of each language: the sessions to come and the days of every year, as whole days.

The format requires a time stamp; it is the day of the record's last review.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from catalogue.model.dates import is_day
from catalogue.model.records import Activity
from catalogue.source.loading import Entry
from catalogue.views.context import Context

Lines = Sequence[str]
Event = tuple[str, str, Lines]
"""First day, id, and the lines of an event."""

FOLD = 73
"""A line has at most 75 bytes, with the space that marks a continued line and the bytes of a last letter."""


def files(context: Context) -> Iterator[tuple[str, str]]:
    """The path and the content of the calendar of a language."""
    yield f"{context.site.prefix(context.language)}calendar.ics", calendar(context, context.text("calendar-sessions"))


def calendar(context: Context, title: str) -> str:
    """The calendar of the activities after the last review, whose day is known, and of the days of every year."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//toolkit//{context.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines += [f"NAME:{_text(title)}", f"X-WR-CALNAME:{_text(title)}"]
    for _, _, event in sorted((*_activities(context), *_days(context))):
        lines += event
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _activities(context: Context) -> Iterator[Event]:
    for entry in context.catalogue.of("activities"):
        record = entry.record
        if isinstance(record, Activity) and record.date and is_day(record.date):
            last = record.until if record.until and is_day(record.until) else record.date
            if last < context.catalogue.latest_review:
                continue
            place = [f"LOCATION:{_text(context.label('places', record.place))}"] if record.place else []
            yield _event(context, entry, "date", entry.name(context.language), record.date, last, place=place)


def _days(context: Context) -> Iterator[Event]:
    for name, row in context.catalogue.vocabularies.table("days").items():
        if entry := context.catalogue.entries.get(row["by"]):
            day = f"{row['since']}-{row['month']}-{row['day']}"
            yield _event(context, entry, name, row[context.language], day, day, repeat=["RRULE:FREQ=YEARLY"])


def _event(
    context: Context,
    entry: Entry,
    name: str,
    title: str,
    first: str,
    last: str,
    repeat: Sequence[str] = (),
    place: Sequence[str] = (),
) -> Event:
    host = context.site.url.split("/")[2] if context.site.url else "toolkit"
    uid = f"{entry.first_ref.replace('/', '-')}-{name}-{context.language}@{host}"
    end = datetime.date.fromisoformat(last) + datetime.timedelta(days=1)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{entry.record.reviewed.replace('-', '')}T000000Z",
        f"DTSTART;VALUE=DATE:{first.replace('-', '')}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        *repeat,
        f"SUMMARY:{_text(title)}",
        *place,
        *([f"URL:{context.site.absolute(context.path(entry))}"] if context.site.url else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    return first, uid, lines


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
