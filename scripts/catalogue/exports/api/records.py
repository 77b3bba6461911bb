"""A record → its data, as shapes.yml describes it.

Levels and sentences come from `recognition` and `recognition_summary`.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from catalogue.exports.api import shapes
from catalogue.exports.api.declarations import declaration_data, declared_data
from catalogue.exports.api.shapes import ELSEWHERE, ROOT, Data
from catalogue.exports.markdown import with_resolved_links
from catalogue.exports.publication import Publication
from catalogue.model.participation import participations
from catalogue.model.provisions import provisions
from catalogue.model.records import translatable_fields
from catalogue.model.studies import of_practice
from catalogue.recognition.backlinks import backlinks, status
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import (
    Recognition,
    law_of_practice,
    recognition_of_practice,
    step_recognitions,
)
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of
from catalogue.views.record.recognition_summary import recognition_summary
from catalogue.views.record.step_addresses import addresses_for_machines, former_names
from catalogue.views.wording.context import Context, resolver
from catalogue.views.wording.site import LICENCE

ByLanguage = dict[str, str]


def record_data(publication: Publication, entry: Entry) -> Data:
    """The data of a record."""
    headings = publication.catalogue.headings(entry.kind)
    translations = {
        language: entry.translation(language, headings).state
        for language in publication.site.languages
    }
    texts = {
        language: _text(context, entry)
        for language, context in publication.contexts.items()
        if language in entry.pages
    }
    return record_facts(publication, entry) | {
        "translations": translations,
        "licence": LICENCE,
        "text": texts,
        "steps": _steps(publication, entry),
        "studies": _studies(publication, entry),
    }


def record_summary(record: Data) -> Data:
    """A record in a list."""
    return {name: record[name] for name in shapes.fields_of("Summary") if name in record}


def record_facts(publication: Publication, entry: Entry) -> Data:
    """The data of a record for lists and tables, without texts."""
    catalogue, site, record = publication.catalogue, publication.site, entry.record
    recognition = _recognition(publication, entry)
    created, modified = days(catalogue, entry)
    registers = catalogue.vocabularies.table("same-as") if entry.kind == "agencies" else {}
    return _known(
        id=entry.ref,
        kind=entry.kind,
        name={language: entry.name(language) for language in site.languages},
        summary={language: entry.summary(language) for language in site.languages},
        topics=record.topics,
        **_standing(catalogue, entry),
        level=recognition["level"] if recognition else None,
        reviewed=record.reviewed,
        created=created,
        modified=modified,
        page=_pages(publication, entry),
        data=site.address(f"{ROOT}records/{entry.ref}.json"),
        permalink=site.address(f"id/{entry.ref}/"),
        formerly=entry.former_refs,
        original_language=entry.original,
        title={language: entry.title(language) for language in site.languages},
        review_due=entry.review_due,
        acronym=_acronym(entry, site.languages),
        same_as=registers.get(entry.id),
        issuers=[_body(publication, name) for name in entry.issuers],
        withdrawn=record.withdrawn.model_dump() if record.withdrawn else None,
        superseded_by=_successors(catalogue, entry),
        changes=[{"date": change.date, "what": change.texts} for change in record.changes],
        recognition=recognition,
        participation=_participation(publication, entry),
        declaration=declaration_data(catalogue, entry),
        fields=_fields(publication, entry),
    )


def _standing(catalogue: Catalogue, entry: Entry) -> Data:
    """Whether a record is current, and whether it is one of the hosts."""
    own = {"own": True} if entry.is_own else {}
    return {"status": status(catalogue, entry), **own}


def _successors(catalogue: Catalogue, entry: Entry) -> list[str]:
    """The references of the newer editions of a document."""
    return [successor.ref for successor in backlinks(catalogue).superseded_by.get(entry.ref, [])]


def _known(**values: Any) -> Data:
    """Values without those that are not known."""
    return {name: value for name, value in values.items() if value is not None}


def _pages(publication: Publication, entry: Entry) -> ByLanguage:
    """The address of the page in each language."""
    return {
        language: publication.site.address(context.path(entry))
        for language, context in publication.contexts.items()
    }


def _text(context: Context, entry: Entry) -> str:
    """The text of a page as Markdown, with addresses that work anywhere."""
    resolve = resolver(context, entry.kind, "")

    def address(href: str) -> str:
        return context.site.address(resolve(href))

    return with_resolved_links(entry.pages[context.language].body.strip(), address)


def _acronym(entry: Entry, languages: Iterable[str]) -> ByLanguage | None:
    acronyms = {language: entry.translated("acronym", language) for language in languages}
    return {language: word for language, word in acronyms.items() if word} or None


def _body(publication: Publication, name: str) -> Data:
    """A body that issued a document, and its record if it has one."""
    agency, languages = publication.catalogue.get("agencies", name), publication.site.languages
    labels = publication.catalogue.publishers
    registers = publication.catalogue.vocabularies.table("same-as")
    of_agency = {"acronym": _acronym(agency, languages), "record": agency.ref} if agency else {}
    return _known(
        id=name,
        name={language: labels.label(name, language) for language in languages},
        same_as=registers.get(name),
        **of_agency,
    )


def _fields(publication: Publication, entry: Entry) -> Data:
    """The other fields, as the front matter names them, or version 1 where the two differ."""
    fields = entry.record.model_dump(
        mode="json",
        by_alias=True,
        exclude={*ELSEWHERE, *translatable_fields(type(entry.record))},
        exclude_defaults=True,
    )
    if addresses := entry.addresses:
        fields["links"] = addresses
    if "legal_basis" in fields:
        fields["legal_basis"] = [
            _legal_basis(publication, basis) for basis in fields["legal_basis"]
        ]
    return {shapes.V1_FIELDS.get(name, name): value for name, value in fields.items()}


def _legal_basis(publication: Publication, basis: Data) -> Data:
    """A basis in law; version 1 has the instrument, and the article in words."""
    rows = provisions(publication.catalogue.vocabularies)
    provision = rows.get(basis.get("provision") or "")
    if provision is None:
        return basis
    instrument = f"resources/{provision.instrument}"
    return {"instrument": instrument, "article": provision.where, **basis}


def _studies(publication: Publication, entry: Entry) -> list[Data]:
    """The studies of the effect of a practice."""
    if entry.kind != "practices":
        return []
    studies = of_practice(publication.catalogue.vocabularies, entry.id)
    return [study.model_dump(exclude_none=True) for study in studies]


def _steps(publication: Publication, entry: Entry) -> list[Data]:
    """The steps of a practice, and who says so."""
    catalogue, steps = publication.catalogue, []
    results = step_recognitions(catalogue, entry.ref)
    for step, result in zip(entry.steps, results, strict=True):
        heads = {
            language: head_of(catalogue, entry, step.id, language)
            for language in publication.site.languages
        }
        recognition = result.recognition
        steps.append(
            {
                "id": step.id,
                "short": step.short.texts if step.short else {},
                "head": heads,
                "who": step.who,
                "moment": step.moment,
                "level": recognition.level,
                "agencies": recognition.agencies,
                "law": _law(recognition.law),
                "evidence": [_claim(claim) for claim in recognition.claims],
                **_names_of_step(publication, entry, step.id),
            }
        )
    return steps


def _names_of_step(publication: Publication, entry: Entry, step: str) -> Data:
    """The addresses of a step, and what it was called before."""
    paths = addresses_for_machines(publication.catalogue, entry, step)
    addresses = {name: publication.site.address(path) for name, path in paths.items()}
    return {**addresses, "formerly": former_names(entry, step)}


def _participation(publication: Publication, entry: Entry) -> Data | None:
    """The parties of an instrument by the list that was read, and its depositary."""
    table = participations(publication.catalogue.vocabularies).get(entry.id)
    if table is None or entry.kind != "resources":
        return None
    return _known(
        depositary=dict(table.page),
        as_of=table.as_of,
        complete=table.complete,
        parties=list(table.parties),
        entered_into_force=table.entered.since if table.entered else None,
    )


def _recognition(publication: Publication, entry: Entry) -> Data | None:
    """The recognition of a record with its evidence; None for kinds without recognition."""
    recognition = recognition_of_practice(publication.catalogue, entry)
    if recognition is None:
        return None
    read, words = recognition.texts, _recognition_words(publication, entry)
    return _known(
        level=recognition.level,
        mark=publication.site.address(f"{ROOT}marks/{recognition.mark}.svg"),
        label={language: view["label"] for language, view in words.items()},
        sentence={language: view["sentence"] for language, view in words.items()},
        since=recognition.since,
        agencies=recognition.agencies,
        **_group(recognition),
        law=_law(law_of_practice(publication.catalogue, entry)),
        words_read=recognition.is_full,
        texts=read[0],
        texts_read=read[1],
        evidence=[_claim(claim) for claim in recognition.claims],
    )


def _recognition_words(publication: Publication, entry: Entry) -> dict[str, Data]:
    """The recognition of a record for readers, in each language."""
    views = {
        language: recognition_summary(context, entry, "")
        for language, context in publication.contexts.items()
    }
    return {language: view for language, view in views.items() if view}


def _group(recognition: Recognition) -> Data:
    """The document of the whole group, and the number of its members."""
    group, then, now = recognition.group, recognition.members_then, recognition.members_now
    return {
        "group_document": group.document if group else None,
        "members_then": asdict(then) if then else None,
        "members_now": asdict(now) if now else None,
    }


def _law(claims: tuple[Claim, ...]) -> list[str]:
    """The provisions that bind their parties."""
    return [claim.provision for claim in claims if claim.provision and not claim.is_soft]


def _claim(claim: Claim) -> Data:
    """A piece of evidence."""
    values: Data = {name: getattr(claim, name) or None for name in shapes.fields_of("Claim")}
    values |= {"agencies": claim.agencies, "counts": claim.counts}
    values["declared"] = declared_data(claim.declared) if claim.declared else None
    return _known(**values)
