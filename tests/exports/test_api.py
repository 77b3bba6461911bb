"""The API, validated with third-party tools: OpenAPI, JSON Schema, RDF, CSV, sha256sum."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.core import get_global
from catalogue.exports.api.law_of_states import participation_rows
from catalogue.exports.api.lists import table_of
from catalogue.exports.api.national_law import national_rows
from catalogue.exports.api.records import record_data
from catalogue.exports.csv_text import harmless
from catalogue.exports.json_schema import schema_files
from catalogue.exports.publication import Publication
from catalogue.html.linked_data import RECOGNITION
from catalogue.model.records import KINDS
from catalogue.recognition.levels import (
    LEVELS,
    MARKS,
    parents,
    recognition_of_practice,
    step_recognitions,
)
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from pyshacl import validate as validate_shapes
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, RDF, SKOS
from support.publishing import ROOT, URL, publication_of
from support.small_site import site

API = "api/v1"
SPDX = Namespace("http://spdx.org/rdf/terms#")
# rdflib itself still uses what it has deprecated.
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:rdflib.*", "ignore:.*ConjunctiveGraph.*:DeprecationWarning"
)


def read(folder: Path, name: str) -> dict:
    return json.loads((folder / API / name).read_text("utf-8"))


def test_description_is_valid_openapi(folder: Path) -> None:
    validate(read(folder, "openapi.json"))


ANNOTATIONS = {"title", "description", "default", "examples", "discriminator"}
"""Keys of schemas that judge nothing, beside those of JSON Schema that do."""


def keys_of_schemas(schema: object) -> Iterator[str]:
    """All keys of a schema and of those in it, but names of properties."""
    if isinstance(schema, list):
        for item in schema:
            yield from keys_of_schemas(item)
    elif isinstance(schema, dict):
        yield from schema
        for key, value in schema.items():
            if key not in ("const", "enum", "discriminator", "default", "examples"):
                named = key in ("properties", "patternProperties")
                yield from keys_of_schemas([*value.values()] if named else value)


def test_shapes_have_no_key_but_those_of_json_schema(folder: Path) -> None:
    """A comma that is not quoted cuts a description in shapes.yml, and its end becomes a key."""
    shapes = read(folder, "openapi.json")["components"]["schemas"]
    known = {*Draft202012Validator.VALIDATORS, *ANNOTATIONS}
    assert set(keys_of_schemas([*shapes.values()])) <= known
    assert "b" in set(keys_of_schemas({"properties": {"a": {"b": None}}}))


def test_every_shape_is_used_in_the_description(folder: Path) -> None:
    description = read(folder, "openapi.json")
    used = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(description)))
    assert used == set(description["components"]["schemas"])
    lines = description["paths"]["/steps.jsonl"]["get"]["responses"]["200"]["content"]
    schema = lines["application/jsonl"]["schema"]
    assert schema["contentSchema"] == {"$ref": "#/components/schemas/StepLine"}


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.nightly)])
def test_every_file_matches_the_description(folder: Path, step: int) -> None:
    """Files of each pattern are made by the same code: some by day, all by night."""
    components = {"components": read(folder, "openapi.json")["components"]}
    judges = {
        name: Draft202012Validator({"$ref": f"#/components/schemas/{name}", **components})
        for name in ("Record", "RecordList", "Index", "Codes", "State", "Pages", "Provisions")
    }
    files = {
        "Record": "records/*/*.json",
        "RecordList": "by/*/*.json",
        "Index": "index.json",
        "Codes": "vocabularies.json",
        "State": "states/*.json",
        "Pages": "pages/*.json",
        "Provisions": "provisions.json",
    }
    for name, pattern in files.items():
        found = sorted((folder / API).glob(pattern))[::step]
        assert found
        for file in found:
            errors = list(judges[name].iter_errors(json.loads(file.read_text("utf-8"))))
            assert not errors, (file, errors[0])


@pytest.mark.parametrize("step", [20, pytest.param(1, marks=pytest.mark.nightly)])
def test_steps_in_lines_match_their_schema_in_order(
    folder: Path, publication: Publication, step: int
) -> None:
    lines = (folder / API / "steps.jsonl").read_text("utf-8").splitlines()
    steps = [json.loads(line) for line in lines]
    names = [
        f"{entry.ref}#{one.id}"
        for entry in publication.catalogue.of("practices")
        for one in entry.steps
    ]
    assert [one["id"] for one in steps] == names
    judge = Draft202012Validator(read(folder, "step.schema.json"))
    for one in steps[::step]:
        assert not list(judge.iter_errors(one)), one["id"]


@pytest.mark.parametrize("name", ["record", "list", "index", "vocabularies"])
def test_published_schemas_are_valid(folder: Path, name: str) -> None:
    schema = read(folder, f"{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    example = {"record": "records/agencies/unodc.json", "list": "records.json"}.get(
        name, f"{name}.json"
    )
    Draft202012Validator(schema).validate(read(folder, example))


def test_record_data_has_languages_level_issuers_and_steps(
    folder: Path, publication: Publication
) -> None:
    catalogue, codes = publication.catalogue, read(folder, "vocabularies.json")
    assert [record["id"] for record in read(folder, "records.json")["records"]] == list(
        catalogue.entries
    )
    for entry in catalogue.entries.values():
        record = read(folder, f"records/{entry.ref}.json")
        found = recognition_of_practice(catalogue, entry)
        assert set(record["name"]) == {"en", "fr"}
        assert record.get("level") == (found.level if found else None)
        assert record["page"]["fr"] == f"{URL}fr/{entry.ref}/"
        assert not [
            link
            for text in record["text"].values()
            for link in re.findall(r"\]\(([^)\s]+)\)", text)
            if ":" not in link
        ]
        assert [body["id"] for body in record["issuers"]] == entry.issuers
        assert all(
            body["name"]["fr"] and body["id"] in codes["publishers"] for body in record["issuers"]
        )
        assert record["created"] <= record["modified"]
        steps = step_recognitions(catalogue, entry.ref) if entry.kind == "practices" else ()
        assert [(step["id"], step["level"]) for step in record.get("steps", ())] == [
            (s.step.id, s.recognition.level) for s in steps
        ]
        assert all(step["head"]["en"] and step["head"]["fr"] for step in record.get("steps", ()))
        binding = [
            [c.provision for c in step.recognition.law if c.provision and not c.is_soft]
            for step in steps
        ]
        assert [step["law"] for step in record.get("steps", ())] == binding
    assert read(folder, "records/agencies/unodc.json")["acronym"] == {"en": "UNODC", "fr": "ONUDC"}


def test_api_version_1_keeps_field_and_reason_names(make) -> None:
    against = site("unodc", group=True).replace(
        "covers: direct, where: p. 4", "position: objects, covers: direct, where: p. 4"
    )
    publication = publication_of(make(against.replace("| act: heads", "| act: unknown")))
    practice = record_data(publication, publication.catalogue.entries["practices/rooms"])
    claims = {claim["document"]: claim for claim in practice["recognition"]["evidence"]}
    claim = claims["resources/handbook"]
    assert (claim["position"], claim["reason"]) == ("objects", "stance")
    publication = publication_of(make(site("unodc", resource="| speaks_for: authors")))
    resource = record_data(publication, publication.catalogue.entries["resources/handbook"])
    assert resource["fields"]["position"] == "authors"
    assert "speaks_for" not in resource["fields"]


def test_every_api_index_link_is_a_file(folder: Path) -> None:
    index = read(folder, "index.json")
    links = [index[name] for name in ("records", "openapi", "checksums", "dump", "vocabularies")]
    links += [index[name] for name in ("linked", "mapping", "package")]
    links += [link["data"] for listed in index["lists"].values() for link in listed]
    links += [url for words in index["tables"].values() for url in words.values()]
    assert not [link for link in links if not (folder / link.removeprefix(URL)).is_file()]
    lists = "kind topic agency audience region status level type language publisher"
    assert set(index["lists"]) == {*lists.split()}


def test_api_list_has_records_of_term_and_descendants_and_may_be_empty(
    folder: Path, publication: Publication
) -> None:
    topics = publication.catalogue.vocabulary("topics")
    lists = {topic.id: read(folder, f"by/topic/{topic.id}.json")["records"] for topic in topics}
    for name, listed in lists.items():
        records = publication.catalogue.entries.values()
        wanted = [
            entry.ref
            for entry in records
            if any(name in topics.lineage(own) for own in entry.record.topics)
        ]
        assert [record["id"] for record in listed] == wanted
    for table, name in (
        ("regions", "region"),
        ("audiences", "audience"),
        ("languages", "language"),
    ):
        for term in publication.catalogue.vocabulary(table):
            assert read(folder, f"by/{name}/{term.id}.json")["value"] == term.id
    assert read(folder, "by/status/withdrawn.json")["records"] == []


def test_dump_has_every_complete_record(folder: Path, publication: Publication) -> None:
    lines = (folder / API / "records.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == list(publication.catalogue.entries)
    assert lines[0] + "\n" == (
        folder / API / f"records/{json.loads(lines[0])['id']}.json"
    ).read_text("utf-8")


SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
"""The digits to base 32 of a ROR id."""


def test_agencies_countries_and_topics_have_external_identifiers(
    folder: Path, publication: Publication
) -> None:
    table = publication.catalogue.vocabularies.table("same-as")
    assert not [body for body in table if body not in publication.catalogue.publishers]
    for ror, *others in table.values():
        digits, check = ror.removeprefix("https://ror.org/")[:7], int(ror[-2:])
        assert (
            98
            - sum(SIGNS.index(sign) * 32**n for n, sign in enumerate(reversed(digits))) * 100 % 97
            == check
        )
        assert all(
            re.fullmatch(r"https://www\.wikidata\.org/entity/Q[1-9][0-9]*", other)
            for other in others
        )
    assert read(folder, "records/agencies/unicef.json")["same_as"] == table["unicef"]
    own = next(e for e in publication.catalogue.of("resources") if e.issuers[0] == "unodc")
    issuer = read(folder, f"records/{own.ref}.json")["issuers"][0]
    assert issuer["same_as"] == table["unodc"]
    lists = {
        name: {one["value"]: one for one in links}
        for name, links in read(folder, "index.json")["lists"].items()
    }
    assert (lists["region"]["togo"]["iso3"], lists["region"]["togo"]["m49"]) == ("TGO", "768")
    assert lists["topic"]["labour-exploitation"]["sdg"] == ["8.7"]
    known = get_global("territory_aliases")
    codes = [
        (term.more["iso3"], term.more["m49"])
        for term in publication.catalogue.vocabularies["regions"]
        if "iso3" in term.more
    ]
    assert len(codes) > 190
    assert not [pair for pair in codes if known[pair[0]] != known[pair[1]]]


def test_state_has_its_participation_and_the_steps_that_bind_it(
    folder: Path, publication: Publication
) -> None:
    found = read(folder, "states/SN.json")
    assert (found["state"], found["iso3"], found["name"]["fr"]) == ("SN", "SEN", "Sénégal")
    assert found["page"]["fr"] == f"{URL}fr/states/senegal/"
    answers = {row["instrument"]: row for row in found["participation"]}
    child = answers["resources/un-crc-1989"]
    assert child["standing"] == "party" and child["in_force"] == "1990-09-02"
    old = answers["resources/ilo-c097-1949"]
    assert old["standing"] == "unknown" and "since" not in old
    binding = {name for name, row in answers.items() if row["standing"] == "party"}
    for step in found["steps"]:
        assert step["law"]
        names = [name.removeprefix("resources/").partition("/")[0] for name in step["law"]]
        assert {f"resources/{name}" for name in names} <= binding
    france = {row["instrument"]: row for row in read(folder, "states/FR.json")["participation"]}
    assert france["resources/coe-convention-197"]["doubtful"] is True
    without_row = {
        one["document"]: one["place"]["en"]
        for step in read(folder, "states/FR.json")["steps"]
        for one in step.get("places", ())
    }
    assert without_row["resources/vccr-1963"].startswith("art.")
    for step in read(folder, "states/FR.json")["steps"]:
        named = [name for name in step["law"] if name.startswith("resources/")]
        assert [one["document"] for one in step.get("places", ())] == named
    ban = france["resources/eu-forced-labour-regulation-2024"]
    assert (ban["through"], ban["applies"]) == ("eu", "2027-12-14")
    (law, decree) = found["national_law"]["laws"]
    assert law["law"] == "resources/senegal-loi-2005-06" and law["rules"][0]["seen"] == "text"
    assert decree["rules"][0]["report"]["link"]["fr"].startswith("https://normlex.ilo.org/")
    assert "national_law" not in read(folder, "states/JP.json")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_programs_get_each_rule_with_its_level(publication: Publication, language: str) -> None:
    rows = list(national_rows(publication.contexts[language]))
    assert {row["seen"] for row in rows} == {
        *("text", "extract", "contents", "abstract", "third-party")
    }
    assert all(bool(row["report_address"]) == (row["seen"] == "third-party") for row in rows)
    assert all(row["seen_label"] and row["summary"] and row["as_of"] for row in rows)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_instrument_is_not_called_by_an_edition_that_holds_more(
    publication: Publication, language: str
) -> None:
    rows = participation_rows(publication.contexts[language])
    names = {
        row["instrument_name"] for row in rows if row["instrument"] == "resources/untoc-ebook-en"
    }
    (name,) = names
    assert "Protocol" not in name


def test_records_link_to_svg_marks(folder: Path, publication: Publication) -> None:
    files = {file.stem: file for file in (folder / API / "marks").iterdir()}
    assert set(files) == {*MARKS, "law", "law-soft"}
    assert {ElementTree.parse(file).getroot().tag for file in files.values()} == {
        "{http://www.w3.org/2000/svg}svg"
    }
    for entry in publication.catalogue.of("practices"):
        recognition = read(folder, f"records/{entry.ref}.json")["recognition"]
        name = recognition["level"] + ("" if recognition["words_read"] else "-open")
        assert recognition["mark"] == f"{URL}api/v1/marks/{name}.svg"


def test_a_typed_record_declares_its_fields(folder: Path) -> None:
    schemas = read(folder, "openapi.json")["components"]["schemas"]
    assert {"effect", "legal_basis", "audiences"} <= set(schemas["PracticeFields"]["properties"])
    assert "position" in schemas["ResourceFields"]["properties"]
    assert schemas["PracticeFields"]["additionalProperties"] is False


@pytest.mark.parametrize(("language", "cut"), [("en", ","), ("fr", ";")])
def test_tables_are_described_and_valid_for_spreadsheet_programs(
    folder: Path, publication: Publication, language: str, cut: str
) -> None:
    resources = read(folder, "datapackage.json")["resources"]
    described = {one["path"]: one for one in resources if "schema" in one}
    assert {one["path"] for one in resources} - {*described} == {"steps.jsonl"}
    files = {file.name: file.read_bytes() for file in (folder / API).glob("*.csv")}
    assert set(described) == set(files)
    rows = {}
    for name in (name for name in files if name.endswith(f".{language}.csv")):
        text = files[name].decode(described[name]["encoding"])
        assert (
            files[name].startswith(b"\xef\xbb\xbf")
            and described[name]["dialect"]["delimiter"] == cut
        )
        head, *rows[name] = csv.reader(
            io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=cut
        )
        assert head == [field["name"] for field in described[name]["schema"]["fields"]]
        # There are no changes before an edition is released.
        assert rows[name] or name.startswith("changes.")
        assert {len(row) for row in rows[name]} <= {len(head)}
    for kind in KINDS:
        names = [(entry.ref, entry.name(language)) for entry in publication.catalogue.of(kind)]
        assert [
            (row[0], row[2].removeprefix("'")) for row in rows[f"{kind}.{language}.csv"]
        ] == names


def test_csv_tables_name_agencies_and_publishers(folder: Path, publication: Publication) -> None:
    text = (folder / API / "evidence.fr.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    for entry in publication.catalogue.of("practices"):
        found = recognition_of_practice(publication.catalogue, entry)
        counted = {
            row["agency"]
            for row in rows
            if row["record"] == entry.ref and not row["step"] and row["counts"] == "true"
        }
        assert found is not None
        assert set(found.agencies) <= {
            parents(publication.catalogue).get(name, name) for name in counted
        }
    assert {row["seen_label"] for row in rows} >= {"texte lu"}
    records = list(
        csv.DictReader(
            io.StringIO((folder / API / "records.en.csv").read_text("utf-8-sig"), newline="")
        )
    )
    for row in records:
        entry = publication.catalogue.entries[row["id"]]
        assert row["publishers"].count(" | ") == max(len(entry.issuers) - 1, 0)
        assert bool(row["publishers"]) == bool(entry.issuers)
    assert {row["acronym"] for row in records} >= {"UNODC", "IOM"}
    assert {row["type_label"] for row in records} >= {"Handbook"}


@given(
    st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "|", "%"]),
    st.text(),
    st.sampled_from(["", " ", "\u00a0"]),
)
def test_csv_cells_cannot_be_formulas(sign: str, rest: str, before: str) -> None:
    cell = harmless(f"{before}{sign}{rest}")
    assert not cell.lstrip(" \u00a0\u202f").startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))
    assert "\n" not in cell


@pytest.mark.parametrize("text", ["Handbook", "2008-10", "Traite — été"])
def test_ordinary_csv_cell_is_unchanged(text: str) -> None:
    assert harmless(text) == text


def graph(file: Path) -> Graph:
    return Graph().parse(file, format="turtle" if file.suffix == ".ttl" else "json-ld")


VOCABULARY = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <urn:x:> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
ex:Concept a sh:NodeShape ; sh:targetClass skos:Concept ;
  sh:property [ sh:path skos:prefLabel ; sh:uniqueLang true ; sh:minCount 2 ; sh:maxCount 2 ;
    sh:languageIn ("en" "fr") ] ;
  sh:property [ sh:path skos:inScheme ; sh:minCount 1 ; sh:class skos:ConceptScheme ] ;
  sh:property [ sh:path skos:broader ; sh:class skos:Concept ] ;
  sh:property [ sh:path skos:exactMatch ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path skos:relatedMatch ; sh:nodeKind sh:IRI ] .
ex:Scheme a sh:NodeShape ; sh:targetClass skos:ConceptScheme ;
  sh:property [ sh:path dcterms:title ; sh:uniqueLang true ; sh:minCount 2 ] ;
  sh:property [ sh:path skos:hasTopConcept ; sh:minCount 1 ; sh:class skos:Concept ] .
"""
CATALOGUE = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <urn:x:> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
ex:Catalog a sh:NodeShape ; sh:targetClass dcat:Catalog ;
  sh:property [ sh:path dcterms:title ; sh:minCount 2 ; sh:uniqueLang true ] ;
  sh:property [ sh:path dcterms:description ; sh:minCount 1 ] ;
  sh:property [ sh:path dcterms:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ;
  sh:property [ sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset ] ;
  sh:property [ sh:path dcat:service ; sh:minCount 1 ; sh:class dcat:DataService ] .
ex:Found a sh:NodeShape ; sh:targetClass dcat:Catalog, dcat:Dataset, dcat:DataService ;
  sh:property [ sh:path dcat:keyword ; sh:minCount 2 ] ;
  sh:property [ sh:path dcat:version ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path dcat:contactPoint ; sh:minCount 1 ; sh:class vcard:Kind ] ;
  sh:property [ sh:path dcat:theme ; sh:minCount 1 ; sh:class skos:Concept ] ;
  sh:property [ sh:path dcterms:license ; sh:minCount 1 ; sh:class dcterms:LicenseDocument ] .
ex:Service a sh:NodeShape ; sh:targetClass dcat:DataService ;
  sh:property [ sh:path dcat:endpointURL ; sh:minCount 1 ] ;
  sh:property [ sh:path dcat:endpointDescription ; sh:minCount 1 ] .
ex:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dcterms:title ; sh:minCount 2 ; sh:uniqueLang true ] ;
  sh:property [ sh:path dcterms:description ; sh:minCount 2 ] ;
  sh:property [ sh:path dcterms:modified ; sh:datatype xsd:date ; sh:maxCount 1 ] ;
  sh:property [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] .
