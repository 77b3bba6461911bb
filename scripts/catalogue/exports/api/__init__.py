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
from pathlib import Path
from typing import Any

from catalogue.exports import json_schema
from catalogue.exports.api import bulk, lists, records, shapes, tables
from catalogue.exports.api.shapes import DUMP, REF, ROOT, SUMS
from catalogue.exports.publication import File, Publication
from catalogue.model.records import KINDS
from catalogue.recognition.levels import LEVELS
from catalogue.source.entry import Entry
from catalogue.source.files import write_file
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


def dump(publication: Publication, folder: Path) -> None:
    """Write what is made from other files: all records in one (JSON Lines, linked data), and the catalogue of the data."""
    from catalogue.exports.api import linked

    files = (folder / ROOT / f"records/{ref}.json" for ref in publication.catalogue.entries)
    write_file(folder / ROOT / DUMP, "".join(file.read_text("utf-8") for file in files))
    for path, text in linked.after_all(publication, folder):
        write_file(folder / path, text)


def checksums(folder: Path) -> None:
    """Write the checksums for `sha256sum --check`, after all other files including redirects."""
    root = folder / ROOT
    sums = {
        file: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }
    lines = (
        f"{digest}  {file.relative_to(root).as_posix()}\n"
        for file, digest in sums.items()
        if file.name != SUMS
    )
    write_file(root / SUMS, "".join(lines))
