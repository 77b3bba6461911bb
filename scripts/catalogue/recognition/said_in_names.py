"""What is said in the name of each agency: of practices and resources, of steps and pitfalls.

The page on which an agency declares has all of it; the board of open tasks has what is known worst.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.model.memo import once
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import Recognition, recognize, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry


@dataclass(frozen=True)
class Spoken:
    """What is said in the name of an agency of a practice, a step, a pitfall or a resource."""

    subject: str
    kind: str
    claims: tuple[Claim, ...]


@once
def said_in_names(catalogue: Catalogue) -> dict[str, dict[str, list[Spoken]]]:
    """Agency → record → what is said in its name of the whole, then of its steps and pitfalls."""
    found: dict[str, dict[str, list[Spoken]]] = {}
    for kind in ("practices", "resources"):
        for entry in catalogue.of(kind):
            for subject, part, recognition in _parts(catalogue, entry):
                for agency, claims in _by_agency(recognition, entry.ref).items():
                    of_agency = found.setdefault(agency, {})
                    said = Spoken(subject, part, tuple(claims))
                    of_agency.setdefault(entry.ref, []).append(said)
    return found


def _parts(catalogue: Catalogue, entry: Entry) -> Iterator[tuple[str, str, Recognition]]:
    """A record and its steps and pitfalls, each with its recognition; none of what was withdrawn."""
    whole = recognize(catalogue, entry)
    if whole is None or entry.record.withdrawn:
        return
    yield entry.ref, "whole", whole
    for field, kind in (("steps", "step"), ("pitfalls", "pitfall")):
        for part in step_recognitions(catalogue, entry.ref, field):
            yield f"{entry.ref}#{part.step.id}", kind, part.recognition


def _by_agency(recognition: Recognition, ref: str) -> dict[str, list[Claim]]:
    """The claims in which each agency speaks; a resource is no evidence for itself."""
    found: dict[str, list[Claim]] = {}
    for claim in recognition.claims:
        if claim.document != ref and not claim.is_law:
            for agency in claim.agencies:
                found.setdefault(agency, []).append(claim)
    return found
