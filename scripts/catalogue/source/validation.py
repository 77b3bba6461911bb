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

SOURCE, AUTHORITY = "source", "authority"

TYPED = "level recognised recognized recognised_by recognized_by recognition_level endorsed endorsed_by approved approved_by "
TYPED += "reconnu reconnue reconnu_par reconnaissance"
TYPED_RECOGNITION = frozenset(TYPED.split())
"""Keys by which an author might try to set the level, which is computed."""

EXAMPLES = {
    "authority": "reviewed by a reviser of a United Nations language service",
    "doi": "10.1080/23322705.2020.1690097",
    "formerly": "resources/old-name",
    "in": "resources/coe-convention-197",
    "instead": "resources/coe-convention-197",
    "isbn": "978-92-1-133789-1",
    "number": "8",
    "roles": "co-chair 2021",
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
    infos = {name: model.model_fields[name] for name in translatable_fields(model)}
    defaults = {name: ... if info.is_required() else info.default for name, info in infos.items()}
    fields: dict[str, Any] = {
        name: (info.rebuild_annotation(), defaults[name]) for name, info in infos.items()
    }
    return create_model(f"{model.__name__}Translation", __base__=TranslationKeys, **fields)


def build(model: type[BaseModel], document: Document) -> tuple[BaseModel | None, list[Finding]]:
    """The record of a front matter, or None, and the findings."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=True, include_input=True)
        return None, list(_findings(model, document, errors))


def field_values(
    model: type[BaseModel], data: dict[str, Any], where: Where = ()
) -> Iterator[FieldValue]:
    """Every string of a front matter that belongs to a field of the model."""
    for name, info in model.model_fields.items():
        if (value := data.get(key := info.alias or name)) is not None:
            yield from _values(info.annotation, value, (*where, key), info.metadata)
    if issubclass(model, MultilingualText):
        for key in (key for key in data if key not in model.model_fields):
            yield from _values(Language, key, (*where, key))
            yield from _values(str, data[key], (*where, key))


def _values(
    annotation: Any, value: Any, where: Where, marks: Iterable[Any] = ()
) -> Iterator[FieldValue]:
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


def _findings(
    model: type[BaseModel], document: Document, errors: list[ErrorDetails]
) -> Iterator[Finding]:
    """One finding for each error; a misspelt required key is reported once, not also as missing."""
    missing = tuple(
        str(error["loc"][-1])
        for error in errors
        if error["type"] == "missing" and len(error["loc"]) == 1
    )
    misspelt: set[str | int | None] = set()
    for where in (error["loc"] for error in errors if error["type"] == "extra_forbidden"):
        guess = near(str(where[-1]), missing if len(where) == 1 else ())
        misspelt.add(guess)
        yield _unknown_key(model, document, where, guess)
    for error in errors:
        if error["type"] != "extra_forbidden" and not (
            error["type"] == "missing" and error["loc"][-1] in misspelt
        ):
            yield _finding(document, error)


def _unknown_key(
    model: type[BaseModel], document: Document, where: Where, guess: str | None
) -> Finding:
    key, span = str(where[-1]), document.key_span(where)
    if key in TYPED_RECOGNITION and key not in model.model_fields:
        return document.finding("recognition-typed", span, key=key)
    names = tuple(info.alias or name for name, info in model.model_fields.items())
    return document.finding(
        "front-matter-unknown-key", span, key=key, suggestion=guess or near(key, names)
    )


def _finding(document: Document, error: ErrorDetails) -> Finding:
    """The finding of a pydantic error. Every type of error has a rule."""
    kind, value, context = error["type"], error.get("input"), error.get("ctx", {})
    where = tuple(
        part for part in error["loc"] if part != "[key]"
    )  # which pydantic adds for the key of a mapping
    key = next((part for part in reversed(where) if isinstance(part, str)), "")
    if kind == "missing":
        return document.finding("front-matter-missing-key", where[:-1], key=where[-1])
    if value is None:
        return document.finding("front-matter-empty", document.key_span(where), key=key)
    if kind == "value_error":
        rule = {"day": "date-day", "partial-date": "date-partial", "address": "link-address"}[
            str(context["error"])
        ]
        return document.finding(rule, where, key=key, value=value)
    if kind in ("string_too_long", "string_too_short", "too_short", "too_long"):
        length = {"characters" if "string" in kind else "items": len(value)}
        least, most = context.get("min_length"), context.get("max_length")
        return document.finding(
            "front-matter-length", where, key=key, least=least, most=most, **length
        )
    if kind.endswith("_type"):
        shape = {"string_type": "text", "list_type": "list"}.get(kind, "mapping")
        return document.finding(
            "front-matter-type",
            where,
            key=key,
            **{shape: key, "example": EXAMPLES.get(key, "a: b")},
        )
    if "expected" in context:
        allowed = ", ".join(re.findall(r"'([^']*)'", str(context["expected"])))
        return document.finding("front-matter-value", where, key=key, value=value, allowed=allowed)
    return document.finding(
        "front-matter-value", where, key=key, value=value, example=EXAMPLES.get(key)
    )


@lru_cache(maxsize=1024)
def near(word: str, words: tuple[str, ...], closeness: float = 0.6) -> str | None:
    """The most similar of some words, if one is similar enough."""
    return next(iter(difflib.get_close_matches(word, words, 1, closeness)), None)
