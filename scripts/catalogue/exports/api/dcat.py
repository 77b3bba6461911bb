"""The catalogue of the data as linked data (DCAT): the site, its data sets, their files with checksums."""

import hashlib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from catalogue.exports.api import lists
from catalogue.exports.api.bulk import TABLE_NAMES, table_title
from catalogue.exports.api.changes import CHANGES, EDITIONS
from catalogue.exports.api.law_of_states import STATES_DUMP
from catalogue.exports.api.mapping import MAPPING
from catalogue.exports.api.record_nodes import ALL_RECORDS
from catalogue.exports.api.shapes import DUMP, ROOT, Data
from catalogue.exports.api.skos import texts_by_language
from catalogue.exports.api.step_lines import STEPS
from catalogue.exports.publication import Publication, SiteFiles
from catalogue.html.linked_data import RECOGNITION
from catalogue.model.records import KINDS
from catalogue.recognition.editions import editions
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import days
from catalogue.views.pages.edition_pages import FILE, FOLDER
from catalogue.views.wording.site import LICENCE, Site

AUTHORITY = "http://publications.europa.eu/resource/authority/"
"""The lists of the Publications Office; that of languages has the codes of ISO 639-3."""

CONTEXT = {
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "file": f"{AUTHORITY}file-type/",
    "media": "https://www.iana.org/assignments/media-types/",
    "available": f"{AUTHORITY}planned-availability/",
    "dcat:accessURL": {"@type": "@id"},
    "dcat:downloadURL": {"@type": "@id"},
    "dcat:dataset": {"@type": "@id"},
    "dcat:servesDataset": {"@type": "@id"},
    "spdx:checksumValue": {"@type": "xsd:hexBinary"},
}


class Format(NamedTuple):
    """The media type of a file, and its name in the list of the Publications Office."""

    media_type: str
    file_type: str


FORMATS = {
    "json": Format("application/json", "JSON"),
    "jsonl": Format("application/jsonl", "JSON"),
    "csv": Format("text/csv", "CSV"),
    "ttl": Format("text/turtle", "RDF_TURTLE"),
    "jsonld": Format("application/ld+json", "JSON_LD"),
    "tsv": Format("text/tab-separated-values", "TSV"),
    "xml": Format("application/xml", "XML"),
}
"""Suffix of a file → its format."""


def data_sets(site: Site, catalogue: Catalogue) -> Iterator[tuple[str, list[str]]]:
    """The id of the title, and the files, of each data set."""
    languages = site.languages
    beside = {
        "records": (DUMP, ALL_RECORDS, *(f"records.{language}.jsonld" for language in languages)),
        "participation": (STATES_DUMP,),
        "steps": (STEPS,),
        **{kind: (f"by/kind/{kind}.json",) for kind in KINDS},
    }
    for name in TABLE_NAMES:
        tables = (f"{name}.{language}.csv" for language in languages)
        yield table_title(name), [f"{ROOT}{path}" for path in (*beside.get(name, ()), *tables)]
    yield "table-mapping", [f"{ROOT}{MAPPING}"]
    yield "editions-and-changes", _files_of_editions(catalogue)
    for name in (*lists.CODES, RECOGNITION, "glossary"):
        suffixes = ["ttl", "jsonld"]
        if name == "glossary":
            suffixes.append("tbx.xml")
        yield f"vocabulary-{name}", [f"vocabularies/{name}.{suffix}" for suffix in suffixes]


def _files_of_editions(catalogue: Catalogue) -> list[str]:
    """The lists of editions and of changes, and the file of each edition."""
    released = editions(catalogue)
    files = [f"{FOLDER}/{edition.version}/{FILE}" for edition in released]
    return [f"{ROOT}{EDITIONS}", f"{ROOT}{CHANGES}", *files]


