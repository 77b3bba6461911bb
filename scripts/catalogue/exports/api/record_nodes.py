"""A record as linked data in all languages at once (JSON-LD): one graph, no address of which has a language.

    node_of      the record, with its terms, its recognition and its pages
    steps        the steps of a practice: their order, the law behind each, and what each document says
    provisions   the articles of an instrument

Codes are the concepts of the vocabularies; claims are nodes, so that a query can ask for either.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from catalogue.exports.api.shapes import ROOT
from catalogue.exports.api.skos import texts_by_language
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication, SiteFiles
from catalogue.html.linked_data import RECOGNITION, concept_iri, level_term, record_iri
from catalogue.model.description import described_at
from catalogue.model.provisions import Provision, of_instrument
from catalogue.model.records import Agency
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import (
    StepRecognition,
    law_of_practice,
    recognition_of_practice,
    step_recognitions,
)
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of, short_head_of
from catalogue.views.wording.places import place_in_words
from catalogue.views.wording.site import LICENCE

Node = dict[str, Any]

ALL_RECORDS = "records.jsonld"
"""The name of the file with the graphs of all records."""

GROUP = "agencies/icat"

REFERENCES = (
    *("about", "additionalType", "appearance", "audience", "author", "citation"),
    *("claimInterpreter", "hasPart", "isBasedOn", "isPartOf", "keywords", "knowsAbout"),
    *("legislationType", "license", "mainEntity", "memberOf", "parentOrganization", "publisher"),
    *("sameAs", "spatialCoverage", "subjectOf", "url"),
)
"""The words whose values are addresses."""

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in REFERENCES},
}
"""What the words mean, so that no program needs to fetch it."""


def record_nodes(publication: Publication, entry: Entry) -> Iterator[File]:
    """The file of a record."""
    nodes = [node_of(publication, entry), *_pages(publication, entry)]
    nodes += _claims(publication, entry)
    if entry.kind == "practices":
        nodes += _steps(publication, entry)
    nodes += [_provision(publication, row) for row in _provisions(publication, entry)]
    known = [{name: value for name, value in node.items() if value} for node in nodes]
    yield f"{ROOT}records/{entry.ref}.jsonld", compact({"@context": CONTEXT, "@graph": known})


def all_record_nodes(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The files of all records in one, as a list."""
    paths = (f"{ROOT}records/{ref}.jsonld" for ref in publication.catalogue.entries)
    yield f"{ROOT}{ALL_RECORDS}", b"[" + b",".join(site.read(path) for path in paths) + b"]\n"


def node_of(publication: Publication, entry: Entry) -> Node:
    """The record itself."""
    schema = publication.catalogue.type_row(entry).get("schema", "CreativeWork")
    node: Node = {
        "@id": record_iri(publication.site, entry.ref),
        "@type": {"agencies": "Organization", "practices": "HowTo"}.get(entry.kind, schema),
        "identifier": [entry.ref, *entry.identifiers.values()],
        "name": _texts(publication, entry.title),
        "description": _texts(publication, entry.summary),
        "audience": _concepts(publication, entry, "audiences"),
        "spatialCoverage": _concepts(publication, entry, "regions"),
    }
    topics = "knowsAbout" if entry.kind == "agencies" else "about"
    node[topics] = _concepts(publication, entry, "topics")
    return node | _of_kind(publication, entry) | _recognition(publication, entry)


def _of_kind(publication: Publication, entry: Entry) -> Node:
    """What only a record of a kind has."""
    if isinstance(entry.record, Agency):
        return _agency(publication, entry, entry.record)
    if entry.kind == "practices":
        return _practice(publication, entry)
    return _document(publication, entry)


def _agency(publication: Publication, entry: Entry, agency: Agency) -> Node:
    """A body, the body to which it belongs, and the group if it is a member."""
    site, member = publication.site, agency.membership
    registers = publication.catalogue.vocabularies.table("same-as")
    parents = entry.terms("part_of")
    is_member = member is not None and member.status == "member"
    return {
        "alternateName": _texts(publication, lambda name: entry.translated("acronym", name) or ""),
        "sameAs": registers.get(entry.id),
        "url": entry.homepage,
        "parentOrganization": [record_iri(site, f"agencies/{name}") for name in parents],
        "memberOf": record_iri(site, GROUP) if is_member else None,
    }


