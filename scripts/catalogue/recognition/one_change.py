"""A change: what was, and what is, of a practice, a step, a document, or a State and a treaty."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalogue.recognition.declarations import FoundDeclaration
from catalogue.recognition.kept_participation import InstrumentChange
from catalogue.recognition.kept_practices import KeptClaim


@dataclass(frozen=True)
class Side:
    """What was, or what is: only what differs."""

    name: str = ""
    """The name of a step, or the reference of a practice, that has another one."""

    code: str = ""
    """A level, or the name of its mark."""

    text: Mapping[str, str] = field(default_factory=dict)
    """Words in each language."""

    claims: tuple[KeptClaim, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    """Place → how far it was read; '' where it was not."""

    def __bool__(self) -> bool:
        """True if there is anything."""
        return self != NOTHING


NOTHING = Side()


@dataclass(frozen=True)
class Change:
    """Something that is no longer as it was."""

    sort: str
    """What changed: one of `SORTS` in `changes.py`."""

    ref: str
    """The record: kind/id."""

    step: str = ""
    """The id of the step; '' for the record as a whole."""

    part: str = ""
    """What tells it from other changes of its sort: the id of a section, the number of a note."""

    before: Side = NOTHING
    after: Side = NOTHING
    participation: InstrumentChange | None = None
    declaration: FoundDeclaration | None = None
    agencies: tuple[str, ...] = ()
    """The agencies whom it concerns."""

    since: str = ""
    """The version of the edition before it; '' for what editors note."""

    edition: str = ""
    """The version of the edition in which it first stood; '' if none was released since."""

    day: str = ""

    @property
    def anchor(self) -> str:
        """Its permanent anchor on pages and in feeds."""
        name = self.ref.replace("/", "-")
        if self.sort == "note":
            return f"{name}-{self.part}"
        if self.sort == "withdrawal":
            return f"{name}-withdrawn"
        if self.sort == "declaration":
            return f"{name}-declared-{self.day}"
        if self.sort == "participation":
            return f"{name}-parties-after-{self.since}"
        parts = (name, self.step, self.sort, self.part)
        return f"{'--'.join(filter(None, parts))}-after-{self.since}"
