"""What only the page of a record shows: its frame, and how far a document was read."""

from dataclasses import dataclass

from catalogue.source.entry import Entry
from catalogue.views.wording.adaptation import notice_of_record
from catalogue.views.wording.context import Context, alternates
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link, PageView
from catalogue.views.wording.words import language_name

NOTICES = ("missing", "behind", "draft")
"""States of a translation of which the page tells."""


def record_frame(context: Context, entry: Entry) -> PageView:
    """The frame of a record's page."""
    shown = entry.text_language(context.language)
    state = entry.translation(context.language, context.catalogue.headings(entry.kind)).state
    notice = ""
    if state in NOTICES:
        original = language_name(context, entry.original)
        notice = context.text(f"notice-{state}", original=original)
    path = context.path(entry)
    home = Link(context.text("home"), context.to(path))
    listing = Link(context.text(entry.kind), context.to(path, entry.kind))
    return PageView(
        template=f"{entry.kind}.html",
        language=context.language,
        path=path,
        title=entry.name(context.language),
        description=entry.summary(context.language),
        text_language=shown,
        alternates=alternates(context, entry.pages, path, entry.ref),
        breadcrumbs=(home, listing),
        source=entry.pages[shown].path,
        noindex=state == "missing",
        notice=" ".join(filter(None, (notice, notice_of_record(context, entry)))),
        reviewed=entry.record.reviewed,
    )


@dataclass(frozen=True)
class ReadingView:
    """A place of a document, how far the editors read it, and when, in words."""

    where: str
    seen: str
    date: str


def readings(context: Context, entry: Entry) -> list[ReadingView]:
    """How far the editors read each place of a document."""
    return [
        ReadingView(
            where=place_in_words(context, reading.where, entry.ref),
            seen=context.label("verification-levels", reading.seen),
            date=date_in_words(context, reading.read),
        )
        for reading in entry.readings
    ]
