"""Data in bulk, as tables: evidence, steps, provisions, parties, studies, changes, members, terms, …

Each row maps the names of the columns to cells, in words of a language; a code has its label in the
next column, and words have their ids in it. `columns` says what each column holds.
"""

from collections.abc import Callable, Iterable, Iterator

from catalogue.exports.api.changes import change_rows
from catalogue.exports.api.code_tables import body_rows, code_rows, region_rows
from catalogue.exports.api.law_of_states import (
    instrument_name,
    participation_rows,
    steps_of_instruments_rows,
    steps_of_states_rows,
)
from catalogue.exports.api.national_law import national_rows
from catalogue.exports.csv_text import SEPARATOR, Row
from catalogue.model.provisions import Provision, provisions
from catalogue.model.records import KINDS, Agency
from catalogue.model.studies import studies
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import (
    Recognition,
    recognition_of_practice,
    recognized_practices,
    step_recognitions,
)
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of, short_head_of
from catalogue.views.pages.matrix import claims_by_agency
from catalogue.views.record.declared_words import declared_in_words, seen_in_words
from catalogue.views.record.step_addresses import addresses_for_machines
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import level_label
from catalogue.views.wording.names import agency_name, record_title
from catalogue.views.wording.places import place_in_words


def evidence_rows(context: Context) -> Iterator[Row]:
    """One row for each document and agency that supports a record or a step, or was read and does not."""
    for entry in context.catalogue.entries.values():
        if recognition := recognition_of_practice(context.catalogue, entry):
            yield from _claim_rows(context, entry, recognition)
        for step in step_recognitions(context.catalogue, entry.ref):
            yield from _claim_rows(context, entry, step.recognition, step.step.id)


def _claim_rows(
    context: Context, entry: Entry, recognition: Recognition, step: str = ""
) -> Iterator[Row]:
    for claim in recognition.claims:
        for agency in claim.agencies or ("",):
            yield {
                **_record(context, entry),
                "step": step,
                "step_ref": step_ref(entry.ref, step) if step else "",
                "claim": _claim_ref(entry, step, claim),
                **_document_cells(context, claim),
                **_agency(context, agency),
                **_claim_cells(context, claim),
                "counts": _boolean(claim.counts and agency in claim.eligible_agencies),
                "reason": context.label("reasons", claim.reason) if claim.reason else "",
                "reason_id": claim.reason or "",
            }


def step_ref(practice: str, step: str) -> str:
    """The reference of a step: that of its practice with the id of the step, as its permalink has them."""
    return f"{practice}#{step}"


def _claim_ref(entry: Entry, step: str, claim: Claim) -> str:
    """The reference of a claim: that of its record or of its step, with its provision or its id.

    Two provisions of a step can stand at one place, such as two sentences of a paragraph.
    """
    if not step:
        return f"{entry.ref}#{claim.id}"
    return f"{step_ref(entry.ref, step)}/{claim.provision or claim.id}"


def _document_cells(context: Context, claim: Claim) -> Row:
    document = context.catalogue.entries.get(claim.document)
    name = record_title(context, document) if document else ""
    name = declared_in_words(context, claim) or name
    return {"document": claim.document, "document_name": name}


def _claim_cells(context: Context, claim: Claim) -> Row:
    """What a document says, and how far it was read."""
    covers = "" if claim.says else claim.covers
    return {
        "where": place_in_words(context, claim.where, claim.document),
        "provision": claim.provision,
        "date": claim.date or "",
        **_coded(context, "covers", "subject-coverage", covers),
        **_coded(context, "says", "provision-relations", claim.says),
        "seen": "" if claim.declared else claim.seen,
        "seen_label": seen_in_words(context, claim),
        **_coded(context, "position", "positions", claim.position),
    }


def step_rows(context: Context) -> Iterator[Row]:
    """One row for each step of a practice."""
    for entry in context.catalogue.of("practices"):
        results = step_recognitions(context.catalogue, entry.ref)
        pairs = zip(entry.steps, results, strict=True)
        for number, (step, result) in enumerate(pairs, 1):
            yield {
                **_record(context, entry),
                "number": str(number),
                "step": step.id,
                "step_ref": step_ref(entry.ref, step.id),
                "short": short_head_of(context.catalogue, entry, step.id, context.language),
                "head": head_of(context.catalogue, entry, step.id, context.language),
                **_named(context, "who", "audiences", step.who),
                **_coded(context, "moment", "moments", step.moment),
                **_support_cells(context, result.recognition),
                **_addresses_of_step(context, entry, step.id),
            }


def _addresses_of_step(context: Context, entry: Entry, step: str) -> Row:
    """The permanent address of a step, and that in the last edition that has it."""
    paths = addresses_for_machines(context.catalogue, entry, step)
    names = ("permalink", "edition")
    return {name: context.site.address(paths[name]) if name in paths else "" for name in names}


def _support_cells(context: Context, recognition: Recognition) -> Row:
    """The level of a step, and who and what supports it."""
    agencies = [agency_name(context, name) for name in recognition.agencies]
    provisions_of_law = [claim.provision for claim in recognition.law]
    return {
        "level": recognition.level,
        "agencies": SEPARATOR.join(agencies),
        "agencies_ids": SEPARATOR.join(recognition.agencies),
        "law": SEPARATOR.join(provisions_of_law),
    }


def matrix_rows(context: Context) -> Iterator[Row]:
    """One row for each practice and agency that recognizes it, with the documents in which it does."""
    for entry, recognition in recognized_practices(context.catalogue):
        for agency, claims in claims_by_agency(context.catalogue, recognition).items():
            yield {
                **_record(context, entry),
                "level": recognition.level,
                "level_label": level_label(context, recognition),
                **_agency(context, agency),
                "since": min((claim.date for claim in claims if claim.date), default=""),
                "steps": str(_steps_of_agency(context, entry, agency)),
                **_documents_cells(context, claims),
            }


