"""The calendar (iCalendar) of each language: the sessions to come, the days of every year, what changed.

All are whole days.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.exports.publication import File, Publication
from catalogue.model.dates import is_day
from catalogue.recognition.changes import changes
from catalogue.recognition.editions import editions
from catalogue.source.entry import Entry
from catalogue.views.pages.edition_pages import edition_path
from catalogue.views.record.change_words import told
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title

FOLD = re.compile("(.{24})(?=.)")
"""A line has at most 75 bytes, and a letter up to three."""
IN_CALENDAR = ("level", "practice", "withdrawal")
"""The changes that have a day in the calendar: few enough to be seen there."""

ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


@dataclass(frozen=True)
class CalendarEvent:
    """A day or some days."""

    uid: str
    """Its identifier, which survives that a record is renamed."""
    title: str
    first: str
    last: str
    stamp: str
    """The day on which it was written."""
    path: str
    """The page that tells of it."""
    place: str = ""
    yearly: bool = False

    @property
    def end(self) -> str:
        """The day after the last one, as the format requires."""
        last = datetime.date.fromisoformat(self.last)
        return (last + datetime.timedelta(days=1)).isoformat()


def calendar_files(publication: Publication, context: Context) -> Iterator[File]:
    """The path and the content of the calendar of a language."""
    events = [*_sessions(context), *_days(context), *_editions(context), *_changes(context)]
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
            yield CalendarEvent(
                uid=_uid(entry, "date"),
                title=title,
                first=entry.date,
                last=last,
                stamp=entry.record.reviewed,
                path=context.path(entry),
                place=place,
            )


def _days(context: Context) -> Iterator[CalendarEvent]:
    """The days of every year that a record of the catalogue tells of."""
    for name, row in context.catalogue.vocabularies.table("international-days").items():
        if entry := context.catalogue.entries.get(row["by"]):
            day = f"{row['since']}-{row['month']}-{row['day']}"
            yield CalendarEvent(
                uid=_uid(entry, name),
                title=row[context.language],
                first=day,
                last=day,
                stamp=entry.record.reviewed,
                path=context.path(entry),
                yearly=True,
            )


def _uid(entry: Entry, name: str) -> str:
    """The identifier of an event of a record; the name tells it from the others."""
    return f"{entry.first_ref.replace('/', '-')}-{name}"


def _editions(context: Context) -> Iterator[CalendarEvent]:
    """The day of each edition that has one."""
    for edition in editions(context.catalogue):
        if is_day(edition.date):
            yield CalendarEvent(
                uid=f"edition-{edition.version}",
                title=context.text("edition-name", version=edition.version),
                first=edition.date,
                last=edition.date,
                stamp=edition.date,
                path=edition_path(context, edition),
            )


def _changes(context: Context) -> Iterator[CalendarEvent]:
    """The days since the last edition on which a practice was given another level, or withdrawn."""
    for change in changes(context.catalogue):
        is_of_practice = change.sort in IN_CALENDAR and not change.step and not change.edition
        if is_of_practice and change.day:
            event = told(context, change, context.page_path("changes"))
            yield CalendarEvent(
                uid=change.anchor,
                title=f"{event.link.label}{context.text('colon')} {event.what.label}",
                first=change.day,
                last=change.day,
                stamp=change.day,
                path=f"{context.page_path('changes')}#{change.anchor}",
            )
