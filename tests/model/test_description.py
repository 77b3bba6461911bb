"""The marks of the models: which fields are shown, and by which field a kind of record answers for each role."""

from __future__ import annotations

import pytest
from catalogue.model.description import described, fields_of_role
from catalogue.model.evidence import Effect
from catalogue.model.records import KINDS
from catalogue.views.facts import DISPLAYS
from sites import Make
from small import site

ROLES = {
    "practices": {"evidence": ("recognition",), "resource": ("resources",)},
    "resources": {
        "date": ("published",),
        "issuer": ("publishers",),
        "language": ("languages",),
        "identifier": ("symbol", "isbn", "doi"),
        "address": ("links",),
        "archive": ("archives",),
        "practice": ("practices",),
        "evidence": ("recognition",),
        "supersedes": ("supersedes",),
    },
    "agencies": {"homepage": ("homepage",)},
    "statements": {
        "date": ("date",),
        "issuer": ("agencies",),
        "language": ("languages",),
        "identifier": ("symbol",),
        "address": ("links",),
        "archive": ("archives",),
        "practice": ("practices",),
    },
    "activities": {
        "date": ("date",),
        "end": ("until",),
        "issuer": ("agencies",),
        "identifier": ("symbol",),
        "address": ("links",),
        "archive": ("archives",),
        "practice": ("practices",),
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_field_for_each_of_its_roles(kind: str) -> None:
    roles = {role for fields in ROLES.values() for role in fields}
    assert {role: fields for role in roles if (fields := fields_of_role(KINDS[kind], role))} == ROLES[kind]


def test_a_record_answers_by_role(make: Make) -> None:
    catalogue = make(site("unodc", resource="| supersedes: [older]"))
    resource, text = catalogue.entries["resources/handbook"], catalogue.entries["statements/call"]
    agency, practice = catalogue.entries["agencies/unodc"], catalogue.entries["practices/rooms"]
    assert (resource.date, text.date, practice.date) == ("2008-10", "2022-12-02", None)
    assert (resource.issuers, text.issuers, agency.issuers) == (["unodc", "ilo"], ["icat"], [])
    assert resource.identifiers == {"symbol": "Sales No. E.08.V.14", "isbn": "978-92-1-133789-1"}
    assert (resource.languages, resource.addresses) == (["en", "fr"], {"en": "https://example.org/handbook.pdf"})
    assert (resource.supersedes, practice.resources) == (["resources/older"], ["resources/handbook"])
    assert (practice.review_due, [item.by for item in practice.evidence]) == ("2028-03-01", [["unodc"]])
    assert [entry.is_recognizable for entry in (practice, resource, text, agency)] == [True, True, False, False]
    assert (practice.terms("effect_level"), agency.terms("effect_level")) == (["none-known"], [])
    assert catalogue.latest_review == "2026-03-01"


def test_a_part_that_is_shown_as_a_whole_has_words() -> None:
    wholes = {field.name for model in KINDS.values() for field in described(model) if field.part}
    assert wholes == {"effect", "legal_basis", "membership"}
    assert wholes <= set(DISPLAYS)


def test_the_fields_of_parts_are_described() -> None:
    fields = {field.name: field for field in described(KINDS["practices"])}
    level = fields["effect_level"]
    assert (level.path, level.model, level.vocabulary) == (("effect", "level"), Effect, "effect-levels")
    assert {field.name for field in described(KINDS["agencies"])} >= {"membership", "membership_roles"}
