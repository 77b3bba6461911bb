"""A record → its data, as shapes.yml describes it. Levels and sentences come from `recognition` and `recognition_summary`."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from catalogue.exports import markdown
from catalogue.exports.api import shapes
from catalogue.exports.api.shapes import ELSEWHERE, ROOT
from catalogue.exports.publication import Publication
from catalogue.model.provisions import provisions
from catalogue.model.records import translatable_fields
from catalogue.model.studies import of_practice
from catalogue.recognition.backlinks import backlinks, status
from catalogue.recognition.levels import Claim, law_of_practice, recognize, step_recognitions
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of
from catalogue.views.record.recognition_summary import recognition_summary
from catalogue.views.wording.context import Context, resolver
from catalogue.views.wording.site import LICENCE

Data = dict[str, Any]
ByLanguage = dict[str, str]


def record(publication: Publication, entry: Entry) -> Data:
    """The data of a record."""
    headings = publication.catalogue.headings(entry.kind)
    studies = (
        of_practice(publication.catalogue.vocabularies, entry.id)
        if entry.kind == "practices"
        else []
    )
    return facts(publication, entry) | {
        "translations": {
            language: entry.translation(language, headings).state
            for language in publication.site.languages
        },
        "licence": LICENCE,
        "text": {
            name: _text(context, entry)
            for name, context in publication.contexts.items()
            if name in entry.pages
        },
        "steps": _steps(publication, entry),
        "studies": [study.model_dump(exclude_none=True) for study in studies],
    }


def _text(context: Context, entry: Entry) -> str:
    resolve = resolver(context, entry.kind, "")
    return markdown.linked(
        entry.pages[context.language].body.strip(), lambda href: context.site.address(resolve(href))
    )


def summary(record: Data) -> Data:
    """A record in a list."""
    return {name: record[name] for name in shapes.names_of("Summary") if name in record}


def _known(**values: Any) -> Data:
    """Values without those that are not known."""
    return {name: value for name, value in values.items() if value is not None}


def facts(publication: Publication, entry: Entry) -> Data:
    """The data of a record for lists and tables, without texts."""
    site, record, languages = publication.site, entry.record, publication.site.languages
    recognition = _recognition(publication, entry)
    created, modified = days(publication.catalogue, entry)
    return _known(
        id=entry.ref,
        kind=entry.kind,
        name={language: entry.name(language) for language in languages},
        summary={language: entry.summary(language) for language in languages},
        topics=record.topics,
        status=status(publication.catalogue, entry),
        level=recognition["level"] if recognition else None,
        reviewed=record.reviewed,
        created=created,
        modified=modified,
        page={
            language: site.address(context.path(entry))
            for language, context in publication.contexts.items()
        },
        data=site.address(f"{ROOT}records/{entry.ref}.json"),
        permalink=site.address(f"id/{entry.ref}/"),
        formerly=entry.former_refs,
        original_language=entry.original,
        title={language: entry.title(language) for language in languages},
        review_due=entry.review_due,
        acronym=_acronym(entry, languages),
        same_as=publication.catalogue.vocabularies.table("same-as").get(entry.id)
        if entry.kind == "agencies"
        else None,
        issuers=[_body(publication, name) for name in entry.issuers],
        withdrawn=record.withdrawn.model_dump() if record.withdrawn else None,
        superseded_by=[
            other.ref for other in backlinks(publication.catalogue).superseded_by.get(entry.ref, [])
        ],
        changes=[{"date": change.date, "what": change.texts} for change in record.changes],
        recognition=recognition,
        fields=_fields(publication, entry),
    )


def _acronym(entry: Entry, languages: Iterable[str]) -> ByLanguage | None:
    return {
        language: word for language in languages if (word := entry.translated("acronym", language))
    } or None


def _body(publication: Publication, name: str) -> Data:
    agency, languages = publication.catalogue.get("agencies", name), publication.site.languages
    names = {
        language: publication.catalogue.publishers.label(name, language) for language in languages
    }
    of_agency = {"acronym": _acronym(agency, languages), "record": agency.ref} if agency else {}
    return _known(
        id=name,
        name=names,
        same_as=publication.catalogue.vocabularies.table("same-as").get(name),
        **of_agency,
    )


def _fields(publication: Publication, entry: Entry) -> Data:
    """The other fields, as the front matter names them, or version 1 where the two differ."""
    left_out = {*ELSEWHERE, *translatable_fields(type(entry.record))}
    fields = entry.record.model_dump(
        mode="json", by_alias=True, exclude=left_out, exclude_defaults=True
    )
    if addresses := entry.addresses:
        fields["links"] = addresses
    for number, basis in enumerate(fields.get("legal_basis", ())):
        # Version 1 has the instrument, and the article in words.
        if provision := provisions(publication.catalogue.vocabularies).get(
            basis.get("provision") or ""
        ):
            instrument = {
                "instrument": f"resources/{provision.instrument}",
                "article": provision.where,
            }
            fields["legal_basis"][number] = instrument | basis
    return {shapes.V1_FIELDS.get(name, name): value for name, value in fields.items()}


def _steps(publication: Publication, entry: Entry) -> list[Data]:
    catalogue, languages = publication.catalogue, publication.site.languages
    return [
        {
            "id": step.id,
            "head": {
                language: head_of(catalogue, entry, step.id, language) for language in languages
            },
            "who": step.who,
            "moment": step.moment,
            "level": item.recognition.level,
            "agencies": item.recognition.agencies,
            "law": _law(item.recognition.law),
            "evidence": [_claim(claim) for claim in item.recognition.claims],
        }
        for step, item in zip(entry.steps, step_recognitions(catalogue, entry.ref), strict=True)
    ]


def _recognition(publication: Publication, entry: Entry) -> Data | None:
    recognition = recognize(publication.catalogue, entry)
    contexts = publication.contexts.items()
    views = {
        language: view
        for language, context in contexts
        if (view := recognition_summary(context, entry, ""))
    }
    if recognition is None:
        return None
    return _known(
        level=recognition.level,
        mark=publication.site.address(f"{ROOT}marks/{recognition.level}.svg"),
        label={language: view["label"] for language, view in views.items()},
        sentence={language: view["sentence"] for language, view in views.items()},
        since=recognition.since,
        agencies=recognition.agencies,
        group_document=recognition.group.document if recognition.group else None,
        members_then=asdict(recognition.members_then) if recognition.members_then else None,
        members_now=asdict(recognition.members_now) if recognition.members_now else None,
        law=_law(law_of_practice(publication.catalogue, entry)),
        texts=recognition.texts[0],
        texts_read=recognition.texts[1],
        evidence=[_claim(claim) for claim in recognition.claims],
    )


def _law(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.provision for claim in claims if claim.provision and not claim.is_soft]


def _claim(claim: Claim) -> Data:
    values: Data = {name: getattr(claim, name) or None for name in shapes.names_of("Claim")}
    reason = shapes.V1_REASONS.get(claim.reason, claim.reason) if claim.reason else None
    return _known(**values | {"agencies": claim.agencies, "counts": claim.counts, "reason": reason})
