"""JSON Schema from the models: what an editor's program offers while someone writes a page. Committed in schemas/.

The schema has the ids of vocabularies with their labels; only the checker checks references to other records.
"""

import json
from collections.abc import Iterator
from typing import Any

from catalogue.model.page_meta import PageMeta
from catalogue.model.records import KINDS, Record
from catalogue.model.types import VOCABULARY, Part
from catalogue.model.vocabularies import DERIVED, Vocabularies

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def files(vocabularies: Vocabularies) -> Iterator[tuple[str, str]]:
    """The name and the content of the schema of each kind of page."""
    for name, model in (
        {model.__name__.lower(): model for model in KINDS.values()} | {"page": PageMeta}
    ).items():
        yield (
            f"{name}.schema.json",
            json.dumps(schema(vocabularies, model), ensure_ascii=False, indent=1) + "\n",
        )


def schema(vocabularies: Vocabularies, model: type[Record] | type[Part]) -> dict[str, Any]:
    """The schema of the front matter of a kind of page."""
    whole = model.model_json_schema(by_alias=True)
    _spell_out(vocabularies, whole)
    for definition in whole.get("$defs", {}).values():
        if definition["additionalProperties"]:  # texts by language
            definition["propertyNames"] = {
                "enum": [*definition["properties"], *vocabularies["languages"].terms]
            }
    return {"$schema": DIALECT, **whole}


def _spell_out(vocabularies: Vocabularies, value: Any) -> None:
    """Put the ids of a vocabulary and their labels in the place of its name, wherever a schema has one."""
    if isinstance(value, dict) and (name := value.pop(VOCABULARY, None)) not in (None, *DERIVED):
        terms = list(vocabularies[name])
        value["enum"] = [term.id for term in terms]
        value["markdownEnumDescriptions"] = [
            " / ".join(dict.fromkeys(term.labels.values())) for term in terms
        ]
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        _spell_out(vocabularies, inner)
