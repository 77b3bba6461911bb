"""The declaration of an agency on its own page: whether it made one, what it says, and each copy of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.model.declarations import Kept, kept_declarations
from catalogue.recognition.claims import Claim
from catalogue.recognition.declarations import found_event, standing_declarations, standing_of
from catalogue.recognition.levels import RecordRecognition, recognize_record
from catalogue.recognition.speakers import may_count
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of, short_head_of
from catalogue.views.record.declared_words import declared_in_words
from catalogue.views.wording.context import Context, at_place
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.grammar import bodies, dated, sentence
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Link

DECLARE = "declare"
"""The folder, below the page of an agency, of the page on which it declares."""


@dataclass(frozen=True)
class Answered:
    """What an agency answered of one thing: the practice, the step if it is one, and the answer."""

    practice: Link
    step: Link | None
    said: str
    reference: str
    link: str
    """The document on which the answer rests, and its address, if the agency names one."""


@dataclass(frozen=True)
class AgencyDeclaration:
    """What the page of an agency says of its declaration."""

    state: str
    declare: Link
    answers: tuple[Answered, ...]
    history: tuple[str, ...]
    """Each copy, and each day on which the file had changed or was gone."""

    address: str
    digest: str
    """Where the file is, and what identifies the copy; '' if there is none."""


def agency_declaration(context: Context, entry: Entry, path: str) -> AgencyDeclaration | None:
    """The declaration of an agency; None for other records, and for bodies whose guidance is not counted."""
    if entry.kind != "agencies" or not may_count(context.catalogue, entry.id):
        return None
    kept = kept_declarations(context.catalogue.vocabularies).get(entry.id, ())
    url = context.to(path, entry.ref, DECLARE)
    agencies = bodies(context, [entry.id])
    stands = entry.id in standing_declarations(context.catalogue)
    return AgencyDeclaration(
        state=declaration_state(context, entry),
        declare=Link(context.text("declare-for", agencies=agencies), url),
        answers=tuple(_answers(context, entry, path)),
        history=tuple(_history(context, kept)),
        address=kept[-1].copy.address if stands else "",
        digest=(kept[-1].copy.digest or "") if stands else "",
    )


def declaration_state(context: Context, entry: Entry) -> str:
    """Whether an agency has declared something, and whether it stands."""
    agencies = bodies(context, [entry.id])
    kept = kept_declarations(context.catalogue.vocabularies).get(entry.id, ())
    if not kept:
        return sentence(context, "declaration-never", agencies=agencies)
    standing = standing_declarations(context.catalogue).get(entry.id)
    if standing is None:
        state = standing_of(context.catalogue, entry.id, kept[-1])
        day = dated(context, kept[-1].copy.day)
        return sentence(context, f"declaration-{state}", agencies=agencies, date=day)
    copy, declaration = standing
    return sentence(
        *(context, "declaration-stands"),
        agencies=agencies,
        date=dated(context, declaration.date),
        host=urlsplit(copy.copy.address).netloc,
        office=declaration.office,
        count=len(declaration.answers),
    )


def _answers(context: Context, entry: Entry, path: str) -> Iterator[Answered]:
    """Every answer of an agency that has an effect, by practice and step."""
    if entry.id not in standing_declarations(context.catalogue):
        return
    for record in context.catalogue.entries.values():
        recognition = recognize_record(context.catalogue, record)
        if recognition:
            yield from _answers_on(context, entry.id, record, recognition, path)


def _answers_on(
    context: Context, agency: str, record: Entry, recognition: RecordRecognition, path: str
) -> Iterator[Answered]:
    """The answers of an agency on a record and its parts."""
    link = record_link(context, record, path)
    for claim in _of_agency(recognition.whole.declared, agency):
        yield _answered(context, link, None, claim)
    for part in (*recognition.steps, *recognition.pitfalls):
        for claim in _of_agency(part.recognition.declared, agency):
            label = item_name(context, record, part.step.id)
            yield _answered(context, link, Link(label, at_place(link.url, part.step.id)), claim)


def item_name(context: Context, record: Entry, item: str) -> str:
    """A step by its short head, a pitfall by its first sentence."""
    if any(step.id == item for step in record.steps):
        return short_head_of(context.catalogue, record, item, context.language)
    return head_of(context.catalogue, record, item, context.language, "pitfalls")


def _of_agency(claims: Sequence[Claim], agency: str) -> list[Claim]:
    return [claim for claim in claims if claim.agencies == (agency,)]


def _answered(context: Context, practice: Link, step: Link | None, claim: Claim) -> Answered:
    answer = claim.declared.answer if claim.declared else None
    return Answered(
        practice=practice,
        step=step,
        said=declared_in_words(context, claim),
        reference=(answer.reference or "") if answer else "",
        link=(answer.link or "") if answer else "",
    )


def _history(context: Context, kept: Sequence[Kept]) -> Iterator[str]:
    """What was found on each day: the file for the first time, another, none, or one again."""
    for number, item in enumerate(kept):
        earlier = kept[number - 1] if number else None
        day = date_in_words(context, item.copy.day)
        yield context.text(f"declaration-copy-{found_event(earlier, item)}", date=day)
