"""The tables of fields: key, label, meaning and form, from the models and data/interface/fields.yml."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_origin

from catalogue.exports.documentation.blocks import table
from catalogue.model import evidence, page_meta
from catalogue.model.description import row_of, wording
from catalogue.model.evidence import History
from catalogue.model.records import KINDS, Record, translatable_fields
from catalogue.model.types import (
    IS_ADDRESS,
    IS_DAY,
    IS_PARTIAL_DATE,
    InVocabulary,
    MultilingualText,
    Part,
    Ref,
    bare,
    mark_of,
    marks,
    parts,
)
from catalogue.model.vocabularies import DERIVED, Vocabularies

Schema = dict[str, Any]

FEW = 12
"""A vocabulary of up to so many terms is listed where a field is described."""

FIELDS = "fields/"
"""What the names of the generated tables of fields begin with."""

OF_TRANSLATIONS = ("source", "authority")
"""The fields that every translation has besides its words."""


@dataclass(frozen=True)
class Guide:
    """The page for which a table is made: its tables, its language, and where each part is described."""

    vocabularies: Vocabularies
    language: str
    headings: dict[str, str]
    """The heading of each generated part in the language of the page."""

    anchors: dict[str, str]
    """The anchor of each, which follows from the heading in the first language."""

    def text(self, name: str, **values: object) -> str:
        """A text of the guide."""
        return self.vocabularies.text(f"guide-{name}", self.language, **values)


def models() -> dict[str, type[Part]]:
    """The models that have a table, by the name of the generated part."""
    classes: list[type[Part]] = [Record, *KINDS.values()]
    for part in vars(evidence).values():
        is_part = isinstance(part, type) and issubclass(part, Part)
        if is_part and part.__module__ == evidence.__name__:
            classes.append(part)
    classes.append(page_meta.PageMeta)
    # History is a part of Record, Pitfall of Step: their fields stand there.
    named = {f"{FIELDS}{model.__name__}": model for model in classes}
    del named[f"{FIELDS}History"], named[f"{FIELDS}Pitfall"]
    return named | {f"{FIELDS}translations": page_meta.PageMeta}


def field_names(name: str) -> list[str]:
    """The fields that a table lists: those that all records share stand once, under Record."""
    model = models()[name]
    if name == f"{FIELDS}translations":
        return list(OF_TRANSLATIONS)
    if model is Record:
        return [*_own_fields(model), *History.model_fields]
    if issubclass(model, Record) or model is page_meta.PageMeta:
        return [field for field in _own_fields(model) if field not in OF_TRANSLATIONS]
    return list(model.model_fields)


def _own_fields(model: type[Part]) -> list[str]:
    """The fields that a model has of its own, or otherwise than the model from which it derives."""
    return [field for field in model.model_fields if field in model.__annotations__]


def fields_table(guide: Guide, name: str) -> str:
    """The table of one model."""
    model = models()[name]
    rows = [_row(guide, model, field) for field in field_names(name)]
    if issubclass(model, MultilingualText):
        rows.append(_row_of_languages(guide))
    head = [guide.text(column) for column in ("key", "label", "says", "written")]
    return table(head, rows)


def _row(guide: Guide, model: type[Part], name: str) -> list[str]:
    """The row of a field."""
    info = model.model_fields[name]
    label, _ = wording(guide.vocabularies, model, name, guide.language)
    return [
        f"`{info.alias or name}`",
        label,
        _says(guide, model, name),
        _written(guide, model, name),
    ]


def _says(guide: Guide, model: type[Part], name: str) -> str:
    """What a field says, whether it must be there, and whether each language has its own."""
    row = row_of(guide.vocabularies, model, name)
    _, help_text = wording(guide.vocabularies, model, name, guide.language)
    sentences = [row.get("guide", {}).get(guide.language) or help_text]
    if model.model_fields[name].is_required():
        sentences.insert(0, f"**{guide.text('needed')}**")
    if issubclass(model, Record) and name in translatable_fields(model):
        sentences.append(guide.text("each-language"))
    return " ".join(sentences)


def _row_of_languages(guide: Guide) -> list[str]:
    """The row of the keys that are languages."""
    keys = ", ".join(f"`{language}`" for language in guide.vocabularies.complete)
    says = f"**{guide.text('needed')}** {guide.text('languages')}"
    return [keys, "", says, guide.text("words")]


def _written(guide: Guide, model: type[Part], name: str) -> str:
    """How the value of a field is written."""
    example = row_of(guide.vocabularies, model, name).get("example")
    if example:
        return f"`{example}`"
    annotation = model.model_fields[name].annotation
    held = parts(annotation)
    if held:
        return _reference(guide, held[0])
    if get_origin(bare(annotation)) is dict:
        return guide.text("addresses", example='`{en: "https://…"}`', all="`all`")
    is_list = get_origin(bare(annotation)) is list
    schema = _schema(model, name)
    written = _item(guide, model, name, schema, is_list=is_list)
    if not is_list or "maxItems" not in schema:
        return written
    least, most = schema.get("minItems"), schema["maxItems"]
    if least:
        return guide.text("many", written=written, least=least, most=most)
    return guide.text("most", written=written, most=most)


def _reference(guide: Guide, part: type[Part]) -> str:
    """A link to the table of a part; pitfalls stand in that of steps."""
    name = f"{FIELDS}Step" if issubclass(part, evidence.Pitfall) else f"{FIELDS}{part.__name__}"
    heading = guide.headings[name]
    return guide.text("see", title=heading[0].lower() + heading[1:], anchor=guide.anchors[name])


def _item(guide: Guide, model: type[Part], name: str, schema: Schema, *, is_list: bool) -> str:
    """How a value, or each item of a list, is written."""
    vocabulary, ref = mark_of(model, name, InVocabulary), mark_of(model, name, Ref)
    if vocabulary:
        return _of_vocabulary(guide, vocabulary.vocabulary, is_list=is_list)
    if ref:
        return _of_records(guide, ref.kind, is_list=is_list)
    if is_list:
        return guide.text("list-of-words")
    return _text(guide, marks(model, name), schema)


def _text(guide: Guide, field_marks: list[Any], schema: Schema) -> str:
    """How a text is written."""
    if IS_DAY in field_marks:
        return guide.text("day", example="`2026-11-25`")
    if IS_PARTIAL_DATE in field_marks:
        return guide.text("partial-date", example="`2008-10-14`")
    if IS_ADDRESS in field_marks:
        return guide.text("address")
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return guide.text("one-of", values=_listed(schema["enum"]))
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    if least <= 1:
        return guide.text("words")
    return guide.text("characters", least=least, most=most)


def _of_vocabulary(guide: Guide, name: str, *, is_list: bool) -> str:
    """An id of a table, or a list of them; those of a short table are named."""
    table_name = f"`{guide.vocabularies.path(name)}`"
    if name == "publishers":
        return guide.text("publishers", folder="`docs/agencies/`", table=table_name)
    written = guide.text("ids" if is_list else "id", table=table_name)
    if name in DERIVED or len(guide.vocabularies[name].terms) > FEW:
        return written
    values = _listed(guide.vocabularies[name].terms)
    return guide.text("values", written=written, values=values)


def _of_records(guide: Guide, kind: str, *, is_list: bool) -> str:
    """The id of a record, or a list of them; with its kind where any may be named."""
    if not kind:
        return guide.text("any-records" if is_list else "any-record", form="`kind/id`")
    return guide.text("records" if is_list else "record", folder=f"`docs/{kind}/`")


def _listed(values: Iterable[str]) -> str:
    """Values, each as it is written."""
    return ", ".join(f"`{value}`" for value in values)


def _schema(model: type[Part], name: str) -> Schema:
    """The JSON Schema of a field, without the alternative that it is absent."""
    key = model.model_fields[name].alias or name
    schema: Schema = model.model_json_schema()["properties"][key]
    for alternative in schema.get("anyOf", ()):
        if alternative.get("type") != "null":
            return dict(alternative)
    return schema
