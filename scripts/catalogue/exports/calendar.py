"""The calendar (iCalendar) of each language: the sessions to come and the days of every year.

All are whole days.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.exports.publication import File, Publication
from catalogue.model.dates import is_day
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title

FOLD = re.compile("(.{24})(?=.)")
"""A line has at most 75 bytes, and a letter up to three."""
ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


@dataclass(frozen=True)
class CalendarEvent:
    """A day or some days, and the record that tells of it."""

    entry: Entry
    name: str
    """What tells it from the other events of the record."""
    title: str
    first: str
    last: str
    place: str = ""
    yearly: bool = False

    @property
    def uid(self) -> str:
        """Its identifier, which survives that the record is renamed."""
        return f"{self.entry.first_ref.replace('/', '-')}-{self.name}"

    @property
    def end(self) -> str:
        """The day after the last one, as the format requires."""
        last = datetime.date.fromisoformat(self.last)
        return (last + datetime.timedelta(days=1)).isoformat()


def calendar_files(publication: Publication, context: Context) -> Iterator[File]:
    """The path and the content of the calendar of a language."""
    events = [*_sessions(context), *_days(context)]
    events.sort(key=lambda event: (event.first, event.uid))
    host = urlsplit(context.site.url).netloc or "toolkit"
    text = publication.templates.get("calendar.ics").render(
        context=context, events=events, host=host, escapes=ESCAPES
    )
    folded = FOLD.sub("\\1\n ", text).replace("\n", "\r\n") + "\r\n"
    yield f"{context.site.prefix(context.language)}calendar.ics", folded


def _sessions(context: Context) -> Iterator[CalendarEvent]:
    """The activities that end after the last review of any record."""
    for entry in context.catalogue.of("activities"):
        if not entry.date or not is_day(entry.date):
            continue
        last = entry.until if entry.until and is_day(entry.until) else entry.date
        if last >= context.catalogue.latest_review:
            place = "".join(context.label("places", name) for name in entry.terms("place"))
            title = record_title(context, entry)
            yield CalendarEvent(entry, "date", title, entry.date, last, place)


def _days(context: Context) -> Iterator[CalendarEvent]:
    """The days of every year that a record of the catalogue tells of."""
    for name, row in context.catalogue.vocabularies.table("international-days").items():
        if entry := context.catalogue.entries.get(row["by"]):
            day = f"{row['since']}-{row['month']}-{row['day']}"
            yield CalendarEvent(entry, name, row[context.language], day, day, yearly=True)
