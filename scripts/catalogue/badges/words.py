"""What a badge says: the level of recognition now and the date on which it rests, or what the record is."""

from __future__ import annotations

from dataclasses import dataclass

from ..loading import Entry
from ..recognition import recognize
from ..standing import standing
from ..views import Shelf


@dataclass(frozen=True)
class Words:
    """The two halves of a badge, its colour by level, and what is read aloud."""

    left: str
    right: str
    level: str
    alternative: str


def says(shelf: Shelf, entry: Entry) -> Words:
    """The words of a record's badge in a language; page, badge, card and picture ask for them in turn."""
    concluded, key = shelf.catalogue.concluded, f"badge {shelf.language} {entry.ref}"
    if key not in concluded:
        concluded[key] = _says(shelf, entry)
    found: Words = concluded[key]
    return found


def _says(shelf: Shelf, entry: Entry) -> Words:
    left, name = shelf.text("badge-name"), entry.name(shelf.language)
    level, right = _status(shelf, entry)
    return Words(left, right, level, shelf.text("badge-alternative", name=name, status=right))


def _status(shelf: Shelf, entry: Entry) -> tuple[str, str]:
    """Withdrawn, recognized, or what it is, each with its date."""
    record = entry.record
    if record.withdrawn:
        return "withdrawn", shelf.text("withdrawn", date=shelf.date(record.withdrawn.date))
    found = standing(shelf, entry, "") if entry.kind == "practices" else None
    if found is None:
        return "", shelf.text("badge-reviewed", kind=shelf.text(f"{entry.kind}-one"), date=shelf.date(record.reviewed))
    recognition = recognize(shelf.catalogue, entry)
    since = recognition.since if recognition else None
    return found.level, f"{found.label} ({shelf.date(since)})" if since else found.label
