"""Front matter → record: every error of pydantic becomes a finding with a position, under a rule of ours."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from catalogue.model.findings import Finding
from catalogue.model.records import Record, translatable_fields
from catalogue.model.types import Authority, Language, MultilingualText, Part
from catalogue.source.documents import Document
from catalogue.source.yaml_positions import Where

SOURCE = "source"
AUTHORITY = "authority"

TYPED = "level recognised recognized recognised_by recognized_by recognition_level endorsed endorsed_by approved approved_by "
TYPED += "reconnu reconnue reconnu_par reconnaissance"
TYPED_RECOGNITION = frozenset(TYPED.split())
"""Keys by which an author might try to set the level, which is computed."""

EXAMPLES = {
    "authority": "reviewed by a reviser of a United Nations language service",
    "article": "art. 13",
    "doi": "10.1080/23322705.2020.1690097",
    "formerly": "resources/old-name",
    "in": "resources/coe-convention-197",
    "instead": "resources/coe-convention-197",
    "instrument": "resources/coe-convention-197",
    "isbn": "978-92-1-133789-1",
    "number": "8",
    "roles": "co-chair 2021",
    "template": "page.html",
    "withdrawn": "date: 2026-11-30, reason: Another law replaces it., instead: [resources/new-law]",
}


@dataclass(frozen=True)
class FieldValue:
    """A string of a front matter, its path, and the marks of its field."""

    value: str
    where: Where
    marks: tuple[Any, ...]


class TranslationKeys(Part):
    """The fields of every translation, in addition to the translatable fields of its kind."""

    source: dict[str, str] | None = None
    """Fingerprints of the original text of each section at the time of translation."""

    authority: Authority | None = None
    """The review status of the translation."""


@lru_cache
def translation_model(model: type[Record]) -> type[TranslationKeys]:
    """The model of a translation of a record: its translatable fields."""
    fields: dict[str, Any] = {}
    for name in translatable_fields(model):
        info = model.model_fields[name]
        fields[name] = (info.rebuild_annotation(), info.default if not info.is_required() else ...)
    return create_model(f"{model.__name__}Translation", __base__=TranslationKeys, **fields)


def build(model: type[BaseModel], document: Document) -> tuple[BaseModel | None, list[Finding]]:
    """The record of a front matter, or None, and the findings."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=True, include_input=True)
        return None, list(_findings(model, document, errors))


def field_values(model: type[BaseModel], data: dict[str, Any], where: Where = ()) -> Iterator[FieldValue]:
    """Every string of a front matter that belongs to a field of the model."""
    for name, info in model.model_fields.items():
        if (value := data.get(key := info.alias or name)) is not None:
            yield from _values(info.annotation, value, (*where, key), info.metadata)
    if issubclass(model, MultilingualText):
        for key in (key for key in data if key not in model.model_fields):
            yield from _values(Language, key, (*where, key))
            yield from _values(str, data[key], (*where, key))


def _values(annotation: Any, value: Any, where: Where, marks: Iterable[Any] = ()) -> Iterator[FieldValue]:
    """The strings in a value: itself, or those of what it holds as far as it has the shape of its field."""
    while get_origin(annotation) not in (None, list, dict):  # it is Annotated, or may be None
        marks = (*marks, *getattr(annotation, "__metadata__", ()))
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    inner = get_args(annotation)
    if isinstance(value, str):
        yield FieldValue(value, where, tuple(marks))
    elif isinstance(value, list) and len(inner) == 1:
        for position, item in enumerate(value):
            yield from _values(inner[0], item, (*where, position))
    elif isinstance(value, dict) and len(inner) == 2:
        for key, item in value.items():
            yield from _values(inner[0], key, (*where, key))
            yield from _values(inner[1], item, (*where, key))
    elif isinstance(value, dict) and isinstance(annotation, type) and issubclass(annotation, Part):
        yield from field_values(annotation, value, where)


def _findings(model: type[BaseModel], document: Document, errors: list[ErrorDetails]) -> Iterator[Finding]:
    """One finding for each error; a misspelt required key is reported once, not also as missing."""
    unknown = [e for e in errors if e["type"] == "extra_forbidden"]
    missing = {str(e["loc"][-1]): e for e in errors if e["type"] == "missing" and len(e["loc"]) == 1}
    misspelt: set[str] = set()
    for error in unknown:
        key = str(error["loc"][-1])
        guesses = near(key, tuple(missing) if len(error["loc"]) == 1 else ())
        misspelt.update(guesses)
        yield _unknown_key(model, document, error, guesses)
    for error in errors:
        if error["type"] == "extra_forbidden" or (error["type"] == "missing" and error["loc"][-1] in misspelt):
            continue
        yield _finding(document, error)


def _unknown_key(model: type[BaseModel], document: Document, error: ErrorDetails, guesses: tuple[str, ...]) -> Finding:
    where = _where(error)
    key = str(where[-1])
    guesses = guesses or near(key, tuple(info.alias or name for name, info in model.model_fields.items()))
    suggestion = {"suggestion": guesses[0]} if guesses else {}
    if key in TYPED_RECOGNITION and key not in model.model_fields:
        return document.finding("recognition-typed", document.key_span(where), key=key)
    return document.finding("front-matter-unknown-key", document.key_span(where), key=key, **suggestion)


def _finding(document: Document, error: ErrorDetails) -> Finding:
    """The finding of a pydantic error. Every type of error has a rule."""
    where, context = _where(error), error.get("ctx", {})
    span = document.span(where)
    key = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
    kind = error["type"]
    if kind == "missing":
        place = document.span(where[:-1]) if len(where) > 1 else document.span()
        return document.finding("front-matter-missing-key", place, key=where[-1])
    if error.get("input") is None:
        return document.finding("front-matter-empty", document.key_span(where), key=key)
    if kind == "value_error":
        rule = {"day": "date-day", "partial-date": "date-partial", "address": "link-address"}[str(context["error"])]
        return document.finding(rule, span, key=key, value=error["input"])
    if kind in ("string_too_long", "string_too_short", "too_short", "too_long"):
        return document.finding("front-matter-length", span, key=key, **_bounds(kind, context, error["input"]))
    if kind.endswith("_type"):
        shape = {"string_type": "text", "list_type": "list"}.get(kind, "mapping")
        return document.finding("front-matter-type", span, key=key, **{shape: key, "example": EXAMPLES.get(key, "a: b")})
    return document.finding("front-matter-value", span, key=key, value=error["input"], **_allowed(key, context))


def _bounds(kind: str, context: dict[str, Any], value: Any) -> dict[str, Any]:
    """The length of a value, in characters or items, and its limits."""
    bounds = {"least": context.get("min_length"), "most": context.get("max_length")}
    limits = {name: bound for name, bound in bounds.items() if bound is not None}
    return {"characters" if "string" in kind else "items": len(value), **limits}


def _allowed(key: str, context: dict[str, Any]) -> dict[str, str]:
    """The allowed values, or an example."""
    if "expected" in context:
        return {"allowed": ", ".join(re.findall(r"'([^']*)'", str(context["expected"])))}
    return {"example": EXAMPLES[key]} if key in EXAMPLES else {}


def _where(error: ErrorDetails) -> Where:
    """The path of an error: pydantic adds `[key]` for the key of a mapping."""
    return tuple(part for part in error["loc"] if part != "[key]")


@lru_cache(maxsize=1024)
def near(word: str, words: tuple[str, ...], closeness: float = 0.6) -> tuple[str, ...]:
    """The most similar of some words, if one is similar enough."""
    return tuple(difflib.get_close_matches(word, words, 1, closeness))
