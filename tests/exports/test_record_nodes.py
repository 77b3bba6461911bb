"""Records as linked data, read with rdflib as others read them: steps, law, concepts, members, mapping."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from catalogue.exports.api.dcat import data_sets
from catalogue.exports.publication import Publication
from catalogue.model.provisions import provisions
from catalogue.recognition.levels import recognize, step_recognitions
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF, SKOS
from support.publishing import URL
from support.real_pages import PRACTICE

SCHEMA = Namespace("https://schema.org/")
REF = PRACTICE.strip("/")
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:rdflib.*", "ignore:.*ConjunctiveGraph.*:DeprecationWarning"
)


def record(folder: Path, ref: str) -> Graph:
    """The graph of a record."""
    return Graph().parse(folder / f"api/v1/records/{ref}.jsonld", format="json-ld")


@pytest.fixture(scope="module")
def practice(folder: Path) -> Graph:
    return record(folder, REF)


def codes(graph: Graph, claim: object) -> set[str]:
    """The vocabulary and the code of each concept of a node."""
    found = graph.objects(claim, SCHEMA.keywords)
    return {str(concept).removeprefix(f"{URL}vocabularies/") for concept in found}


def test_steps_have_one_address_in_all_languages_and_their_order(
    folder: Path, practice: Graph, publication: Publication
) -> None:
    entry = publication.catalogue.entries[REF]
    ordered = sorted(practice.subject_objects(SCHEMA.position), key=lambda pair: int(pair[1]))
    steps = [URIRef(f"{URL}id/{REF}/#{step.id}") for step in entry.steps]
    assert [subject for subject, _ in ordered] == steps
    assert set(practice.objects(URIRef(f"{URL}id/{REF}/"), SCHEMA.step)) == set(steps)
    for step in steps:
        assert {text.language for text in practice.objects(step, SCHEMA.text)} == {"en", "fr"}
    for language in ("en", "fr"):
        whole = json.loads((folder / f"api/v1/records.{language}.jsonld").read_text("utf-8"))
        page = next(node for node in whole["@graph"] if node["identifier"] == REF)
        assert [URIRef(step["@id"]) for step in page["mainEntity"]["step"]] == steps


def test_step_has_its_level_its_law_and_what_each_document_says(
    practice: Graph, publication: Publication
) -> None:
    rows = provisions(publication.catalogue.vocabularies)
    compared = 0
    for result in step_recognitions(publication.catalogue, REF):
        step = URIRef(f"{URL}id/{REF}/#{result.step.id}")
        law = {str(one) for one in practice.objects(step, SCHEMA.isBasedOn)}
        assert law == {
            f"{URL}id/resources/{claim.provision.replace('/', '/#')}"
            if claim.provision
            else f"{URL}id/{claim.document}/"
            for claim in result.recognition.law
            if not claim.is_soft
        }
        level = practice.value(step, SCHEMA.additionalProperty)
        assert (level is None) == (result.recognition.level == "none")
        for claim in practice.subjects(SCHEMA.about, step):
            assert (claim, RDF.type, SCHEMA.Claim) in practice
            place = str(practice.value(claim, SCHEMA.appearance))
            if "#" in place:
                assert place.removeprefix(f"{URL}id/resources/").replace("/#", "/") in rows
            assert any(code.startswith("says.ttl#") for code in codes(practice, claim))
            compared += 1
    assert compared


QUERY = """
PREFIX s: <https://schema.org/>
SELECT ?step ?position ?article WHERE {
  ?step a s:HowToStep ; s:position ?position ; s:isBasedOn ?article .
  ?article s:isPartOf <INSTRUMENT> .
} ORDER BY ?position
"""


def test_a_query_joins_steps_articles_topics_and_instruments(
    folder: Path, publication: Publication
) -> None:
    """What no query could ask before: the law of a step, and practices by topic."""
    instrument = "coe-convention-197"
    graph = record(folder, REF) + record(folder, f"resources/{instrument}")
    graph += Graph().parse(folder / "vocabularies/topics.ttl")
    found = list(graph.query(QUERY.replace("INSTRUMENT", f"{URL}id/resources/{instrument}/")))
    asked = {
        (result.step.id, claim.provision)
        for result in step_recognitions(publication.catalogue, REF)
        for claim in result.recognition.law
        if claim.provision.startswith(f"{instrument}/")
    }
    assert asked
    assert {
        (
            str(step).partition("#")[2],
            str(article).removeprefix(f"{URL}id/resources/").replace("/#", "/"),
        )
        for step, _, article in found
    } == asked
    topic = graph.value(URIRef(f"{URL}id/{REF}/"), SCHEMA.about)
    assert (topic, RDF.type, SKOS.Concept) in graph
    labels = {label.language for label in graph.objects(topic, SKOS.prefLabel)}
    assert labels == {"en", "fr"}


def test_every_concept_that_records_name_is_a_term_of_a_vocabulary(folder: Path) -> None:
    """Of every seventh record; each code leads to a concept with a label in both languages."""
    named: set[str] = set()
    for file in sorted((folder / "api/v1/records").glob("*/*.jsonld"))[::7]:
        named |= set(re.findall(r'"([^"]+/vocabularies/[^"]+)"', file.read_text("utf-8")))
    terms: dict[str, set[str]] = {}
    for concept in named:
        scheme = concept.removeprefix(URL).partition("#")[0]
        if scheme not in terms:
            graph = Graph().parse(folder / scheme, format="turtle")
            terms[scheme] = {str(one) for one in graph.subjects(SKOS.inScheme, None)}
            terms[scheme] |= {str(one) for one in graph.subjects(RDF.type, SKOS.ConceptScheme)}
        assert concept in terms[scheme], concept
    assert len(terms) >= 10


def test_members_of_the_group_are_members(folder: Path) -> None:
    member = SCHEMA.memberOf
    group = URIRef(f"{URL}id/agencies/icat/")
    assert record(folder, "agencies/unodc").value(None, member, group) == URIRef(
        f"{URL}id/agencies/unodc/"
    )
    assert record(folder, "agencies/coe").value(None, member) is None


def test_instrument_has_its_articles_its_number_and_its_force(
    folder: Path, publication: Publication
) -> None:
    graph, name = record(folder, "resources/coe-convention-197"), "coe-convention-197"
    instrument = URIRef(f"{URL}id/resources/{name}/")
    rows = [
        row
        for row in provisions(publication.catalogue.vocabularies).values()
        if row.instrument == name
    ]
    assert len(set(graph.subjects(SCHEMA.isPartOf, instrument))) == len(rows) > 50
    assert str(graph.value(instrument, SCHEMA.legislationIdentifier)) == "CETS No. 197"
    assert str(graph.value(instrument, SCHEMA.legislationType)).endswith("forces.ttl#binding")


def test_claims_of_a_record_say_why_they_do_not_count(
    practice: Graph, publication: Publication
) -> None:
    found = recognize(publication.catalogue, publication.catalogue.entries[REF])
    assert found is not None
    for claim in found.claims:
        node = URIRef(f"{URL}id/{REF}/#{claim.id}")
        reasons = {code for code in codes(practice, node) if code.startswith("reasons.ttl#")}
        assert reasons == ({f"reasons.ttl#{claim.reason}"} if claim.reason else set())


def test_the_graphs_of_all_records_are_in_one_file(folder: Path, publication: Publication) -> None:
    whole = json.loads((folder / "api/v1/records.jsonld").read_text("utf-8"))
    subjects = [one["@graph"][0]["@id"] for one in whole]
    assert subjects == [f"{URL}id/{ref}/" for ref in publication.catalogue.entries]


def test_mapping_of_steps_to_provisions_has_the_columns_of_sssom(
    folder: Path, publication: Publication
) -> None:
    lines = (folder / "api/v1/mapping.sssom.tsv").read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert f"#  id: {URL}id/" in head
    rows = list(csv.DictReader(lines[len(head) :], delimiter="\t", quoting=csv.QUOTE_NONE))
    asked = [
        claim
        for entry in publication.catalogue.of("practices")
        for result in step_recognitions(publication.catalogue, entry.ref)
        for claim in result.recognition.claims
        if claim.provision
    ]
    assert len(rows) == len(asked) > 1000
    needed = ("subject_id", "predicate_id", "object_id", "mapping_justification")
    assert all(row[name] for row in rows for name in needed)
    assert {row["predicate_id"] for row in rows} <= {
        f"says:{code}" for code in publication.catalogue.vocabularies["provision-relations"].terms
    }
    assert None not in rows[0]


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_data_page_names_each_data_set_for_search_engines(
    folder: Path, publication: Publication, prefix: str
) -> None:
    page = (folder / prefix / "data/index.html").read_text("utf-8")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    catalogue = next(one for one in map(json.loads, blocks) if one["@type"] == "DataCatalog")
    sets = dict(data_sets(publication.site, publication.catalogue))
    assert len(catalogue["dataset"]) == len(sets)
    for one, paths in zip(catalogue["dataset"], sets.values(), strict=True):
        assert 50 <= len(one["description"]) <= 5000
        assert one["license"] and one["creator"]["name"] and one["dateModified"]
        assert [file["contentUrl"] for file in one["distribution"]] == [
            f"{URL}{path}" for path in paths
        ]
        assert all((folder / path).is_file() for path in paths)
