"""Harvesting, with third-party tools: linked data, meta tags, OAI-PMH, OpenSearch, llms.txt, Markdown."""

from __future__ import annotations

import http.server
import json
import re
import threading
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from catalogue.exports.publication import Publication
from publishing import NAMES, URL
from pyshacl import validate
from rdflib import Graph, URIRef
from sickle import Sickle

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*", "ignore:.*ConjunctiveGraph.*:DeprecationWarning")
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
        (language, entry.ref, Head((folder / context.path(entry) / "index.html").read_text("utf-8").partition("</head>")[0]))
        for language, context in publication.contexts.items()
        for entry in publication.catalogue.entries.values()
    ]


SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix s: <https://schema.org/> . @prefix ex: <urn:x:> .
ex:Page a sh:NodeShape ; sh:targetClass s:WebPage ; sh:closed false ;
  sh:property [ sh:path s:name ; sh:minCount 1 ; sh:maxCount 1 ] ; sh:property [ sh:path s:inLanguage ; sh:minCount 1 ] .
ex:Rating a sh:NodeShape ; sh:targetClass s:EndorsementRating ;
  sh:property [ sh:path s:ratingValue ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path s:ratingExplanation ; sh:minCount 1 ] ;
  sh:property [ sh:path s:author ; sh:class s:Organization ] .
