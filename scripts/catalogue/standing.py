"""Recognition in the words of a reader: the level, its sentence, and every document with why it counts or not."""

from __future__ import annotations

from dataclasses import dataclass

from . import wording
from .loading import Entry
from .recognition import Claim, Recognition, recognize
from .views import Link, Shelf


@dataclass(frozen=True)
class ClaimView:
    """A document that speaks for the record."""

    agencies: tuple[Link, ...]
    document: Link
    where: str
    date: str
    covers: str
    seen: str
    reason: str
    stance: str


@dataclass(frozen=True)
class Standing:
    """Who recognizes a record, since when, on what evidence."""

    level: str
    label: str
    sentence: str
    size: str
    first: Link | None
    counted: tuple[ClaimView, ...]
    listed: tuple[ClaimView, ...]
    agencies: tuple[Link, ...]
    seal: str = ""
    """The same as one plain sentence, for feeds, cards and search results."""


def standing(shelf: Shelf, entry: Entry, page: str) -> Standing | None:
    """The recognition of a record as its page shows it, or None for kinds that have none."""
    found = recognize(shelf.catalogue, entry)
    if found is None:
        return None
    sentence = _sentence(shelf, found)
    return Standing(
        level=found.level,
        label=shelf.text(f"level-{found.level}"),
        sentence=sentence,
        size=_size(shelf, found),
        first=_document(shelf, found.group, page) if found.group else None,
        counted=tuple(_claim_view(shelf, claim, page) for claim in found.counted),
        listed=tuple(_claim_view(shelf, claim, page) for claim in found.listed),
        agencies=tuple(shelf.agency(name, page, short=True) for name in found.agencies),
        seal=f"{shelf.text(f'level-{found.level}')}. {sentence}",
    )


def _sentence(shelf: Shelf, found: Recognition) -> str:
    """Who and since when, in one sentence."""
    if found.group:
        date = f"-{'dated' if found.group.date else 'undated'}"
        return shelf.text(f"says-{found.group.act}{date}", date=shelf.date(found.group.date).lower())
    if found.level == "none":
        return shelf.text("says-none")
    names = [shelf.agency(name, "", short=True).label for name in found.agencies]
    words = wording.enumeration(shelf.catalogue.vocabularies, names, shelf.language)
    if not found.since:
        return shelf.text("says-agencies-undated", agencies=words)
    return shelf.text("says-agencies", agencies=words, date=shelf.date(found.since))


def _size(shelf: Shelf, found: Recognition) -> str:
    """How many organizations the group had then, and has now."""
    if not found.group or not found.members_now:
        return ""
    now, now_date = found.members_now.count, shelf.date(found.members_now.as_of)
    if not found.members_then:
        return shelf.text("size-unknown", now=now, now_date=now_date)
    then, then_date = found.members_then.count, shelf.date(found.members_then.as_of)
    if then == now:
        return shelf.text("size-same", then=then, then_date=then_date)
    return shelf.text("size-grown", then=then, then_date=then_date, now=now, now_date=now_date)


def _claim_view(shelf: Shelf, claim: Claim, page: str) -> ClaimView:
    return ClaimView(
        agencies=tuple(shelf.agency(name, page, short=True) for name in claim.agencies),
        document=_document(shelf, claim, page),
        where=claim.where or "",
        date=shelf.date(claim.date),
        covers=shelf.label("covers", claim.covers),
        seen=shelf.label("seen", claim.seen),
        reason=shelf.text(f"reason-{claim.reason}") if claim.reason else "",
        stance=shelf.label("stances", claim.stance) if claim.stance != "recognizes" else "",
    )


def _document(shelf: Shelf, claim: Claim, page: str) -> Link:
    entry = shelf.catalogue.entries.get(claim.document)
    return shelf.link(entry, page) if entry else Link(claim.document)
