"""Evidence → level of recognition. Nothing else in the toolkit decides that something is recognized.

Levels, from the strongest:
  all      a document on the practice itself, adopted by the heads or issued in the name of the whole group
  several  three agencies or more in their own guidance on it
  few      one or two agencies
  none     not yet evidenced, which does not mean "not recommended"

A level is full if the words that carry it were read: of the text of the whole group, of three agencies,
of one agency. It is open if only a summary or the contents were.

A document counts if it treats the practice itself (`covers: direct`), at a place that is named, if its
own record names the practice, if the editors verified it by more than a third party's account, and if
it speaks for its issuers. Only those who issued it are counted. For a step it must say the same as its
head or more (`says`), in words that were read. All others are listed only. An agency that objects or
withdraws is not counted for what it said before.

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
from catalogue.model.evidence import Basis, Evidence, Pitfall
from catalogue.model.memo import once
from catalogue.model.provisions import READ, provisions
from catalogue.model.records import Agency, Resource
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

LEVELS = ("all", "several", "few", "none")
SEVERAL = 3
OPEN = "-open"
"""The end of the names of marks of levels that are not full."""

MARKS = (*LEVELS, *(f"{level}{OPEN}" for level in LEVELS[:-1]))
"""The names of all marks of levels."""

UNVERIFIED = ("third-party", "expert")
SOFT_LAW = "soft-law"
AGAINST = ("objects", "withdrawn")
"""Positions that end the support of an agency from their date on."""


@dataclass(frozen=True)
class MemberCount:
    """The number of members of the group at a date."""

    count: int
    as_of: str


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

    @property
    def id(self) -> str:
        """Its name in a record, made of the document, the place and the agencies."""
        words = f"{self.document.partition('/')[2]} {self.where or ''} {' '.join(self.agencies)}"
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
    def is_read(self) -> bool:
        """True if the editors read the words."""
        return self.seen in READ


@dataclass(frozen=True)
class Recognition:
    """Who recognizes a record, since when, on what evidence."""

    level: str
    claims: tuple[Claim, ...]
    agencies: tuple[str, ...]
    """The agencies counted, each once, by the date of their first document."""

    group: Claim | None
    """The document issued on behalf of the whole group, if there is one."""

    is_full: bool
    """True if the words that carry the level were read, and not only summaries or contents."""

    members_then: MemberCount | None
    """The size of the group at the date of that document, if known."""

    members_now: MemberCount | None
    """The last known size of the group."""

    @property
    def since(self) -> str | None:
        """The date of the document that establishes the level: the group's, or the first that counts."""
        if self.group:
            return self.group.date
        if not self.counted:
            return None
        return min(self.counted, key=lambda claim: claim.last_day).date

    @property
    def mark(self) -> str:
        """The name of the drawing that shows the level: `all`, or `all-open` where it is not full."""
        return self.level if self.is_full else f"{self.level}{OPEN}"

    @property
    def counted(self) -> tuple[Claim, ...]:
        """The claims that count."""
        return tuple(claim for claim in self.claims if claim.counts)

    @property
    def law(self) -> tuple[Claim, ...]:
        """The provisions and resolutions on the axis of law."""
        return tuple(claim for claim in self.claims if claim.is_law)

    @property
    def listed(self) -> tuple[Claim, ...]:
        """The claims that are shown but do not count."""
        return tuple(claim for claim in self.claims if not claim.counts and not claim.is_law)

    @property
    def sources(self) -> set[str]:
        """What it rests on: the agencies counted, the group, and the instruments that bind."""
        group = {self.group.document} if self.group else set()
        return {*self.agencies, *group, *(claim.document for claim in self.law)}

    def is_by(self, agency: str) -> bool:
        """True if an agency recognizes it; ICAT does where a text was issued on behalf of the group."""
        return bool(self.group) if agency == "icat" else agency in self.agencies

    @property
    def texts(self) -> tuple[int, int]:
        """The number of documents that support it, and of those that the editors read."""
        documents = {claim.document for claim in self.claims if claim.counts or claim.is_law}
        read = {claim.document for claim in self.claims if claim.is_read}
        return len(documents), len(documents & read)


