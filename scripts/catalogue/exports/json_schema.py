"""JSON Schema from the models: what an editor's program offers while someone writes a page. Committed in schemas/.

The schema has the ids of vocabularies with their labels; only the checker checks references to other records.
"""

import json
from collections.abc import Iterator
from typing import Any

from catalogue.model.evidence import PageMeta
from catalogue.model.records import KINDS, Record
from catalogue.model.types import InVocabulary, MultilingualText, Part, marks
from catalogue.model.vocabularies import DERIVED, Vocabularies

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def files(vocabularies: Vocabularies) -> Iterator[tuple[str, str]]:
    """The name and the content of the schema of each kind of page."""
    for model in KINDS.values():
        yield f"{model.__name__.lower()}.schema.json", _dump(schema(vocabularies, model))
    yield "page.schema.json", _dump(schema(vocabularies, PageMeta))


def schema(vocabularies: Vocabularies, model: type[Record] | type[Part]) -> dict[str, Any]:
    """The schema of the front matter of a kind of page."""
    whole = model.model_json_schema(by_alias=True)
    for name, definition in [(model.__name__, whole), *whole.get("$defs", {}).items()]:
        part = next(item for item in _all(Part) if item.__name__ == name)
        _spell_out(vocabularies, part, definition)
    return {"$schema": DIALECT, **whole}


def _all(model: type[Part]) -> Iterator[type[Part]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _all(inner)


def _spell_out(vocabularies: Vocabularies, model: type[Part], definition: dict[str, Any]) -> None:
    """Put the ids of its vocabulary and their labels into each field that has one."""
    for name, info in model.model_fields.items():
        for mark in marks(model, name):
            if isinstance(mark, InVocabulary) and mark.vocabulary not in DERIVED:
                _enumerate(vocabularies, definition["properties"][info.alias or name], mark.vocabulary)
    if issubclass(model, MultilingualText):
        definition["propertyNames"] = {"enum": [*definition["properties"], *(term.id for term in vocabularies["languages"])]}


def _enumerate(vocabularies: Vocabularies, field: dict[str, Any], table: str) -> None:
    """Into the schema of its values: that of its items or keys, or of the value that may be missing."""
    inner = (field.get("items"), field.get("propertyNames"), *field.get("anyOf", []))
    place = next((one for one in inner if isinstance(one, dict) and one.get("type") != "null"), field)
    if field.get("type") == "object":
        place = field.setdefault("propertyNames", {})
    terms = list(vocabularies[table])
    place["enum"] = [term.id for term in terms]
    place["markdownEnumDescriptions"] = [" / ".join(dict.fromkeys(term.labels.values())) for term in terms]


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