def _practice(publication: Publication, entry: Entry) -> Node:
    site = publication.site
    law = law_of_practice(publication.catalogue, entry)
    return {
        "step": [{"@id": record_iri(site, entry.ref, step.id)} for step in entry.steps],
        "citation": [record_iri(site, ref) for ref in entry.resources],
        "isBasedOn": _law(publication, law),
    }


def _document(publication: Publication, entry: Entry) -> Node:
    """A document or an event: who is behind it, when, where it is, and the parts of an instrument."""
    site, catalogue = publication.site, publication.catalogue
    bodies = [_body(publication, name) for name in entry.issuers]
    is_event = catalogue.type_row(entry).get("schema") == "Event"
    forces = [concept_iri(site, "forces", code) for code in entry.terms("force")]
    return {
        "organizer" if is_event else "publisher": bodies,
        "startDate" if is_event else "datePublished": entry.date,
        "endDate" if is_event else "temporalCoverage": entry.until,
        "inLanguage": entry.languages,
        "url": list(dict.fromkeys(entry.addresses.values())),
        "additionalType": _concepts(publication, entry, "type"),
        "legislationIdentifier": entry.identifiers.get("symbol") if forces else None,
        "legislationType": forces,
        "hasPart": [_provision_iri(publication, row) for row in _provisions(publication, entry)],
        "citation": [record_iri(site, ref) for ref in entry.practices],
    }


def _body(publication: Publication, name: str) -> Node:
    """A body, identified by its record if it has one, else by its addresses in registers."""
    registers = publication.catalogue.vocabularies.table("same-as")
    agency = publication.catalogue.get("agencies", name)
    labels = publication.catalogue.publishers
    node: Node = {
        "@type": "Organization",
        "name": _texts(publication, lambda language: labels.label(name, language)),
    }
    if agency:
        node["@id"] = record_iri(publication.site, agency.ref)
    elif name in registers:
        node["sameAs"] = registers[name]
    return node


def _recognition(publication: Publication, entry: Entry) -> Node:
    """The level of recognition, computed; nothing for kinds without one."""
    recognition = recognition_of_practice(publication.catalogue, entry)
    if recognition is None:
        return {}
    level = _level(publication, recognition.level)
    effect = _concepts(publication, entry, "effect_level")
    return {"additionalProperty": level, "keywords": effect}


def _level(publication: Publication, level: str) -> Node:
    """A level of recognition as a property; nothing where none is known."""
    if level == "none":
        return {}
    site = publication.site
    return {
        "@type": "PropertyValue",
        "propertyID": concept_iri(site, RECOGNITION, "all"),
        "value": level,
        "valueReference": {"@id": concept_iri(site, RECOGNITION, level_term(level))},
    }


def _pages(publication: Publication, entry: Entry) -> Iterator[Node]:
    """The page of a record in each language."""
    _, modified = days(publication.catalogue, entry)
    for language, context in publication.contexts.items():
        yield {
            "@id": publication.site.iri(context.path(entry)),
            "@type": "WebPage",
            "inLanguage": language,
            "mainEntity": record_iri(publication.site, entry.ref),
            "dateModified": modified,
            "license": LICENCE,
        }


def _claims(publication: Publication, entry: Entry) -> Iterator[Node]:
    """The evidence of a record; each claim is a part of what is said of it."""
    recognition = recognition_of_practice(publication.catalogue, entry)
    for claim in recognition.claims if recognition else ():
        if claim.document != entry.ref:
            yield _claim(publication, entry.ref, claim.id, "", claim)


def _steps(publication: Publication, entry: Entry) -> Iterator[Node]:
    """The steps of a practice in order, and what each document says of them."""
    results = step_recognitions(publication.catalogue, entry.ref)
    for position, (step, result) in enumerate(zip(entry.steps, results, strict=True), 1):
        yield {
            "@id": record_iri(publication.site, entry.ref, step.id),
            "@type": "HowToStep",
            "position": position,
            "isPartOf": record_iri(publication.site, entry.ref),
            **_words_of_step(publication, entry, step.id),
            "audience": [concept_iri(publication.site, "audiences", name) for name in step.who],
            "keywords": [concept_iri(publication.site, "moments", step.moment)],
            "additionalProperty": _level(publication, result.recognition.level),
            "isBasedOn": _law(publication, result.recognition.law),
        }
        yield from _claims_of_step(publication, entry, step.id, result)


