"""Recognition for readers: the level, a sentence, every document; what steps and pitfalls rest on."""

from collections.abc import Iterable, Sequence
from typing import Any

from catalogue.model.evidence import Step
from catalogue.model.participation import article_of
from catalogue.model.provisions import provisions
from catalogue.recognition.binding import instrument_of
from catalogue.recognition.claims import Claim
from catalogue.recognition.declarations import Declared
from catalogue.recognition.declared_claims import DECLARED
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
from catalogue.views.record.declared_words import (
    claim_link,
    declared_in_words,
    declared_sentences,
    seen_in_words,
)
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.grammar import bodies, clauses, dated, sentence
from catalogue.views.wording.levels import level_label, part_in_words, step_label
from catalogue.views.wording.names import agency_link
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.strengths import strength_in_words
from catalogue.views.wording.words import labels_in_line

FILLS = ("own", "read", "part", "own-part", "not")
"""The agency says it itself; words were read; a summary or the contents; a part, itself; not so, itself."""

SIGNS = {"own": "own", "own-part": "own", "not": "not"}
"""What is drawn in the mark of an agency that speaks itself."""


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
    who, note, texts = _who(context, whole), _note(context, whole), _texts(context, whole)
    said = f"{who} {note}".strip()
    return {
        "level": whole.level,
        "mark": whole.mark,
        "label": label,
        "since": context.text("since", year=whole.since[:4]) if whole.since else "",
        "who": who,
        "note": note,
        "sentence": said,
        "size": _size(context, whole),
        "texts": texts,
        "steps": _steps(context, recognition.steps),
        "seal": " ".join(filter(None, (f"{label}.", said, texts))),
        **_evidence(context, recognition, path),
    }


def recognition_sentence(context: Context, recognition: Recognition) -> str:
    """Who recognizes a record, since when, what that does not say, and how many documents were read."""
    parts = (_who, _note, _texts)
    return " ".join(filter(None, (part(context, recognition) for part in parts)))


