"""THE DATA: shapes.yml says in JSON Schema what is published.

The fields of each kind of record follow from its model. Version 1 never renames or removes anything.
Where the front matter has since got another word, the word of version 1 is in `V1_FIELDS`.
"""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, create_model
from pydantic.json_schema import models_json_schema

from catalogue.model.evidence import Basis
from catalogue.model.records import KINDS, translatable_fields
from catalogue.model.types import Part

ROOT = "api/v1/"
SUMS = "SHA256SUMS"
DUMP = "records.jsonl"
REF = "#/components/schemas/"

Data = dict[str, Any]
"""What is published, ready for JSON."""

V1_FIELDS = {"speaks_for": "position"}
"""Keys of the fields of a record that differ from the front matter: key there → key here."""

ELSEWHERE = (
    "topics",
    "reviewed",
    "review_due",
    "formerly",
    "withdrawn",
    "changes",
    "recognition",
    "steps",
    "pitfalls",
)
"""Fields of records that have their own place in the data."""


class LegalBasis(Basis):
    """What a provision says about a practice as a whole, also in the words of version 1."""

    instrument: str | None = None
    """The instrument: resources/id."""
    article: str | None = None
    """The article in words."""


@cache
def schemas() -> dict[str, Any]:
    """The schema of each shape by its name; a whole record is one of those of the kinds."""
    text = Path(__file__).with_name("shapes.yml").read_text("utf-8")
    rows = _with_full_references(yaml.safe_load(text))
    shapes = {name: _shape(rows, row) if "fields" in row else row for name, row in rows.items()}
    whole = shapes.pop("Record")
    refs = {}
    for kind, model in KINDS.items():
        name = f"{model.__name__}Record"
        fields = {"$ref": f"{REF}{model.__name__}Fields"}
        properties = whole["properties"] | {"kind": {"const": kind}, "fields": fields}
        shapes[name] = whole | {"properties": properties}
        refs[kind] = f"{REF}{name}"
    either = {
        "oneOf": [{"$ref": ref} for ref in refs.values()],
        "discriminator": {"propertyName": "kind", "mapping": refs},
    }
    return {**shapes, **_schemas_of_fields(), "Record": either}


def fields_of(shape: str) -> list[str]:
    """The fields of a shape, in order."""
    return list(schemas()[shape]["properties"])


def _with_full_references(value: Any) -> Any:
    """A part of shapes.yml, in which a reference is the name of a shape, with paths in OpenAPI instead."""
    if isinstance(value, list):
        return [_with_full_references(item) for item in value]
    if not isinstance(value, dict):
        return value
    full = {key: _with_full_references(item) for key, item in value.items()}
    if isinstance(full.get("$ref"), str):
        full["$ref"] = f"{REF}{full['$ref']}"
    return full


def _schemas_of_fields() -> dict[str, Any]:
    """The schema of the other fields of each kind, and of their parts."""
    models: list[tuple[type[BaseModel], Literal["serialization"]]] = [
        (_fields(kind), "serialization") for kind in KINDS
    ]
    _, schema = models_json_schema(models, ref_template=f"{REF}{{model}}")
    definitions: dict[str, Any] = schema["$defs"]
    return definitions


def _shape(rows: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """The schema of a shape, with the fields of the shape that it extends."""
    extended = rows.get(row.get("extends", ""), {})
    fields = {**extended.get("fields", {}), **row["fields"]}
    return {
        "type": "object",
        "description": row["description"],
        "additionalProperties": False,
        "properties": {name.removesuffix("?"): field for name, field in fields.items()},
        "required": [name for name in fields if not name.endswith("?")],
    }


def _fields(kind: str) -> type[BaseModel]:
    """The other fields of a kind, every one declared."""
    model = KINDS[kind]
    left_out = {*ELSEWHERE, *translatable_fields(model)}
    declared: dict[str, Any] = {
        name: (info.annotation, info)
        for name, info in model.model_fields.items()
        if name not in left_out
    }
    if "legal_basis" in declared:
        declared["legal_basis"] = (list[LegalBasis], [])
    named = {V1_FIELDS.get(name, name): field for name, field in declared.items()}
    return create_model(f"{model.__name__}Fields", __config__=Part.model_config, **named)
