"""Recognition for readers: the level, a sentence, every document; what steps and pitfalls rest on."""

from collections.abc import Iterable
from typing import Any

from catalogue.model.evidence import Step
from catalogue.model.provisions import provisions
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import (
    Recognition,
    RecordRecognition,
    StepRecognition,
    law_of_practice,
    recognize_record,
)
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.steps import short_head
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.levels import level_label, part_in_words, step_label
from catalogue.views.wording.names import agency_link, agency_name, passage_link
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.words import enumeration

FILLS = ("read", "part")
"""The words were read; or a summary or the contents."""


def recognition_summary(context: Context, entry: Entry, path: str) -> dict[str, Any] | None:
    """Who recognizes a record, since when and on what evidence; None for kinds without recognition."""
    recognition = recognize_record(context.catalogue, entry)
    return recognition_view(context, recognition, path) if recognition else None


def recognition_view(context: Context, recognition: RecordRecognition, path: str) -> dict[str, Any]:
    """Who recognizes a record, since when and on what evidence, with links that start from a path.

    `note` says what the name of the group does not say, and `seal` is everything in one line.
    """
    whole = recognition.whole
    label = level_label(context, whole)
    who, note, texts = _sentence(context, whole), _note(context, whole), _texts(context, whole)
    sentence = f"{who} {note}".strip()
    return {
        "level": whole.level,
        "mark": whole.mark,
        "label": label,
        "since": context.text("since", year=whole.since[:4]) if whole.since else "",
        "who": who,
        "note": note,
        "sentence": sentence,
        "size": _size(context, whole),
        "texts": texts,
        "steps": _steps(context, recognition.steps),
        "seal": " ".join(filter(None, (f"{label}.", sentence, texts))),
        **_evidence(context, recognition, path),
    }


def recognition_sentence(context: Context, recognition: Recognition) -> str:
    """Who recognizes a record, since when, what that does not say, and how many documents were read."""
    parts = (_sentence, _note, _texts)
    return " ".join(filter(None, (part(context, recognition) for part in parts)))


def _evidence(context: Context, recognition: RecordRecognition, path: str) -> dict[str, Any]:
    """The documents that count, those that are listed only, those that bind; a mark for each agency."""
    whole = recognition.whole
    parts = [part.recognition for part in (*recognition.steps, *recognition.pitfalls)]
    law = _binding(context.catalogue, recognition.law)
    first = None
    if whole.group:
        first = passage_link(context, whole.group.document, whole.group.provision, path)
    return {
        "chips": chips(context, path, whole.claims),
        "first": first,
        "is_compared": any(one.claims for one in (whole, *parts)),
        "counted": claim_views(context, whole.counted, path),
        "listed": claim_views(context, whole.listed, path),
        "law": claim_views(context, law, path),
    }


def supports(
    context: Context, recognition: RecordRecognition, path: str, language: str
) -> dict[str, list[dict[str, Any]]]:
    """The marks and the sources of each step and each pitfall, by the section that has them.

    `language` is that of the text that is shown.
    """
    steps = [_support(context, item, path, language) for item in recognition.steps]
    pitfalls = [_support(context, item, path, language) for item in recognition.pitfalls]
    return {"how": steps, "pitfalls": pitfalls}


def _support(context: Context, item: StepRecognition, path: str, language: str) -> dict[str, Any]:
    """On what a step or a pitfall rests; of a step also who takes it, and when.

    What was compared and says less is on the page of evidence.
    """
    step, recognition = item.step, item.recognition
    law = claim_views(context, recognition.law, path)
    others = claim_views(context, filter(_supports, recognition.claims), path)
    view = {
        "id": step.id,
        "old_ids": tuple(step.formerly),
        "short": "",
        "level": recognition.level,
        "level_label": step_label(context, recognition),
        "chips": chips(context, path, recognition.claims),
        "law": law,
        "passages": (*law, *others),
        "is_compared": bool(recognition.claims),
        "when": "",
        "who": "",
    }
    if isinstance(step, Step):
        view["short"] = short_head(step, language)
        view["when"] = context.label("moments", step.moment)
        view["who"] = ", ".join(context.label("audiences", name) for name in step.who)
    return view


def binding(context: Context, entry: Entry) -> list[Claim]:
    """The provisions of treaties and directives behind a practice."""
    return _binding(context.catalogue, law_of_practice(context.catalogue, entry))


def _binding(catalogue: Catalogue, law: tuple[Claim, ...]) -> list[Claim]:
    """The claims that bind every party. A judgment binds the State against which it was given."""
    forces = {claim.document: catalogue.entries[claim.document].terms("force") for claim in law}
    return [claim for claim in law if "binding" in forces[claim.document]]