@dataclass(frozen=True)
class StepRecognition:
    """A step or a pitfall of a practice, and its recognition."""

    step: Pitfall
    recognition: Recognition


@dataclass(frozen=True)
class RecordRecognition:
    """All that follows from the evidence of a record: its recognition, and that of its steps and pitfalls."""

    whole: Recognition
    steps: tuple[StepRecognition, ...]
    pitfalls: tuple[StepRecognition, ...]
    law: tuple[Claim, ...]
    """The provisions and resolutions behind the record as a whole, then those behind its steps."""


def recognize_record(catalogue: Catalogue, entry: Entry) -> RecordRecognition | None:
    """The recognition of a record with that of its parts; None for kinds without recognition."""
    if not entry.is_recognizable:
        return None
    return RecordRecognition(
        whole=_recognize(catalogue, entry.ref),
        steps=step_recognitions(catalogue, entry.ref),
        pitfalls=step_recognitions(catalogue, entry.ref, "pitfalls"),
        law=law_of_practice(catalogue, entry),
    )


def recognize(catalogue: Catalogue, entry: Entry) -> Recognition | None:
    """The recognition of a practice or a resource, computed from its evidence; None for the other kinds."""
    return _recognize(catalogue, entry.ref) if entry.is_recognizable else None


def recognized_practices(catalogue: Catalogue) -> list[tuple[Entry, Recognition]]:
    """Every practice with its recognition."""
    return [(entry, _recognize(catalogue, entry.ref)) for entry in catalogue.of("practices")]


def mark_of_practice(catalogue: Catalogue, entry: Entry) -> str:
    """The mark of the level of a practice; '' for the other kinds."""
    return _recognize(catalogue, entry.ref).mark if entry.kind == "practices" else ""


def level_of_practice(catalogue: Catalogue, entry: Entry) -> str:
    """The level of a practice; '' for the other kinds."""
    return _recognize(catalogue, entry.ref).level if entry.kind == "practices" else ""


@once
def step_recognitions(
    catalogue: Catalogue, ref: str, field: str = "steps"
) -> tuple[StepRecognition, ...]:
    """The recognition of each step of a practice, in order; or of each pitfall, for the field `pitfalls`."""
    items = []
    for item in catalogue.entries[ref].items(field):
        claims = _basis_claims(catalogue, ref, item.basis)
        items.append(StepRecognition(item, _judged(catalogue, claims)))
    return tuple(items)


def law_of_practice(catalogue: Catalogue, entry: Entry) -> tuple[Claim, ...]:
    """The provisions and resolutions behind a practice as a whole, then those behind its steps; each once."""
    claims = _basis_claims(catalogue, entry.ref, entry.legal_basis)
    law = [claim for claim in claims if claim.is_law]
    for step in step_recognitions(catalogue, entry.ref):
        law += step.recognition.law
    # Of the claims on one place the first is kept, where the last of them stands.
    by_place = {(claim.document, claim.where): claim for claim in reversed(law)}
    return tuple(reversed(by_place.values()))


@once
def _recognize(catalogue: Catalogue, ref: str) -> Recognition:
    entry = catalogue.entries[ref]
    evidence = list(entry.evidence)
    # The publishers of a resource support it: their evidence is the resource itself.
    agencies = _agencies(catalogue, entry.issuers)
    if agencies:
        whole = Evidence(
            by=agencies, document=ref, where="whole document", covers="direct", seen="abstract"
        )
        evidence.insert(0, whole)
    return _judged(catalogue, [_claim(catalogue, ref, item) for item in evidence])


def _judged(catalogue: Catalogue, claims: list[Claim]) -> Recognition:
    return judge(claims, member_counts(catalogue), parents(catalogue))


