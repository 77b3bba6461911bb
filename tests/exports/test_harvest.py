"""What programs read of a page, with third-party tools: linked data, meta tags, OpenSearch, Markdown."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from catalogue.exports.citations import items
from catalogue.exports.publication import Publication
from catalogue.model.records import KINDS
from catalogue.recognition.levels import recognition_of_practice, recognized_practices
from catalogue.source.days import days
from catalogue.views.wording.levels import level_label
from catalogue.views.wording.names import record_link
from pyshacl import validate
from rdflib import Graph, URIRef
from support.publishing import NAMES, URL

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:rdflib.*", "ignore:.*ConjunctiveGraph.*:DeprecationWarning"
)
SCHEMA = "https://schema.org/"


class Head(HTMLParser):
    """The tags of a head, and the linked data in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.named: dict[str, list[str]] = defaultdict(list)
        self.links: list[dict[str, str]] = []
        self.linked = ""
        self._in = False
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "meta" and ("name" in given or "property" in given):
            self.named[given.get("name") or given["property"]].append(given["content"])
        if tag == "link":
            self.links.append(given)
        self._in = tag == "script" and given.get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        self._in = False

    def handle_data(self, data: str) -> None:
        self.linked += data if self._in else ""


Heads = list[tuple[str, str, Head]]


@pytest.fixture(scope="module")
def heads(folder: Path, publication: Publication) -> Heads:
    """The language, the record and the head of every page of a record."""
    return [
        (
            language,
            entry.ref,
            Head(
                (folder / context.path(entry) / "index.html")
                .read_text("utf-8")
                .partition("</head>")[0]
            ),
        )
        for language, context in publication.contexts.items()
        for entry in publication.catalogue.entries.values()
    ]


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix s: <https://schema.org/> . @prefix ex: <urn:x:> .
ex:Page a sh:NodeShape ; sh:targetClass s:WebPage ; sh:closed false ;
  sh:property [ sh:path s:name ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path s:inLanguage ; sh:minCount 1 ] .
ex:Level a sh:NodeShape ; sh:targetClass s:PropertyValue ;
  sh:property [ sh:path s:value ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path s:description ; sh:minCount 1 ] ;
  sh:property [ sh:path s:valueReference ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] .
ex:Step a sh:NodeShape ; sh:targetClass s:HowToStep ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path s:position ; sh:minCount 1 ; sh:maxCount 1 ] .
ex:Claim a sh:NodeShape ; sh:targetClass s:Claim ;
  sh:property [ sh:path s:appearance ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path s:claimInterpreter ; sh:minCount 1 ; sh:hasValue <PUBLISHER> ] ;
  sh:property [ sh:path s:keywords ; sh:minCount 3 ] ;
  sh:property [ sh:path s:author ; sh:class s:Organization ] .
