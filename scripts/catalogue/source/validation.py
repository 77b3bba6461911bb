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

TYPED_RECOGNITION = re.compile(
    "level|recogni[sz]ed(_by)?|recognition_level|endorsed(_by)?|approved(_by)?"
    "|reconnue?|reconnu_par|reconnaissance"
)
"""Keys by which an author might try to set the level, which is computed."""

EXAMPLES = {
    "address": "https://www.example.org/",
    "authority": "reviewed by a reviser of a United Nations language service",
    "contact": "editors@example.org",
    "doi": "10.1080/23322705.2020.1690097",
    "editors": "@account or @organization/team",
    "formerly": "resources/old-name",
    "in": "resources/coe-convention-197",
    "instead": "resources/coe-convention-197",
    "isbn": "978-92-1-133789-1",
    "number": "8",
    "repository": "https://forge.example.org/editors/toolkit",
    "roles": "co-chair 2021",
    "reason": "en: Another law replaces it., fr: Une autre loi la remplace.",
    "withdrawn": "date: 2026-11-30, reason: {en: It is replaced., fr: Une autre fiche la remplace.}",
}
"""How the value of a key is written, for the keys whose form cannot be guessed."""

RULES_OF_TEXTS = {
    "day": "date-day",
    "partial-date": "date-partial",
    "address": "link-address",
    "portable": "page-file-name",
    "study-name": "study-name",
    "plain-text": "overlay-text",
}
"""What a text, or a row, should be → the rule that says so."""

LENGTHS = {
    "string_too_long": "characters",
    "string_too_short": "characters",
    "too_long": "items",
    "too_short": "items",
}
"""The errors of pydantic about a length → what is counted."""

SHAPES = {"string_type": "text", "list_type": "list"}
"""The errors of pydantic about a type → what is wanted; a mapping for all others."""


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
        default = ... if info.is_required() else info.default
        fields[name] = (info.rebuild_annotation(), default)
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
        key = info.alias or name
        value = data.get(key)
        if value is not None:
            yield from _values(info.annotation, value, (*where, key), info.metadata)
    if issubclass(model, MultilingualText):
        for key in data:
            if key not in model.model_fields:
                yield from _values(Language, key, (*where, key))
                yield from _values(str, data[key], (*where, key))


def _values(
    annotation: Any, value: Any, where: Where, marks: Iterable[Any] = ()
) -> Iterator[FieldValue]:
    """The strings in a value: itself, or those of what it holds as far as it has the shape of its field."""
    while get_origin(annotation) not in (None, list, dict):  # it is Annotated, or may be None
        marks = (*marks, *getattr(annotation, "__metadata__", ()))
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    if isinstance(value, str):
        yield FieldValue(value, where, tuple(marks))
    elif isinstance(value, list):
        yield from _values_of_list(annotation, value, where)
    elif isinstance(value, dict):
        yield from _values_of_mapping(annotation, value, where)


def _values_of_list(annotation: Any, items: list[Any], where: Where) -> Iterator[FieldValue]:
    """The strings in a list, if its field holds one."""
    inner = get_args(annotation)
    if len(inner) == 1:
        for position, item in enumerate(items):
            yield from _values(inner[0], item, (*where, position))


def _values_of_mapping(
    annotation: Any, mapping: dict[str, Any], where: Where
) -> Iterator[FieldValue]:
    """The strings in a mapping: those of its keys and values, or those of the fields of a part."""
    inner = get_args(annotation)
    if len(inner) == 2:
        of_key, of_item = inner
        for key, item in mapping.items():
            yield from _values(of_key, key, (*where, key))
            yield from _values(of_item, item, (*where, key))
    elif isinstance(annotation, type) and issubclass(annotation, Part):
        yield from field_values(annotation, mapping, where)


