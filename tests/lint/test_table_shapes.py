"""The rows of tables have what their tables need; types and languages have their names in other standards."""

from __future__ import annotations

from typing import Any

import pytest
from catalogue.lint import table_model
from catalogue.lint.table_rows import CITATION_FORMATS
from catalogue.lint.table_shapes import OTHER_TABLES, ROWS, misshapen, shape_faults
from catalogue.model import table_files
from catalogue.model.findings import Span
from catalogue.model.vocabularies import Vocabularies
from catalogue.source import documents
from catalogue.source.documents import Document
from support.sites import REPOSITORY

VOCABULARIES = Vocabularies(REPOSITORY / "data")
TYPES = ("resource-types", "statement-types", "activity-types")
NAMES = {
    "schema": {
        "Book",
        "Course",
        "CreativeWork",
        "DataCatalog",
        "Dataset",
        "Event",
        "LearningResource",
        "Legislation",
    }
    | {"Report", "ScholarlyArticle", "WebPage"},
    "dcmi": {"Collection", "Dataset", "Event", "InteractiveResource", "Text"},
    "csl": {
        "article-journal",
        "book",
        "dataset",
        "legal_case",
        "report",
        "standard",
        "treaty",
        "webpage",
    },
    "ris": {"BOOK", "CASE", "DATA", "ELEC", "JOUR", "RPRT", "STAND", "STAT"},
    "bibtex": {"article", "book", "misc", "techreport"},
    "coins": {"article", "book", "dc", "document", "report"},
}
"""Names that the standards have: all that are in use."""


def rows(table: str) -> dict[str, dict[str, Any]]:
    return dict(VOCABULARIES.table(table))


@pytest.mark.parametrize("table", TYPES)
def test_every_type_has_a_name_in_every_standard(table: str) -> None:
    for name, row in rows(table).items():
        expected = NAMES if table != "activity-types" or "csl" in row else ("schema", "dcmi")
        assert all(row[column] in NAMES[column] for column in expected), name
        assert set(row) <= {*VOCABULARIES.languages, *NAMES}
        assert row["dcmi"] != "Event" or "csl" not in row, "an event is no document"


def test_language_codes_are_unique() -> None:
    codes = [row["iso639_3"] for row in rows("languages").values()]
    assert len(set(codes)) == len(codes)


LABEL = {"en": "A label", "fr": "Un libellé"}
DOCUMENT = LABEL | dict.fromkeys(("schema", "dcmi", *CITATION_FORMATS), "a name")
RULE = {"rule": "a rule", "message": ["one", "another"]}
TERM = {"term": "a", "definition": "b"}
WHOLE: dict[str, dict[str, Any]] = {
    "activity-types": {**LABEL, "schema": "Event", "dcmi": "Event"},
    "adopting-bodies": {**LABEL, "about": LABEL, "group": "true"},
    "agency-types": {**LABEL, "counts": "true"},
    "audiences": {**LABEL, "about": LABEL, "parent": "police", "icon": "eye-check-outline"},
    "checker-strings": LABEL,
    "document-bodies": {**LABEL, "form": "^A/", "of": "united-nations"},
    "designs": {**LABEL, "about": LABEL, "evaluates": "true", "compares": "true"},
    "exits": {"address": "https://www.example.org/weather"},
    "exports": {**LABEL, "about": LABEL, "example": "{at}id/{ref}/", "paths": ["id/{ref}/"]},
    "forces": {**LABEL, "law": "true", "soft": "true"},
    "glossary": {"en": TERM, "fr": TERM, "treaty": {"instrument": "a", "where": "art. 1"}},
    "international-days": {
        **LABEL,
        "month": "07",
        "day": "30",
        "by": "activities/act",
        "since": "2014",
    },
    "languages": {**LABEL, "iso639_3": "deu", "site": {"name": "Deutsch", "dir": "ltr"}},
    "locator-terms": {**LABEL, "also": ["article"], "several": "articles", "for": "article"},
    "national-measures": {**LABEL, "practices": ["rooms"]},
    "national-subjects": {**LABEL, "practices": ["rooms"]},
    "old-addresses": {**LABEL, "part": "/lang--"},
    "outcomes": {**LABEL, "result": "true"},
    "provision-relations": {**LABEL, "counts": "true"},
    "publishers": {**LABEL, "about": LABEL, "country": "kenya", "homepage": "https://a.example"},
    "query-words": {"en": ["help"], "fr": ["aide"]},
    "regions": {**LABEL, "parent": "world", "m49": "001", "iso3": "KEN", "iso2": "KE"},
    "resolvers": {"field": "doi", "form": "(.+)$", "address": "https://doi.org/{number}"},
    "resource-types": DOCUMENT,
    "rules": {"severity": "error", "en": RULE, "fr": RULE},
    "services": {**LABEL, "practices": ["rooms"]},
    "statement-types": DOCUMENT,
    "strengths": {**LABEL, "sign": "full"},
    "strings": {"en": {"one": "a day", "other": "days"}, "fr": "jours"},
    "tasks": {**LABEL, "to": "topics/training", "icon": "eye-check-outline"},
    "topics": {**LABEL, "about": LABEL, "parent": "prevention", "sdg": ["16.2"]},
    "treaty-acts": {**LABEL, "deposit": "true"},
}
"""A row of each table whose rows have a model, with all that it may have."""

NEEDED = {
    "activity-types": ("schema", "dcmi"),
    "document-bodies": ("form", "of"),
    "exits": ("address",),
    "exports": ("about", "example", "paths"),
    "international-days": ("month", "day", "by", "since"),
    "languages": ("iso639_3",),
    "old-addresses": ("part",),
    "resolvers": ("field", "form", "address"),
    "resource-types": ("schema", "dcmi", *CITATION_FORMATS),
    "rules": ("severity",),
    "services": ("practices",),
    "statement-types": ("schema", "dcmi", *CITATION_FORMATS),
    "tasks": ("to", "icon"),
}
"""The columns without which a row is none."""

