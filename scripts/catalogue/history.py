"""What changed, when: the changes that records note of themselves, and withdrawals. Newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .loading import Entry
from .views import Link, Shelf


@dataclass(frozen=True)
class Event:
    """Something that happened to a record, in the words of a language. `anchor` is its name that lasts."""

    day: str
    date: str
    what: str
    language: str
    """The language of these words, where it is not that of the reader."""

    link: Link
    entry: Entry
    anchor: str


@dataclass(frozen=True)
class Tombstone:
    """Why a record is no longer current, since when, and what to use instead."""

    date: str
    reason: str
    language: str
    instead: tuple[Link, ...]


@dataclass(frozen=True)
class Day:
    """The events of a day."""

    date: str
    events: tuple[Event, ...]


def history(shelf: Shelf, page: str) -> tuple[Day, ...]:
    """Every event by its day."""
    days: dict[str, list[Event]] = {}
    for event in events(shelf, page):
        days.setdefault(event.date, []).append(event)
    return tuple(Day(date, tuple(found)) for date, found in days.items())


def events(shelf: Shelf, page: str) -> list[Event]:
    """Every event, the newest first, those of a day by record."""
    found = [event for entry in shelf.catalogue.entries.values() for event in _events(shelf, entry, page)]
    found.sort(key=lambda event: event.anchor)
    return sorted(found, key=lambda event: event.day, reverse=True)


def tombstone(shelf: Shelf, entry: Entry, page: str) -> Tombstone | None:
    """What the page of a withdrawn record says first."""
    withdrawn = entry.record.withdrawn
    if withdrawn is None:
        return None
    others = [shelf.catalogue.entries.get(ref) for ref in withdrawn.instead]
    links = tuple(shelf.link(other, page) for other in others if other)
    return Tombstone(shelf.date(withdrawn.date), withdrawn.reason, entry.original, links)


def _events(shelf: Shelf, entry: Entry, page: str) -> Iterator[Event]:
    for number, change in enumerate(entry.record.changes, 1):
        language = next((name for name in (shelf.language, entry.original, *change.words) if name in change.words), "")
        what = (change.words.get(language, ""), language)
        yield _event(shelf, entry, page, change.date, what, f"{entry.kind}-{entry.id}-{number}")
    withdrawn = entry.record.withdrawn
    if withdrawn:
        what = (shelf.text("withdrawn-because", reason=withdrawn.reason), shelf.language)
        yield _event(shelf, entry, page, withdrawn.date, what, f"{entry.kind}-{entry.id}-withdrawn")


def _event(shelf: Shelf, entry: Entry, page: str, day: str, what: tuple[str, str], anchor: str) -> Event:
    words, language = what
    foreign = language if language != shelf.language else ""
    return Event(day, shelf.date(day), words, foreign, shelf.link(entry, page), entry, anchor)
