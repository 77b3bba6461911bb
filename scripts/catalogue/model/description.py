"""The description of the fields of each kind of record, from the marks of the models."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from catalogue.model.types import (
    InVocabulary,
    Part,
    Place,
    Ref,
    Role,
    RoleName,
    Shown,
    Translatable,
    is_date,
    mark_of,
    marks,
    parts,
)
from catalogue.model.vocabularies import Vocabularies


@dataclass(frozen=True)
class Described:
    """A field that readers see, of a record or of one of its parts. `path` has the names that lead to it."""

    record: type[Part]
    path: tuple[str, ...]
    model: type[Part]
    """The class that holds the field: the record itself, or one of its parts."""

    shown: Shown
    role: RoleName | None
    vocabulary: str
    """The vocabulary of its values, or ''."""

    kind: str | None
    """The kind of record that its values name; '' for any kind, None where they name none."""

    part: type[Part] | None
    translatable: bool
    dated: bool
    default: tuple[Any, ...]

    @property
    def name(self) -> str:
        """Its name in tables and in code: effect_level."""
        return "_".join(self.path)

    def label(self, vocabularies: Vocabularies, language: str) -> str:
        """Its label, from data/interface/fields.yml."""
        return wording(vocabularies, self.model, self.path[-1], language)[0]

    def about(self, vocabularies: Vocabularies, language: str) -> str:
        """What it is, in a sentence: its help in data/interface/fields.yml."""
        return wording(vocabularies, self.model, self.path[-1], language)[1]

    def title(self, vocabularies: Vocabularies, language: str) -> str:
        """The label of the record's field to which it belongs: that of `effect` for `effect.level`."""
        return wording(vocabularies, self.record, self.path[0], language)[0]

    def values(self, record: Part) -> list[Any]:
        """Its values in a record: none, one, or those of its list."""
        values: list[Any] = [record]
        for name in self.path:
            holders, values = values, []
            for holder in holders:
                values += _items(getattr(holder, name))
        return values


@cache
def described(model: type[Part], place: Place | None = None) -> tuple[Described, ...]:
    """The shown fields of a model and of its parts, in the order in which they are shown.

    With a place, only those that it shows.
    """
    if place:
        return tuple(field for field in described(model) if place in field.shown.places)
    return tuple(sorted(_described(model, model, ()), key=lambda field: field.shown.order))


@cache
def described_at(model: type[Part], name: str) -> Described | None:
    """The shown field of a name, if the model has one."""
    return next((field for field in described(model) if field.name == name), None)


@cache
def fields_of_role(model: type[Part], role: RoleName) -> tuple[str, ...]:
    """The names of the fields of a model that have a role."""
    return tuple(name for name in model.model_fields if Role(role) in marks(model, name))


def wording(
    vocabularies: Vocabularies, model: type[BaseModel], name: str, language: str
) -> tuple[str, str]:
    """The label and the help of a field, from data/interface/fields.yml.

    They are those of its class, or else of the class above; a field without a row has its name.
    """
    words = row_of(vocabularies, model, name)
    helps = words.get("help", {})
    label = words.get(language) or words.get("en") or name
    return label, helps.get(language) or helps.get("en") or ""


def row_of(vocabularies: Vocabularies, model: type[BaseModel], name: str) -> dict[str, Any]:
    """The row of a field in data/interface/fields.yml: of its class or of the nearest one above, or {}."""
    table = vocabularies.table("fields")
    for owner in model.__mro__:
        rows: dict[str, dict[str, Any]] = table.get(owner.__name__) or {}
        if name in rows:
            return rows[name]
    return {}


def _described(record: type[Part], model: type[Part], path: tuple[str, ...]) -> Iterator[Described]:
    """The shown fields of a model that is at a path of a record, and those of its parts."""
    for name, info in model.model_fields.items():
        field_path = (*path, name)
        held = parts(info.annotation)
        part = held[0] if held else None
        shown = mark_of(model, name, Shown)
        if shown:
            yield _describe(record, model, field_path, shown, part)
        if part:
            yield from _described(record, part, field_path)


def _describe(
    record: type[Part],
    model: type[Part],
    path: tuple[str, ...],
    shown: Shown,
    part: type[Part] | None,
) -> Described:
    """The description of one shown field."""
    name = path[-1]
    info = model.model_fields[name]
    role = mark_of(model, name, Role)
    vocabulary = mark_of(model, name, InVocabulary)
    ref = mark_of(model, name, Ref)
    return Described(
        record=record,
        path=path,
        model=model,
        shown=shown,
        role=role.name if role else None,
        vocabulary=vocabulary.vocabulary if vocabulary else "",
        kind=ref.kind if ref else None,
        part=part,
        translatable=mark_of(model, name, Translatable) is not None,
        dated=any(is_date(mark) for mark in marks(model, name)),
        default=() if info.default is PydanticUndefined else tuple(_items(info.default)),
    )


def _items(value: Any) -> list[Any]:
    """A value as a list: none, one, or those of a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
