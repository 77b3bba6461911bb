"""The one list of changes: what differs between each edition and the next, and between the last and today.

The page "What changed", feeds, the calendar, the data and the pages of editions are views of it. What an
edition did not keep is not compared, and `not_kept` names it. What editors note on a record is in it too, and
what was found of the declarations of agencies: that one was made, that it changed or was gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from catalogue.model.memo import once
from catalogue.recognition.changes_of_practices import practice_changes
from catalogue.recognition.changes_of_steps import step_changes
from catalogue.recognition.declarations import found_declarations
from catalogue.recognition.editions import Edition, editions, state_of_today
from catalogue.recognition.kept_participation import participation_changes
from catalogue.recognition.one_change import Change, Side
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

SORTS = (
    *("practice", "step", "level", "law", "evidence", "reading", "participation", "text"),
    *("declaration", "note", "withdrawal"),
)
"""What can change, in the order in which it is told."""


@dataclass(frozen=True)
class Period:
    """From an edition to the next one, or to today: then `until` is None."""

    since: Edition
    until: Edition | None
    changes: tuple[Change, ...]

    @property
    def not_kept(self) -> tuple[str, ...]:
        """The sorts of changes that cannot be told, since the edition at its beginning did not keep them."""
        return not_kept(self.since)


def not_kept(edition: Edition) -> tuple[str, ...]:
    """The sorts of what an edition did not keep; of the text it kept the heads of steps at least."""
    kept = {
        "practice": edition.practices,
        "law": edition.practices,
        "evidence": edition.practices,
        "text": edition.practices,
        "reading": edition.documents,
        "participation": edition.participation or None,
    }
    return tuple(name for name in SORTS if name in kept and kept[name] is None)


@once
def periods(catalogue: Catalogue) -> tuple[Period, ...]:
    """The time since the last edition, then the times between editions, the newest first."""
    released = editions(catalogue)
    if not released:
        return ()
    found = [_period(catalogue, released[0], None)]
    found += [_period(catalogue, older, newer) for newer, older in pairwise(released)]
    return tuple(found)


def _period(catalogue: Catalogue, since: Edition, until: Edition | None) -> Period:
    later = until or state_of_today(catalogue)
    version = until.version if until else ""
    changes = []
    for change in compared(since, later):
        day = max(since.date, _day(later, change))
        changes.append(replace(change, since=since.version, edition=version, day=day))
    return Period(since, until, tuple(changes))


def compared(old: Edition, new: Edition) -> Iterator[Change]:
    """What differs between two editions."""
    yield from step_changes(old, new)
    yield from practice_changes(old, new)
    for change in participation_changes(old.participation, new.participation):
        ref = f"resources/{change.instrument}"
        yield Change("participation", ref, participation=change)


def _day(later: Edition, change: Change) -> str:
    """The day of the list, or of the last change of the record, which stays the same at the next release."""
    if change.participation:
        return change.participation.as_of
    practice = (later.practices or {}).get(change.ref)
    document = (later.documents or {}).get(change.ref)
    if practice:
        return practice.modified
    return document.modified if document else later.date


@once
def changes(catalogue: Catalogue) -> tuple[Change, ...]:
    """All changes, notes and declarations, the newest first; those of a day by their names."""
    found = [change for period in periods(catalogue) for change in period.changes]
    for entry in catalogue.entries.values():
        found += _noted(entry)
    found += _declared(catalogue)
    found.sort(key=lambda change: change.anchor)
    return tuple(sorted(found, key=lambda change: change.day, reverse=True))


def _noted(entry: Entry) -> Iterator[Change]:
    """What editors note on a record: its changes by number, and its withdrawal."""
    for number, change in enumerate(entry.record.changes, 1):
        side = Side(text=change.texts)
        yield Change("note", entry.ref, part=str(number), day=change.date, after=side)
    if withdrawn := entry.record.withdrawn:
        side = Side(text=withdrawn.reason.texts)
        yield Change("withdrawal", entry.ref, day=withdrawn.date, after=side)


def _declared(catalogue: Catalogue) -> Iterator[Change]:
    """What was found of the declarations of agencies, on the day of each copy."""
    for found in found_declarations(catalogue):
        if catalogue.get("agencies", found.agency):
            yield Change(
                "declaration",
                f"agencies/{found.agency}",
                declaration=found,
                agencies=(found.agency,),
                day=found.day,
            )
