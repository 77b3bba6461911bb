"""The forms for proposals, generated from the models."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, get_origin

from pydantic import BaseModel

from catalogue.model import types
from catalogue.model.description import fields_of_role, wording
from catalogue.model.evidence import Basis, Pitfall, Step
from catalogue.model.proposals import EvidenceProposal
from catalogue.model.records import Practice, Record, Resource, translatable_fields
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import FIELDS
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import issue_form
from catalogue.views.wording.values import Option

LEFT_OUT = (
    *("reviewed", "review_due", "formerly", "withdrawn", "archives", "changes"),
    *("steps", "pitfalls", "not_found", "recognition", "legal_basis"),
)
"""Fields that editors maintain, or that have a form of their own."""

ISSUE_FORMS = {"step": "correction", "pitfall": "correction"}
"""The form for issues of a proposal that has none of its own."""

OPEN = ("publishers",)
"""Fields that accept a name that is not in their list."""

LISTED = 45
"""Longer vocabularies are searched by typing instead of listed."""


@dataclass(frozen=True)
class FormField:
    """A field of a form. `shape` is the kind of control, `source` the list of possible values.

    One that is open accepts a name that is not in its list.
    """

    name: str
    label: str
    help: str
    shape: str
    required: bool = False
    many: bool = False
    choices: tuple[Option, ...] = ()
    source: str = ""
    is_open: bool = False
    parts: tuple[FormField, ...] = ()


def forms(context: Context, path: str = "") -> list[dict[str, Any]]:
    """Seven forms: a resource, a practice, a step, a pitfall, evidence, a correction, a translation.

    Each has its required fields, others, and texts by language.
    """
    step = _step_fields(context)
    forms = [
        _record_form(context, "resource", Resource),
        _record_form(context, "practice", Practice) | {"step": step},
        _added(context, "step", "how", step),
        _added(context, "pitfall", "pitfalls", [form_field(context, Pitfall, "id")]),
        _change(context, "evidence", "practices resources", _evidence_fields(context)),
        _change(context, "correction", "records", [], is_open=True),
        _change(context, "translation", "records", []),
    ]
    published = context.catalogue.vocabularies.published
    for form in forms:
        kind = ISSUE_FORMS.get(form["id"], form["id"])
        form["template"] = issue_form(published, context.language, kind)
    return forms


def _evidence_fields(context: Context) -> list[FormField]:
    """The fields of a line of evidence, and what a document says of a step.

    Only documents that may speak are offered; one without a page here is named.
    """
    names = EvidenceProposal.model_fields
    fields = [form_field(context, EvidenceProposal, name) for name in names]
    document = EvidenceProposal.model_fields["document"].alias
    fields = [
        replace(field, source="documents", is_open=True) if field.name == document else field
        for field in fields
    ]
    return [*fields, replace(form_field(context, Basis, "says"), required=True)]


def _added(context: Context, name: str, section: str, fields: list[FormField]) -> dict[str, Any]:
    """The form for an item that a list of a practice does not have yet."""
    form = _change(context, name, "with-steps", fields)
    return form | {"list": section, "languages": _languages(context)}


def _step_fields(context: Context) -> list[FormField]:
    """Who takes a step, when, and its permanent id."""
    return [form_field(context, Step, name) for name in ("who", "moment", "id")]


def _change(
    context: Context,
    name: str,
    kinds: str,
    fields: list[FormField],
    *,
    is_open: bool = False,
) -> dict[str, Any]:
    """The form for a change of an existing record, or of another page where it is open."""
    target = FormField(
        name="record",
        label=context.text("propose-record"),
        help=context.text("propose-record-help"),
        shape="pick",
        required=True,
        source=kinds,
        is_open=is_open,
    )
    first = [item for item in fields if item.required or item.name == "where"]
    more = [item for item in fields if item not in first]
    return {"id": name, "kind": "", "first": [target, *first], "more": more, "words": []}


def _record_form(context: Context, name: str, model: type[Record]) -> dict[str, Any]:
    """The form for a new record: its addresses, its other fields with the required ones first, its texts."""
    addresses = fields_of_role(model, "address")
    left_out = (*translatable_fields(model), *LEFT_OUT)
    names = [field for field in model.model_fields if field not in left_out]
    fields = [form_field(context, model, field) for field in names]
    first = [item for item in fields if item.name in addresses]
    more = [item for item in fields if item.name not in addresses]
    more.sort(key=lambda item: not item.required)
    texts = [_words(context, model, language) for language in _languages(context)]
    return {"id": name, "kind": model.folder, "first": first, "more": more, "words": texts}


def _languages(context: Context) -> list[str]:
    """The languages of the site, that of the reader first."""
    return sorted(context.site.languages, key=lambda language: language != context.language)


def _words(context: Context, model: type[Record], language: str) -> dict[str, Any]:
    """The text fields and the sections of a language version, with labels in the reader's language."""
    sections = []
    for name, term in context.catalogue.headings(model.folder).items():
        help_id = "propose-steps-help" if name in FIELDS else "propose-section-help"
        section = FormField(
            name=name,
            label=term.label(language),
            help=context.text(help_id),
            shape="text",
            required=not term.more.get("optional"),
        )
        sections.append(section)
    fields = [form_field(context, model, name) for name in translatable_fields(model)]
    return {"language": language, "fields": fields, "sections": sections}


def form_field(context: Context, model: type[BaseModel], name: str) -> FormField:
    """A field of a model as a field of a form."""
    info = model.model_fields[name]
    vocabularies = context.catalogue.vocabularies
    label, help_text = wording(vocabularies, model, name, context.language)
    bare = types.bare(info.annotation)
    return FormField(
        name=info.alias or name,
        label=label,
        help=help_text,
        required=info.is_required(),
        many=get_origin(bare) is list,
        is_open=name in OPEN,
        **_shape(context, model, name, bare),
    )


def _shape(
    context: Context,
    model: type[BaseModel],
    name: str,
    bare: Any,
) -> dict[str, Any]:
    """The control of a field, from its type and its marks."""
    if get_origin(bare) is dict:
        return {"shape": "pairs", "choices": _choices(context, "languages")}
    if parts := types.parts(bare):
        part = parts[0]
        fields = tuple(form_field(context, part, field) for field in part.model_fields)
        return {"shape": "parts", "parts": fields}
    for mark in types.marks(model, name):
        if isinstance(mark, types.InVocabulary):
            return _shape_of_vocabulary(context, mark.vocabulary)
        if isinstance(mark, types.Ref):
            return {"shape": "pick", "source": mark.kind or "records"}
    return {"shape": "text" if name == "summary" else "line"}


def _shape_of_vocabulary(context: Context, name: str) -> dict[str, Any]:
    """The control of a field with the terms of a vocabulary: a list, or a search in it."""
    if is_long(context.catalogue, name):
        return {"shape": "pick", "source": name}
    return {"shape": "choose", "choices": _choices(context, name)}


def is_long(catalogue: Catalogue, vocabulary: str) -> bool:
    """True for a vocabulary that is searched by typing."""
    return len(catalogue.vocabulary(vocabulary).terms) > LISTED


def _choices(context: Context, name: str) -> tuple[Option, ...]:
    tree = context.catalogue.vocabulary(name).tree()
    return tuple(Option(term.id, term.label(context.language), depth) for term, depth in tree)
