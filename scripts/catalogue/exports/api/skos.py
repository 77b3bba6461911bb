"""Vocabularies as SKOS, for catalogues of others: Turtle and JSON-LD, labels in both languages, at addresses that last.

A term may say in its table what it is elsewhere (`match: [address, …]`): EuroVoc, the UNBIS thesaurus. Only verified ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from catalogue.exports.publication import Publication
from catalogue.model.vocabularies import Vocabulary
from catalogue.views.addresses import LICENCE, Site

VOCABULARIES = (
    "topics",
    "audiences",
    "regions",
    "resource-types",
    "statement-types",
    "activity-types",
    "agency-types",
    "effect-levels",
)


def files(publication: Publication) -> Iterator[tuple[str, str]]:
    """Each vocabulary in both formats."""
    for name in VOCABULARIES:
        graph = scheme(publication, publication.catalogue.vocabularies[name])
        yield f"vocabularies/{name}.ttl", turtle(graph)
        yield f"vocabularies/{name}.jsonld", json_ld(graph)


def iri(site: Site, vocabulary: str, term: str = "") -> URIRef:
    """The address of a vocabulary or of a term."""
    return URIRef(f"{site.iri(f'vocabularies/{vocabulary}.ttl')}#{term or 'all'}")


def scheme(publication: Publication, vocabulary: Vocabulary) -> Graph:
    """A vocabulary as a graph."""
    graph, site = Graph(), publication.site
    graph.bind("skos", SKOS)
    graph.bind("dcterms", DCTERMS)
    whole = iri(site, vocabulary.name)
    graph.add((whole, RDF.type, SKOS.ConceptScheme))
    graph.add((whole, DCTERMS.license, URIRef(LICENCE)))
    for language in site.languages:
        title = publication.catalogue.vocabularies.text(f"vocabulary-{vocabulary.name}", language)
        graph.add((whole, DCTERMS.title, Literal(title, lang=language)))
    for term in vocabulary:
        _concept(graph, site, vocabulary, term.id)
    return graph


def _concept(graph: Graph, site: Site, vocabulary: Vocabulary, name: str) -> None:
    term, whole = vocabulary[name], iri(site, vocabulary.name)
    concept = iri(site, vocabulary.name, name)
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, whole))
    graph.add((concept, SKOS.notation, Literal(str(term.more.get("m49") or name))))
    for language in site.languages:
        graph.add((concept, SKOS.prefLabel, Literal(term.label(language), lang=language)))
        if language in term.about:
            graph.add((concept, SKOS.definition, Literal(term.about[language], lang=language)))
    if term.parent:
        graph.add((concept, SKOS.broader, iri(site, vocabulary.name, term.parent)))
        graph.add((iri(site, vocabulary.name, term.parent), SKOS.narrower, concept))
    else:
        graph.add((concept, SKOS.topConceptOf, whole))
        graph.add((whole, SKOS.hasTopConcept, concept))
    for match in term.more.get("match", []):
        graph.add((concept, SKOS.closeMatch, URIRef(match)))


def turtle(graph: Graph) -> str:
    """The graph as Turtle, in a stable order."""
    return graph.serialize(format="turtle").strip() + "\n"


def json_ld(graph: Graph) -> str:
    """The graph as JSON-LD, in a stable order."""
    nodes = json.loads(graph.serialize(format="json-ld"))
    return json.dumps(sorted((_sorted(node) for node in nodes), key=lambda node: node["@id"]), ensure_ascii=False, indent=1) + "\n"


def _sorted(node: dict[str, Any]) -> dict[str, Any]:
    return {
        name: sorted(value, key=lambda item: json.dumps(item, sort_keys=True)) if isinstance(value, list) else value
        for name, value in sorted(node.items())
    }