def judge(claims: list[Claim], counts: list[MemberCount], part_of: dict[str, str]) -> Recognition:
    """The recognition that follows from claims, with the size of the group at the date of its document."""
    ordered = _without_withdrawn(sorted(claims, key=_order), part_of)
    group = _document_of_group(ordered)
    agencies = _counted_agencies(ordered, part_of)
    level = _level(group, agencies)
    return Recognition(
        level=level,
        claims=tuple(ordered),
        agencies=agencies,
        group=group,
        is_full=_is_full(level, group, ordered, part_of),
        members_then=members_at(counts, group.date) if group else None,
        members_now=counts[-1] if counts else None,
    )


def _order(claim: Claim) -> tuple[bool, bool, str, str, str]:
    """Counted before listed, the group before its members, older before newer, unknown dates last."""
    of_members = "icat" not in claim.agencies
    return not claim.counts, of_members, claim.last_day, claim.document, claim.where or ""


def _document_of_group(claims: list[Claim]) -> Claim | None:
    """The document on behalf of the whole group that carries the level, if there is one."""
    counted = [claim for claim in claims if claim.counts and claim.act]
    of_group = [claim for claim in counted if "icat" in claim.eligible_agencies]
    if not of_group:
        return None
    return min(of_group, key=_order_of_group)


def _order_of_group(claim: Claim) -> tuple[bool, bool, bool, str]:
    """What treats the whole practice first, then what was read, then acts of the heads, then by age."""
    return bool(claim.part), not claim.is_read, claim.act != "heads", claim.last_day


def _counted_agencies(claims: list[Claim], part_of: dict[str, str]) -> tuple[str, ...]:
    """Every counted agency once, parts as the agency that they belong to; the group itself is left out."""
    agencies: dict[str, None] = {}
    for claim in claims:
        if claim.counts:
            wholes = [part_of.get(name, name) for name in claim.eligible_agencies]
            agencies.update(dict.fromkeys(wholes))
    agencies.pop("icat", None)
    return tuple(agencies)


def _level(group: Claim | None, agencies: tuple[str, ...]) -> str:
    if group:
        return "all"
    if len(agencies) >= SEVERAL:
        return "several"
    return "few" if agencies else "none"


def _is_full(level: str, group: Claim | None, claims: list[Claim], part_of: dict[str, str]) -> bool:
    """True if as many words were read as the level needs; nothing is needed for none."""
    if group:
        return group.is_read
    read = [claim for claim in claims if claim.is_read]
    return level == _level(None, _counted_agencies(read, part_of))


def members_at(counts: list[MemberCount], date: str | None) -> MemberCount | None:
    """The last count that is not later than a date; None if either is unknown."""
    earlier = (count for count in counts if date and last_day(count.as_of) <= last_day(date))
    return max(earlier, key=lambda count: last_day(count.as_of), default=None)


def member_counts(catalogue: Catalogue) -> list[MemberCount]:
    """The counts of members, oldest first."""
    rows = [
        MemberCount(int(row["count"]), day)
        for day, row in catalogue.vocabularies.table("membership-counts").items()
    ]
    return sorted(rows, key=lambda row: last_day(row.as_of))


@once
def parents(catalogue: Catalogue) -> dict[str, str]:
    """The agencies that are part of another one, which counts in their place: part → whole."""
    agencies = ((entry.id, entry.record) for entry in catalogue.of("agencies"))
    return {
        name: record.part_of
        for name, record in agencies
        if isinstance(record, Agency) and record.part_of
    }


@dataclass(frozen=True)
class Said:
    """What a basis says compared with the head of a step; its provision, and the sign of its verb."""

    says: str = ""
    provision: str = ""
    sign: str = "full"


NOT_COMPARED = Said()
"""Evidence of a practice as a whole is compared with no head."""


def _basis_claims(catalogue: Catalogue, ref: str, basis: list[Basis]) -> list[Claim]:
    table = provisions(catalogue.vocabularies)
    return [
        _basis_claim(catalogue, ref, item)
        for item in basis
        if item.document or item.provision in table
    ]


