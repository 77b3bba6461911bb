"""Evidence and basis → claims: what a document says, for whom it speaks, and why it does not count, if so.

A document counts if it treats the practice itself (`covers: direct`), at a place that is named, if its
own record names the practice, if the editors verified it by more than a third party's account, and if
it speaks for its issuers. Only those who issued it are counted. For a step it must say the same as its
head or more (`says`), in words that were read, and what was compared must be what stands there now
(`judgements.py`). All others are listed only. How far a place was read stands on the record of its
document (`readings.py`), or in the row of its provision.

The axis of law is apart: a provision that binds its parties is law, and never the recognition of an
agency. So are, as soft law, resolutions and guidance of States, of their organs and of independent
bodies, none of which is an agency. Columns of tables in data/ decide which types of agencies, acts,
relations and forces count: `counts` of agency-types.yml and provision-relations.yml, `group` of
adopting-bodies.yml, `law` and `soft` of forces.yml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from catalogue.model.dates import last_day
from catalogue.model.evidence import Basis, Evidence
from catalogue.model.provisions import READ, provisions
from catalogue.model.records import Resource
from catalogue.recognition.declarations import Declared
from catalogue.recognition.judgements import is_judged
from catalogue.recognition.readings import seen_at
from catalogue.recognition.speakers import known_agencies, may_count
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

UNVERIFIED = ("third-party", "expert")
SOFT_LAW = "soft-law"
UNCOUNTED = ("authors", "independent", "event", "body", "act", "agreement", "permits")
"""Reasons not to count a text although it says what it is compared with: for whom it speaks, or its verb."""


@dataclass(frozen=True)
class Claim:
    """A piece of evidence with the date of its document and the reason why it does not count, if so."""

    agencies: tuple[str, ...]
    eligible_agencies: tuple[str, ...]
    """The agencies whose guidance counts: intergovernmental bodies, and the group itself."""

    document: str
    where: str | None
    covers: str
    seen: str
    position: str
    date: str | None
    act: str | None
    reason: str | None
    """Why it is not counted, as in `_reason`; None if it counts."""

    says: str = ""
    """What it says compared with the head of a step; '' for evidence of the practice as a whole."""

    provision: str = ""
    """The provision of an instrument, if it is one."""

    part: Mapping[str, str] = field(default_factory=dict)
    """The part of a practice that it treats, by language; empty if it treats the whole of it."""

    sign: str = "full"
    """The sign of law for the verb of a provision: full, outline, or '' for what allows or defines."""

    is_judged: bool = True
    """False if the head or the words have changed since they were compared."""

    declared: Declared | None = None
    """What an agency says itself, if it is no reading of the editors but the agency's own word."""

    @property
    def id(self) -> str:
        """Its name in a record, made of the document, the place and the agencies."""
        words = f"{self.document.partition('/')[2]} {self.where or ''} {' '.join(self.agencies)}"
        if self.declared:
            words = f"{words} declared {self.declared.answer.document or ''}"
        return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")

    @property
    def last_day(self) -> str:
        """The last day that its date can mean; after all others if there is none."""
        return last_day(self.date) if self.date else "9999"

    @property
    def counts(self) -> bool:
        """True if the claim is counted."""
        return self.reason is None

    @property
    def is_law(self) -> bool:
        """True if it is on the axis of law: it binds, or States or their organs adopted it as soft law."""
        return self.reason in ("law", SOFT_LAW)

    @property
    def is_soft(self) -> bool:
        """True for a resolution, a declaration or guidance of States or of an independent body."""
        return self.reason == SOFT_LAW

    @property
    def is_duty(self) -> bool:
        """True if it is law that binds in the words of a duty (*shall*)."""
        return self.reason == "law" and self.sign == "full"

    @property
    def is_said_uncounted(self) -> bool:
        """True if the words were read and say it, and are neither law nor the guidance of an agency."""
        return self.is_read and self.reason in UNCOUNTED

    @property
    def is_read(self) -> bool:
        """True if the editors read the words, or if an agency wrote them itself."""
        return self.seen in READ or self.declared is not None


@dataclass(frozen=True)
class Said:
    """What a basis says compared with the head of a step; its provision, and the sign of its verb."""

    says: str = ""
    provision: str = ""
    sign: str = "full"
    seen: str = ""
    """How far the provision was read; '' for other documents, whose records say it."""

    is_judged: bool = True
    """False if the head or the words have changed since they were compared."""


NOT_COMPARED = Said()
"""Evidence of a practice as a whole is compared with no head."""


def basis_claims(catalogue: Catalogue, ref: str, basis: list[Basis], head: str) -> list[Claim]:
    """What a step, a pitfall or a practice rests on, as claims. The head is what they were compared with."""
    table = provisions(catalogue.vocabularies)
    return [
        _basis_claim(catalogue, ref, item, head)
        for item in basis
        if item.document or item.provision in table
    ]


