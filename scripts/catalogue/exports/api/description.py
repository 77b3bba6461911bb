"""OpenAPI 3.1 and JSON Schema of the API, both generated from `shapes`."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import models_json_schema

from catalogue.exports.api import bulk, lists, shapes
from catalogue.exports.api.shapes import ROOT
from catalogue.exports.publication import File, Publication
from catalogue.views import formatting
from catalogue.views.addresses import LICENCE
from catalogue.views.context import kinds

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHAPES = {"index": shapes.Index, "list": shapes.RecordList, "vocabularies": shapes.Codes}
SCHEMAS = "#/components/schemas/"


def files(publication: Publication) -> Iterator[File]:
    """The name and the content of each description."""
    schemas, site, first = _schemas(), publication.site, publication.site.languages[0]
    vocabularies = publication.catalogue.vocabularies
    names = [vocabularies["languages"].label(language, first) for language in site.languages]
    values = {
        "kind": {"type": "string", "enum": kinds()},
        "by": {"type": "string", "enum": list(lists.grouped(publication))},
        "table": {"type": "string", "enum": ["records", *kinds(), *bulk.TABLES]},
        "language": {"type": "string", "enum": list(site.languages)},
    }
    ids = {name: {"type": "string", "pattern": "^[a-z0-9-]+$"} for name in ("id", "value")}
    whole = publication.templates.get("openapi.json").render(
        title=site.names[first][0],
        languages=formatting.enumeration(vocabularies, names, first),
        licence=LICENCE,
        contact=site.contact,
        home=site.iri(""),
        server=f"{site.url or '/'}{ROOT}".rstrip("/"),
        parameters=values | ids,
        schemas=schemas,
    )
    yield "openapi.json", json.dumps(json.loads(whole), ensure_ascii=False, indent=1) + "\n"
    for name, model in {"record": "Record", **{name: shape.__name__ for name, shape in SHAPES.items()}}.items():
        file = f"{name}.schema.json"
        schema = {"$schema": DIALECT, "$id": site.iri(f"{ROOT}{file}"), "$ref": f"{SCHEMAS}{model}", "$defs": schemas}
        yield file, json.dumps(schema, ensure_ascii=False, indent=1).replace(SCHEMAS, "#/$defs/") + "\n"


def _schemas() -> dict[str, Any]:
    """The schema of each shape; a whole record is one of those of the kinds."""
    models: list[Any] = [(shape, "serialization") for shape in (*SHAPES.values(), *shapes.RECORDS.values())]
    _, found = models_json_schema(models, ref_template=SCHEMAS + "{model}")
    named = {kind: f"{SCHEMAS}{model.__name__}" for kind, model in shapes.RECORDS.items()}
    kinds_of_record = [{"$ref": name} for name in named.values()]
    return {**found["$defs"], "Record": {"oneOf": kinds_of_record, "discriminator": {"propertyName": "kind", "mapping": named}}}
