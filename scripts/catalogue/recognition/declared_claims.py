"""What agencies declare themselves, as claims beside those of the editors.

It stands above what editors read: a yes counts for its agency alone; a no, another reading, a part only or
a withdrawal ends the claims that it contradicts, on whatever day their documents were published. Both stay
in sight. What the whole of an agency declines, its parts do not support for it; a part speaks for itself.
"""

from collections.abc import Mapping
from dataclasses import replace

from catalogue.recognition.claims import Claim
from catalogue.recognition.declarations import Declared, declared_on
from catalogue.recognition.speakers import GROUP
from catalogue.source.catalogue import Catalogue

DECLARED = "declared"
"""How far a declaration was read, and why a claim that it ends does not count."""

POSITIONS = {
    "recognizes": "recognizes",
    "in-part": "reserves",
    "does-not": "objects",
    "otherwise": "reserves",
    "withdraws": "withdrawn",
}
"""Answer → the position of positions.yml."""

EARLIER_WORDS = "declared-words"
"""Why a yes does not count that was given to words which the toolkit has no more."""


def with_declared(
    catalogue: Catalogue, subject: str, claims: list[Claim], part_of: Mapping[str, str]
) -> list[Claim]:
    """The claims on a practice, a step or a resource, and what agencies say of it themselves."""
    answers = declared_on(catalogue, subject)
    if not answers:
        return claims
    standing = [_still_said(claim, answers, part_of) for claim in claims]
    return [*standing, *map(_claim, answers)]


def _still_said(claim: Claim, answers: tuple[Declared, ...], part_of: Mapping[str, str]) -> Claim:
    """A claim without the agencies that say otherwise themselves."""
    if not (claim.counts or claim.reason == "unread"):
        return claim
    ended = {answer.agency for answer in answers if _contradicts(answer, claim)}
    names = [
        name
        for name in claim.eligible_agencies
        if name not in ended and part_of.get(name) not in ended
    ]
    if len(names) == len(claim.eligible_agencies):
        return claim
    return replace(
        claim, eligible_agencies=tuple(names), reason=claim.reason if names else DECLARED
    )


def _contradicts(declared: Declared, claim: Claim) -> bool:
    """True for an answer that is no yes, on the whole or on the text and the place of a claim."""
    answer = declared.answer
    if declared.choice == "in-part" and claim.part:
        return False  # the editors read no more in it either
    is_on_text = answer.document in (None, claim.document, claim.provision)
    is_on_place = answer.where is None or answer.where == claim.where
    return declared.ends_claims and is_on_text and is_on_place


def _claim(declared: Declared) -> Claim:
    """The word of an agency as a claim."""
    agencies = (declared.agency,)
    choice = declared.choice
    reason = None if declared.counts else f"{DECLARED}-{choice}"
    if declared.is_consent and not declared.has_same_words:
        reason = EARLIER_WORDS
    return Claim(
        agencies=agencies,
        eligible_agencies=agencies,
        document=f"agencies/{declared.agency}",
        where=None,
        covers="direct" if choice == "recognizes" else "partial",
        seen=DECLARED,
        position=POSITIONS[choice],
        date=declared.date,
        act="group" if declared.agency == GROUP else None,
        reason=reason,
        declared=declared,
    )