def _basis_claim(catalogue: Catalogue, ref: str, basis: Basis, head: str) -> Claim:
    """A basis as a claim: the place of a provision, and how far it was read, are those of its table."""
    provision = provisions(catalogue.vocabularies).get(basis.provision or "")
    # The verb of a place that is no row of a table is not known, so its sign is no full one.
    document, where, seen, sign = basis.document or "", basis.where, "", "outline"
    if provision:
        sign = catalogue.vocabularies["strengths"].more(provision.strength, "sign") or ""
        document = f"resources/{provision.instrument}"
        where, seen = provision.where, provision.seen
    says_enough = catalogue.vocabularies["provision-relations"].more(basis.says, "counts")
    evidence = Evidence(
        document=document,
        where=where,
        covers="direct" if says_enough else "partial",
        position="objects" if basis.says == "contradicts" else "recognizes",
    )
    judged = is_judged(catalogue, basis, head)
    said = Said(basis.says, basis.provision or "", sign, seen, judged)
    return claim_of(catalogue, ref, evidence, said)


def claim_of(
    catalogue: Catalogue, ref: str, evidence: Evidence, said: Said = NOT_COMPARED
) -> Claim:
    """A piece of evidence as a claim of those who speak, with the reason why it does not count, if so."""
    document = catalogue.entries.get(evidence.document)
    speakers, eligible = _speakers(catalogue, evidence, document)
    claim = Claim(
        agencies=tuple(speakers),
        eligible_agencies=tuple(eligible),
        document=evidence.document,
        where=evidence.where,
        covers=evidence.covers,
        seen=said.seen or seen_at(catalogue.vocabularies, document, evidence.where),
        position=evidence.position,
        date=evidence.date or (document.date if document else None),
        act=_act_of_group(catalogue, document) if document else None,
        reason=None,
        says=said.says,
        provision=said.provision,
        sign=said.sign,
        is_judged=said.is_judged,
        part=evidence.part.texts if evidence.part else {},
    )
    return replace(claim, reason=_reason(catalogue, ref, claim, document))


def _speakers(
    catalogue: Catalogue, evidence: Evidence, document: Entry | None
) -> tuple[list[str], list[str]]:
    """The agencies that speak in a document, and those of them whose guidance counts.

    What binds, or what States adopted, is attributed to no agency, whoever published it.
    """
    if document is None:
        return evidence.by, []
    if _axis_of_law(catalogue, document):
        return [], []
    speakers = evidence.by or known_agencies(catalogue, document.issuers)
    counting = [name for name in speakers if may_count(catalogue, name)]
    return speakers, [name for name in counting if name in document.issuers]


def _act_of_group(catalogue: Catalogue, document: Entry) -> str | None:
    """The act by which a statement is issued on behalf of the whole group, if it is."""
    acts = catalogue.vocabularies["adopting-bodies"]
    return next((act for act in document.terms("act") if acts.more(act, "group")), None)


def _reason(catalogue: Catalogue, ref: str, claim: Claim, document: Entry | None) -> str | None:
    """The reason why a claim does not count, or None."""
    if document is None:
        return "unknown"
    if _treats_less(claim) and claim.position == "recognizes":
        return "says" if claim.says else "partial"
    if not claim.where:
        return "place"
    if claim.seen in UNVERIFIED:
        return claim.seen
    if claim.says and not claim.is_read:
        return "unread"
    if not claim.is_judged:
        return "unjudged"
    return _reason_of_document(catalogue, ref, claim, document)


def _treats_less(claim: Claim) -> bool:
    """True for the wider theme; for a part of a practice, unless the level can say it: that of the group."""
    return claim.covers != "direct" or bool(claim.part and claim.eligible_agencies != ("icat",))


def _reason_of_document(
    catalogue: Catalogue, ref: str, claim: Claim, document: Entry
) -> str | None:
    """The reason why a document is not the recognition of an agency, or None."""
    axis = _axis_of_law(catalogue, document)
    if axis:
        return _reason_of_law(claim, axis)
    if isinstance(document.record, Resource) and document.record.speaks_for != "publishers":
        return document.record.speaks_for
    if document.kind == "activities":
        return "event"
    if not claim.eligible_agencies:
        return _reason_of_law(claim, SOFT_LAW) if document.terms("force") else "body"
    return _reason_of_practice(ref, claim, document)


def _axis_of_law(catalogue: Catalogue, document: Entry) -> str:
    """`law` for what binds and for judgments, `soft-law` for acts of States whoever published them; or ''."""
    force = "".join(document.terms("force"))
    forces = catalogue.vocabularies["forces"]
    if forces.more(force, "law"):
        return "law"
    return SOFT_LAW if forces.more(force, "soft") else ""


def _reason_of_law(claim: Claim, axis: str) -> str:
    """The axis of law, if the claim supports what it is compared with in the words of a duty."""
    if claim.position != "recognizes":
        return "stance"
    return axis if claim.sign else "permits"


def _reason_of_practice(ref: str, claim: Claim, document: Entry) -> str | None:
    """The reason why a document of an agency is not the recognition of a practice, or None."""
    if set(claim.eligible_agencies) == {"icat"} and claim.act is None:
        return "act"
    if ref.startswith("practices/") and ref not in document.practices:
        return "agreement"
    return None if claim.position == "recognizes" else "stance"