def _evidence(context: Context, recognition: RecordRecognition, path: str) -> dict[str, Any]:
    """The documents that count, those that are listed only, those that bind; a mark for each agency."""
    whole = recognition.whole
    parts = [part.recognition for part in (*recognition.steps, *recognition.pitfalls)]
    law = _binding(context.catalogue, recognition.law)
    first = None
    if whole.group:
        first = claim_link(context, whole.group, path)
    return {
        "chips": chips(context, path, whole.claims),
        "first": first,
        "is_compared": any(one.claims for one in (whole, *parts)),
        "counted": claim_views(context, whole.counted, path),
        "listed": claim_views(context, whole.listed, path),
        "law": claim_views(context, law, path),
        "law_count": sentence(context, "law-count", count=len(law)) if law else "",
        "law_mark": "law" if any(claim.is_duty for claim in law) else "law-soft",
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
    others = claim_views(context, filter(_is_told, recognition.claims), path)
    view = {
        "id": step.id,
        "old_ids": tuple(step.old_ids),
        "short": "",
        "level": recognition.level,
        "level_label": step_label(context, recognition),
        "chips": chips(context, path, recognition.claims),
        "law": law,
        "passages": (*law, *others),
        "declared": declared_lines(context, recognition.claims),
        "is_compared": bool(recognition.claims),
        "actors": "",
    }
    if isinstance(step, Step):
        view["short"] = short_head(step, language)
        who = labels_in_line(context, "audiences", step.who)
        view["actors"] = f"{who} · {context.label('moments', step.moment)}" if who else ""
    return view


def binding(context: Context, entry: Entry) -> list[Claim]:
    """The provisions of treaties and directives behind a practice."""
    return _binding(context.catalogue, law_of_practice(context.catalogue, entry))


def _binding(catalogue: Catalogue, law: tuple[Claim, ...]) -> list[Claim]:
    """The claims that bind every party. A judgment binds the State against which it was given."""
    return [claim for claim in law if _binds_parties(catalogue, claim)]


def _binds_parties(catalogue: Catalogue, claim: Claim) -> bool:
    """True for a provision of an instrument that binds."""
    return "binding" in catalogue.entries[claim.document].terms("force")


def article_key(catalogue: Catalogue, claim: Claim) -> str:
    """The instrument and the article of a provision that binds parties, by which "Your State" looks it up.

    It is '' for guidance, soft law and judgments. Only an article that was read for its table is named.
    """
    if not claim.is_law or not _binds_parties(catalogue, claim):
        return ""
    is_known = claim.provision in provisions(catalogue.vocabularies)
    article = article_of(claim.where or "") if is_known else ""
    return f"{instrument_of(claim)} {article}".strip()


def chips(context: Context, path: str, claims: tuple[Claim, ...]) -> tuple[dict[str, Any], ...]:
    """A mark for each agency: its acronym, the year of its document that was read best, how far."""
    marks: dict[str, dict[str, Any]] = {}
    for claim in sorted(filter(fill_of, claims), key=lambda claim: FILLS.index(fill_of(claim))):
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
    fill = fill_of(claim)
    return {
        "agency": agency_link(context, agency, path, short=True),
        "year": (claim.date or "")[:4],
        "fill": fill,
        "sign": SIGNS.get(fill, ""),
        "words": declared_in_words(context, claim) or context.text(f"chip-{fill}"),
    }


def fill_of(claim: Claim) -> str:
    """How the mark of a claim is drawn; '' if it has none."""
    if claim.declared:
        return _fill_of_declared(claim.declared)
    if not _supports(claim):
        return ""
    return "read" if claim.is_read else "part"


def declared_lines(context: Context, claims: tuple[Claim, ...]) -> tuple[dict[str, str], ...]:
    """What agencies say themselves, a sentence each, with its sign."""
    return tuple(
        {"words": declared_in_words(context, claim), "sign": SIGNS.get(fill_of(claim), "")}
        for claim in claims
        if claim.declared
    )


def _fill_of_declared(declared: Declared) -> str:
    """How the mark of an agency that speaks itself is drawn; '' for a yes to words that have changed."""
    if declared.is_consent and not declared.has_same_words:
        return ""
    return {"recognizes": "own", "in-part": "own-part"}.get(declared.choice, "not")


def _supports(claim: Claim) -> bool:
    """True for what counts, and for what would count if its words had been read and not a summary."""
    return claim.counts or claim.reason == "unread"


def _is_told(claim: Claim) -> bool:
    """True for what supports a step, for what agencies say of it themselves, and for what that ends."""
    return _supports(claim) or claim.declared is not None or claim.reason == DECLARED


def _note(context: Context, recognition: Recognition) -> str:
    """What the name of the group does not say, where a text was issued in it."""
    group = recognition.group
    is_text = group is not None and group.act == "group" and not group.declared
    return context.text("says-group-note") if is_text else ""


def _texts(context: Context, recognition: Recognition) -> str:
    """How many documents support it, and how many of them were read."""
    count, read = recognition.texts
    return texts_in_words(context, count, read) if count else ""


def texts_in_words(context: Context, count: int, read: int) -> str:
    """How many documents there are, and how many of them were read: all, some or none."""
    if count == read:
        return context.text("texts-all", count=count)
    if count == 1:
        return context.text("texts-none")
    return context.text("texts-some", count=read, texts=count)


def _steps(context: Context, steps: tuple[StepRecognition, ...]) -> str:
    """On what the steps of a practice rest."""
    sources = [len(step.recognition.sources) for step in steps]
    counts = {"several": sum(count > 1 for count in sources)}
    counts |= {"one": sources.count(1), "editors": sources.count(0)}
    return steps_in_words(context, counts) if steps else ""


def steps_in_words(context: Context, counts: dict[str, int]) -> str:
    """How many steps rest on several agencies or instruments, on one, on the editors’ guidance."""
    total = sum(counts.values())
    for source, count in counts.items():
        if count == total:
            return context.text(f"steps-all-{source}", count=count)
    words = [context.text(f"steps-{source}", count=count) for source, count in counts.items()]
    return context.text("steps-rest-on", steps=total, clauses=clauses(context, words))


def _who(context: Context, recognition: Recognition) -> str:
    """Who and since when: by the texts that the editors found, then what agencies say themselves."""
    said = declared_sentences(context, recognition)
    group = recognition.group
    has_texts = bool(recognition.agencies_in_texts) or (group is not None and not group.declared)
    if said and recognition.level != "none" and not has_texts:
        return said
    return f"{_sentence(context, recognition)} {said}".strip()


def _sentence(context: Context, recognition: Recognition) -> str:
    """Who and since when by the texts that the editors found, in one sentence."""
    if recognition.is_of_hosts:
        return context.text("adaptation-not-judged")
    group = recognition.group
    if group and not group.declared:
        is_dated = "dated" if group.date else "undated"
        return context.text(f"says-{group.act}-{is_dated}", date=dated(context, group.date))
    if recognition.level == "none":
        return context.text("says-none-listed" if recognition.listed else "says-none")
    return agencies_in_words(
        *(context, recognition.agencies_in_texts, recognition.texts[0]),
        recognition.since_in_texts,
    )


def agencies_in_words(
    context: Context, agencies: Sequence[str], documents: int, since: str | None
) -> str:
    """Which agencies recommend a practice in their own guidance, and since when."""
    named = bodies(context, agencies)
    who = sentence(context, "says-agencies-who", agencies=named, count=named.count)
    form = "since" if since else "undated"
    date = dated(context, since)
    when = context.text(f"says-agencies-{form}", count=documents, date=date)
    return context.text("says-agencies", who=who, since=when)


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
        words["reason"] = context.label("reasons", claim.reason)
    if claim.position != "recognizes" and not claim.says:
        words["position"] = context.label("positions", claim.position)
    if claim.says:
        words["says"] = context.label("provision-relations", claim.says)
    if provision := provisions(context.catalogue.vocabularies).get(claim.provision):
        words["strength"] = strength_in_words(context, provision)
    seen = seen_in_words(context, claim)
    only = context.text("evidence-part", part=part) if part else ""
    return {
        **words,
        "agencies": tuple(agency_link(context, name, path, short=True) for name in claim.agencies),
        "document": claim_link(context, claim, path),
        "declared": declared_in_words(context, claim),
        "where": place_in_words(context, claim.where, claim.document),
        "date": date_in_words(context, claim.date),
        "covers": context.label("subject-coverage", claim.covers),
        "part": only,
        "seen": seen,
        "verified": f"{context.text('semicolon')} ".join(filter(None, (seen, only))),
        "outcome": _outcome(context, claim),
        "is_soft": claim.is_soft,
        "mark": "law" if claim.is_duty else "law-soft",
        "key": article_key(context.catalogue, claim),
    }


def _outcome(context: Context, claim: Claim) -> str:
    """What came of a comparison: it counts, it is law, or the reason why it does not count."""
    return (
        context.label("reasons", claim.reason) if claim.reason else context.text("evidence-counts")
    )
