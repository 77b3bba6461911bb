"""Every field of every record has a label and a help text in every language of the site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from catalogue.model import evidence, page_meta, proposals
from catalogue.model.description import wording
from catalogue.model.records import KINDS, Record
from catalogue.model.types import Part
from catalogue.model.vocabularies import Vocabularies
from terminal import ROOT

VOCABULARIES = Vocabularies(ROOT / "data")
TABLE = VOCABULARIES.table("fields")


def models() -> Iterator[type[Part]]:
    yield from (Record, *KINDS.values())
    yield from (
        part
        for part in (
            *vars(evidence).values(),
            page_meta.PageMeta,
            proposals.EvidenceProposal,
        )
        if isinstance(part, type) and issubclass(part, Part) and part is not Part
    )


FIELDS = [(model, name) for model in dict.fromkeys(models()) for name in model.model_fields]
OWNERS = {
    (model, name): next((cls for cls in model.__mro__ if name in TABLE.get(cls.__name__, {})), None)
    for model, name in FIELDS
}


@pytest.mark.parametrize("language", VOCABULARIES.complete)
def test_every_field_has_label_and_help_in_every_language(language: str) -> None:
    for (model, name), owner in OWNERS.items():
        assert owner, (model, name)
        row = TABLE[owner.__name__][name]
        label, help_text = wording(VOCABULARIES, model, name, language)
        assert (label, help_text) == (row[language], row["help"][language])
        assert label[0] == label[0].upper() and help_text.endswith("."), (model, name)


def test_fields_yml_has_no_unknown_fields() -> None:
    used = {(owner.__name__, name) for (_, name), owner in OWNERS.items() if owner}
    assert {(owner, name) for owner, rows in TABLE.items() for name in rows} == used
