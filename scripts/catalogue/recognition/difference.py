"""What a change does to all that is published: levels and claims of recognition, and what they rest on."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.recognition.changed_words import change
from catalogue.recognition.claims import Claim, basis_claims
from catalogue.recognition.judgements import head_of_practice
from catalogue.recognition.levels import Recognition, recognize, step_recognitions
from catalogue.recognition.published_state import GROUPS, Things, Values, published_state
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS


@dataclass(frozen=True)
class Group:
    """The lines of a report that are of one sort: levels and claims, heads, provisions, documents, …"""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """A level as its mark, the agencies that are counted for it, and its claims: name → state."""

    level: str = "absent"
    agencies: tuple[str, ...] = ()
    claims: tuple[tuple[str, str], ...] = ()


ABSENT = Judged()
LEVELS = "levels"


def differences(before: Catalogue, after: Catalogue) -> list[Group]:
    """All that differs between two states of a repository, a line for each thing, in groups."""
    old, new = published_state(before), published_state(after)
    groups = [Group(LEVELS, tuple(moves(before, after)))]
    groups += [Group(name, tuple(_changed_things(old[name], new[name]))) for name in GROUPS]
    return [group for group in groups if group.lines]


def moves(before: Catalogue, after: Catalogue) -> list[str]:
    """The levels and the claims that differ between two states of a repository.

    Each line ends with the claims that came (+), that went (-), and that say or count otherwise (~): no
    change of a place, a reading, a part, a date, a position or an agency is silent.
    """
    old, new = _judgements(before), _judgements(after)
    every = ((ref, old.get(ref, ABSENT), new.get(ref, ABSENT)) for ref in sorted({*old, *new}))
    return [f"{ref}: {_move(had, has)} ({_why(had, has)})" for ref, had, has in every if had != has]


def _move(had: Judged, has: Judged) -> str:
    """The level before and after, or once if it has not moved."""
    return has.level if had.level == has.level else f"{had.level} → {has.level}"


def _why(had: Judged, has: Judged) -> str:
    """The claims that changed; where none did, the agencies that are counted for them."""
    changes = _changed_values(dict(had.claims), dict(has.claims))
    if not changes and had.agencies == has.agencies:
        return "nothing cited"
    return "; ".join(changes) or f"counted: {_names(had.agencies)} → {_names(has.agencies)}"


def _names(agencies: tuple[str, ...]) -> str:
    return ", ".join(agencies) or "nobody"


def _judgements(catalogue: Catalogue) -> dict[str, Judged]:
    """The level and the claims of every practice, step, pitfall and resource, and of each legal basis."""
    return {
        ref: judged for entry in catalogue.entries.values() for ref, judged in _of(catalogue, entry)
    }


def _of(catalogue: Catalogue, entry: Entry) -> Iterator[tuple[str, Judged]]:
    """What is judged of a record: it, its steps and pitfalls as x#step, its legal basis."""
    recognition = recognize(catalogue, entry)
    if recognition:
        yield entry.ref, _judged(recognition)
    for field in FIELDS.values():
        for item in step_recognitions(catalogue, entry.ref, field):
            yield f"{entry.ref}#{item.step.id}", _judged(item.recognition)
    if entry.legal_basis:
        head = head_of_practice(entry)
        claims = basis_claims(catalogue, entry.ref, entry.legal_basis, head)
        yield f"{entry.ref} as a whole", Judged("law", (), _claims(claims))


def _judged(recognition: Recognition) -> Judged:
    """A recognition as it is compared; its mark says with that of law where a provision supports it."""
    level = f"{recognition.mark} + law" if recognition.law else recognition.mark
    return Judged(level, recognition.agencies, _claims(recognition.claims))


def _claims(claims: tuple[Claim, ...] | list[Claim]) -> tuple[tuple[str, str], ...]:
    """Every claim by its document, its place and who speaks → what it says, and whether it counts."""
    states: Values = {}
    for claim in claims:
        speakers = ", ".join(claim.eligible_agencies or claim.agencies) or "law"
        place = claim.where or "no place"
        name = _name_of_claim(claim, speakers, place)
        before = f"{states[name]} and " if name in states else ""
        states[name] = before + _state(claim)
    return tuple(sorted(states.items()))


def _name_of_claim(claim: Claim, speakers: str, place: str) -> str:
    """A claim by its document, its place and who speaks; or the declaration of an agency."""
    if claim.declared:
        on = claim.declared.answer.document
        return f"declaration of {claim.declared.agency}" + (f" on {on}" if on else "")
    return f"{claim.provision or claim.document}, {place} ({speakers})"


def _state(claim: Claim) -> str:
    """All of a claim that decides whether it counts, and how it is shown."""
    words = [claim.says or claim.covers, claim.seen, claim.date or "undated"]
    if claim.declared:
        words += [claim.declared.choice, *claim.declared.answer.texts.values()]
    elif claim.position != "recognizes":
        words.append(claim.position)
    words += claim.part.values()
    if claim.is_law:
        words.append(f"{claim.reason}, sign {claim.sign}")
    elif claim.reason:
        words.append(f"not counted: {claim.reason}")
    return ", ".join(words)


def _changed_things(before: Things, after: Things) -> Iterator[str]:
    """A line for each thing that came (+), that went (-), or of which something changed (~)."""
    for name in sorted({*before, *after}):
        had, has = before.get(name), after.get(name)
        if had is None:
            yield f"+ {name}: {_all(has or {})}"
        elif has is None:
            yield f"- {name}: {_all(had)}"
        elif had != has:
            yield f"~ {name}: {'; '.join(_changed_values(had, has))}"


def _all(values: Values) -> str:
    return "; ".join(f"{name}: {value}" for name, value in values.items())


def _changed_values(had: Values, has: Values) -> list[str]:
    """The values that were added, those that were removed, those that are others."""
    added = [f"+ {name}: {has[name]}" for name in sorted(has.keys() - had.keys())]
    removed = [f"- {name}: {had[name]}" for name in sorted(had.keys() - has.keys())]
    common = sorted(had.keys() & has.keys())
    differing = [name for name in common if had[name] != has[name]]
    changed = [f"~ {name}: {change(had[name], has[name])}" for name in differing]
    return added + removed + changed
