"""Vocabularies as SKOS and the catalogue of the data as DCAT, each as JSON-LD and as Turtle; all records as linked data."""

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from rdflib import Graph
from rdflib.plugins.parsers.jsonld import to_rdf

from catalogue.exports.api import bulk, lists
from catalogue.exports.api.shapes import DUMP, ROOT
from catalogue.exports.publication import File, Publication, SiteFiles
from catalogue.model.records import KINDS
from catalogue.model.vocabularies import Term
from catalogue.source.days import days
from catalogue.views.wording.site import LICENCE

LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
"""The list of the Publications Office, which names languages by the codes of ISO 639-3."""

CONTEXT = '{"@vocab":"https://schema.org/","url":{"@type":"@id"},"license":{"@type":"@id"},"sameAs":{"@type":"@id"}}'
LINKED = re.compile(
    r'(?<=<script type="application/ld\+json">)\{"@context":"https://schema.org",(.*?)(?=</script>)'
)
"""The linked data of a page, without the address of their context."""


def files(publication: Publication) -> Iterator[File]:
    """Every vocabulary in both formats; the glossary also for translation programs (TBX)."""
    vocabularies = publication.catalogue.vocabularies
    tables = {name: iter(vocabularies[lists.table_of(name)]) for name in lists.CODES}
    for name, terms in {**tables, "glossary": _glossary(publication)}.items():
        at, titles = (
            f"{publication.site.iri(f'vocabularies/{name}.ttl')}#",
            publication.texts(f"vocabulary-{name}"),
        )
        values = {"at": at, "titles": titles, "terms": list(terms)}
        yield from _both(publication, f"vocabularies/{name}", "vocabulary.jsonld", values)
    values = {
        "titles": publication.texts("vocabulary-glossary"),
        "terms": list(_glossary(publication)),
    }
    yield (
        "vocabularies/glossary.tbx.xml",
        publication.templates.get("glossary.tbx").render(licence=LICENCE, **values),
    )


def dump(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The linked data of all pages of records, a file for each language."""
    for language, context in publication.contexts.items():
        nodes = []
        for entry in publication.catalogue.entries.values():
            page = site.read(f"{context.path(entry)}index.html").decode("utf-8")
            if match := LINKED.search(page):
                nodes.append(f"{{{match[1]}")
        text = ",\n".join(nodes)
        yield (
            f"{ROOT}records.{language}.jsonld",
            f'{{"@context":{CONTEXT},"@graph":[\n{text}\n]}}\n',
        )


def catalogue_of_data(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The catalogue of the data, with the checksum of each file that it lists."""

    def digest(path: str) -> str:
        return hashlib.sha256(site.read(path)).hexdigest()

    values = _catalogue(publication) | {"digest": digest}
    yield from _both(publication, f"{ROOT}catalogue", "catalogue.jsonld", values)


def _both(
    publication: Publication, path: str, template: str, values: dict[str, Any]
) -> Iterator[File]:
    text = publication.templates.get(template).render(licence=LICENCE, **values)
    yield f"{path}.jsonld", f"{text}\n"
    yield f"{path}.ttl", to_rdf(json.loads(text), Graph()).serialize(format="turtle").strip() + "\n"


def _glossary(publication: Publication) -> Iterator[Term]:
    """The glossary as terms: labels, synonyms and definitions in every language."""
    for name, row in publication.catalogue.vocabularies.table("glossary").items():
        words = {language: row[language] for language in publication.site.languages}
        labels, about = (
            {language: text[key] for language, text in words.items()}
            for key in ("term", "definition")
        )
        yield Term(name, labels, about=about, more={"also": row.get("also")})


def _catalogue(publication: Publication) -> dict[str, Any]:
    site, catalogue = publication.site, publication.catalogue
    codes = {
        language: catalogue.vocabularies["languages"].more(language, "iso639_3")
        for language in site.languages
    }
    keyword = catalogue.vocabularies.table("glossary")["tip"]
    changes = [days(catalogue, entry) for entry in catalogue.entries.values()] or [
        (catalogue.latest_review,) * 2
    ]
    at = f"{site.iri(f'{ROOT}catalogue.ttl')}#"
    return {
        "iri": site.iri,
        "at": lambda name: f"{at}{name}",
        "languages": {language: f"{LANGUAGE}{code.upper()}" for language, code in codes.items()},
        "keywords": {language: keyword[language]["term"] for language in site.languages},
        "issued": min(first for first, _ in changes),
        "modified": max(last for _, last in changes),
        "contact": site.contact,
        "sets": dict(_sets(publication)),
        "contexts": publication.contexts,
    }


def _sets(publication: Publication) -> Iterator[tuple[str, list[str]]]:
    """The name and the files of each data set."""
    languages = publication.site.languages
    for name in ("records", *KINDS, *bulk.TABLES):
        dumps = [f"{ROOT}{DUMP}", *(f"{ROOT}records.{language}.jsonld" for language in languages)]
        whole = {"records": dumps}.get(
            name, [f"{ROOT}by/kind/{name}.json"] if name in KINDS else []
        )
        title = name if name in KINDS else f"table-{name}"
        yield title, [*whole, *(f"{ROOT}{name}.{language}.csv" for language in languages)]
    for name in (*lists.CODES, "glossary"):
        suffixes = ("ttl", "jsonld", *(["tbx.xml"] if name == "glossary" else []))
        yield f"vocabulary-{name}", [f"vocabularies/{name}.{suffix}" for suffix in suffixes]