def _findings(
    model: type[BaseModel], document: Document, errors: list[ErrorDetails]
) -> Iterator[Finding]:
    """One finding for each error; a misspelt required key is reported once, not also as missing."""
    unknown, others = [], []
    for error in errors:
        if error["type"] == "extra_forbidden":
            unknown.append(error["loc"])
        else:
            others.append(error)
    missing = tuple(str(error["loc"][0]) for error in others if _is_missing_at_top(error))
    misspelt: set[str | int | None] = set()
    for where in unknown:
        guess = near(str(where[-1]), missing) if len(where) == 1 else None
        misspelt.add(guess)
        yield _unknown_key(model, document, where, guess)
    for error in others:
        is_missing = error["type"] == "missing"
        if not is_missing or error["loc"][-1] not in misspelt:
            yield _finding(document, error)


def _is_missing_at_top(error: ErrorDetails) -> bool:
    """True for a missing key of the front matter itself, not of one of its parts."""
    return error["type"] == "missing" and len(error["loc"]) == 1


def _unknown_key(
    model: type[BaseModel], document: Document, where: Where, guess: str | None
) -> Finding:
    key, span = str(where[-1]), document.key_span(where)
    if TYPED_RECOGNITION.fullmatch(key) and key not in model.model_fields:
        return document.finding("recognition-typed", span, key=key)
    names = tuple(info.alias or name for name, info in model.model_fields.items())
    return document.finding(
        "front-matter-unknown-key", span, key=key, suggestion=guess or near(key, names)
    )


def _finding(document: Document, error: ErrorDetails) -> Finding:
    """The finding of a pydantic error. Every type of error has a rule."""
    kind, where, key = error["type"], _where(error), _key(error)
    if kind == "missing":
        return document.finding("front-matter-missing-key", where[:-1], key=where[-1])
    if error.get("input") is None:
        return document.finding("front-matter-empty", document.key_span(where), key=key)
    if kind == "value_error":
        rule = RULES_OF_TEXTS[str(error["ctx"]["error"])]
        return document.finding(rule, where, key=key, value=error["input"], reserved=error["input"])
    if kind in LENGTHS:
        return _length_finding(document, error)
    if kind.endswith("_type"):
        shape = SHAPES.get(kind, "mapping")
        values = {shape: key, "example": EXAMPLES.get(key, "a: b")}
        return document.finding("front-matter-type", where, key=key, **values)
    return _value_finding(document, error)


def _where(error: ErrorDetails) -> Where:
    """The path of the value that has an error, without the `[key]` that pydantic adds for mappings."""
    return tuple(part for part in error["loc"] if part != "[key]")


def _key(error: ErrorDetails) -> str:
    """The last key on the way to the value that has an error; '' if there is none."""
    keys = [part for part in _where(error) if isinstance(part, str)]
    return keys[-1] if keys else ""


def _value_finding(document: Document, error: ErrorDetails) -> Finding:
    """The finding of a value that is not allowed: with those that are, or else with an example."""
    key = _key(error)
    values = {"key": key, "value": error["input"]}
    context = error.get("ctx", {})
    if "expected" in context:
        allowed = re.findall(r"'([^']*)'", str(context["expected"]))
        values["allowed"] = ", ".join(allowed)
    else:
        values["example"] = EXAMPLES.get(key)
    return document.finding("front-matter-value", _where(error), **values)


def _length_finding(document: Document, error: ErrorDetails) -> Finding:
    """The finding of a text or a list that is too short or too long."""
    limits = error["ctx"]
    values = {
        "key": _key(error),
        LENGTHS[error["type"]]: len(error["input"]),
        "least": limits.get("min_length"),
        "most": limits.get("max_length"),
    }
    return document.finding("front-matter-length", _where(error), **values)


@lru_cache(maxsize=1024)
def near(word: str, words: tuple[str, ...], closeness: float = 0.6) -> str | None:
    """The most similar of some words, if one is similar enough."""
    matches = difflib.get_close_matches(word, words, 1, closeness)
    return matches[0] if matches else None
