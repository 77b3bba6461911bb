"""Validation of front matter: every error becomes a finding of one of our rules, at its position."""

from __future__ import annotations

from typing import Any

import pytest
from catalogue.lint import reporters
from catalogue.model.findings import Finding
from catalogue.model.records import KINDS, Practice, Resource
from catalogue.model.types import InVocabulary, Ref, Translatable
from catalogue.source import documents, validation
from catalogue.source.documents import Document
from catalogue.source.validation import build, field_values, translation_model
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sites import REPOSITORY

RULES = reporters.load_rules(REPOSITORY / "data")
RESOURCE = """title: A guide
summary: A guide to the training of practitioners.
type: guidelines
topics: [training]
audiences: [police]
regions: [world]
publishers: [unodc]
access: open
reviewed: 2026-11-25
"""


def document(front: str) -> Document:
    return documents.parse(Document("docs/resources/x.md"), f"---\n{front}---\n")


def faults(front: str, model: type[Any] = Resource) -> list[Finding]:
    return build(model, document(front))[1]


def test_valid_page_makes_a_record() -> None:
    record, findings = build(Resource, document(RESOURCE))
    assert findings == []
    assert isinstance(record, Resource)
    assert record.speaks_for == "publishers"


@pytest.mark.parametrize(
    ("change", "rule", "line"),
    [
        (("[police]", "[]"), "front-matter-length", 6),
        (("access: open", "access: open\nisbn: abc"), "front-matter-value", 10),
        (("[unodc]", "[UNODC]"), "front-matter-value", 8),
        (
            ("2026-11-25\n", "2026-11-25\nchanges:\n  - {date: 2026-02-03, fr: abc}\n"),
            "front-matter-length",
            12,
        ),
        (
            ("2026-11-25\n", "2026-11-25\nchanges:\n  - {date: 2026-02-03, ar: [abc]}\n"),
            "front-matter-type",
            12,
        ),
    ],
)
def test_errors_have_a_rule_and_a_position(change: tuple[str, str], rule: str, line: int) -> None:
    """So have those of the sites in tests/lint/rules/."""
    findings = faults(RESOURCE.replace(*change))
    assert [(finding.rule, finding.span.line) for finding in findings] == [(rule, line)]


def test_errors_inside_a_part_have_a_position() -> None:
    findings = faults(RESOURCE + "recognition:\n  - {by: [unodc], in: nowhere}\n")
    rules = ("front-matter-value", "front-matter-missing-key")
    assert {(finding.rule, finding.span.line) for finding in findings} == {
        (rule, 12) for rule in rules
    }


def test_translation_model_has_translatable_fields_only() -> None:
    fields = set(translation_model(Practice).model_fields)
    assert fields == {"title", "our_title", "summary", "source", "authority"}


@pytest.mark.parametrize(
    ("authority", "known"),
    [
        ("official", True),
        ("draft", True),
        ("reviewed by a judge who speaks French", True),
        ("reviewed", False),
        ("final", False),
    ],
)
def test_translation_review_names_a_role(authority: str, known: bool) -> None:
    text = f"title: Un guide\nsummary: Un guide pour la formation.\nauthority: {authority}\n"
    assert bool(faults(text, translation_model(Practice))) != known


def test_field_values_have_the_marks_of_their_fields() -> None:
    data = document(
        RESOURCE + "recognition:\n  - {by: [ilo], in: statements/x, covers: direct}\n"
    ).data
    marks = {item.where: item.marks for item in field_values(Resource, data)}
    assert any(isinstance(mark, Translatable) for mark in marks["title",])
    assert InVocabulary("topics") in marks["topics", 0]
    assert Ref("agencies") in marks["recognition", 0, "by", 0]
    assert Ref() in marks["recognition", 0, "in"]


scalars = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from(["2008", "2008-10-14", "open", "true", "https://x.org", "resources/a"]),
)
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=40)
@given(st.sampled_from(list(KINDS.values())), st.data())
def test_every_pydantic_error_has_a_rule(model: type[Any], data: st.DataObject) -> None:
    names = [info.alias or name for name, info in model.model_fields.items()]
    page = Document(
        "docs/x.md",
        data=data.draw(st.dictionaries(st.sampled_from([*names, "other"]), trees, max_size=6)),
    )
    for kind in (model, translation_model(model)):
        for finding in validation.build(kind, page)[1]:
            assert finding.rule in RULES
            assert all(
                RULES[finding.rule].say("message", finding, language) for language in ("en", "fr")
            )
    list(field_values(model, page.data))


def test_changes_accept_any_language_and_their_keys_are_checked() -> None:
    data = document(
        RESOURCE + 'changes:\n  - {date: 2026-02-03, es: "Se añadió una fuente.", xx: Some words}\n'
    ).data
    record = Resource.model_validate(data)
    assert record.changes[0].texts == {"es": "Se añadió una fuente.", "xx": "Some words"}
    values = [
        (one.value, bool(one.marks))
        for one in field_values(Resource, data)
        if one.where[:1] == ("changes",)
    ]
    assert values[1:] == [
        ("es", True),
        ("Se añadió una fuente.", False),
        ("xx", True),
        ("Some words", False),
    ]
