"""The participation of States as an edition keeps it, and what has changed: parties, days, statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from pydantic import Field

from catalogue.model.participation import states
from catalogue.model.types import Part, PartialDate
from catalogue.recognition.binding import Answer, answers, instruments
from catalogue.source.catalogue import Catalogue

CUT = "|"
KEPT = ("party", "signed")
"""The answers that an edition keeps: the others say what is not known, or that a list has no row."""


class Kept(NamedTuple):
    """What an edition keeps of a State and an instrument; each is '' where nothing is known."""

    standing: str = ""
    since: str = ""
    act: str = ""
    in_force: str = ""
    statement: str = ""
    """The articles that a statement names, or the word for how far it was read."""


NOTHING = Kept()

KeptText = Annotated[
    str, Field(pattern=rf"^(party|signed)(\{CUT}[^{CUT}]*){{{len(Kept._fields) - 1}}}$")
]
"""The values of `Kept` with bars between them: an edition has thousands."""


class KeptInstrument(Part):
    """An instrument as an edition keeps it: the day of its list, and the States by their codes."""

    as_of: PartialDate | None = None
    states: dict[str, KeptText] = Field(default_factory=dict)

    def row(self, state: str) -> Kept:
        """What is kept of a State."""
        text = self.states.get(state, "")
        return Kept(*text.split(CUT)) if text else NOTHING


@dataclass(frozen=True)
class StandingChange:
    """A State of which something is no longer as it was."""

    state: str
    old: Kept
    new: Kept


@dataclass(frozen=True)
class InstrumentChange:
    """An instrument with the States that changed; `is_new` if it was not there before, then with all."""

    instrument: str
    as_of: str
    is_new: bool
    states: tuple[StandingChange, ...]


def kept_participation(catalogue: Catalogue) -> dict[str, KeptInstrument]:
    """The participation of all States today, as an edition keeps it."""
    days: dict[str, str] = {}
    rows: dict[str, dict[str, str]] = {name: {} for name in instruments(catalogue)}
    for code in states(catalogue.vocabularies):
        for name, found in answers(catalogue, code).items():
            days[name] = found.as_of
            if found.standing in KEPT:
                rows[name][code] = CUT.join(_kept(found))
    return {
        name: KeptInstrument(as_of=days.get(name) or None, states=row) for name, row in rows.items()
    }


def _kept(found: Answer) -> Kept:
    statement = found.statement
    words = ", ".join(statement.articles) or statement.seen if statement else ""
    return Kept(found.standing, found.since, found.act, found.in_force or found.applies, words)


def participation_changes(
    old: dict[str, KeptInstrument], new: dict[str, KeptInstrument]
) -> Iterator[InstrumentChange]:
    """What differs between two editions. One that kept no participation is compared with nothing."""
    if not old:
        return
    for name, row in new.items():
        before = old.get(name)
        changed = tuple(_changes(before or KeptInstrument(), row))
        if changed or before is None:
            yield InstrumentChange(name, row.as_of or "", before is None, changed)


def _changes(before: KeptInstrument, after: KeptInstrument) -> Iterator[StandingChange]:
    for state in sorted({*before.states, *after.states}):
        old, new = before.row(state), after.row(state)
        if old != new:
            yield StandingChange(state, old, new)
