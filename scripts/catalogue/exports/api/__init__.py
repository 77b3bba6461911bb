"""Open data under /api/v1/, made from the same catalogue as the pages.

    shapes         THE DATA: what is published, in JSON Schema, of which OpenAPI is made here
    records        a record → its data
    lists          records by what they share
    tables         the same for spreadsheets, and bulk: evidence, steps, provisions, terms
    linked         vocabularies and the catalogue of the data, as linked data

Within v1 nothing is renamed or removed; what is added may be passed over by those who do not know it.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from catalogue.exports import json_schema
from catalogue.exports.api import bulk, lists, records, shapes, tables
from catalogue.exports.api.shapes import DUMP, REF, ROOT, SUMS
from catalogue.exports.publication import File, Publication, SiteFiles
from catalogue.model.records import KINDS
from catalogue.recognition.levels import LEVELS
from catalogue.source.loading import Entry
from catalogue.views.wording.site import LICENCE
from catalogue.views.wording.words import enumeration

SCHEMAS = {"record": "Record", "index": "Index", "list": "RecordList", "vocabularies": "Codes"}
"""Name of a published schema → its shape."""


def whole(publication: Publication) -> Iterator[File]:
    """The files made from all records."""
    facts = [records.facts(publication, entry) for entry in publication.catalogue.entries.values()]
    whole = {
        "index.json": lists.index(publication, facts),
        "vocabularies.json": lists.vocabularies(publication),
    }
    for name, value in (*lists.lists(publication, facts), *whole.items()):
        yield f"{ROOT}{name}", _json(value)
    for name, text in (*tables.tables(publication, facts), *_description(publication)):
        yield f"{ROOT}{name}", text


def vocabularies(publication: Publication) -> Iterator[File]:
    """Vocabularies as linked data, schemas, and the marks of levels and of law as drawings."""
    # The library of linked data takes long to load.
    from catalogue.exports.api import linked

    yield from linked.files(publication)
    for file, text in json_schema.files(publication.catalogue.vocabularies):
        yield f"schemas/{file}", text
    for name in (*LEVELS, "law", "law-soft"):
        yield f"{ROOT}marks/{name}.svg", publication.templates.get("mark.svg").render(name=name)


def files(publication: Publication, entry: Entry) -> Iterator[File]:
    """The file of a record."""
    yield f"{ROOT}records/{entry.ref}.json", _json(records.record(publication, entry))


def _description(publication: Publication) -> Iterator[File]:
    """OpenAPI 3.1 and JSON Schema of the API, both from its shapes."""
    schemas, site, context = (
        shapes.schemas(),
        publication.site,
        publication.context(publication.site.languages[0]),
    )
    values = {
        "kind": {"type": "string", "enum": list(KINDS)},
        "by": {"type": "string", "enum": list(lists.grouped(publication))},
        "table": {"type": "string", "enum": ["records", *KINDS, *bulk.TABLES]},
        "language": {"type": "string", "enum": list(site.languages)},
    }
    ids = {name: {"type": "string", "pattern": "^[a-z0-9-]+$"} for name in ("id", "value")}
    whole = publication.templates.get("openapi.json").render(
        site=site,
        title=context.site_name,
        languages=enumeration(
            context, (context.label("languages", language) for language in site.languages)
        ),
        licence=LICENCE,
        server=f"{site.url or '/'}{ROOT}".rstrip("/"),
        parameters=values | ids,
        schemas=schemas,
    )
    yield "openapi.json", json.dumps(json.loads(whole), ensure_ascii=False, indent=1) + "\n"
    for name, shape in SCHEMAS.items():
        file = f"{name}.schema.json"
        schema = {
            "$schema": json_schema.DIALECT,
            "$id": site.iri(f"{ROOT}{file}"),
            "$ref": f"{REF}{shape}",
            "$defs": schemas,
        }
        yield file, json.dumps(schema, ensure_ascii=False, indent=1).replace(REF, "#/$defs/") + "\n"


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def dump(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """All records in one file, one a line."""
    paths = (f"{ROOT}records/{ref}.json" for ref in publication.catalogue.entries)
    yield f"{ROOT}{DUMP}", b"".join(site.read(path) for path in paths)


def linked_dump(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """All records as linked data, a file for each language."""
    from catalogue.exports.api import linked

    yield from linked.dump(publication, site)


def catalogue_of_data(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The catalogue of the data as linked data, with the checksums of the files that it lists."""
    from catalogue.exports.api import linked

    yield from linked.catalogue_of_data(publication, site)


def checksums(publication: Publication, site: SiteFiles) -> Iterator[File]:
    """The checksums of all other files of the API for `sha256sum --check`."""
    sums = f"{ROOT}{SUMS}"
    lines = []
    # In the order of folders: the files of one are not split by a file whose name begins like it.
    for path in sorted(site.below(ROOT), key=PurePosixPath):
        if path != sums:
            digest = hashlib.sha256(site.read(path)).hexdigest()
            lines.append(f"{digest}  {path.removeprefix(ROOT)}\n")
    yield sums, "".join(lines)
