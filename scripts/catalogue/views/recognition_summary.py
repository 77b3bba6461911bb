"""Recognition for readers: the level, a sentence, and every document with the reason why it does not count, if so."""

from dataclasses import replace
from typing import Any

from catalogue.model.provisions import provisions
from catalogue.recognition.levels import Claim, Recognition, law_of_practice, recognize, step_recognitions
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.values import Link

FILLS = ("read", "part", "looked")
"""The words were read; a summary or the contents; or they were read and say nothing."""


ClaimView = dict[str, Any]
"""A document or a provision that supports a record or a step, or was read and does not. `says` and `strength` are words, or ''."""

Chip = dict[str, Any]
"""The mark of an agency: its acronym, the year of the document that was read best, and how far: `fill`, and the same in `words`."""

Summary = dict[str, Any]
"""Who recognizes a record, since when, on what evidence; `note` says what the name of the group does not, `seal` all in a line."""


def recognition_summary(context: Context, entry: Entry, page: str) -> Summary | None:
    """The recognition of a record as its page shows it, or None for kinds that have none."""
    found = recognize(context.catalogue, entry)
    if found is None:
        return None
    count, read = found.texts
    texts = context.text("texts-read", count=count, read=read) if count else ""
    label, who = context.text(f"level-{found.level}"), _sentence(context, found)
    note = context.text("says-group-note") if found.group and found.group.act == "group" else ""
    sentence = f"{who} {note}".strip()
    return {
        "level": found.level,
        "label": label,
        "since": context.text("since", year=found.since[:4]) if found.since else "",
        "who": who,
        "note": note,
        "sentence": sentence,
        "size": _size(context, found),
        "first": _document(context, found.group, page) if found.group else None,
        "counted": tuple(claim_view(context, claim, page) for claim in found.counted),
        "listed": tuple(claim_view(context, claim, page) for claim in found.listed),
        "chips": chips(context, page, found.claims),
        "law": tuple(claim_view(context, claim, page) for claim in binding(context, entry)),
        "texts": texts,
        "steps": _steps(context, entry),
        "seal": " ".join(filter(None, (f"{label}.", sentence, texts))),
    }


def binding(context: Context, entry: Entry) -> list[Claim]:
    """The provisions of treaties and directives behind a practice; a judgment binds the State against which it was given."""
    law = law_of_practice(context.catalogue, entry)
    return [claim for claim in law if "binding" in context.catalogue.entries[claim.document].terms("force")]


def chips(context: Context, page: str, claims: tuple[Claim, ...]) -> tuple[Chip, ...]:
    """One mark for each agency, with the document that was read best."""
    drawn: dict[str, Chip] = {}
    for fill in FILLS:
        for claim in (claim for claim in claims if _fill(claim) == fill):
            year, words = (claim.date or "")[:4], context.text(f"chip-{fill}")
            for name in claim.eligible_agencies:
                agency = context.agency(name, page, short=True)
                drawn.setdefault(name, {"agency": agency, "year": year, "fill": fill, "words": words})
    return tuple(drawn.values())


def _fill(claim: Claim) -> str:
    """How the mark of a claim is drawn; '' if it has none."""
    if claim.counts or claim.reason == "unread":
        return "read" if claim.is_read else "part"
    return "looked" if claim.says == "silent" and claim.is_read else ""


def _steps(context: Context, entry: Entry) -> str:
    """On what the steps of a practice rest."""
    sources = [len(step.recognition.sources) for step in step_recognitions(context.catalogue, entry.ref)]
    if not sources:
        return ""
    several, one = sum(count > 1 for count in sources), sources.count(1)
    return context.text("steps-rest-on", steps=len(sources), several=several, one=one, editors=sources.count(0))


def _sentence(context: Context, found: Recognition) -> str:
    """Who and since when, in one sentence."""
    if found.group:
        date = f"-{'dated' if found.group.date else 'undated'}"
        return context.text(f"says-{found.group.act}{date}", date=context.date(found.group.date).lower())
    if found.level == "none":
        return context.text("says-none")
    words = context.enumeration(map(context.agency_name, found.agencies))
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


def claim_view(context: Context, claim: Claim, page: str) -> ClaimView:
    """A piece of evidence in words, with links relative to a page."""
    vocabularies = context.catalogue.vocabularies
    provision = provisions(vocabularies).get(claim.provision)
    return {
        "agencies": tuple(context.agency(name, page, short=True) for name in claim.agencies),
        "document": _document(context, claim, page),
        "where": context.place(claim.where),
        "date": context.date(claim.date),
        "covers": context.label("covers", claim.covers),
        "seen": context.label("seen", claim.seen),
        "reason": context.text(f"reason-{claim.reason}") if claim.reason and not claim.is_law else "",
        "position": context.label("positions", claim.position) if claim.position != "recognizes" and not claim.says else "",
        "says": context.label("says", claim.says) if claim.says else "",
        "strength": context.label("strengths", provision.strength) if provision else "",
        "is_law": claim.is_law,
        "is_soft": claim.is_soft,
    }


def _document(context: Context, claim: Claim, page: str) -> Link:
    """The document of a claim; a provision by the short name of its instrument, at its anchor."""
    entry = context.catalogue.entries.get(claim.document)
    if entry is None:
        return Link(claim.document)
    link = context.link(entry, page)
    if not claim.provision:
        return link
    short = entry.translated("short", context.language)
    url = f"{link.url}#{claim.provision.partition('/')[2]}"
    return Link(short, url, note=context.title(entry)) if short else replace(link, url=url)
