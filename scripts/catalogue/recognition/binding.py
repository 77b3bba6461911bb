"""What the instruments ask of a State: its participation in each, and the steps that their provisions bear.

There are four answers, and never a fifth: party since a day; signed, not party; not listed on a day, which
only a complete and recent table tells; not known here. A statement of a State is shown as a statement: what
it changes is for the depositary, the parties and the courts. Acts of an organization bind through membership.
"""

from dataclasses import dataclass
from typing import Literal

from catalogue.model.memo import once
from catalogue.model.participation import (
    Participation,
    Party,
    Statement,
    acts,
    article_of,
    in_force_since,
    is_doubtful,
    organizations,
    participations,
)
from catalogue.model.provisions import provisions
from catalogue.model.vocabularies import Vocabularies
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue

Standing = Literal["party", "signed", "not-listed", "unknown"]

BINDING = "binding"


@dataclass(frozen=True)
class Answer:
    """What is known of the participation of a State in an instrument."""

    instrument: str
    """The id of its resource."""

    standing: Standing
    as_of: str = ""
    """The day of the list; '' if there is none."""

    since: str = ""
    """The deposit of a party, or the signature; a day, a year, or '' if it is not known or doubtful."""

    act: str = ""
    in_force: str = ""
    """The day since which it is in force for the State, where it may be computed."""

    statement: Statement | None = None
    party: Party | None = None
    """The row of a party, with its doubts and the parts that are excluded."""

    through: str = ""
    """The organization through whose membership it binds."""

    form: str = ""
    """Of an act of an organization: directive or regulation."""

    applies: str = ""
    """The day from which an act of an organization applies, if that has not come."""

    is_checked: bool = True
    """False if no source was seen for who takes part in an act of an organization."""

    @property
    def binds(self) -> bool:
        """True for a party, and for a member that an act of its organization binds."""
        return self.standing == "party"


@dataclass(frozen=True, eq=False)
class StepLaw:
    """A step with the provisions of binding instruments that ask for it, as it stands or more strictly."""

    practice: str
    """The reference of the practice."""

    step: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, eq=False)
class BoundStep:
    """A step that the law asks of a State, and the provisions that bind it."""

    law: StepLaw
    claims: tuple[Claim, ...]


def answer(vocabularies: Vocabularies, instrument: str, state: str) -> Answer:
    """The participation of a State, by its code, in an instrument."""
    if instrument in acts(vocabularies):
        return _through_membership(vocabularies, instrument, state)
    table = participations(vocabularies).get(instrument)
    if table is None:
        return Answer(instrument, "unknown")
    party = table.parties.get(state)
    if party:
        return _of_party(vocabularies, instrument, table, party)
    if state in table.signatories:
        as_of, since = table.as_of or "", table.signatories[state]
        return Answer(instrument, "signed", as_of=as_of, since=since)
    if table.tells_absence:
        return Answer(instrument, "not-listed", as_of=table.as_of or "")
    return Answer(instrument, "unknown", as_of=table.as_of or "")


def _of_party(
    vocabularies: Vocabularies, instrument: str, table: Participation, party: Party
) -> Answer:
    """A row of a table as an answer. A doubtful row has no day."""
    since = "" if is_doubtful(table, party) else party.since or ""
    return Answer(
        instrument,
        "party",
        as_of=table.as_of or "",
        since=since,
        act=party.act,
        in_force=in_force_since(vocabularies, table, party),
        statement=party.statement,
        party=party,
    )


def _through_membership(vocabularies: Vocabularies, instrument: str, state: str) -> Answer:
    """An act of an organization binds its members, but for those outside; of others nothing is said."""
    name, act = acts(vocabularies)[instrument]
    organization = organizations(vocabularies)[name]
    if state not in organization.members or state in act.outside:
        return Answer(instrument, "unknown", as_of=organization.as_of, through=name)
    return Answer(
        instrument,
        "party",
        as_of=organization.as_of,
        through=name,
        form=act.form,
        applies=act.applies or "",
        is_checked=act.seen,
    )


