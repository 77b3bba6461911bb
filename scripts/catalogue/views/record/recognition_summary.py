"""Recognition for readers: the level, a sentence, and every document with the reason why it does not count, if so."""

from dataclasses import replace
from typing import Any

from catalogue.model.provisions import provisions
from catalogue.recognition.levels import (
    Claim,
    Recognition,
    law_of_practice,
    recognize,
    step_recognitions,
)
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import agency_link, agency_name, record_link, record_title
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.values import Link
from catalogue.views.wording.words import enumeration

FILLS = ("read", "part", "looked")
"""The words were read; a summary or the contents; or they were read and say nothing."""


def recognition_summary(context: Context, entry: Entry, page: str) -> dict[str, Any] | None:
    """Who recognizes a record, since when and on what evidence; None for kinds without recognition.

    `note` says what the name of the group does not say, and `seal` is everything in one line.
    """
    recognition = recognize(context.catalogue, entry)
    if recognition is None:
        return None
    group, (count, read) = recognition.group, recognition.texts
    texts = context.text("texts-read", count=count, read=read) if count else ""
    label, who = context.text(f"level-{recognition.level}"), _sentence(context, recognition)
    note = context.text("says-group-note") if group and group.act == "group" else ""
    sentence = f"{who} {note}".strip()
    return {
        "level": recognition.level,
        "label": label,
        "since": context.text("since", year=recognition.since[:4]) if recognition.since else "",
        "who": who,
        "note": note,
        "sentence": sentence,
        "size": _size(context, recognition),
        "first": _document(context, group, page) if group else None,
        "counted": tuple(claim_view(context, claim, page) for claim in recognition.counted),
        "listed": tuple(claim_view(context, claim, page) for claim in recognition.listed),
        "chips": chips(context, page, recognition.claims),
        "law": tuple(claim_view(context, claim, page) for claim in binding(context, entry)),
        "texts": texts,
        "steps": _steps(context, entry),
        "seal": " ".join(filter(None, (f"{label}.", sentence, texts))),
    }


def binding(context: Context, entry: Entry) -> list[Claim]:
    """The provisions of treaties and directives behind a practice; a judgment binds the State against which it was given."""
    law = law_of_practice(context.catalogue, entry)
    return [
        claim
        for claim in law
        if "binding" in context.catalogue.entries[claim.document].terms("force")
    ]


def chips(context: Context, page: str, claims: tuple[Claim, ...]) -> tuple[dict[str, Any], ...]:
    """One mark for each agency: its acronym, the year of the document that was read best, and how far it was read."""
    best: dict[str, tuple[str, str]] = {}
    for claim in sorted(filter(_fill, claims), key=lambda claim: FILLS.index(_fill(claim))):
        for name in claim.eligible_agencies:
            best.setdefault(name, ((claim.date or "")[:4], _fill(claim)))
    return tuple(
        {
            "agency": agency_link(context, name, page, short=True),
            "year": year,
            "fill": fill,
            "words": context.text(f"chip-{fill}"),
        }
        for name, (year, fill) in best.items()
    )


def _fill(claim: Claim) -> str:
    """How the mark of a claim is drawn; '' if it has none."""
    if claim.counts or claim.reason == "unread":
        return "read" if claim.is_read else "part"
    return "looked" if claim.says == "silent" and claim.is_read else ""


def _steps(context: Context, entry: Entry) -> str:
    """On what the steps of a practice rest."""
    sources = [
        len(step.recognition.sources) for step in step_recognitions(context.catalogue, entry.ref)
    ]
    if not sources:
        return ""
    several, one = sum(count > 1 for count in sources), sources.count(1)
    return context.text(
        "steps-rest-on", steps=len(sources), several=several, one=one, editors=sources.count(0)
    )


def _sentence(context: Context, recognition: Recognition) -> str:
    """Who and since when, in one sentence."""
    if group := recognition.group:
        return context.text(
            f"says-{group.act}-{'dated' if group.date else 'undated'}",
            date=date_in_words(context, group.date).lower(),
        )
    if recognition.level == "none":
        return context.text("says-none")
    agencies = enumeration(
        context, (agency_name(context, agency) for agency in recognition.agencies)
    )
    name = "says-agencies" if recognition.since else "says-agencies-undated"
    return context.text(name, agencies=agencies, date=date_in_words(context, recognition.since))


def _size(context: Context, recognition: Recognition) -> str:
    """The number of members of the group at the time and now."""
    then, now = recognition.members_then, recognition.members_now
    if not recognition.group or not now:
        return ""
    values = {"now": now.count, "now_date": date_in_words(context, now.as_of)}
    if not then:
        return context.text("size-unknown", **values)
    name = "size-same" if then.count == now.count else "size-grown"
    return context.text(
        name, then=then.count, then_date=date_in_words(context, then.as_of), **values
    )


def claim_view(context: Context, claim: Claim, page: str) -> dict[str, Any]:
    """A piece of evidence in words, with links relative to a page; a word that does not apply is ''."""
    vocabularies = context.catalogue.vocabularies
    provision = provisions(vocabularies).get(claim.provision)
    return {
        "agencies": tuple(agency_link(context, name, page, short=True) for name in claim.agencies),
        "document": _document(context, claim, page),
        "where": place_in_words(context, claim.where),
        "date": date_in_words(context, claim.date),
        "covers": context.label("subject-coverage", claim.covers),
        "seen": context.label("verification-levels", claim.seen),
        "reason": context.text(f"reason-{claim.reason}")
        if claim.reason and not claim.is_law
        else "",
        "position": context.label("positions", claim.position)
        if claim.position != "recognizes" and not claim.says
        else "",
        "says": context.label("provision-relations", claim.says) if claim.says else "",
        "strength": context.label("strengths", provision.strength) if provision else "",
        "is_soft": claim.is_soft,
    }


def _document(context: Context, claim: Claim, page: str) -> Link:
    """The document of a claim; a provision by the short name of its instrument, at its anchor."""
    entry = context.catalogue.entries.get(claim.document)
    if entry is None:
        return Link(claim.document)
    link = record_link(context, entry, page)
    if not claim.provision:
        return link
    short = entry.translated("short", context.language)
    url = at_place(link.url, claim.provision.partition("/")[2])
    return Link(short, url, note=record_title(context, entry)) if short else replace(link, url=url)
