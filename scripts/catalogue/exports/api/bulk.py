"""Data in bulk, as tables: evidence, steps, provisions, studies, who recognizes what, members, terms.

Each row maps the names of the columns to cells, in words of a language; a code has its label in the next column.
"""

from collections.abc import Callable, Iterator

from catalogue.model.provisions import provisions
from catalogue.model.records import Agency
from catalogue.model.studies import studies
from catalogue.recognition.levels import (
    Recognition,
    recognize,
    recognized_practices,
    step_recognitions,
)
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of
from catalogue.views.pages.matrix import claims_by_agency
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import agency_name, record_title
from catalogue.views.wording.places import place_in_words

Row = dict[str, str]
SEPARATOR = " | "


def evidence(context: Context) -> Iterator[Row]:
    """One row for each document and agency that supports a record or a step of a practice, or was read and does not."""
    for entry in context.catalogue.entries.values():
        if recognition := recognize(context.catalogue, entry):
            yield from _claims(context, entry, recognition)
        for step in step_recognitions(context.catalogue, entry.ref):
            yield from _claims(context, entry, step.recognition, step.step.id)


def _claims(
    context: Context, entry: Entry, recognition: Recognition, step: str = ""
) -> Iterator[Row]:
    for claim in recognition.claims:
        document = context.catalogue.entries.get(claim.document)
        for agency in claim.agencies or ("",):
            yield {
                **_record(context, entry),
                "step": step,
                "document": claim.document,
                "document_name": record_title(context, document) if document else "",
                **_agency(context, agency),
                "where": place_in_words(context, claim.where),
                "provision": claim.provision,
                "date": claim.date or "",
                **_coded(context, "covers", "subject-coverage", "" if claim.says else claim.covers),
                **_coded(context, "says", "provision-relations", claim.says),
                **_coded(context, "seen", "verification-levels", claim.seen),
                **_coded(context, "position", "positions", claim.position),
                "counts": str(claim.counts and agency in claim.eligible_agencies).lower(),
                "reason": context.text(f"reason-{claim.reason}") if claim.reason else "",
            }


def steps(context: Context) -> Iterator[Row]:
    """One row for each step of a practice."""
    for entry in context.catalogue.of("practices"):
        pairs = zip(entry.steps, step_recognitions(context.catalogue, entry.ref), strict=True)
        for number, (step, item) in enumerate(pairs, 1):
            recognition = item.recognition
            yield {
                **_record(context, entry),
                "number": str(number),
                "step": step.id,
                "head": head_of(context.catalogue, entry, step.id, context.language),
                "who": SEPARATOR.join(context.label("audiences", name) for name in step.who),
                **_coded(context, "moment", "moments", step.moment),
                "level": recognition.level,
                "agencies": SEPARATOR.join(
                    agency_name(context, name) for name in recognition.agencies
                ),
                "law": SEPARATOR.join(claim.provision for claim in recognition.law),
            }


def matrix(context: Context) -> Iterator[Row]:
    """One row for each practice and agency that recognizes it, with the documents in which it does."""
    for entry, recognition in recognized_practices(context.catalogue):
        steps = [step.recognition for step in step_recognitions(context.catalogue, entry.ref)]
        for agency, claims in claims_by_agency(context.catalogue, recognition).items():
            documents = dict.fromkeys(claim.document for claim in claims)
            yield {
                **_record(context, entry),
                "level": recognition.level,
                "level_label": context.text(f"level-{recognition.level}"),
                **_agency(context, agency),
                "since": min((claim.date for claim in claims if claim.date), default=""),
                "steps": str(sum(step.is_by(agency) for step in steps)),
                "documents": SEPARATOR.join(documents),
                "document_names": SEPARATOR.join(
                    record_title(context, context.catalogue.entries[ref]) for ref in documents
                ),
            }


def provision_rows(context: Context) -> Iterator[Row]:
    """One row for each provision of an instrument."""
    vocabularies, language = context.catalogue.vocabularies, context.language
    for provision in provisions(vocabularies).values():
        instrument = context.catalogue.get("resources", provision.instrument)
        force = instrument.terms("force") if instrument else []
        yield {
            "provision": provision.ref,
            "instrument": f"resources/{provision.instrument}",
            "instrument_name": record_title(context, instrument) if instrument else "",
            "where": place_in_words(context, provision.where),
            "heading": provision.heading.get(language, ""),
            "summary": provision.says.get(language, ""),
            **_coded(context, "strength", "strengths", provision.strength),
            **_coded(context, "force", "forces", "".join(force)),
            **_coded(context, "seen", "verification-levels", provision.seen),
            "read": provision.read,
        }


def study_rows(context: Context) -> Iterator[Row]:
    """One row for each study of the effect of practices."""
    for name, study in studies(context.catalogue.vocabularies).items():
        outcomes = (
            f"{context.label('outcomes', key)}: {context.label('directions', to)}"
            for key, to in study.outcomes.items()
        )
        yield {
            "study": name,
            **{key: value or "" for key, value in study if not isinstance(value, dict | list)},
            **{
                key: getattr(study, key).get(context.language, "")
                for key in ("place", "found", "limits")
            },
            **_coded(context, "design", "designs", study.design),
            "practices": SEPARATOR.join(study.practices),
            "outcomes": SEPARATOR.join(outcomes),
            "notes": SEPARATOR.join(context.label("study-notes", note) for note in study.notes),
        }


def membership(context: Context) -> Iterator[Row]:
    """One row for each agency whose membership of the group is known."""
    for entry in context.catalogue.of("agencies"):
        if isinstance(entry.record, Agency) and (member := entry.record.membership):
            days = {"since": member.since, "by": member.by, "until": member.until}
            yield {
                **_agency(context, entry.id),
                "name": entry.name(context.language),
                **_coded(context, "status", "membership-statuses", member.status),
                **{key: value or "" for key, value in days.items()},
                "founding": str(bool(member.founding)).lower(),
                "roles": SEPARATOR.join(member.roles),
            }


def glossary(context: Context) -> Iterator[Row]:
    """One row for each term."""
    for name, row in context.catalogue.vocabularies.table("glossary").items():
        words = {f"term_{language}": row[language]["term"] for language in context.site.languages}
        also, avoid = ((row.get(key) or {}).get(context.language, "") for key in ("also", "avoid"))
        treaty = row.get("treaty") or {}
        yield {
            "term": name,
            **words,
            "definition": row[context.language]["definition"],
            "synonyms": SEPARATOR.join(also),
        } | {
            "warning": avoid,
            "instrument": treaty.get("instrument", ""),
            "article": treaty.get("article", ""),
        }


def _record(context: Context, entry: Entry) -> Row:
    return {"record": entry.ref, "record_name": entry.name(context.language)}


def _agency(context: Context, agency: str) -> Row:
    return {"agency": agency, "agency_name": agency_name(context, agency) if agency else ""}


def _coded(context: Context, column: str, vocabulary: str, code: str) -> Row:
    """A code, and its label in the next column."""
    return {column: code, f"{column}_label": context.label(vocabulary, code) if code else ""}


TABLES: dict[str, Callable[[Context], Iterator[Row]]] = {
    "evidence": evidence,
    "steps": steps,
    "matrix": matrix,
    "provisions": provision_rows,
    "studies": study_rows,
    "membership": membership,
    "glossary": glossary,
}
