"""JSON Schema from the models: what an editor's program offers while someone writes a page.

The schemas are committed in schemas/. They have the ids of vocabularies with their labels; only the
checker checks references to other records.
"""

from collections.abc import Iterator
from typing import Any

from catalogue.exports.json_text import indented
from catalogue.model.declarations import Declaration
from catalogue.model.page_meta import PageMeta
from catalogue.model.records import KINDS, Record
from catalogue.model.types import VOCABULARY, Part
from catalogue.model.vocabularies import DERIVED, Term, Vocabularies
from catalogue.source.letters import Letter

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files(vocabularies: Vocabularies) -> Iterator[tuple[str, str]]:
    """The name and the content of the schema of each kind of page."""
    models: dict[str, type[Record] | type[Part]] = {
        model.__name__.lower(): model for model in KINDS.values()
    }
    models["page"] = PageMeta
    models["declaration"] = Declaration
    models["letter"] = Letter
    for name, model in models.items():
        yield f"{name}.schema.json", indented(schema(vocabularies, model))


def schema(vocabularies: Vocabularies, model: type[Record] | type[Part]) -> dict[str, Any]:
    """The schema of the front matter of a kind of page."""
    whole = model.model_json_schema(by_alias=True)
    _spell_out(vocabularies, whole)
    for definition in whole.get("$defs", {}).values():
        if definition["additionalProperties"]:  # texts by language
            names = [*definition["properties"], *vocabularies["languages"].terms]
            definition["propertyNames"] = {"enum": names}
    return {"$schema": DIALECT, **whole}


def _spell_out(vocabularies: Vocabularies, value: Any) -> None:
    """Put the ids of a vocabulary and their labels in the place of its name, wherever a schema has one."""
    if isinstance(value, list):
        for item in value:
            _spell_out(vocabularies, item)
    if isinstance(value, dict):
        name = value.pop(VOCABULARY, None)
        if name is not None and name not in DERIVED:
            terms = list(vocabularies[name])
            value["enum"] = [term.id for term in terms]
            value["markdownEnumDescriptions"] = [_labels(term) for term in terms]
        for item in value.values():
            _spell_out(vocabularies, item)


def _labels(term: Term) -> str:
    """The label of a term in every language, each once."""
    return " / ".join(dict.fromkeys(term.labels.values()))
