"""What only an agency can confirm: all that the site says in its name, what is known worst first."""

from dataclasses import dataclass

from catalogue.recognition.claims import Claim
from catalogue.recognition.declared_claims import EARLIER_WORDS
from catalogue.recognition.said_in_names import Spoken, said_in_names
from catalogue.recognition.speakers import may_count
from catalogue.source.catalogue import Catalogue

SHOWN = 10
"""Lines that are shown of an agency, on the page of all open tasks."""


@dataclass(frozen=True)
class Unconfirmed:
    """A line in the name of an agency that it has not confirmed, and the text by which it is known best."""

    subject: str
    kind: str
    claim: Claim


def unconfirmed(catalogue: Catalogue) -> dict[str, list[Unconfirmed]]:
    """Agency → what it has not confirmed: answers to earlier words first, then what was read least."""
    levels = list(catalogue.vocabularies["verification-levels"].terms)
    found = {}
    for agency, records in sorted(said_in_names(catalogue).items()):
        spoken = [said for of_record in records.values() for said in of_record]
        lines = [_line(said, levels) for said in spoken if not _is_answered(said)]
        if lines and may_count(catalogue, agency):
            found[agency] = sorted(lines, key=lambda line: _order(line, levels))
    return found


def _is_answered(said: Spoken) -> bool:
    """True for what an agency has answered itself, in the words of today."""
    reasons = [claim.reason for claim in said.claims if claim.declared]
    return bool(reasons) and EARLIER_WORDS not in reasons


def _line(said: Spoken, levels: list[str]) -> Unconfirmed:
    """A line with its answer to earlier words, or the text that was read best."""
    best = min(said.claims, key=lambda claim: (claim.declared is None, _known(claim, levels)))
    return Unconfirmed(said.subject, said.kind, best)


def _known(claim: Claim, levels: list[str]) -> int:
    """How far a text was read: the best is 0."""
    return levels.index(claim.seen) if claim.seen in levels else len(levels)


def _order(line: Unconfirmed, levels: list[str]) -> tuple[bool, int, str]:
    """Answers to earlier words, then what is known worst."""
    return line.claim.declared is None, -_known(line.claim, levels), line.subject
