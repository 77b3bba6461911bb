"""The description of the fields of each kind of record, from the marks of the models: a loop over it replaces a case per field."""

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
    marks,
    parts,
)
from catalogue.model.vocabularies import Vocabularies


@dataclass(frozen=True)
class Described:
    """A field that readers see; `effect.level` has the path ("effect", "level")."""

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

    def title(self, vocabularies: Vocabularies, language: str) -> str:
        """The label of the record's field to which it belongs: that of `effect` for `effect.level`."""
        return wording(vocabularies, self.record, self.path[0], language)[0]

    def values(self, record: Part) -> list[Any]:
        """Its values in a record: none, one, or those of its list."""
        values: list[Any] = [record]
        for name in self.path:
            values = [item for holder in values for item in _items(getattr(holder, name))]
        return values


@cache
def described(model: type[Part], place: Place | None = None) -> tuple[Described, ...]:
    """The shown fields of a model and of its parts, in the order in which they are shown; those of one place if it is given."""
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
    """The label and the help of a field, from data/interface/fields.yml: those of its class, else of the class above, else its name."""
    rows = [vocabularies.table("fields").get(owner.__name__) or {} for owner in model.__mro__]
    words: dict[str, Any] = next((row[name] for row in rows if name in row), {})
    helps = words.get("help", {})
    return words.get(language) or words.get("en") or name, helps.get(language) or helps.get(
        "en"
    ) or ""


def _described(record: type[Part], model: type[Part], path: tuple[str, ...]) -> Iterator[Described]:
    for name, info in model.model_fields.items():
        by_type = {type(mark): mark for mark in reversed(marks(model, name))}
        part = next(iter(parts(info.annotation)), None)
        if shown := by_type.get(Shown):
            yield Described(
                record=record,
                path=(*path, name),
                model=model,
                shown=shown,
                role=by_type[Role].name if Role in by_type else None,
                vocabulary=by_type[InVocabulary].vocabulary if InVocabulary in by_type else "",
                kind=by_type[Ref].kind if Ref in by_type else None,
                part=part,
                translatable=Translatable in by_type,
                dated=any(is_date(mark) for mark in marks(model, name)),
                default=() if info.default is PydanticUndefined else tuple(_items(info.default)),
            )
        if part:
            yield from _described(record, part, (*path, name))


def _items(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
