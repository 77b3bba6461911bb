"""Evidence → level of recognition. Nothing else in the toolkit decides that something is recognized.

Levels, from the strongest:
  all      a document on the practice itself, adopted by the heads or issued in the name of the whole group
  several  three agencies or more in their own guidance on it
  few      one or two agencies
  none     not yet evidenced, which does not mean "not recommended"

A level is full if the words that carry it were read: of the text of the whole group, of three agencies,
of one agency. It is open if only a summary or the contents were.

Which claims count is told in `claims.py`. An agency that objects or withdraws is not counted for what it
said before. What an agency declares itself stands above what editors read (`declared_claims.py`).
"""

from dataclasses import dataclass, replace

from catalogue.model.dates import last_day
from catalogue.model.evidence import Evidence, Pitfall
from catalogue.model.memo import once
from catalogue.model.records import Agency
from catalogue.recognition.claims import (
    UNVERIFIED,
    Claim,
    Said,
    basis_claims,
    claim_of,
)
from catalogue.recognition.declared_claims import with_declared
from catalogue.recognition.judgements import head_of_practice
from catalogue.recognition.readings import WHOLE, seen_at
from catalogue.recognition.speakers import GROUP, known_agencies
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of

LEVELS = ("all", "several", "few", "none")
SEVERAL = 3
OPEN = "-open"
"""The end of the names of marks of levels that are not full."""

MARKS = (*LEVELS, *(f"{level}{OPEN}" for level in LEVELS[:-1]))
"""The names of all marks of levels."""

AGAINST = ("objects", "withdrawn")
"""Positions that end the support of an agency from their date on."""


@dataclass(frozen=True)
class MemberCount:
    """The number of members of the group at a date."""

    count: int
    as_of: str


@dataclass(frozen=True)
class Recognition:
    """Who recognizes a record, since when, on what evidence."""

    level: str
    claims: tuple[Claim, ...]
    agencies: tuple[str, ...]
    """The agencies counted, each once, by the date of their first document."""

    agencies_in_texts: tuple[str, ...]
    """Those of them that are counted for a document that the editors found."""

    group: Claim | None
    """The document issued on behalf of the whole group, if there is one."""

    is_full: bool
    """True if the words that carry the level were read, and not only summaries or contents."""

    members_then: MemberCount | None
    """The size of the group at the date of that document, if known."""

    members_now: MemberCount | None
    """The last known size of the group."""

    is_of_hosts: bool = False
    """True for an own record of an adaptation: nobody has looked for evidence of it."""

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
    def since_in_texts(self) -> str | None:
        """The date of the first document that counts, what agencies declare left aside."""
        of_texts = [claim for claim in self.counted if not claim.declared]
        return min(of_texts, key=lambda claim: claim.last_day).date if of_texts else None

    @property
    def declared(self) -> tuple[Claim, ...]:
        """What agencies say themselves, for and against."""
        return tuple(claim for claim in self.claims if claim.declared)

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
        return bool(self.group) if agency == GROUP else agency in self.agencies

    @property
    def texts(self) -> tuple[int, int]:
        """The number of documents that support it, and of those that the editors read."""
        supporting = [claim for claim in self.claims if claim.counts or claim.is_law]
        documents = {claim.document for claim in supporting if not claim.declared}
        read = {claim.document for claim in self.claims if claim.is_read}
        return len(documents), len(documents & read)


@dataclass(frozen=True)
class StepRecognition:
    """A step or a pitfall of a practice, and its recognition."""

    step: Pitfall
    recognition: Recognition


@dataclass(frozen=True)
class RecordRecognition:
    """All that follows from the evidence of a practice: its recognition, that of its steps and pitfalls."""

    whole: Recognition
    steps: tuple[StepRecognition, ...]
    pitfalls: tuple[StepRecognition, ...]
    law: tuple[Claim, ...]
    """The provisions and resolutions behind the record as a whole, then those behind its steps."""


def recognize_record(catalogue: Catalogue, entry: Entry) -> RecordRecognition | None:
    """The recognition of a practice with that of its parts; None for the other kinds."""
    if entry.kind != "practices":
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


def recognition_of_practice(catalogue: Catalogue, entry: Entry) -> Recognition | None:
    """The recognition that pages and data show: that of a practice; None for the other kinds.

    A resource speaks for those who published it, and its page states no level.
    """
    return _recognize(catalogue, entry.ref) if entry.kind == "practices" else None


def recognized_practices(catalogue: Catalogue) -> list[tuple[Entry, Recognition]]:
    """Every practice with its recognition."""
    return [(entry, _recognize(catalogue, entry.ref)) for entry in catalogue.of("practices")]


def mark_of_practice(catalogue: Catalogue, entry: Entry) -> str:
    """The mark of the level of a practice; '' for the other kinds."""
    recognition = recognition_of_practice(catalogue, entry)
    return recognition.mark if recognition else ""