def _words_of_step(publication: Publication, entry: Entry, step: str) -> Node:
    catalogue = publication.catalogue
    return {
        "name": _texts(publication, lambda name: short_head_of(catalogue, entry, step, name)),
        "text": _texts(publication, lambda name: head_of(catalogue, entry, step, name)),
    }


def _claims_of_step(
    publication: Publication, entry: Entry, step: str, result: StepRecognition
) -> Iterator[Node]:
    for claim in result.recognition.claims:
        name = f"{step}/{claim.provision or claim.id}"
        yield _claim(publication, entry.ref, name, step, claim)


def _claim(publication: Publication, ref: str, name: str, step: str, claim: Claim) -> Node:
    """What a document says of a record or of a step, and how far it was read. A law speaks for no agency."""
    site = publication.site
    agencies = () if claim.is_law else claim.agencies
    return {
        "@id": record_iri(site, ref, name),
        "@type": "Claim",
        "about": record_iri(site, ref, step),
        "author": [record_iri(site, f"agencies/{agency}") for agency in agencies],
        "datePublished": claim.date,
        "appearance": _place(publication, claim),
        "claimInterpreter": site.iri("#publisher"),
        "text": _texts_by_context(publication, claim),
        "keywords": list(_codes(publication, claim)),
    }


def _codes(publication: Publication, claim: Claim) -> Iterator[str]:
    """The codes of a claim as concepts: what it says, how far it was read, and why it does not count."""
    codes = {
        "provision-relations" if claim.says else "subject-coverage": claim.says or claim.covers,
        "positions": claim.position,
        "verification-levels": "" if claim.declared else claim.seen,
        "reasons": claim.reason,
    }
    for vocabulary, code in codes.items():
        if code:
            yield concept_iri(publication.site, vocabulary, code)


def _texts_by_context(publication: Publication, claim: Claim) -> list[Node]:
    """The place of a claim in words."""
    return texts_by_language(
        {
            language: place_in_words(context, claim.where, claim.document)
            for language, context in publication.contexts.items()
            if claim.where
        }
    )


def _place(publication: Publication, claim: Claim) -> str:
    """The provision of a claim, or else its document."""
    instrument, _, provision = claim.provision.partition("/")
    ref = f"resources/{instrument}" if provision else claim.document
    return record_iri(publication.site, ref, provision)


def _law(publication: Publication, claims: Iterable[Claim]) -> list[str]:
    """The provisions that bind their parties."""
    binding = [_place(publication, claim) for claim in claims if not claim.is_soft]
    return list(dict.fromkeys(binding))


def _provisions(publication: Publication, entry: Entry) -> list[Provision]:
    """The provisions of a resource; none for other kinds."""
    if entry.kind != "resources":
        return []
    return of_instrument(publication.catalogue.vocabularies, entry.id)


def _provision_iri(publication: Publication, provision: Provision) -> str:
    return record_iri(publication.site, f"resources/{provision.instrument}", provision.id)


def _provision(publication: Publication, provision: Provision) -> Node:
    """An article of an instrument."""
    ref = f"resources/{provision.instrument}"
    codes = {"strengths": provision.strength, "verification-levels": provision.seen}
    places = {
        language: place_in_words(context, provision.where, ref)
        for language, context in publication.contexts.items()
    }
    return {
        "@id": _provision_iri(publication, provision),
        "@type": "Legislation",
        "isPartOf": record_iri(publication.site, ref),
        "legislationIdentifier": provision.ref,
        "name": texts_by_language(places),
        "alternateName": texts_by_language(provision.heading),
        "abstract": texts_by_language(provision.says),
        "keywords": [concept_iri(publication.site, table, code) for table, code in codes.items()],
    }


def _texts(publication: Publication, text_in: Callable[[str], str]) -> list[Node]:
    """A text in every language that has it."""
    texts = {language: text_in(language) for language in publication.site.languages}
    return texts_by_language({language: text for language, text in texts.items() if text})


def _concepts(publication: Publication, entry: Entry, name: str) -> list[str]:
    """The terms of a field as concepts."""
    field = described_at(type(entry.record), name)
    if field is None:
        return []
    values = field.values(entry.record)
    return [concept_iri(publication.site, field.vocabulary, value) for value in values]
