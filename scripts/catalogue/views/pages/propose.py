"""The forms for proposals, generated from the models."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, get_origin

from pydantic import BaseModel

from catalogue.model import types
from catalogue.model.description import fields_of_role, wording
from catalogue.model.evidence import Evidence
from catalogue.model.records import Practice, Record, Resource, translatable_fields
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import FIELDS
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import template
from catalogue.views.wording.values import Option

LEFT_OUT = (
    *("reviewed", "review_due", "formerly", "withdrawn", "archives", "changes"),
    *("steps", "pitfalls", "not_found", "recognition", "legal_basis"),
)
"""Fields that editors maintain, or that have a form of their own."""

LISTED = 45
"""Longer vocabularies are searched by typing instead of listed."""


@dataclass(frozen=True)
class FormField:
    """A field of a form. `shape` is the kind of control, `source` the list of possible values."""

    name: str
    label: str
    help: str
    shape: str
    required: bool = False
    many: bool = False
    choices: tuple[Option, ...] = ()
    source: str = ""
    parts: tuple[FormField, ...] = ()


def forms(context: Context, page: str = "") -> list[dict[str, Any]]:
    """A resource, a practice, a piece of evidence, a correction, a translation: required fields, others, texts by language."""
    evidence = [form_field(context, Evidence, name) for name in Evidence.model_fields]
    every = [
        _record_form(context, "resource", Resource),
        _record_form(context, "practice", Practice),
        _change(context, "evidence", "practices resources", evidence),
        _change(context, "correction", "records", []),
        _change(context, "translation", "records", []),
    ]
    published = context.catalogue.vocabularies.published
    return [
        form | {"template": template(published, context.language, form["id"])} for form in every
    ]


def _change(context: Context, name: str, kinds: str, fields: list[FormField]) -> dict[str, Any]:
    """The form for a change of an existing record."""
    target = FormField(
        "record",
        context.text("propose-record"),
        context.text("propose-record-help"),
        "pick",
        True,
        source=kinds,
    )
    first = [item for item in fields if item.required or item.name == "where"]
    more = [item for item in fields if item not in first]
    return {"id": name, "kind": "", "first": [target, *first], "more": more, "words": []}


def _record_form(context: Context, name: str, model: type[Record]) -> dict[str, Any]:
    words = translatable_fields(model)
    neutral = [
        form_field(context, model, field)
        for field in model.model_fields
        if field not in (*words, *LEFT_OUT)
    ]
    addresses = fields_of_role(model, "address")
    languages = sorted(context.site.languages, key=lambda language: language != context.language)
    first = [replace(item, required=True) for item in neutral if item.name in addresses]
    more = sorted(
        (item for item in neutral if item.name not in addresses), key=lambda item: not item.required
    )
    texts = [_words(context, model, language) for language in languages]
    return {"id": name, "kind": model.folder, "first": first, "more": more, "words": texts}


def _words(context: Context, model: type[Record], language: str) -> dict[str, Any]:
    """The text fields and the sections of a language version, with labels in the reader's language."""
    headings, section = (
        context.catalogue.headings(model.folder),
        context.text("propose-section-help"),
    )
    helps = dict.fromkeys(FIELDS, context.text("propose-steps-help"))
    return {
        "language": language,
        "fields": [form_field(context, model, name) for name in translatable_fields(model)],
        "sections": [
            FormField(
                name,
                term.label(language),
                helps.get(name, section),
                "text",
                not term.more.get("optional"),
            )
            for name, term in headings.items()
        ],
    }


def form_field(context: Context, model: type[BaseModel], name: str) -> FormField:
    """A field of a model as a field of a form."""
    info, (label, help_text) = (
        model.model_fields[name],
        wording(context.catalogue.vocabularies, model, name, context.language),
    )
    bare = types.bare(info.annotation)
    values: dict[str, Any] = {"required": info.is_required(), "many": get_origin(bare) is list}
    return FormField(
        info.alias or name, label, help_text, **values, **_shape(context, model, name, bare)
    )


def _shape(context: Context, model: type[BaseModel], name: str, bare: Any) -> dict[str, Any]:
    """The control of a field, from its type and its marks."""
    if get_origin(bare) is dict:
        return {"shape": "pairs", "choices": _choices(context, "languages")}
    if parts := types.parts(bare):
        return {
            "shape": "parts",
            "parts": tuple(form_field(context, parts[0], part) for part in parts[0].model_fields),
        }
    for mark in types.marks(model, name):
        if isinstance(mark, types.InVocabulary) and is_long(context.catalogue, mark.vocabulary):
            return {"shape": "pick", "source": mark.vocabulary}
        if isinstance(mark, types.InVocabulary):
            return {"shape": "choose", "choices": _choices(context, mark.vocabulary)}
        if isinstance(mark, types.Ref):
            return {"shape": "pick", "source": mark.kind or "records"}
    return {"shape": "text" if name == "summary" else "line"}


def is_long(catalogue: Catalogue, vocabulary: str) -> bool:
    """True for a vocabulary that is searched by typing."""
    return len(catalogue.vocabulary(vocabulary).terms) > LISTED


def _choices(context: Context, name: str) -> tuple[Option, ...]:
    tree = context.catalogue.vocabulary(name).tree()
    return tuple(Option(term.id, term.label(context.language), depth) for term, depth in tree)
