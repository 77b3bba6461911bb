"""THE DATA: shapes.yml says in JSON Schema what is published; the fields of each kind of record follow from its model.

Version 1 never renames or removes anything. Where the front matter or the code has since got another word, the word of
version 1 is in `V1_FIELDS` and `V1_REASONS`.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

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

V1_FIELDS = {"speaks_for": "position"}
"""Keys of the fields of a record that differ from the front matter: key there → key here."""

V1_REASONS = {"position": "stance"}
"""Reasons of claims that differ from those of `recognition.levels`: value there → value here."""

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
    rows = json.loads(json.dumps(yaml.safe_load(text)).replace('"$ref": "', f'"$ref": "{REF}'))
    shapes = {name: _shape(rows, row) if "fields" in row else row for name, row in rows.items()}
    _, fields = models_json_schema(
        [(_fields(kind), "serialization") for kind in KINDS], ref_template=REF + "{model}"
    )
    whole = shapes.pop("Record")
    for kind, model in KINDS.items():
        of_kind = {"kind": {"const": kind}, "fields": {"$ref": f"{REF}{model.__name__}Fields"}}
        shapes[f"{model.__name__}Record"] = whole | {"properties": whole["properties"] | of_kind}
    refs = {kind: f"{REF}{model.__name__}Record" for kind, model in KINDS.items()}
    either = {
        "oneOf": [{"$ref": ref} for ref in refs.values()],
        "discriminator": {"propertyName": "kind", "mapping": refs},
    }
    return {**shapes, **fields["$defs"], "Record": either}


def names_of(shape: str) -> list[str]:
    """The fields of a shape, in order."""
    return list(schemas()[shape]["properties"])


def _shape(rows: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    fields = {**rows.get(row.get("extends", ""), {}).get("fields", {}), **row["fields"]}
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