ex:Distribution a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:class dcterms:MediaType ] ;
  sh:property [ sh:path spdx:checksum ; sh:minCount 1 ; sh:class spdx:Checksum ] ;
  sh:property [ sh:path dcterms:license ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


def test_vocabularies_are_valid_skos_and_equal_in_both_formats(
    folder: Path, publication: Publication
) -> None:
    files = sorted((folder / "vocabularies").glob("*.ttl"))
    assert len(files) >= 3
    for file in files:
        found = graph(file)
        conforms, _, report = validate_shapes(
            found, shacl_graph=Graph().parse(data=VOCABULARY, format="turtle"), inference="none"
        )
        assert conforms, report
        assert set(graph(file.with_suffix(".jsonld"))) == set(found)
        if file.stem == RECOGNITION:
            terms = [f"level-{level}" for level in LEVELS]
        else:
            terms = list(publication.catalogue.vocabularies.table(table_of(file.stem)))
        concepts = {str(one).partition("#")[2] for one in found.subjects(RDF.type, SKOS.Concept)}
        assert concepts == set(terms)
        matches = {"regions": 197, "topics": 4}.get(file.stem, 0)
        assert (
            len(
                [*found.subject_objects(SKOS.exactMatch), *found.subject_objects(SKOS.relatedMatch)]
            )
            == matches
        )


def test_catalogue_is_valid_dcat_and_every_file_exists(folder: Path) -> None:
    found = graph(folder / API / "catalogue.ttl")
    conforms, _, report = validate_shapes(
        found, shacl_graph=Graph().parse(data=CATALOGUE, format="turtle"), inference="none"
    )
    assert conforms, report
    assert set(graph(folder / API / "catalogue.jsonld")) == set(found)
    sums = {}
    for one in found.subjects(RDF.type, DCAT.Distribution):
        file = str(found.value(one, DCAT.downloadURL)).removeprefix(URL)
        sums[file] = str(found.value(found.value(one, SPDX.checksum), SPDX.checksumValue))
    assert {
        "api/v1/records.jsonl",
        "api/v1/records.fr.jsonld",
        "vocabularies/glossary.tbx.xml",
    } <= set(sums)
    assert sums == {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in sums}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_records_are_linked_data_in_one_file(
    folder: Path, publication: Publication, language: str
) -> None:
    whole = read(folder, f"records.{language}.jsonld")
    subjects = [node["mainEntity"]["@id"] for node in whole["@graph"]]
    assert subjects == [f"{URL}id/{ref}/" for ref in publication.catalogue.entries]
    few = Graph().parse(data=json.dumps(whole | {"@graph": whole["@graph"][:3]}), format="json-ld")
    assert len(set(few.subjects(URIRef("https://schema.org/mainEntity")))) == 3


def test_glossary_is_valid_tbx(folder: Path, publication: Publication) -> None:
    tbx = ElementTree.parse(folder / "vocabularies/glossary.tbx.xml").getroot()
    space = {"t": "urn:iso:std:iso:30042:ed-2"}
    entries = tbx.findall(".//t:conceptEntry", space)
    table = publication.catalogue.vocabularies.table("glossary")
    assert [entry.get("id") for entry in entries] == list(table)
    terms = [term.text for term in entries[0].findall(".//t:term", space)]
    assert terms[0] == table["tip"]["en"]["term"] and table["tip"]["fr"]["term"] in terms


def test_checksums_are_correct(folder: Path) -> None:
    result = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"],
        cwd=folder / API,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    listed = (folder / API / "SHA256SUMS").read_text("utf-8").count("\n")
    assert listed == sum(1 for file in (folder / API).rglob("*") if file.is_file()) - 1


def test_committed_schemas_are_those_of_the_models(publication: Publication) -> None:
    committed = {file.name: file.read_text("utf-8") for file in (ROOT / "schemas").iterdir()}
    assert committed == dict(schema_files(publication.catalogue.vocabularies)), (
        "run python scripts/generate.py"
    )


def test_every_record_matches_the_schema_of_its_kind(publication: Publication) -> None:
    for kind, model in KINDS.items():
        schema = json.loads(
            (ROOT / "schemas" / f"{model.__name__.lower()}.schema.json").read_text("utf-8")
        )
        Draft202012Validator.check_schema(schema)
        judge = Draft202012Validator(schema)
        for entry in publication.catalogue.of(kind):
            data = {
                key: value
                for key, value in entry.pages[entry.original].data.items()
                if key not in ("source", "authority")
            }
            errors = list(judge.iter_errors(data))
            assert not errors, (entry.ref, errors[0].message)


def test_schema_has_the_terms_and_their_labels(publication: Publication) -> None:
    schema = json.loads((ROOT / "schemas" / "practice.schema.json").read_text("utf-8"))
    topics = schema["properties"]["topics"]["items"]
    assert topics["enum"] == list(publication.catalogue.vocabularies["topics"].terms)
    assert not Draft202012Validator(schema["properties"]["topics"]).is_valid(["no-such-topic"])
    assert len(topics["markdownEnumDescriptions"]) == len(topics["enum"])
