"""Recognition for readers: the level, a sentence, and every document with the reason why it does not count, if so."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.recognition.levels import Claim, Recognition, recognize
from catalogue.source.loading import Entry
from catalogue.views import formatting
from catalogue.views.context import Context
from catalogue.views.values import Link


@dataclass(frozen=True)
class ClaimView:
    """A document that supports the record."""

    agencies: tuple[Link, ...]
    document: Link
    where: str
    date: str
    covers: str
    seen: str
    reason: str
    position: str


@dataclass(frozen=True)
class RecognitionSummary:
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
    """A one-line summary for feeds, cards and search results."""


def recognition_summary(context: Context, entry: Entry, page: str) -> RecognitionSummary | None:
    """The recognition of a record as its page shows it, or None for kinds that have none."""
    found = recognize(context.catalogue, entry)
    if found is None:
        return None
    sentence = _sentence(context, found)
    return RecognitionSummary(
        level=found.level,
        label=context.text(f"level-{found.level}"),
        sentence=sentence,
        size=_size(context, found),
        first=_document(context, found.group, page) if found.group else None,
        counted=tuple(_claim_view(context, claim, page) for claim in found.counted),
        listed=tuple(_claim_view(context, claim, page) for claim in found.listed),
        agencies=tuple(context.agency(name, page, short=True) for name in found.agencies),
        seal=f"{context.text(f'level-{found.level}')}. {sentence}",
    )


def _sentence(context: Context, found: Recognition) -> str:
    """Who and since when, in one sentence."""
    if found.group:
        date = f"-{'dated' if found.group.date else 'undated'}"
        return context.text(f"says-{found.group.act}{date}", date=context.date(found.group.date).lower())
    if found.level == "none":
        return context.text("says-none")
    names = [context.agency(name, "", short=True).label for name in found.agencies]
    words = formatting.enumeration(context.catalogue.vocabularies, names, context.language)
    if not found.since:
        return context.text("says-agencies-undated", agencies=words)
    return context.text("says-agencies", agencies=words, date=context.date(found.since))


def _size(context: Context, found: Recognition) -> str:
    """The number of members of the group at the time and now."""
    if not found.group or not found.members_now:
        return ""
    now, now_date = found.members_now.count, context.date(found.members_now.as_of)
    if not found.members_then:
        return context.text("size-unknown", now=now, now_date=now_date)
    then, then_date = found.members_then.count, context.date(found.members_then.as_of)
    if then == now:
        return context.text("size-same", then=then, then_date=then_date)
    return context.text("size-grown", then=then, then_date=then_date, now=now, now_date=now_date)


def _claim_view(context: Context, claim: Claim, page: str) -> ClaimView:
    return ClaimView(
        agencies=tuple(context.agency(name, page, short=True) for name in claim.agencies),
        document=_document(context, claim, page),
        where=claim.where or "",
        date=context.date(claim.date),
        covers=context.label("covers", claim.covers),
        seen=context.label("seen", claim.seen),
        reason=context.text(f"reason-{claim.reason}") if claim.reason else "",
        position=context.label("positions", claim.position) if claim.position != "recognizes" else "",
    )


def _document(context: Context, claim: Claim, page: str) -> Link:
    entry = context.catalogue.entries.get(claim.document)
    return context.link(entry, page) if entry else Link(claim.document)
