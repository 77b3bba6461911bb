"""Evidence → level of recognition. Nothing else in the toolkit decides that something is recognized.

Levels, from the strongest:
  all      a document on the practice itself, adopted by the heads or issued in the name of the whole group
  several  three agencies or more in their own guidance on it
  few      one or two agencies
  none     not yet evidenced, which does not mean "not recommended"

A document counts if it treats the practice itself (`covers: direct`), if the editors verified it by more than a third
party's account, and if it speaks for its issuers. All others are listed only.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.model.dates import last_day
from catalogue.model.evidence import Evidence
from catalogue.model.memo import once
from catalogue.model.records import Agency, Resource
from catalogue.source.loading import Catalogue, Entry

LEVELS = ("all", "several", "few", "none")
SEVERAL = 3


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
    """Why it is not counted: partial, third-party, authors, independent, event, body, act, position, unknown; None if it counts."""

    @property
    def counts(self) -> bool:
        """True if the claim is counted."""
        return self.reason is None


@dataclass(frozen=True)
class Recognition:
    """Who recognizes a record, since when, on what evidence."""

    level: str
    claims: tuple[Claim, ...]
    agencies: tuple[str, ...]
    """The agencies counted, each once, by the date of their first document."""

    group: Claim | None
    """The document that speaks for the whole group, if there is one."""

    members_then: MemberCount | None
    """The size of the group at the date of that document, if known."""

    members_now: MemberCount | None
    """The last known size of the group."""

    @property
    def since(self) -> str | None:
        """The date of the document that establishes the level: the group's, or the first that counts."""
        if self.group:
            return self.group.date
        dates = [claim.date for claim in self.claims if claim.counts and claim.date]
        return min(dates, key=last_day) if dates else None

    @property
    def counted(self) -> tuple[Claim, ...]:
        """The claims that count."""
        return tuple(claim for claim in self.claims if claim.counts)

    @property
    def listed(self) -> tuple[Claim, ...]:
        """The claims that are shown but do not count."""
        return tuple(claim for claim in self.claims if not claim.counts)


def recognize(catalogue: Catalogue, entry: Entry) -> Recognition | None:
    """The recognition of a practice or a resource, computed from its evidence; None for the other kinds."""
    return _recognize(catalogue, entry.ref) if entry.is_recognizable else None


def recognized_practices(catalogue: Catalogue) -> list[tuple[Entry, Recognition]]:
    """Every practice with its recognition."""
    return [(entry, _recognize(catalogue, entry.ref)) for entry in catalogue.of("practices")]


def level_of_practice(catalogue: Catalogue, entry: Entry) -> str:
    """The level of a practice; '' for the other kinds."""
    return _recognize(catalogue, entry.ref).level if entry.kind == "practices" else ""


@once
def _recognize(catalogue: Catalogue, ref: str) -> Recognition:
    entry = catalogue.entries[ref]
    evidence = [*_publishers_evidence(catalogue, entry), *entry.evidence]
    return judge([_claim(catalogue, item) for item in evidence], member_counts(catalogue), parents(catalogue))


def judge(claims: list[Claim], counts: list[MemberCount], part_of: dict[str, str]) -> Recognition:
    """The recognition that follows from claims, with the size of the group at the date of its document."""
    ordered = sorted(claims, key=_order)
    group_claims = [claim for claim in ordered if claim.counts and claim.act and "icat" in claim.eligible_agencies]
    group = min(group_claims, key=_strength) if group_claims else None
    agencies = _distinct(ordered, part_of)
    level = "all" if group else "several" if len(agencies) >= SEVERAL else "few" if agencies else "none"
    then = members_at(counts, group.date) if group else None
    return Recognition(level, tuple(ordered), agencies, group, then, counts[-1] if counts else None)


