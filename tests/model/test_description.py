"""The marks of the models: which fields are shown, and which field of a kind has each role."""

from __future__ import annotations

from catalogue.model.description import described, fields_of_role
from catalogue.model.evidence import Effect
from catalogue.model.records import KINDS
from catalogue.model.types import RoleName
from catalogue.views.record.facts import DISPLAYS
from support.sites import Make
from support.small_site import site


def test_record_values_by_role(make: Make) -> None:
    catalogue = make(site("unodc", resource="| supersedes: [older]"))
    names = ("resources/handbook", "statements/call", "agencies/unodc", "practices/rooms")
    resource, text, agency, practice = (catalogue.entries[name] for name in names)
    assert (resource.date, text.date, practice.date) == ("2008-10", "2022-12-02", None)
    assert (resource.issuers, text.issuers, agency.issuers) == (["unodc", "ilo"], ["icat"], [])
    assert resource.identifiers == {"symbol": "Sales No. E.08.V.14", "isbn": "978-92-1-133789-1"}
    assert (resource.languages, resource.addresses) == (
        ["en", "fr"],
        {"en": "https://example.org/handbook.pdf"},
    )
    assert (resource.supersedes, practice.resources) == (
        ["resources/older"],
        ["resources/handbook"],
    )
    assert [item.by for item in practice.evidence] == [["unodc"]]
    assert [entry.is_recognizable for entry in (practice, resource, text, agency)] == [
        True,
        True,
        False,
        False,
    ]
    assert (practice.terms("effect_level"), agency.terms("effect_level")) == (["none-known"], [])
    assert catalogue.latest_review == "2026-03-01"


def test_document_has_symbol_links_archives_and_practices() -> None:
    roles: tuple[RoleName, ...] = ("date", "issuer", "identifier", "address", "archive", "practice")
    dated = {
        "resources": ("published", "publishers"),
        "statements": ("date", "agencies"),
        "activities": ("date", "agencies"),
    }
    for kind, names in dated.items():
        fields = [*names, "symbol", "links", "archives", "practices"]
        assert [fields_of_role(KINDS[kind], role)[0] for role in roles] == fields
    assert fields_of_role(KINDS["activities"], "end") == ("until",)
    assert fields_of_role(KINDS["agencies"], "homepage") == ("homepage",)


def test_composite_field_has_label_and_text() -> None:
    wholes = {field.name for model in KINDS.values() for field in described(model) if field.part}
    assert wholes == {"effect", "legal_basis", "membership"}
    assert wholes <= set(DISPLAYS)


def test_the_fields_of_parts_are_described() -> None:
    fields = {field.name: field for field in described(KINDS["practices"])}
    level = fields["effect_level"]
    assert (level.path, level.model, level.vocabulary) == (
        ("effect", "level"),
        Effect,
        "effect-levels",
    )
    assert {field.name for field in described(KINDS["agencies"])} >= {
        "membership",
        "membership_roles",
    }
