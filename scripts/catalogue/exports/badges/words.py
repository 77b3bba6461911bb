"""What a badge says: the level of recognition now and the date on which it rests, or what the record is."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.model.memo import once
from catalogue.recognition.levels import recognize
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.recognition_summary import standing


@dataclass(frozen=True)
class BadgeText:
    """The two halves of a badge, its colour by level, and what is read aloud."""

    left: str
    right: str
    level: str
    alternative: str


def says(context: Context, entry: Entry) -> BadgeText:
    """The words of a record's badge in a language; page, badge, card and picture ask for them in turn."""
    results = _results(context)
    if entry.ref not in results:
        results[entry.ref] = _says(context, entry)
    return results[entry.ref]


@once
def _results(context: Context) -> dict[str, BadgeText]:
    """What was computed so far, by the record's reference."""
    return {}


def _says(context: Context, entry: Entry) -> BadgeText:
    left, name = context.text("badge-name"), entry.name(context.language)
    level, right = _status(context, entry)
    return BadgeText(left, right, level, context.text("badge-alternative", name=name, status=right))


def _status(context: Context, entry: Entry) -> tuple[str, str]:
    """Withdrawn, recognized, or what it is, each with its date."""
    record = entry.record
    if record.withdrawn:
        return "withdrawn", context.text("withdrawn", date=context.date(record.withdrawn.date))
    found = standing(context, entry, "") if entry.kind == "practices" else None
    if found is None:
        return "", context.text("badge-reviewed", kind=context.text(f"{entry.kind}-one"), date=context.date(record.reviewed))
    recognition = recognize(context.catalogue, entry)
    since = recognition.since if recognition else None
    return found.level, f"{found.label} ({context.date(since)})" if since else found.label
