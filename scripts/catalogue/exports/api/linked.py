"""Vocabularies and the catalogue of the data as linked data, each as JSON-LD and as Turtle."""

from collections.abc import Iterator

from rdflib import Graph
from rdflib.plugins.parsers.jsonld import to_rdf

from catalogue.exports.api import lists
from catalogue.exports.api.dcat import DataCatalogue
from catalogue.exports.api.shapes import ROOT, Data
from catalogue.exports.api.skos import concept_scheme
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication, SiteFiles
from catalogue.html.linked_data import RECOGNITION, level_term
from catalogue.model.vocabularies import Term
from catalogue.recognition.levels import LEVELS
from catalogue.views.wording.site import LICENCE


def linked_vocabularies(publication: Publication) -> Iterator[File]:
    """Every vocabulary in both formats; the glossary also for translation programs (TBX)."""
    glossary = list(_glossary(publication))
    for name in lists.CODES:
        terms = list(publication.catalogue.vocabularies[lists.table_of(name)])
        yield from _vocabulary(publication, name, terms)
    yield from _vocabulary(publication, RECOGNITION, list(_levels(publication)))
    yield from _vocabulary(publication, "glossary", glossary)
    yield (
        "vocabularies/glossary.tbx.xml",
        publication.templates.get("glossary.tbx").render(
            licence=LICENCE, titles=publication.texts("vocabulary-glossary"), terms=glossary
        ),
    )


def linked_catalogue(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The catalogue of the data, with the checksum of each file as the site has it."""
    document = DataCatalogue(publication, site).document()
    yield f"{ROOT}catalogue.jsonld", compact(document)
    yield f"{ROOT}catalogue.ttl", _turtle(document)


def _vocabulary(publication: Publication, name: str, terms: list[Term]) -> Iterator[File]:
    base = f"{publication.site.iri(f'vocabularies/{name}.ttl')}#"
    document = concept_scheme(base, publication.texts(f"vocabulary-{name}"), terms)
    yield f"vocabularies/{name}.jsonld", compact(document)
    yield f"vocabularies/{name}.ttl", _turtle(document)


def _turtle(document: Data) -> str:
    text: str = to_rdf(document, Graph()).serialize(format="turtle")
    return text.strip() + "\n"


def _levels(publication: Publication) -> Iterator[Term]:
    """The levels of recognition as terms; their words are texts of the interface."""
    for level in LEVELS:
        labels, about = publication.texts(f"level-{level}"), publication.texts(f"key-{level}")
        yield Term(level_term(level), labels, about=about, more={"notation": level})


def _glossary(publication: Publication) -> Iterator[Term]:
    """The glossary as terms: labels, synonyms and definitions in every language."""
    for name, row in publication.catalogue.vocabularies.table("glossary").items():
        words = {language: row[language] for language in publication.site.languages}
        labels = {language: text["term"] for language, text in words.items()}
        about = {language: text["definition"] for language, text in words.items()}
        yield Term(name, labels, about=about, more={"also": row.get("also")})