@once
def instruments(catalogue: Catalogue) -> tuple[str, ...]:
    """The ids of the binding instruments that have a record and a table, or bind through membership."""
    vocabularies = catalogue.vocabularies
    names = {*participations(vocabularies), *acts(vocabularies)}
    return tuple(name for name in sorted(names) if f"resources/{name}" in catalogue.entries)


@once
def answers(catalogue: Catalogue, state: str) -> dict[str, Answer]:
    """The participation of a State in each instrument, by the id of the instrument."""
    vocabularies = catalogue.vocabularies
    return {name: answer(vocabularies, name, state) for name in instruments(catalogue)}


@once
def steps_of_law(catalogue: Catalogue) -> tuple[StepLaw, ...]:
    """Every step of a current practice that a provision of a binding instrument asks for."""
    steps = []
    for entry in catalogue.of("practices"):
        if entry.record.withdrawn:
            continue
        for item in step_recognitions(catalogue, entry.ref):
            claims = tuple(claim for claim in item.recognition.law if _binds(catalogue, claim))
            if claims:
                steps.append(StepLaw(entry.ref, item.step.id, claims))
    return tuple(steps)


def _binds(catalogue: Catalogue, claim: Claim) -> bool:
    """True for a provision of an instrument that binds its parties; a judgment binds one State."""
    return BINDING in catalogue.entries[claim.document].terms("force")


def instrument_of(claim: Claim) -> str:
    """The id of the instrument of a claim."""
    return claim.document.partition("/")[2]


@once
def bound_steps(catalogue: Catalogue, state: str) -> tuple[BoundStep, ...]:
    """The steps that the law asks of a State, each with the provisions that bind it."""
    of_state = answers(catalogue, state).items()
    binding = frozenset(name for name, found in of_state if found.binds)
    return _steps_of(catalogue, binding)


@once
def _steps_of(catalogue: Catalogue, binding: frozenset[str]) -> tuple[BoundStep, ...]:
    """The steps for which some instruments ask: many States are bound by the same."""
    steps = []
    for law, names in _instruments_of_steps(catalogue):
        if binding.isdisjoint(names):
            continue
        pairs = zip(law.claims, names, strict=True)
        steps.append(BoundStep(law, tuple(claim for claim, name in pairs if name in binding)))
    return tuple(steps)


@once
def _instruments_of_steps(catalogue: Catalogue) -> tuple[tuple[StepLaw, tuple[str, ...]], ...]:
    """Each step of the law with the instrument of each of its provisions."""
    return tuple((law, tuple(map(instrument_of, law.claims))) for law in steps_of_law(catalogue))


@once
def steps_by_instrument(catalogue: Catalogue) -> dict[str, tuple[StepLaw, ...]]:
    """Instrument → the steps that it asks for."""
    found: dict[str, list[StepLaw]] = {}
    for law in steps_of_law(catalogue):
        for name in dict.fromkeys(map(instrument_of, law.claims)):
            found.setdefault(name, []).append(law)
    return {name: tuple(steps) for name, steps in found.items()}


def steps_added(catalogue: Catalogue, state: str, instrument: str) -> tuple[StepLaw, ...]:
    """The steps that an instrument would add to those that the law asks of a State already."""
    bound = _bound_law(catalogue, state)
    steps = steps_by_instrument(catalogue).get(instrument, ())
    return tuple(law for law in steps if law not in bound)


@once
def _bound_law(catalogue: Catalogue, state: str) -> frozenset[StepLaw]:
    """The steps that the law asks of a State."""
    return frozenset(item.law for item in bound_steps(catalogue, state))


def names_article(vocabularies: Vocabularies, found: Answer, claim: Claim) -> bool:
    """True if a statement of the State names the article of a provision."""
    if found.statement is None or claim.provision not in provisions(vocabularies):
        return False
    return article_of(claim.where or "") in found.statement.articles


def memberships(vocabularies: Vocabularies, state: str) -> list[str]:
    """The organizations that list a State as a member."""
    rows = organizations(vocabularies).items()
    return [name for name, row in rows if state in row.members]
