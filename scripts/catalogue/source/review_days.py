"""The day on which a record is to be reviewed again, unless its editors named one.

It follows from what the record is and from the age of what it rests on. Records that were reviewed on one day
fall due on days apart, which are computed from their names: nobody can read hundreds of pages at once.
"""

import datetime
import zlib

from catalogue.model.dates import years_later
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

DAYS = {
    "practices": 365,
    "agencies": 365,
    "resources": 730,
    "statements": 730,
    "activities": 1460,
}
"""Kind of record → the most days between two reviews: advice soonest, past events last."""

DAYS_ON_OLD_SOURCES = 270
"""For a practice whose newest evidence is older than `YEARS_OF_NEW_SOURCES`: newer texts are likely."""

DAYS_OF_SETTLED_DOCUMENT = 1095
"""For a document older than `YEARS_UNTIL_SETTLED`: its address may move, its text hardly."""

YEARS_OF_NEW_SOURCES = 5
YEARS_UNTIL_SETTLED = 10

SPREAD = 3
"""One over the part of the time by which a review may fall due earlier."""


def set_review_days(catalogue: Catalogue) -> None:
    """Give every record the day of its next review."""
    for entry in catalogue.entries.values():
        entry.review_due = entry.record.review_due or _computed(catalogue, entry)


def _computed(catalogue: Catalogue, entry: Entry) -> str:
    longest = _longest(catalogue, entry)
    earlier = zlib.crc32(entry.first_ref.encode()) % (longest // SPREAD)
    reviewed = datetime.date.fromisoformat(entry.record.reviewed)
    return (reviewed + datetime.timedelta(days=longest - earlier)).isoformat()


def _longest(catalogue: Catalogue, entry: Entry) -> int:
    """The most days until the next review."""
    if entry.evidence and _newest_source(catalogue, entry) < _years_before(
        entry, YEARS_OF_NEW_SOURCES
    ):
        return min(DAYS_ON_OLD_SOURCES, DAYS[entry.kind])
    is_settled = bool(entry.date) and str(entry.date) < _years_before(entry, YEARS_UNTIL_SETTLED)
    if entry.kind in ("resources", "statements") and is_settled:
        return DAYS_OF_SETTLED_DOCUMENT
    return DAYS[entry.kind]


def _newest_source(catalogue: Catalogue, entry: Entry) -> str:
    """The date of the newest document that a record rests on; '' where no date is known."""
    documents = (catalogue.entries.get(item.document) for item in entry.evidence)
    return max((document.date or "" for document in documents if document), default="")


def _years_before(entry: Entry, years: int) -> str:
    return years_later(entry.record.reviewed, -years)