LACKING: list[tuple[str, dict[str, Any]]] = [
    *((table, {column: None}) for table, columns in NEEDED.items() for column in columns),
    *(
        (table, dict.fromkeys(("en", "fr")))
        for table in WHOLE
        if table not in ("exits", "resolvers")
    ),
    *((table, {"stranger": "x"}) for table in WHOLE),
    *(("activity-types", {column: "report"}) for column in CITATION_FORMATS),
    ("document-bodies", {"form": "("}),
    *(("exports", {column: "{nothing}"}) for column in ("example", "address")),
    *(("exports", {"paths": [path]}) for path in ("{nothing}", "{ref")),
    *(("glossary", {language: {"term": "a"}}) for language in ("en", "fr")),
    *(("international-days", {"day": day}) for day in ("31x", "99")),
    *(("languages", {"iso639_3": code}) for code in ("DEU", "de", "deu1")),
    *(("languages", {"site": {key: "x"}}) for key in ("name", "dir")),
    *(("resolvers", {"form": form}) for form in ("(", "no group", "(q)?.*", "((a+)+)$")),
    ("resolvers", {"address": "https://doi.org/{nothing}"}),
    *(("exits", {"address": at}) for at in ("http://a.example/", "https://a.example/?to=b", "a")),
    ("strengths", {"sign": "dotted"}),
    ("strings", {"en": {"one": "a day"}}),
    ("rules", {"severity": "note"}),
    ("topics", {"sdg": "16.2"}),
    ("audiences", {"parent": None, "icon": None}),
    *((table, {"icon": "no-such-icon"}) for table in ("tasks", "audiences")),
    *(("outcomes", {"result": flag}) for flag in ("yes", "false")),
]


def test_every_table_has_a_model() -> None:
    plain = {"access", "directions", "effect-levels", "levels", "membership-statuses", "moments"}
    plain |= {"places", "positions", "reasons", "speaks-for", "study-notes", "subject-coverage"}
    plain |= {"verification-levels"}
    named = {name.partition("/")[0] for name in table_files.names(REPOSITORY / "data")}
    # No agency has declared yet, so that this folder is still absent.
    named |= {table_files.DECLARATIONS}
    assert named == {*ROWS, *OTHER_TABLES, *table_model.TYPED} | plain


def test_complete_row_is_accepted() -> None:
    assert set(WHOLE) == set(ROWS)
    for table, row in WHOLE.items():
        assert list(misshapen(table, {"row": row})) == [], table


@pytest.mark.parametrize(("table", "change"), LACKING)
def test_incomplete_row_is_reported(table: str, change: dict[str, Any]) -> None:
    row = {key: value for key, value in {**WHOLE.get(table, {}), **change}.items() if value}
    assert list(misshapen(table, {"row": row})) == [("row",)]


def test_term_without_a_model_of_its_own_has_a_label_and_what_it_means() -> None:
    assert list(misshapen("moments", {"row": {**LABEL, "about": LABEL}})) == []
    assert list(misshapen("moments", {"row": {**LABEL, "parent": "always"}})) == [("row",)]


@pytest.mark.parametrize(
    ("row", "rule", "line"),
    [
        ("a: {en: A, fr: A, abuot: x}\n", "front-matter-unknown-key", "abuot"),
        ("a: {en: A, fr: A, de: A}\n", "front-matter-unknown-key", "de"),
        ("a: {en: A, fr: A, about: {en: A, xx: A}}\n", "front-matter-unknown-key", "xx"),
        ("a: {en: A, fr: [A]}\n", "data-row", "a"),
        ("a b: {en: A, fr: A}\n", "data-row", "a b"),
        ("a: A\n", "data-row", "a"),
    ],
)
def test_fault_of_a_row_is_told_at_its_key(row: str, rule: str, line: str) -> None:
    document = documents.parse_table(Document("data/vocabularies/moments.yml"), row)
    faults = list(shape_faults("moments", document, ("en", "fr")))
    assert [(fault.rule, fault.values["key"]) for fault in faults] == [(rule, line)]
    assert fault_text(row, faults[0].span) == line


def fault_text(text: str, span: Span) -> str:
    """What stands at a position."""
    return text[span.column - 1 : span.column - 1 + span.length]


NAME = {"en": "A text", "fr": "Un texte"}


@pytest.mark.parametrize(
    "source",
    [{"in": "resources/a"}, {"provision": "a/b"}, {"name": NAME}, {"name": NAME, "unsure": "true"}],
)
def test_expected_source_is_accepted(source: dict[str, Any]) -> None:
    assert list(misshapen("must-cite", {"practice": [source]})) == []


@pytest.mark.parametrize(
    "sources",
    [
        [],
        [{}],
        [{"in": "guide"}],
        [{"in": "resources/a", "provision": "a/b"}],
        [{"in": "resources/a", "name": NAME}],
        [{"in": "resources/a", "unsure": "true"}],
        [{"name": NAME, "unsure": "yes"}],
        [{"name": NAME, "title": "x"}],
    ],
)
def test_expected_source_of_wrong_form_is_reported(sources: list[dict[str, Any]]) -> None:
    assert list(misshapen("must-cite", {"practice": sources})) == [("practice",)]


@pytest.mark.parametrize("line", ["@ (", "nothing", " \\d+"])
def test_invalid_personal_data_pattern_is_reported(line: str) -> None:
    assert list(misshapen("personal-data-patterns", {"text-personal": {"email": [line]}})) == [
        ("text-personal",)
    ]