ex:Site a sh:NodeShape ; sh:targetClass s:WebSite ; sh:property [ sh:path s:name ; sh:minCount 1 ] .
"""


def test_linked_data_have_type_and_endorsements(heads: Heads) -> None:
    chosen = {
        "practices/non-punishment-of-victims",
        "resources/unodc-toolkit-combat-tip-2008",
        "agencies/unodc",
        "activities/tokyo-2006",
    }
    chosen.add("statements/icat-issue-brief-08")
    shapes = Graph().parse(data=SHAPES, format="turtle")
    for language, ref, head in heads:
        data = json.loads(head.linked)
        prefix = "" if language == "en" else "fr/"
        assert data["@id"] == f"{URL}{prefix}{ref}/"
        assert data["publisher"]["name"] == NAMES[language][0]
        if ref not in chosen:
            continue
        graph = Graph().parse(data=json.dumps(data | {"@context": {"@vocab": SCHEMA}}), format="json-ld")
        conforms, _, report = validate(graph, shacl_graph=shapes, inference="none")
        assert conforms, report
        assert (URIRef(data["@id"]), URIRef(f"{SCHEMA}mainEntity"), URIRef(f"{URL}id/{ref}/")) in graph


def test_linked_data_have_translations_and_evidence(folder: Path) -> None:
    page = json.loads(Head((folder / "practices/non-punishment-of-victims/index.html").read_text("utf-8")).linked)
    other = json.loads(Head((folder / "fr/practices/non-punishment-of-victims/index.html").read_text("utf-8")).linked)
    assert page["workTranslation"] == [{"@id": other["@id"]}]
    assert other["translationOfWork"] == [{"@id": page["@id"]}]
    assert page["mainEntity"]["contentRating"]["@type"] == "EndorsementRating"
    assert page["mainEntity"]["citation"]
    assert other["mainEntity"]["contentRating"]["ratingValue"].startswith("Reconnue")


def test_linked_data_cannot_close_the_script_element(heads: Heads) -> None:
    for _, ref, head in heads:
        assert "<" not in head.linked, ref


def test_dublin_core_has_title_date_language_and_publisher(heads: Heads, publication: Publication) -> None:
    for language, ref, head in heads:
        entry = publication.catalogue.entries[ref]
        assert head.named["citation_title"] == [entry.name(language)] == head.named["DC.title"] == head.named["og:title"]
        assert head.named["DC.language"] == [entry.text_language(language)]
        assert head.named["DC.date"] == [entry.record.reviewed]
        assert head.named["citation_publisher"] == [NAMES[language][0]]
        assert len(head.named["DC.identifier"]) == 1


def test_every_alternate_link_exists(folder: Path, heads: Heads) -> None:
    for language, ref, head in heads:
        here = f"{URL}{'' if language == 'en' else 'fr/'}{ref}/"
        wanted = [link["href"] for link in head.links if link.get("rel") in ("alternate", "cite-as") and "hreflang" not in link]
        wanted += head.named["og:image"]
        assert len(wanted) >= 7
        for href in wanted:
            path = urljoin(here, href).removeprefix(URL)
            if not path.endswith("feed.xml"):
                assert (folder / path).exists(), (ref, href)


@pytest.fixture(scope="module")
def repository(folder: Path) -> Iterator[str]:
    """The OAI-PMH repository, answered as the settings for nginx say: a file by verb, set and identifier."""
    rules = re.findall(r'^    "([^"]+)" (\S+);$', (folder / "oai/nginx.conf").read_text("utf-8"), re.MULTILINE)

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
            key = f"{asked.get('verb', '')}:{asked.get('identifier', '')}{asked.get('set', '')}"
            body = (folder / "oai" / answer(key)).read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", "text/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    def answer(key: str) -> str:
        for pattern, file in rules:
            match = re.match(pattern[1:].replace("(?<", "(?P<"), key) if pattern.startswith("~") else None
            if match:
                return file.replace("$record", match.group("record"))
            if pattern == key:
                return file
        return "badVerb.xml"

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/oai/"
        server.shutdown()


def test_a_harvester_reads_every_record(repository: str, publication: Publication) -> None:
    found = list(Sickle(repository).ListRecords(metadataPrefix="oai_dc"))
    assert [record.header.identifier for record in found] == [f"oai:toolkit.test:{ref}" for ref in publication.catalogue.entries]
    for record, entry in zip(found, publication.catalogue.entries.values(), strict=True):
        assert record.metadata["title"] == [entry.name("en"), entry.name("fr")]
        assert f"{URL}id/{entry.ref}/" in record.metadata["identifier"]


def test_a_harvester_asks_all_questions(repository: str, publication: Publication) -> None:
    sickle = Sickle(repository)
    assert sickle.Identify().repositoryName == NAMES["en"][0]
    assert [item.metadataPrefix for item in sickle.ListMetadataFormats()] == ["oai_dc"]
    assert {item.setSpec for item in sickle.ListSets()} == {"practices", "resources", "agencies", "statements", "activities"}
    assert len(list(sickle.ListIdentifiers(metadataPrefix="oai_dc"))) == len(publication.catalogue.entries)
    practices = list(sickle.ListRecords(metadataPrefix="oai_dc", set="practices"))
    assert len(practices) == len(publication.catalogue.of("practices"))
    one = sickle.GetRecord(identifier="oai:toolkit.test:agencies/unodc", metadataPrefix="oai_dc")
    assert one.header.setSpecs == ["agencies"]


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("fr/", "fr")])
def test_opensearch_description_is_valid(folder: Path, prefix: str, language: str) -> None:
    found = ET.parse(folder / prefix / "opensearch.xml").getroot()
    names = {element.tag.split("}")[1]: element for element in found}
    assert names["Url"].get("template") == f"{URL}{prefix}explore/?q={{searchTerms}}"
    assert names["Language"].text == language
    assert len(names["ShortName"].text or "") <= 16


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_llms_txt_lists_every_record_with_its_level(folder: Path, publication: Publication, prefix: str) -> None:
    text = (folder / prefix / "llms.txt").read_text("utf-8")
    links = re.findall(r"\]\((https://[^)]+)\)", text)
    files = [link.removeprefix(URL) for link in links if link.endswith(".md")]
    assert len(files) == len(publication.catalogue.entries)
    assert not [file for file in files if not (folder / file).is_file()]
    level = "Recognized by" if not prefix else "Reconnue par"
    assert level in text


def test_links_in_markdown_files_exist(folder: Path, publication: Publication) -> None:
    for language in ("en", "fr"):
        context = publication.context(language)
        for entry in publication.catalogue.entries.values():
            text = (folder / context.path(entry) / "index.md").read_text("utf-8")
            assert text.startswith(f"# {entry.name(language)}\n")
            for href in re.findall(r"\]\(([^)\s]+)\)", text):
                target = urljoin(URL + context.path(entry), href).split("#")[0]
                path = target.removeprefix(URL)
                records = re.fullmatch(r"(fr/)?(practices|resources|agencies|statements|activities)/[a-z0-9-]+/", path)
                assert not path.endswith(".md")
                assert not records or (folder / path / "index.html").is_file(), (entry.ref, href)
