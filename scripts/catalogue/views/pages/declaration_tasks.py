"""What only an agency can confirm: all that the site says in its name, what is known worst first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.recognition.claims import Claim
from catalogue.recognition.declared_claims import EARLIER_WORDS
from catalogue.recognition.levels import Recognition, recognize_record
from catalogue.recognition.speakers import may_count
from catalogue.source.catalogue import Catalogue
from catalogue.views.wording.context import Context

SHOWN = 10
"""Lines that are shown of an agency, on the page of all open tasks."""


@dataclass(frozen=True)
class Unconfirmed:
    """A practice or a step on which an agency has not spoken itself, and what it is said to say."""

    ref: str
    step: str
    """The id of the step; '' for the practice as a whole."""

    claim: Claim


def unconfirmed(context: Context) -> dict[str, list[Unconfirmed]]:
    """Agency → what it has not confirmed: answers to earlier words first, then what was read least."""
    catalogue = context.catalogue
    found: dict[str, list[Unconfirmed]] = defaultdict(list)
    for entry in catalogue.of("practices"):
        recognition = recognize_record(catalogue, entry)
        if recognition is None or entry.record.withdrawn:
            continue
        parts = [("", recognition.whole)]
        parts += [(part.step.id, part.recognition) for part in recognition.steps]
        for step, of_part in parts:
            for agency, claim in _open_claims(catalogue, of_part):
                found[agency].append(Unconfirmed(entry.ref, step, claim))
    levels = list(catalogue.vocabularies["verification-levels"].terms)
    for lines in found.values():
        lines.sort(key=lambda line: _order(line, levels))
    return dict(sorted(found.items()))


def _open_claims(catalogue: Catalogue, recognition: Recognition) -> Iterator[tuple[str, Claim]]:
    """The claims in the name of agencies that have said nothing themselves, or said it of earlier words."""
    answered = set()
    for claim in recognition.declared:
        if claim.reason == EARLIER_WORDS:
            yield claim.agencies[0], claim
        answered.add(claim.agencies[0])
    for claim in recognition.claims:
        for agency in claim.agencies:
            if agency not in answered and may_count(catalogue, agency) and not claim.is_law:
                yield agency, claim


def _order(line: Unconfirmed, levels: list[str]) -> tuple[bool, int, str, str]:
    """Answers to earlier words, then what is known worst."""
    seen = line.claim.seen
    known = levels.index(seen) if seen in levels else len(levels)
    return line.claim.declared is None, -known, line.ref, line.step