def level_of_practice(catalogue: Catalogue, entry: Entry) -> str:
    """The level of a practice; '' for the other kinds."""
    recognition = recognition_of_practice(catalogue, entry)
    return recognition.level if recognition else ""


@once
def step_recognitions(
    catalogue: Catalogue, ref: str, field: str = "steps"
) -> tuple[StepRecognition, ...]:
    """The recognition of each step of a practice, in order; or of each pitfall, for the field `pitfalls`."""
    entry = catalogue.entries[ref]
    items = []
    for item in entry.items(field):
        head = head_of(catalogue, entry, item.id, entry.original, field)
        claims = basis_claims(catalogue, ref, item.basis, head)
        recognition = _judged(catalogue, f"{ref}#{item.id}", claims)
        items.append(StepRecognition(item, recognition))
    return tuple(items)


def law_of_practice(catalogue: Catalogue, entry: Entry) -> tuple[Claim, ...]:
    """The provisions and resolutions behind a practice as a whole, then those behind its steps; each once."""
    return _law_of_practice(catalogue, entry.ref)


@once
def _law_of_practice(catalogue: Catalogue, ref: str) -> tuple[Claim, ...]:
    entry = catalogue.entries[ref]
    claims = basis_claims(catalogue, entry.ref, entry.legal_basis, head_of_practice(entry))
    law = [claim for claim in claims if claim.is_law]
    for step in step_recognitions(catalogue, entry.ref):
        law += step.recognition.law
    # Of the claims on one place the first is kept, where the last of them stands.
    by_place = {(claim.document, claim.where): claim for claim in reversed(law)}
    return tuple(reversed(by_place.values()))


@once
def _recognize(catalogue: Catalogue, ref: str) -> Recognition:
    entry = catalogue.entries[ref]
    claims = [claim_of(catalogue, ref, item) for item in entry.evidence]
    judged = _judged(catalogue, ref, [*_of_publishers(catalogue, entry), *claims])
    return replace(judged, is_of_hosts=True) if entry.is_own else judged


def _of_publishers(catalogue: Catalogue, entry: Entry) -> list[Claim]:
    """The publishers of a resource support it, however far it was read: their evidence is itself."""
    agencies = known_agencies(catalogue, entry.issuers)
    if not agencies or entry.is_own:
        return []
    itself = Evidence(by=agencies, document=entry.ref, where=WHOLE, covers="direct")
    seen = seen_at(catalogue.vocabularies, entry, WHOLE)
    if seen in UNVERIFIED:
        seen = "abstract"
    return [claim_of(catalogue, entry.ref, itself, Said(seen=seen))]


def _judged(catalogue: Catalogue, subject: str, claims: list[Claim]) -> Recognition:
    """The recognition of a practice, a step or a resource: what editors read, and what agencies declare."""
    part_of = parents(catalogue)
    all_claims = with_declared(catalogue, subject, claims, part_of)
    return judge(all_claims, member_counts(catalogue), part_of)


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
        agencies_in_texts=_counted_agencies(_of_texts(ordered), part_of),
        group=group,
        is_full=_is_full(level, group, ordered, part_of),
        members_then=members_at(counts, group.date) if group else None,
        members_now=counts[-1] if counts else None,
    )


def _order(claim: Claim) -> tuple[bool, bool, str, str, str]:
    """Counted before listed, the group before its members, older before newer, unknown dates last."""
    of_members = GROUP not in claim.agencies
    return not claim.counts, of_members, claim.last_day, claim.document, claim.where or ""


def _document_of_group(claims: list[Claim]) -> Claim | None:
    """The document on behalf of the whole group that carries the level, if there is one."""
    counted = [claim for claim in claims if claim.counts and claim.act]
    of_group = [claim for claim in counted if GROUP in claim.eligible_agencies]
    if not of_group:
        return None
    return min(of_group, key=_order_of_group)


def _order_of_group(claim: Claim) -> tuple[bool, bool, bool, bool, str]:
    """What treats the whole practice first, then what was read, texts, acts of the heads, then by age."""
    is_declared = claim.declared is not None
    return (
        *(bool(claim.part), not claim.is_read, is_declared),
        *(claim.act != "heads", claim.last_day),
    )


def _counted_agencies(claims: list[Claim], part_of: dict[str, str]) -> tuple[str, ...]:
    """Every counted agency once, parts as the agency that they belong to; the group itself is left out."""
    agencies: dict[str, None] = {}
    for claim in claims:
        if claim.counts:
            wholes = [part_of.get(name, name) for name in claim.eligible_agencies]
            agencies.update(dict.fromkeys(wholes))
    agencies.pop(GROUP, None)
    return tuple(agencies)


def _of_texts(claims: list[Claim]) -> list[Claim]:
    """The claims that editors read in documents."""
    return [claim for claim in claims if not claim.declared]


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
        if claim.reason == "stance" and claim.position in AGAINST:
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
