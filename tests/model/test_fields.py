"""Every field of every record has a label and a help text in every language of the site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from catalogue.model import evidence
from catalogue.model.description import wording
from catalogue.model.records import KINDS, Record
from catalogue.model.types import Part
from catalogue.model.vocabularies import Vocabularies
from terminal import ROOT

VOCABULARIES = Vocabularies(ROOT / "data")
TABLE = VOCABULARIES.table("fields")


def models() -> Iterator[type[Part]]:
    yield from (Record, *KINDS.values())
    yield from (part for part in vars(evidence).values() if isinstance(part, type) and issubclass(part, Part) and part is not Part)


FIELDS = [(model, name) for model in dict.fromkeys(models()) for name in model.model_fields]


@pytest.mark.parametrize("language", VOCABULARIES.complete)
@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_every_field_has_label_and_help_in_every_language(model: type[Part], name: str, language: str) -> None:
    label, help_text = wording(VOCABULARIES, model, name, language)
    assert label[0] == label[0].upper()
    assert help_text.endswith(".")
    owner = next(cls for cls in model.__mro__ if name in TABLE.get(cls.__name__, {}))
    assert TABLE[owner.__name__][name][language] and TABLE[owner.__name__][name]["help"][language]


def test_fields_yml_has_no_unknown_fields() -> None:
    fields = {
        (owner.__name__, name)
        for model, name in FIELDS
        for owner in model.__mro__
        if issubclass(owner, Part) and name in owner.model_fields
    }
    unknown = [(owner, name) for owner, rows in TABLE.items() for name in rows if (owner, name) not in fields]
    assert not unknown
