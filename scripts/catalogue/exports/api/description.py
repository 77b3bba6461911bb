"""OpenAPI 3.1 and JSON Schema of the API, both from `shapes`."""

import json
from collections.abc import Iterator

from catalogue.exports.api import bulk, lists, shapes
from catalogue.exports.api.shapes import REF, ROOT
from catalogue.exports.json_schema import DIALECT
from catalogue.exports.publication import File, Publication
from catalogue.model.records import KINDS
from catalogue.views.addresses import LICENCE

SHAPES = {"record": "Record", "index": "Index", "list": "RecordList", "vocabularies": "Codes"}
"""Name of a published schema → its shape."""


def files(publication: Publication) -> Iterator[File]:
    """The name and the content of each description."""
    schemas, site, context = shapes.schemas(), publication.site, publication.context(publication.site.languages[0])
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
        languages=context.enumeration(context.label("languages", language) for language in site.languages),
        licence=LICENCE,
        server=f"{site.url or '/'}{ROOT}".rstrip("/"),
        parameters=values | ids,
        schemas=schemas,
    )
    yield "openapi.json", json.dumps(json.loads(whole), ensure_ascii=False, indent=1) + "\n"
    for name, shape in SHAPES.items():
        file = f"{name}.schema.json"
        schema = {"$schema": DIALECT, "$id": site.iri(f"{ROOT}{file}"), "$ref": f"{REF}{shape}", "$defs": schemas}
        yield file, json.dumps(schema, ensure_ascii=False, indent=1).replace(REF, "#/$defs/") + "\n"