@dataclass(eq=False)
class DataCatalogue:
    """The description of the data of a publication; `site` has the files, whose checksums it gives."""

    publication: Publication
    site: SiteFiles

    @cached_property
    def sets(self) -> dict[str, list[str]]:
        """The files of each data set, by the id of its title."""
        return dict(data_sets(self.publication.site, self.publication.catalogue))

    def document(self) -> Data:
        """The catalogue as JSON-LD."""
        sets = [self._data_set(name, paths) for name, paths in self.sets.items()]
        return {"@context": CONTEXT, "@graph": [self._catalogue(), *sets]}

    def _iri(self, path: str) -> str:
        return self.publication.site.iri(path)

    def _part(self, name: str) -> str:
        """The address of something that the catalogue describes."""
        return f"{self._iri(f'{ROOT}catalogue.ttl')}#{name}"

    def _title(self, text_id: str) -> list[Data]:
        return texts_by_language(self.publication.texts(text_id))

    def _catalogue(self) -> Data:
        topics = {
            **_typed(f"{self._iri('vocabularies/topics.ttl')}#all", "skos:ConceptScheme"),
            "dcterms:title": self._title("vocabulary-topics"),
        }
        return {
            "@id": self._part("catalogue"),
            "@type": "dcat:Catalog",
            "dcterms:title": texts_by_language(self.publication.cited_names),
            "dcterms:description": self._title("site-description"),
            "foaf:homepage": _typed(self._iri(""), "foaf:Document"),
            "dcat:themeTaxonomy": topics,
            "dcat:service": self._service(),
            "dcat:dataset": [self._part(name) for name in self.sets],
            **self._coverage,
            **self._shared,
        }

    def _service(self) -> Data:
        """The API."""
        standard = _typed("https://spec.openapis.org/oas/v3.1.0", "dcterms:Standard")
        return {
            "@id": self._part("service"),
            "@type": "dcat:DataService",
            "dcterms:title": texts_by_language(self.publication.cited_names),
            "dcterms:conformsTo": standard,
            "dcat:endpointURL": {"@id": self._iri(ROOT)},
            "dcat:endpointDescription": {"@id": self._iri(f"{ROOT}openapi.json")},
            "dcat:servesDataset": [self._part(name) for name in self.sets],
            **self._shared,
        }

    def _data_set(self, name: str, paths: list[str]) -> Data:
        about = self._about(name)
        return {
            "@id": self._part(name),
            "@type": "dcat:Dataset",
            "dcterms:identifier": name,
            "dcterms:title": self._title(name),
            "dcterms:description": about,
            "dcat:distribution": [self._file(path, about) for path in paths],
            **self._coverage,
            **self._shared,
        }

    def _about(self, name: str) -> list[Data]:
        """The name of the site and the title of a data set."""
        texts = {
            language: f"{context.cited_name}{context.text('colon')} {context.text(name)}"
            for language, context in self.publication.contexts.items()
        }
        return texts_by_language(texts)

    def _file(self, path: str, about: list[Data]) -> Data:
        _, *middle, suffix = path.split(".")
        media_type, file_type = FORMATS[suffix]
        node: Data = {
            "@id": self._part(path),
            "@type": "dcat:Distribution",
            "dcterms:title": posixpath.basename(path),
            "dcterms:description": about,
            "dcterms:license": _typed(LICENCE, "dcterms:LicenseDocument"),
            "dcterms:format": _typed(f"file:{file_type}", "dcterms:MediaTypeOrExtent"),
            "dcat:mediaType": _typed(f"media:{media_type}", "dcterms:MediaType"),
            "dcat:accessURL": self._iri(path),
            "dcat:downloadURL": self._iri(path),
            "spdx:checksum": self._checksum(path),
        }
        languages = [self._languages[part] for part in middle if part in self._languages]
        if languages:
            node["dcterms:language"] = _typed(languages[0], "dcterms:LinguisticSystem")
        stable = _typed("available:STABLE", "skos:Concept", "stable")
        return node | {"dcatap:availability": stable}

    def _checksum(self, path: str) -> Data:
        algorithm = _typed("spdx:checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm")
        return {
            **_typed(self._part(f"{path}-sha256"), "spdx:Checksum"),
            "spdx:algorithm": algorithm,
            "spdx:checksumValue": hashlib.sha256(self.site.read(path)).hexdigest(),
        }

    @cached_property
    def _languages(self) -> dict[str, str]:
        """The addresses of the languages of the site."""
        table = self.publication.catalogue.vocabularies["languages"]
        codes = {name: table.more(name, "iso639_3") for name in self.publication.site.languages}
        return {name: f"{AUTHORITY}language/{code.upper()}" for name, code in codes.items()}

    @cached_property
    def _dates(self) -> tuple[str, str]:
        """The days of the first and of the last change of any record."""
        catalogue = self.publication.catalogue
        changes = [days(catalogue, entry) for entry in catalogue.entries.values()]
        changes = changes or [(catalogue.latest_review, catalogue.latest_review)]
        return min(first for first, _ in changes), max(last for _, last in changes)

    @cached_property
    def _coverage(self) -> Data:
        """Languages, first day and place of the catalogue and of every data set."""
        languages = self._languages.values()
        world = f"{self._iri('vocabularies/regions.ttl')}#world"
        return {
            "dcterms:language": [_typed(name, "dcterms:LinguisticSystem") for name in languages],
            "dcterms:issued": _date(self._dates[0]),
            "dcterms:spatial": _typed(world, "dcterms:Location"),
        }

    @cached_property
    def _shared(self) -> Data:
        """What the catalogue, the API and every data set have in common."""
        name, modified = texts_by_language(self.publication.cited_names), self._dates[1]
        publisher = {**_typed(self._iri("#publisher"), "foaf:Agent"), "foaf:name": name}
        theme = _typed(
            f"{AUTHORITY}data-theme/JUST", "skos:Concept", "Justice, legal system and public safety"
        )
        row = self.publication.catalogue.vocabularies.table("glossary")["tip"]
        keywords = {language: row[language]["term"] for language in self.publication.site.languages}
        return {
            "dcterms:publisher": publisher,
            "dcterms:license": _typed(LICENCE, "dcterms:LicenseDocument"),
            "dcterms:modified": _date(modified),
            "dcat:version": modified,
            "dcat:contactPoint": self._contact(name),
            "dcat:theme": theme,
            "dcat:keyword": texts_by_language(keywords),
        }

    def _contact(self, name: list[Data]) -> Data:
        contact: Data = {
            "@id": self._iri("#contact"),
            "@type": ["vcard:Organization", "vcard:Kind"],
            "vcard:fn": name,
        }
        address = self.publication.site.contact
        if "@" in address:
            contact["vcard:hasEmail"] = {"@id": f"mailto:{address}"}
        return contact


def _typed(iri: str, type_: str, label: str = "") -> Data:
    """A reference with the type of what it leads to, and its label in English."""
    node: Data = {"@id": iri, "@type": type_}
    if label:
        node["skos:prefLabel"] = {"@language": "en", "@value": label}
    return node


def _date(day: str) -> Data:
    return {"@type": "xsd:date", "@value": day}