def chips(context: Context, path: str, claims: tuple[Claim, ...]) -> tuple[dict[str, Any], ...]:
    """A mark for each agency: its acronym, the year of its document that was read best, how far."""
    marks: dict[str, dict[str, Any]] = {}
    for claim in sorted(filter(_fill, claims), key=lambda claim: FILLS.index(_fill(claim))):
        for name in claim.eligible_agencies:
            if name not in marks:
                marks[name] = _chip(context, path, name, claim)
    return tuple(marks.values())


def _chip(
    context: Context,
    path: str,
    agency: str,
    claim: Claim,
) -> dict[str, Any]:
    """The mark of an agency for a document."""
    fill = _fill(claim)
    return {
        "agency": agency_link(context, agency, path, short=True),
        "year": (claim.date or "")[:4],
        "fill": fill,
        "words": context.text(f"chip-{fill}"),
    }


def _fill(claim: Claim) -> str:
    """How the mark of a claim is drawn; '' if it has none."""
    if not _supports(claim):
        return ""
    return "read" if claim.is_read else "part"


def _supports(claim: Claim) -> bool:
    """True for what counts, and for what would count if its words had been read and not a summary."""
    return claim.counts or claim.reason == "unread"


def _note(context: Context, recognition: Recognition) -> str:
    """What the name of the group does not say, where a text was issued in it."""
    group = recognition.group
    return context.text("says-group-note") if group and group.act == "group" else ""


def _texts(context: Context, recognition: Recognition) -> str:
    """How many documents support it, and how many of them were read."""
    count, read = recognition.texts
    return context.text("texts-read", count=count, read=read) if count else ""


def _steps(context: Context, steps: tuple[StepRecognition, ...]) -> str:
    """On what the steps of a practice rest."""
    if not steps:
        return ""
    sources = [len(step.recognition.sources) for step in steps]
    several = sum(count > 1 for count in sources)
    values = {"several": several, "one": sources.count(1), "editors": sources.count(0)}
    return context.text("steps-rest-on", steps=len(sources), **values)


def _sentence(context: Context, recognition: Recognition) -> str:
    """Who and since when, in one sentence."""
    if group := recognition.group:
        is_dated = "dated" if group.date else "undated"
        date = date_in_words(context, group.date)
        return context.text(f"says-{group.act}-{is_dated}", date=date)
    if recognition.level == "none":
        return context.text("says-none-listed" if recognition.listed else "says-none")
    names = [agency_name(context, agency) for agency in recognition.agencies]
    string_id = "says-agencies" if recognition.since else "says-agencies-undated"
    date = date_in_words(context, recognition.since)
    return context.text(string_id, agencies=enumeration(context, names), date=date)


def _size(context: Context, recognition: Recognition) -> str:
    """The number of members of the group at the time and now."""
    then, now = recognition.members_then, recognition.members_now
    if not recognition.group or not now:
        return ""
    values = {"now": now.count, "now_date": date_in_words(context, now.as_of)}
    if not then:
        return context.text("size-unknown", **values)
    values |= {"then": then.count, "then_date": date_in_words(context, then.as_of)}
    return context.text("size-same" if then.count == now.count else "size-grown", **values)


def claim_views(context: Context, claims: Iterable[Claim], path: str) -> tuple[dict[str, Any], ...]:
    """Pieces of evidence in words, with links that start from a path."""
    return tuple(claim_view(context, claim, path) for claim in claims)


def claim_view(context: Context, claim: Claim, path: str) -> dict[str, Any]:
    """A piece of evidence in words, with links that start from a path; a word that does not apply is ''."""
    words = {"reason": "", "position": "", "says": "", "strength": ""}
    part = part_in_words(context, claim)
    if claim.reason and not claim.is_law:
        words["reason"] = context.text(f"reason-{claim.reason}")
    if claim.position != "recognizes" and not claim.says:
        words["position"] = context.label("positions", claim.position)
    if claim.says:
        words["says"] = context.label("provision-relations", claim.says)
    if provision := provisions(context.catalogue.vocabularies).get(claim.provision):
        words["strength"] = context.label("strengths", provision.strength)
    seen = context.label("verification-levels", claim.seen)
    only = context.text("evidence-part", part=part) if part else ""
    return {
        **words,
        "agencies": tuple(agency_link(context, name, path, short=True) for name in claim.agencies),
        "document": passage_link(context, claim.document, claim.provision, path),
        "where": place_in_words(context, claim.where, claim.document),
        "date": date_in_words(context, claim.date),
        "covers": context.label("subject-coverage", claim.covers),
        "part": only,
        "seen": seen,
        "verified": f"{context.text('semicolon')} ".join(filter(None, (seen, only))),
        "outcome": _outcome(context, claim),
        "is_soft": claim.is_soft,
        "mark": "law" if claim.is_duty else "law-soft",
    }


def _outcome(context: Context, claim: Claim) -> str:
    """What came of a comparison: it counts, it is law, or the reason why it does not count."""
    return context.text(f"reason-{claim.reason}" if claim.reason else "evidence-counts")
