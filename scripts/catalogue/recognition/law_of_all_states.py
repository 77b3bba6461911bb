"""What the lists of parties show of all States together: steps that bind all, treaties that would add most.

Only complete and recent lists count here, those that tell who is absent: what an older or a partial list says
of a State is left out, and where no list settles a case it is not known. Reservations, declarations and parts
that a State excluded are not weighed; they stand on its page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.model.memo import once
from catalogue.model.participation import participations, states
from catalogue.recognition.binding import (
    Answer,
    StepLaw,
    answers,
    instrument_of,
    memberships,
    steps_added,
    steps_by_instrument,
    steps_of_law,
)
from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import smallest_regions

WHOLE_GROUP = "all"


@dataclass(frozen=True, eq=False)
class StepStanding:
    """A step of the law, with the States that it binds, and of the others what is known."""

    law: StepLaw
    bound: frozenset[str]
    absent: frozenset[str]
    """The States that no list of its instruments names as a party; all are complete and recent."""

    unknown: frozenset[str]


@dataclass(frozen=True)
class Addition:
    """A treaty with the States that could join it, and the steps that it would add there."""

    instrument: str
    added: dict[str, int]
    """The code of each State that its list does not name as a party → how many steps it would add."""

    @property
    def total(self) -> int:
        """How many steps it would add in all these States."""
        return sum(self.added.values())


@dataclass(frozen=True, eq=False)
class GroupStep:
    """A step that the whole group recognizes, and the regions where it binds most States, or none."""

    practice: str
    step: str
    standing: StepStanding | None
    """None where no binding instrument asks for it."""

    most: tuple[str, ...] = ()
    """The regions in which it binds more than half of the States."""

    none: tuple[str, ...] = ()
    """The regions of which every State is absent from all lists of its instruments."""


@once
def telling_lists(catalogue: Catalogue) -> frozenset[str]:
    """The instruments whose list is complete and recent."""
    tables = participations(catalogue.vocabularies)
    return frozenset(name for name, table in tables.items() if table.tells_absence)


@once
def step_standings(catalogue: Catalogue) -> tuple[StepStanding, ...]:
    """Every step of the law with the States that it binds."""
    return tuple(_standing(catalogue, law) for law in steps_of_law(catalogue))


def _standing(catalogue: Catalogue, law: StepLaw) -> StepStanding:
    names = {instrument_of(claim) for claim in law.claims}
    found: dict[str, set[str]] = {"bound": set(), "absent": set(), "unknown": set()}
    for code in states(catalogue.vocabularies):
        found[_settled(catalogue, code, names)].add(code)
    return StepStanding(law, *(frozenset(codes) for codes in found.values()))


def _settled(catalogue: Catalogue, code: str, names: Iterable[str]) -> str:
    """Whether the instruments bind a State: bound by one, absent from all lists, or unknown."""
    of_state = answers(catalogue, code)
    telling = telling_lists(catalogue)
    if any(of_state[name].binds for name in names if name in telling and name in of_state):
        return "bound"
    return "absent" if telling.issuperset(names) and of_state.keys() >= set(names) else "unknown"


@once
def additions(catalogue: Catalogue) -> tuple[Addition, ...]:
    """The treaties with a complete and recent list, those first that would add most steps in all States."""
    steps = steps_by_instrument(catalogue)
    found = [
        _addition(catalogue, name) for name in sorted(telling_lists(catalogue)) if name in steps
    ]
    return tuple(sorted(found, key=lambda addition: -addition.total))


def _addition(catalogue: Catalogue, name: str) -> Addition:
    """The States that a list does not name as parties, of those that could join, with what would be added."""
    added = {}
    for code in states(catalogue.vocabularies):
        found = answers(catalogue, code)[name]
        if not found.binds and _may_join(catalogue, found, code):
            added[code] = len(steps_added(catalogue, code, name))
    return Addition(name, added)


def _may_join(catalogue: Catalogue, found: Answer, code: str) -> bool:
    """True for a treaty that is open to all States, or to the members of an organization of the State."""
    of = participations(catalogue.vocabularies)[found.instrument].members_of
    return of is None or of in memberships(catalogue.vocabularies, code)


@once
def group_steps(catalogue: Catalogue) -> tuple[GroupStep, ...]:
    """The steps of current practices that the whole group recognizes."""
    standings = {(item.law.practice, item.law.step): item for item in step_standings(catalogue)}
    found = []
    for entry in catalogue.of("practices"):
        if entry.record.withdrawn:
            continue
        for item in step_recognitions(catalogue, entry.ref):
            if item.recognition.level == WHOLE_GROUP:
                standing = standings.get((entry.ref, item.step.id))
                found.append(_group_step(catalogue, entry.ref, item.step.id, standing))
    return tuple(found)


def _group_step(
    catalogue: Catalogue, practice: str, step: str, standing: StepStanding | None
) -> GroupStep:
    if standing is None:
        return GroupStep(practice, step, None)
    regions = smallest_regions(catalogue.vocabularies)
    most, none = [], []
    for region, codes in regions.items():
        if 2 * len(standing.bound.intersection(codes)) > len(codes):
            most.append(region)
        if standing.absent.issuperset(codes):
            none.append(region)
    return GroupStep(practice, step, standing, tuple(most), tuple(none))


def regions_without(catalogue: Catalogue) -> tuple[str, ...]:
    """The regions in which no step that the whole group recognizes binds any State."""
    asked = [item for item in group_steps(catalogue) if item.standing]
    regions = smallest_regions(catalogue.vocabularies)
    return tuple(name for name in regions if asked and all(name in item.none for item in asked))
