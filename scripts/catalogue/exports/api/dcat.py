"""The DCAT catalogue for open data portals: every data set with its distributions."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from catalogue.exports.api.shapes import ROOT
from catalogue.exports.api.skos import VOCABULARIES, iri, json_ld, turtle
from catalogue.exports.publication import Publication
from catalogue.views.addresses import LICENCE
from catalogue.views.context import kinds

LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
MEDIA = "https://www.iana.org/assignments/media-types/"


Distribution = tuple[str, str, str]
"""A file of a data set: path, media type, and language, or "" for all languages."""


def files(publication: Publication) -> Iterator[tuple[str, str]]:
    """The catalogue in both formats."""
    graph = catalogue(publication)
    yield f"{ROOT}catalogue.ttl", turtle(graph)
    yield f"{ROOT}catalogue.jsonld", json_ld(graph)


def catalogue(publication: Publication) -> Graph:
    """The catalogue as a graph."""
    graph, whole = Graph(), _at(publication, "#catalogue")
    graph.bind("dcat", DCAT)
    graph.bind("dcterms", DCTERMS)
    graph.bind("foaf", FOAF)
    publisher = URIRef(publication.site.iri("#publisher"))
    graph.add((whole, RDF.type, DCAT.Catalog))
    graph.add((publisher, RDF.type, FOAF.Agent))
    for language in publication.site.languages:
        name, description = publication.site.names[language]
        graph.add((publisher, FOAF.name, Literal(name, lang=language)))
        graph.add((whole, DCTERMS.title, Literal(name, lang=language)))
        graph.add((whole, DCTERMS.description, Literal(description, lang=language)))
    graph.add((whole, DCTERMS.publisher, publisher))
    graph.add((whole, DCTERMS.license, URIRef(LICENCE)))
    graph.add((whole, FOAF.homepage, URIRef(publication.site.iri(""))))
    for name, distributions in _sets(publication):
        _add(graph, publication, whole, name, distributions)
    return graph


def _sets(publication: Publication) -> Iterator[tuple[str, list[Distribution]]]:
    for kind in kinds():
        tables = [(f"{ROOT}{kind}.{language}.csv", "text/csv", language) for language in publication.site.languages]
        yield kind, [(f"{ROOT}by/kind/{kind}.json", "application/json", ""), *tables]
    for name in VOCABULARIES:
        forms = (("ttl", "text/turtle"), ("jsonld", "application/ld+json"))
        yield f"vocabulary-{name}", [(f"vocabularies/{name}.{suffix}", media, "") for suffix, media in forms]


def _add(graph: Graph, publication: Publication, whole: URIRef, name: str, distributions: list[Distribution]) -> None:
    dataset = _at(publication, f"#{name}")
    graph.add((whole, DCAT.dataset, dataset))
    graph.add((dataset, RDF.type, DCAT.Dataset))
    graph.add((dataset, DCTERMS.publisher, URIRef(publication.site.iri("#publisher"))))
    graph.add((dataset, DCTERMS.identifier, Literal(name)))
    graph.add((dataset, DCTERMS.modified, Literal(publication.catalogue.latest_review, datatype=XSD.date)))
    graph.add((dataset, DCAT.theme, iri(publication.site, "topics")))
    for language in publication.site.languages:
        words = publication.catalogue.vocabularies.text(name, language)
        graph.add((dataset, DCTERMS.title, Literal(words, lang=language)))
        graph.add((dataset, DCTERMS.description, Literal(f"{publication.site.names[language][0]}: {words}", lang=language)))
        graph.add((dataset, DCTERMS.language, _language(publication, language)))
    for distribution in distributions:
        _add_distribution(graph, publication, dataset, distribution)


def _add_distribution(graph: Graph, publication: Publication, dataset: URIRef, distribution: Distribution) -> None:
    path, media, language = distribution
    file, node = URIRef(publication.site.iri(path)), _at(publication, f"#{path}")
    graph.add((dataset, DCAT.distribution, node))
    graph.add((node, RDF.type, DCAT.Distribution))
    graph.add((node, DCAT.accessURL, file))
    graph.add((node, DCAT.downloadURL, file))
    graph.add((node, DCAT.mediaType, URIRef(MEDIA + media)))
    graph.add((node, DCTERMS.license, URIRef(LICENCE)))
    if language:
        graph.add((node, DCTERMS.language, _language(publication, language)))


def _at(publication: Publication, name: str) -> URIRef:
    return URIRef(f"{publication.site.iri(f'{ROOT}catalogue.ttl')}{name}")


def _language(publication: Publication, language: str) -> URIRef:
    """A language in the authority list of the Publications Office, which names languages by the codes of ISO 639-3."""
    return URIRef(LANGUAGES + str(publication.catalogue.vocabularies["languages"].more(language, "iso639_3")).upper())
