"""The calendar (iCalendar) of each language: the sessions to come and the days of every year, as whole days."""

import datetime
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from catalogue.exports.publication import File, Publication
from catalogue.model.dates import is_day
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_title

FOLD = re.compile("(.{24})(?=.)")
"""A line has at most 75 bytes, and a letter up to three."""
ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def files(publication: Publication, context: Context) -> Iterator[File]:
    """The path and the content of the calendar of a language."""
    events = sorted(_events(context), key=lambda event: (event["first"], event["uid"]))
    host = urlsplit(context.site.url).netloc or "toolkit"
    text = publication.templates.get("calendar.ics").render(
        context=context, events=events, host=host, escapes=ESCAPES
    )
    yield (
        f"{context.site.prefix(context.language)}calendar.ics",
        FOLD.sub("\\1\n ", text).replace("\n", "\r\n") + "\r\n",
    )


def _events(context: Context) -> Iterator[dict[str, Any]]:
    """The activities that end after the last review of any record, and the days of every year."""
    for entry in context.catalogue.of("activities"):
        if entry.date and is_day(entry.date):
            last = entry.until if entry.until and is_day(entry.until) else entry.date
            if last >= context.catalogue.latest_review:
                place = "".join(context.label("places", name) for name in entry.terms("place"))
                yield _event(entry, "date", record_title(context, entry), entry.date, last) | {
                    "place": place
                }
    for name, row in context.catalogue.vocabularies.table("international-days").items():
        if source := context.catalogue.entries.get(row["by"]):
            day = f"{row['since']}-{row['month']}-{row['day']}"
            yield _event(source, name, row[context.language], day, day) | {"yearly": True}


def _event(entry: Entry, name: str, title: str, first: str, last: str) -> dict[str, Any]:
    end = (datetime.date.fromisoformat(last) + datetime.timedelta(days=1)).isoformat()
    uid = f"{entry.first_ref.replace('/', '-')}-{name}"
    return {
        "entry": entry,
        "uid": uid,
        "title": title,
        "first": first,
        "end": end,
        "place": "",
        "yearly": False,
    }
