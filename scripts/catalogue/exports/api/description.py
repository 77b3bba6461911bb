"""OpenAPI 3.1 and JSON Schema of the API, both generated from `shapes`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import models_json_schema

from catalogue.exports.api import shapes
from catalogue.exports.api.shapes import ROOT
from catalogue.exports.publication import Publication
from catalogue.views import formatting
from catalogue.views.addresses import LICENCE
from catalogue.views.context import kinds

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES: dict[type[shapes.Shape], str] = {shapes.Index: "index", shapes.RecordList: "list", shapes.Record: "record"}
BY = ("kind", "topic", "agency", "audience", "region", "status")


def files(publication: Publication) -> Iterator[tuple[str, str]]:
    """The name and the content of each description."""
    yield "openapi.json", _dump(openapi(publication))
    for shape, shape_name in NAMES.items():
        schema = shape.model_json_schema(mode="serialization")
        name = f"{shape_name}.schema.json"
        yield name, _dump({"$schema": DIALECT, "$id": publication.site.iri(f"{ROOT}{name}"), **schema})


def openapi(publication: Publication) -> dict[str, Any]:
    """The whole interface."""
    _, definitions = models_json_schema([(shape, "serialization") for shape in NAMES], ref_template="#/components/schemas/{model}")
    vocabularies, first = publication.catalogue.vocabularies, publication.site.languages[0]
    names = [vocabularies["languages"].label(language, first) for language in publication.site.languages]
    languages = formatting.enumeration(vocabularies, names, first)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": publication.site.names[first][0],
            "version": "1.0.0",
            "summary": f"Every record of the site as static files, in {languages}.",
            "description": "Files are made with each build of the site and only read. Within v1 nothing is renamed or removed.",
            "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": f"{publication.site.url or '/'}{ROOT}".rstrip("/")}],
        "paths": _paths(publication),
        "components": {"schemas": definitions["$defs"]},
    }


def _paths(publication: Publication) -> dict[str, Any]:
    kind = _parameter("kind", {"type": "string", "enum": kinds()})
    name = _parameter("id", {"type": "string", "pattern": "^[a-z0-9-]+$"})
    by = _parameter("by", {"type": "string", "enum": list(BY)})
    value = _parameter("value", {"type": "string", "pattern": "^[a-z0-9-]+$"})
    table = _parameter("table", {"type": "string", "enum": ["records", *kinds()]})
    language = _parameter("language", {"type": "string", "enum": list(publication.site.languages)})
    return {
        "/index.json": _get("index", "Where everything is found", shapes.Index),
        "/records.json": _get("listRecords", "All records", shapes.RecordList),
        "/records/{kind}/{id}.json": _get("getRecord", "A whole record", shapes.Record, kind, name),
        "/by/{by}/{value}.json": _get("listBy", "Records by what they share", shapes.RecordList, by, value),
        "/{table}.{language}.csv": _get("getTable", "A table for spreadsheets", None, table, language),
    }


def _get(operation: str, summary: str, shape: type[shapes.Shape] | None, *parameters: dict[str, Any]) -> dict[str, Any]:
    """A file of a shape, or a table."""
    json_content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}}} if shape else {}
    answer = {"200": {"description": summary, "content": json_content or {"text/csv": {"schema": {"type": "string"}}}}}
    missing = {"404": {"description": "There is no such file"}} if parameters else {}
    return {"get": {"operationId": operation, "summary": summary, "parameters": list(parameters), "responses": answer | missing}}


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
