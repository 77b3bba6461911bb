"""A vocabulary as linked data (SKOS), made of the terms of its table."""

from collections.abc import Iterable

from catalogue.exports.api.shapes import Data
from catalogue.model.vocabularies import Term
from catalogue.views.wording.site import LICENCE

CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos:exactMatch": {"@type": "@id"},
    "skos:relatedMatch": {"@type": "@id"},
}
COUNTRIES = "http://publications.europa.eu/resource/authority/country/"
"""The list of the Publications Office, which names countries by the codes of ISO 3166."""

GOALS = "http://metadata.un.org/sdg/"
"""The goals and targets of sustainable development."""


def texts_by_language(texts: dict[str, str]) -> list[Data]:
    """A text in several languages as linked data."""
    return [{"@language": language, "@value": text} for language, text in texts.items()]


def concept_scheme(base: str, titles: dict[str, str], terms: Iterable[Term]) -> Data:
    """A vocabulary whose terms have the addresses that begin with `base`."""
    scheme = {
        "@id": f"{base}all",
        "@type": "skos:ConceptScheme",
        "dcterms:license": {"@id": LICENCE},
        "dcterms:title": texts_by_language(titles),
    }
    concepts = [_concept(base, term) for term in terms]
    return {"@context": CONTEXT, "@graph": [scheme, *concepts]}


def _concept(base: str, term: Term) -> Data:
    scheme = {"@id": f"{base}all"}
    concept: Data = {
        "@id": f"{base}{term.id}",
        "@type": "skos:Concept",
        "skos:inScheme": scheme,
        "skos:notation": str(term.more.get("m49") or term.more.get("notation") or term.id),
        "skos:prefLabel": texts_by_language(term.labels),
        "skos:altLabel": _synonyms(term),
        "skos:definition": texts_by_language(term.about),
        "skos:relatedMatch": [f"{GOALS}{target}" for target in term.more.get("sdg", ())],
    }
    if "iso3" in term.more:
        concept["skos:exactMatch"] = f"{COUNTRIES}{term.more['iso3']}"
    if term.parent:
        concept["skos:broader"] = {"@id": f"{base}{term.parent}"}
    else:
        concept["skos:topConceptOf"] = scheme
        concept["@reverse"] = {"skos:hasTopConcept": scheme}
    return concept


def _synonyms(term: Term) -> list[Data]:
    synonyms = term.more.get("also") or {}
    return [
        {"@language": language, "@value": name}
        for language, names in synonyms.items()
        for name in names
    ]