def members_at(counts: list[MemberCount], date: str | None) -> MemberCount | None:
    """The last count that is not later than a date; None if either is unknown."""
    if date is None:
        return None
    earlier = [count for count in counts if last_day(count.as_of) <= last_day(date)]
    return max(earlier, key=lambda count: last_day(count.as_of)) if earlier else None


def member_counts(catalogue: Catalogue) -> list[MemberCount]:
    """The counts of members, oldest first."""
    rows = [MemberCount(int(row["count"]), str(row["as_of"])) for row in catalogue.vocabularies.table("membership")]
    return sorted(rows, key=lambda row: last_day(row.as_of))


@once
def parents(catalogue: Catalogue) -> dict[str, str]:
    """The agencies that are part of another one, which counts in their place: part → whole."""
    agencies = ((entry.id, entry.record) for entry in catalogue.of("agencies"))
    return {name: record.part_of for name, record in agencies if isinstance(record, Agency) and record.part_of}


def _publishers_evidence(catalogue: Catalogue, entry: Entry) -> list[Evidence]:
    """The publishers of a resource support it: their evidence is the resource itself. A practice has no issuers."""
    agencies = [name for name in entry.issuers if catalogue.get("agencies", name)]
    return [Evidence(by=agencies, document=entry.ref, covers="direct", seen="abstract")] if agencies else []


def _claim(catalogue: Catalogue, evidence: Evidence) -> Claim:
    document = catalogue.entries.get(evidence.document)
    eligible_agencies = tuple(name for name in evidence.by if _counts(catalogue, name) or name == "icat")
    act = _act(catalogue, document)
    return Claim(
        agencies=tuple(evidence.by),
        eligible_agencies=eligible_agencies,
        document=evidence.document,
        where=evidence.where,
        covers=evidence.covers,
        seen=evidence.seen,
        position=evidence.position,
        date=evidence.date or (document.date if document else None),
        act=act,
        reason=_reason(evidence, document, eligible_agencies, act),
    )


def _reason(evidence: Evidence, document: Entry | None, eligible_agencies: tuple[str, ...], act: str | None) -> str | None:
    """The reason why a piece of evidence does not count, or None."""
    if evidence.position != "recognizes":
        return "position"
    if document is None:
        return "unknown"
    if evidence.covers != "direct":
        return "partial"
    if evidence.seen == "third-party":
        return "third-party"
    if isinstance(document.record, Resource) and document.record.speaks_for != "publishers":
        return document.record.speaks_for
    if document.kind == "activities":
        return "event"
    if not eligible_agencies:
        return "body"
    return "act" if set(eligible_agencies) == {"icat"} and act is None else None


def _act(catalogue: Catalogue, document: Entry | None) -> str | None:
    """The act by which a statement speaks for the whole group, or None."""
    acts = document.terms("act") if document else []
    return next((act for act in acts if catalogue.vocabularies["acts"].more(act, "group")), None)


def _counts(catalogue: Catalogue, agency: str) -> bool:
    entry = catalogue.get("agencies", agency)
    return bool(entry and catalogue.type_row(entry).get("counts"))


def _distinct(claims: list[Claim], part_of: dict[str, str]) -> tuple[str, ...]:
    """Every counted agency once, parts as the agency that they belong to; the group itself is left out."""
    names = [part_of.get(name, name) for claim in claims if claim.counts for name in claim.eligible_agencies]
    return tuple(dict.fromkeys(name for name in names if name != "icat"))


def _order(claim: Claim) -> tuple[bool, bool, str, str, str]:
    """The sort key: counted before listed, the group before its members, older before newer, unknown dates last."""
    date = last_day(claim.date) if claim.date else "9999"
    return (not claim.counts, "icat" not in claim.agencies, date, claim.document, claim.where or "")


def _strength(claim: Claim) -> tuple[bool, str]:
    """The sort key: acts of the heads before those in the group's name, then the oldest."""
    return (claim.act != "heads", last_day(claim.date) if claim.date else "9999")
