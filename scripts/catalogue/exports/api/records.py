"""A record → its data. Levels and sentences come from `recognition` and `recognition_summary`."""

from collections.abc import Iterable
from typing import Any, cast

from catalogue.exports import markdown
from catalogue.exports.api import shapes
from catalogue.exports.api.shapes import ELSEWHERE, ROOT
from catalogue.exports.publication import Publication
from catalogue.model.records import translatable_fields
from catalogue.recognition.backlinks import backlinks, status
from catalogue.recognition.levels import Claim, MemberCount, law_of_practice, provisions_of, recognize, step_recognitions
from catalogue.source.days import days
from catalogue.source.loading import Entry
from catalogue.source.steps import head_of
from catalogue.views.addresses import LICENCE, page_path
from catalogue.views.context import Context, resolver
from catalogue.views.recognition_summary import recognition_summary


def facts(publication: Publication) -> list[shapes.Facts]:
    """The data of all records for lists and tables, without texts."""
    return [shapes.Facts.model_construct(**_facts(publication, entry)) for entry in publication.catalogue.entries.values()]


def record(publication: Publication, entry: Entry) -> shapes.Record:
    """The data of a record."""
    headings = publication.catalogue.headings(entry.kind)
    return shapes.Record.model_construct(
        **_facts(publication, entry),
        translations={language: entry.translation(language, headings).state for language in publication.site.languages},
        licence=LICENCE,
        text={language: _text(publication, entry, language) for language in entry.pages},
        steps=_steps(publication, entry),
    )


def _text(publication: Publication, entry: Entry, language: str) -> str:
    resolve = resolver(publication.context(language), entry.kind, "")
    return markdown.linked(entry.pages[language].body.strip(), lambda href: publication.site.address(resolve(href)))


def summary(record: shapes.Facts) -> shapes.Summary:
    """A record in a list."""
    return shapes.Summary.model_construct(**{name: getattr(record, name) for name in shapes.Summary.model_fields})


def _facts(publication: Publication, entry: Entry) -> dict[str, Any]:
    site, record = publication.site, entry.record
    contexts = {language: publication.context(language) for language in site.languages}
    recognition = _recognition(publication, contexts, entry)
    created, modified = days(publication.catalogue, entry)
    return {
        "id": entry.ref,
        "kind": entry.kind,
        "name": {language: entry.name(language) for language in contexts},
        "summary": {language: entry.summary(language) for language in contexts},
        "topics": list(record.topics),
        "status": status(publication.catalogue, entry),
        "level": recognition.level if recognition else None,
        "reviewed": record.reviewed,
        "created": created,
        "modified": modified,
        "page": {language: site.address(page_path(site, language, entry.kind, entry.id)) for language in contexts},
        "data": site.address(f"{ROOT}records/{entry.ref}.json"),
        "permalink": site.address(f"id/{entry.ref}/"),
        "formerly": [name if "/" in name else f"{entry.kind}/{name}" for name in record.formerly],
        "original_language": entry.original,
        "title": {language: entry.title(language) for language in contexts},
        "review_due": entry.review_due,
        "acronym": _acronym(entry, site.languages),
        "issuers": [_body(publication, name) for name in entry.issuers],
        "withdrawn": _withdrawal(entry),
        "superseded_by": [other.ref for other in backlinks(publication.catalogue).superseded_by.get(entry.ref, [])],
        "changes": [shapes.Change(date=change.date, what=change.texts) for change in record.changes],
        "recognition": recognition,
        "fields": _fields(publication, entry),
    }


def _acronym(entry: Entry, languages: Iterable[str]) -> dict[str, str] | None:
    return {language: word for language in languages if (word := entry.translated("acronym", language))} or None


def _body(publication: Publication, name: str) -> shapes.Body:
    agency, languages = publication.catalogue.get("agencies", name), publication.site.languages
    names = {language: publication.catalogue.publishers.label(name, language) for language in languages}
    acronym = _acronym(agency, languages) if agency else None
    return shapes.Body.model_construct(id=name, name=names, acronym=acronym, record=agency.ref if agency else None)


def _fields(publication: Publication, entry: Entry) -> dict[str, Any]:
    """The other fields, as the front matter names them, or version 1 where the two differ."""
    left_out = {*ELSEWHERE, *translatable_fields(type(entry.record))}
    fields = entry.record.model_dump(mode="json", by_alias=True, exclude=left_out, exclude_defaults=True)
    if addresses := entry.addresses:
        fields["links"] = addresses
    if bases := fields.get("legal_basis"):
        fields["legal_basis"] = [_of_version_1(publication, basis) for basis in bases]
    return {shapes.V1_FIELDS.get(name, name): value for name, value in fields.items()}


def _of_version_1(publication: Publication, basis: dict[str, Any]) -> dict[str, Any]:
    """A legal basis with the keys of version 1: the instrument, and the article in words."""
    provision = provisions_of(publication.catalogue).get(basis.get("provision") or "")
    instrument = {"instrument": f"resources/{provision.instrument}", "article": provision.where} if provision else {}
    return {**instrument, **basis}


def _steps(publication: Publication, entry: Entry) -> list[shapes.Step]:
    catalogue, languages = publication.catalogue, publication.site.languages
    return [
        shapes.Step.model_construct(
            id=step.id,
            head={language: head_of(catalogue, entry, step.id, language) for language in languages},
            who=list(step.who),
            moment=step.moment,
            level=cast(shapes.Level, found.recognition.level),
            agencies=list(found.recognition.agencies),
            law=_law(found.recognition.law),
            evidence=[_claim(claim) for claim in found.recognition.claims],
        )
        for step, found in zip(entry.steps, step_recognitions(catalogue, entry.ref), strict=True)
    ]


def _withdrawal(entry: Entry) -> shapes.Withdrawal | None:
    withdrawn = entry.record.withdrawn
    return shapes.Withdrawal(**withdrawn.model_dump()) if withdrawn else None


def _recognition(publication: Publication, contexts: dict[str, Context], entry: Entry) -> shapes.Recognition | None:
    recognition = recognize(publication.catalogue, entry)
    views = {language: view for language, context in contexts.items() if (view := recognition_summary(context, entry, ""))}
    if recognition is None:
        return None
    return shapes.Recognition.model_construct(
        level=cast(shapes.Level, recognition.level),
        label={language: view.label for language, view in views.items()},
        sentence={language: view.sentence for language, view in views.items()},
        since=recognition.since,
        agencies=list(recognition.agencies),
        group_document=recognition.group.document if recognition.group else None,
        members_then=_count(recognition.members_then),
        members_now=_count(recognition.members_now),
        law=_law(law_of_practice(publication.catalogue, entry)),
        texts=recognition.texts[0],
        texts_read=recognition.texts[1],
        evidence=[_claim(claim) for claim in recognition.claims],
    )


def _law(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.provision for claim in claims if claim.provision and not claim.is_soft]


def _count(members: MemberCount | None) -> shapes.Count | None:
    return shapes.Count(count=members.count, as_of=members.as_of) if members else None


def _claim(claim: Claim) -> shapes.Claim:
    values: dict[str, Any] = {name: getattr(claim, name) or None for name in shapes.Claim.model_fields}
    reason = shapes.V1_REASONS.get(claim.reason, claim.reason) if claim.reason else None
    values |= {"agencies": list(claim.agencies), "counts": claim.counts, "reason": reason}
    return shapes.Claim.model_construct(**values)
