"""The text of a badge: the level of recognition and its date, or what the record is and when it was reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.model.memo import once
from catalogue.recognition.levels import recognize
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.recognition_summary import recognition_summary


@dataclass(frozen=True)
class BadgeText:
    """The two halves of a badge, the level that gives its colour, and the text for screen readers."""

    left: str
    right: str
    level: str
    alternative: str


def badge_text(context: Context, entry: Entry) -> BadgeText:
    """The text of a record's badge in a language, computed once for page, badge, card and llms.txt."""
    texts = _texts(context)
    if entry.ref not in texts:
        level, status = _status(context, entry)
        alternative = context.text("badge-alternative", name=entry.name(context.language), status=status)
        texts[entry.ref] = BadgeText(context.text("badge-name"), status, level, alternative)
    return texts[entry.ref]


@once
def _texts(context: Context) -> dict[str, BadgeText]:
    """The texts computed so far, by the record's reference."""
    return {}


def _status(context: Context, entry: Entry) -> tuple[str, str]:
    """The level, "withdrawn" or "", and the words for it with their date."""
    record = entry.record
    if record.withdrawn:
        return "withdrawn", context.text("withdrawn", date=context.date(record.withdrawn.date))
    summary = recognition_summary(context, entry, "") if entry.kind == "practices" else None
    if summary is None:
        return "", context.text("badge-reviewed", kind=context.text(f"{entry.kind}-one"), date=context.date(record.reviewed))
    recognition = recognize(context.catalogue, entry)
    since = recognition.since if recognition else None
    return summary.level, f"{summary.label} ({context.date(since)})" if since else summary.label