def _basis_claim(catalogue: Catalogue, ref: str, basis: Basis) -> Claim:
    """A basis as a claim: the place of a provision, and how far it was read, are those of its table."""
    provision = provisions(catalogue.vocabularies).get(basis.provision or "")
    document, where, seen, sign = basis.document or "", basis.where, basis.seen, "full"
    if provision:
        sign = catalogue.vocabularies["strengths"].more(provision.strength, "sign") or ""
        document = f"resources/{provision.instrument}"
        where, seen = provision.where, provision.seen
    says_enough = catalogue.vocabularies["provision-relations"].more(basis.says, "counts")
    evidence = Evidence(
        document=document,
        where=where,
        covers="direct" if says_enough else "partial",
        seen=seen or "expert",
        position="objects" if basis.says == "contradicts" else "recognizes",
    )
    said = Said(basis.says, basis.provision or "", sign)
    return _claim(catalogue, ref, evidence, said)


def _claim(catalogue: Catalogue, ref: str, evidence: Evidence, said: Said = NOT_COMPARED) -> Claim:
    """A piece of evidence as a claim of those who speak, with the reason why it does not count, if so."""
    document = catalogue.entries.get(evidence.document)
    issuers = document.issuers if document else []
    speakers = evidence.by or _agencies(catalogue, issuers)
    eligible = [name for name in speakers if name in issuers and _may_count(catalogue, name)]
    claim = Claim(
        agencies=tuple(speakers),
        eligible_agencies=tuple(eligible),
        document=evidence.document,
        where=evidence.where,
        covers=evidence.covers,
        seen=evidence.seen,
        position=evidence.position,
        date=evidence.date or (document.date if document else None),
        act=_act_of_group(catalogue, document) if document else None,
        reason=None,
        says=said.says,
        provision=said.provision,
        sign=said.sign,
        part=evidence.part.texts if evidence.part else {},
    )
    return replace(claim, reason=_reason(catalogue, ref, claim, document))


def _agencies(catalogue: Catalogue, names: list[str]) -> list[str]:
    """The names that are those of agencies."""
    return [name for name in names if catalogue.get("agencies", name)]


def _may_count(catalogue: Catalogue, name: str) -> bool:
    """True for the group, and for agencies of a type whose guidance counts."""
    agency = catalogue.get("agencies", name)
    return name == "icat" or bool(agency and catalogue.type_row(agency).get("counts"))


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
        return "position"
    return axis if claim.sign else "permits"


def _reason_of_practice(ref: str, claim: Claim, document: Entry) -> str | None:
    """The reason why a document of an agency is not the recognition of a practice, or None."""
    if set(claim.eligible_agencies) == {"icat"} and claim.act is None:
        return "act"
    if ref.startswith("practices/") and ref not in document.practices:
        return "agreement"
    return None if claim.position == "recognizes" else "position"


def _without_withdrawn(claims: list[Claim], part_of: dict[str, str]) -> list[Claim]:
    """The claims without the agencies that objected or withdrew later.

    A claim of which no agency is left does not count.
    """
    ended = _last_days_against(claims, part_of)
    if not ended:
        return claims
    return [_still_supported(claim, ended, part_of) for claim in claims]


def _last_days_against(claims: list[Claim], part_of: dict[str, str]) -> dict[str, str]:
    """Agency → the last day on which it objected or withdrew."""
    ended: dict[str, str] = {}
    for claim in claims:
        if claim.reason == "position" and claim.position in AGAINST:
            for name in claim.eligible_agencies:
                whole = part_of.get(name, name)
                ended[whole] = max(claim.last_day, ended.get(whole, ""))
    return ended


def _still_supported(claim: Claim, ended: dict[str, str], part_of: dict[str, str]) -> Claim:
    """A claim without the agencies whose support ended on its day or later."""
    if not claim.counts:
        return claim
    day = last_day(claim.date) if claim.date else ""
    names = []
    for name in claim.eligible_agencies:
        if day > ended.get(part_of.get(name, name), ""):
            names.append(name)
    if len(names) == len(claim.eligible_agencies):
        return claim
    return replace(claim, eligible_agencies=tuple(names), reason=None if names else "ended")