def _steps_of_agency(context: Context, entry: Entry, agency: str) -> int:
    """How many steps of a practice an agency supports."""
    steps = step_recognitions(context.catalogue, entry.ref)
    return sum(step.recognition.is_by(agency) for step in steps)


def _documents_cells(context: Context, claims: list[Claim]) -> Row:
    refs = list(dict.fromkeys(claim.document for claim in claims))
    names = [record_title(context, context.catalogue.entries[ref]) for ref in refs]
    return {"documents": SEPARATOR.join(refs), "document_names": SEPARATOR.join(names)}


def provision_rows(context: Context) -> Iterator[Row]:
    """One row for each provision of an instrument."""
    for provision in provisions(context.catalogue.vocabularies).values():
        yield {
            "provision": provision.ref,
            **_instrument_cells(context, provision),
            "where": place_in_words(context, provision.where, f"resources/{provision.instrument}"),
            "heading": provision.heading.get(context.language, ""),
            "summary": provision.says.get(context.language, ""),
            **_coded(context, "strength", "strengths", provision.strength),
            **_coded(context, "force", "forces", _force(context, provision)),
            **_coded(context, "seen", "verification-levels", provision.seen),
            "read": provision.read,
        }


def _instrument_cells(context: Context, provision: Provision) -> Row:
    return {
        "instrument": f"resources/{provision.instrument}",
        "instrument_name": instrument_name(context, provision.instrument),
    }


def _force(context: Context, provision: Provision) -> str:
    """The code that says whether an instrument binds; '' if it has no record."""
    instrument = context.catalogue.get("resources", provision.instrument)
    return "".join(instrument.terms("force")) if instrument else ""


def study_rows(context: Context) -> Iterator[Row]:
    """One row for each study of the effect of practices."""
    for name, study in studies(context.catalogue.vocabularies).items():
        plain = {key: value or "" for key, value in study if not isinstance(value, dict | list)}
        texts = {
            key: getattr(study, key).get(context.language, "")
            for key in ("place", "found", "limits")
        }
        outcomes = [
            f"{context.label('outcomes', key)}: {context.label('directions', direction)}"
            for key, direction in study.outcomes.items()
        ]
        codes = [f"{key}: {direction}" for key, direction in study.outcomes.items()]
        yield {
            "study": name,
            **plain,
            "title": study.name(context.language),
            "authors": study.by(context.language),
            **texts,
            **_coded(context, "design", "designs", study.design),
            "practices": SEPARATOR.join(study.practices),
            "outcomes": SEPARATOR.join(outcomes),
            "outcomes_ids": SEPARATOR.join(codes),
            **_named(context, "notes", "study-notes", study.notes),
        }


def member_rows(context: Context) -> Iterator[Row]:
    """One row for each agency whose membership of the group is known."""
    for entry in context.catalogue.of("agencies"):
        member = entry.record.membership if isinstance(entry.record, Agency) else None
        if member:
            yield {
                **_agency(context, entry.id),
                "name": entry.name(context.language),
                **_coded(context, "status", "membership-statuses", member.status),
                "since": member.since or "",
                "by": member.by or "",
                "until": member.until or "",
                "founding": _boolean(member.founding),
                "roles": SEPARATOR.join(member.roles),
            }


def glossary_rows(context: Context) -> Iterator[Row]:
    """One row for each term."""
    for name, row in context.catalogue.vocabularies.table("glossary").items():
        terms = {f"term_{language}": row[language]["term"] for language in context.site.languages}
        synonyms = (row.get("also") or {}).get(context.language, "")
        treaty = row.get("treaty") or {}
        instrument = treaty.get("instrument", "")
        yield {
            "term": name,
            **terms,
            "definition": row[context.language]["definition"],
            "synonyms": SEPARATOR.join(synonyms),
            "warning": (row.get("avoid") or {}).get(context.language, ""),
            "instrument": instrument,
            "article": place_in_words(context, treaty.get("where"), f"resources/{instrument}"),
        }


def _boolean(value: object) -> str:
    """A truth value as the data package defines it."""
    return str(bool(value)).lower()


def _record(context: Context, entry: Entry) -> Row:
    return {"record": entry.ref, "record_name": entry.name(context.language)}


def _agency(context: Context, agency: str) -> Row:
    return {"agency": agency, "agency_name": agency_name(context, agency) if agency else ""}


def _coded(context: Context, column: str, vocabulary: str, code: str) -> Row:
    """A code, and its label in the next column."""
    return {column: code, f"{column}_label": context.label(vocabulary, code) if code else ""}


def _named(context: Context, column: str, vocabulary: str, ids: Iterable[str]) -> Row:
    """The names of several things, and their ids in the next column."""
    names = [context.label(vocabulary, name) for name in ids]
    return {column: SEPARATOR.join(names), f"{column}_ids": SEPARATOR.join(ids)}


TABLES: dict[str, Callable[[Context], Iterator[Row]]] = {
    "evidence": evidence_rows,
    "steps": step_rows,
    "matrix": matrix_rows,
    "provisions": provision_rows,
    "participation": participation_rows,
    "steps-of-instruments": steps_of_instruments_rows,
    "steps-of-states": steps_of_states_rows,
    "national-law": national_rows,
    "studies": study_rows,
    "changes": change_rows,
    "membership": member_rows,
    "glossary": glossary_rows,
    "regions": region_rows,
    "bodies": body_rows,
    "codes": code_rows,
}
TABLE_NAMES = ("records", *KINDS, *TABLES)


def table_title(name: str) -> str:
    """The id of the title of a table in data/interface/strings.yml."""
    return name if name in KINDS else f"table-{name}"