ex:Site a sh:NodeShape ; sh:targetClass s:WebSite ; sh:property [ sh:path s:name ; sh:minCount 1 ] .
"""


def test_linked_data_have_type_and_endorsements(heads: Heads, publication: Publication) -> None:
    chosen = {publication.catalogue.of(kind)[0].ref for kind in KINDS}
    shapes = Graph().parse(data=SHAPES.replace("PUBLISHER", f"{URL}#publisher"), format="turtle")
    for language, ref, head in heads:
        data = json.loads(head.linked)
        assert "<" not in head.linked, "it cannot close the element of the script"
        prefix = "" if language == "en" else "fr/"
        assert data["@id"] == f"{URL}{prefix}{ref}/"
        assert data["publisher"]["name"] == NAMES[language][0]
        if ref not in chosen:
            continue
        graph = Graph().parse(
            data=json.dumps(data | {"@context": {"@vocab": SCHEMA}}), format="json-ld"
        )
        conforms, _, report = validate(graph, shacl_graph=shapes, inference="none")
        assert conforms, report
        assert (
            URIRef(data["@id"]),
            URIRef(f"{SCHEMA}mainEntity"),
            URIRef(f"{URL}id/{ref}/"),
        ) in graph


def linked(folder: Path, path: str) -> dict[str, Any]:
    return dict(json.loads(Head((folder / path / "index.html").read_text("utf-8")).linked))


def subjects(folder: Path, language: str) -> dict[str, dict[str, Any]]:
    """What is said of each record in the file of a language."""
    nodes = json.loads((folder / f"api/v1/records.{language}.jsonld").read_text("utf-8"))["@graph"]
    return {node["identifier"]: node["mainEntity"] for node in nodes}


def test_linked_data_link_translations_publisher_and_registers(
    folder: Path, publication: Publication
) -> None:
    ref, recognition = next(
        (entry.ref, found)
        for entry, found in recognized_practices(publication.catalogue)
        if found.level != "none"
    )
    page, other = (linked(folder, f"{prefix}{ref}") for prefix in ("", "fr/"))
    assert page["workTranslation"] == [{"@id": other["@id"]}]
    assert other["translationOfWork"] == [{"@id": page["@id"]}]
    label = level_label(publication.context("fr"), recognition)
    level = other["mainEntity"]["additionalProperty"]
    assert level["value"] == label
    assert level["valueReference"]["@id"].endswith(f"recognition.ttl#level-{recognition.level}")
    steps = [[step["@id"] for step in subjects(folder, one)[ref]["step"]] for one in NAMES]
    assert steps[0] == steps[1]
    assert all(step.startswith(f"{URL}id/{ref}/#") for step in steps[0])
    registers = publication.catalogue.vocabularies.table("same-as")
    assert linked(folder, "agencies/unicef")["mainEntity"]["sameAs"] == registers["unicef"]
    own = next(e for e in publication.catalogue.of("resources") if e.issuers[0] == "unodc")
    publisher = linked(folder, own.ref)["mainEntity"]["publisher"][0]
    assert publisher["sameAs"] == registers["unodc"]


def test_each_piece_of_evidence_is_a_node_of_the_linked_data(
    heads: Heads, folder: Path, publication: Publication
) -> None:
    said = {language: subjects(folder, language) for language in NAMES}
    for language, ref, head in heads:
        subject, of_page = said[language][ref], json.loads(head.linked)["mainEntity"]
        assert of_page.items() <= subject.items()
        assert of_page.get("additionalProperty") == subject.get("additionalProperty")
        found = recognition_of_practice(publication.catalogue, publication.catalogue.entries[ref])
        claims = [claim for claim in found.claims if claim.document != ref] if found else []
        nodes = subject.get("subjectOf", [])
        assert [node["@id"] for node in nodes] == [f"{URL}id/{ref}/#{claim.id}" for claim in claims]
        assert len({node["@id"] for node in nodes}) == len(nodes)
        assert [node["appearance"]["@id"] for node in nodes] == [
            f"{URL}id/{claim.document}/" for claim in claims
        ]
        assert ("additionalProperty" in subject) == bool(found and found.level != "none")
        assert all(
            "author" not in node for node, claim in zip(nodes, claims, strict=True) if claim.is_law
        )


def test_head_of_a_practice_leaves_steps_and_evidence_to_the_file_it_leads_to(
    heads: Heads, folder: Path
) -> None:
    seen = 0
    for language, ref, head in heads:
        (file,) = (link for link in head.links if link.get("type") == "application/ld+json")
        here = f"{URL}{'' if language == 'en' else 'fr/'}{ref}/"
        whole = (folder / urljoin(here, file["href"]).removeprefix(URL)).read_text("utf-8")
        if ref.startswith("practices/"):
            seen += 1
            assert "HowToStep" in whole and "HowToStep" not in head.linked
            assert '"Claim"' not in head.linked
    assert seen


def test_citation_tags_describe_document_or_page(heads: Heads, publication: Publication) -> None:
    for language, ref, head in heads:
        entry, context = publication.catalogue.entries[ref], publication.context(language)
        item = items.document_item(context, entry)
        names = [context.label("publishers", name) for name in entry.issuers]
        assert head.named["citation_publisher"] == (names if item else [NAMES[language][0]])
        assert head.named["citation_title"] == [item["title"] if item else entry.name(language)]
        date = (entry.date or "") if item else days(publication.catalogue, entry)[1]
        assert head.named["citation_publication_date"] == ([date.replace("-", "/")] if date else [])
        assert head.named["og:title"] == [entry.name(language)]


def test_every_alternate_link_exists(folder: Path, heads: Heads) -> None:
    for language, ref, head in heads:
        here = f"{URL}{'' if language == 'en' else 'fr/'}{ref}/"
        wanted = [
            link["href"]
            for link in head.links
            if link.get("rel") in ("alternate", "cite-as") and "hreflang" not in link
        ]
        wanted += head.named["og:image"]
        assert len(wanted) >= (8 if ref.startswith("practices/") else 7)
        assert [link.get("type") for link in head.links].count("application/atom+xml") == 2
        for href in wanted:
            path = urljoin(here, href).removeprefix(URL)
            assert (folder / path).exists(), (ref, href)


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("fr/", "fr")])
def test_opensearch_description_is_valid(folder: Path, prefix: str, language: str) -> None:
    found = ET.parse(folder / prefix / "opensearch.xml").getroot()
    names = {element.tag.split("}")[1]: element for element in found}
    assert names["Url"].get("template") == f"{URL}{prefix}explore/?q={{searchTerms}}"
    assert names["Language"].text == language
    assert len(names["ShortName"].text or "") <= 16


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_llms_txt_lists_every_page_and_record_with_level(
    folder: Path, publication: Publication, prefix: str
) -> None:
    link = re.compile(r"\]\((https://[^)]+)\)")
    first = [
        found.removeprefix(URL)
        for found in link.findall((folder / prefix / "llms.txt").read_text("utf-8"))
    ]
    assert not [file for file in first if not (folder / file).is_file()]
    assert sum(file.endswith("index.md") for file in first) == len(publication.catalogue.pages)
    for kind in KINDS:
        text = (folder / prefix / f"llms/{kind}.txt").read_text("utf-8")
        files = [found.removeprefix(URL) for found in link.findall(text)]
        assert f"{prefix}llms/{kind}.txt" in first
        assert files == [
            f"{prefix}{entry.ref}/index.md" for entry in publication.catalogue.of(kind)
        ]
        assert kind != "practices" or ("Reconnue par" if prefix else "Recognized by") in text


def test_practice_markdown_has_evidence_law_and_resources(
    folder: Path, publication: Publication
) -> None:
    entry, recognition = next(
        (entry, found)
        for entry, found in recognized_practices(publication.catalogue)
        if any(claim.is_read for claim in found.counted)
    )
    text = (folder / entry.ref / "index.md").read_text("utf-8")
    refs = {*(claim.document for claim in recognition.counted), *entry.resources}
    names = [publication.catalogue.entries[ref].name("en") for ref in refs]
    assert names and not [name for name in names if name not in text]
    assert "text read" in text


def test_links_in_markdown_files_exist(folder: Path, publication: Publication) -> None:
    record = re.compile(rf"(fr/)?({'|'.join(KINDS)})/[a-z0-9-]+/")
    for context in publication.contexts.values():
        for entry in publication.catalogue.entries.values():
            text = (folder / context.path(entry) / "index.md").read_text("utf-8")
            title = record_link(context, entry, "").label
            assert text.partition("\n")[0].replace("\\", "") == f"# {title}"
            for href in re.findall(r"\]\(([^)\s]+)\)", text):
                path = urljoin(URL + context.path(entry), href).split("#")[0].removeprefix(URL)
                assert not path.endswith(".md")
                assert not record.fullmatch(path) or (folder / path / "index.html").is_file(), (
                    entry.ref,
                    href,
                )
