"""The rows of tables have what their tables need; types and languages have their names in other standards."""

from __future__ import annotations

from typing import Any

import pytest
from catalogue.lint.table_shapes import CITATION_FORMATS, ROWS, misshapen
from catalogue.model.vocabularies import Vocabularies
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


DOCUMENT = dict.fromkeys(("schema", "dcmi", *CITATION_FORMATS), "a name")
WHOLE: dict[str, dict[str, Any]] = {
    "activity-types": {"schema": "Event", "dcmi": "Event"},
    "document-bodies": {"form": "^A/", "of": "united-nations"},
    "exports": {"about": {"en": "x"}, "example": "{at}id/{ref}/", "paths": ["id/{ref}/"]},
    "glossary": {"en": {"term": "a", "definition": "b"}, "treaty": {"where": "art. 1"}},
    "international-days": {"month": "07", "day": "30", "by": "activities/act", "since": "2014"},
    "languages": {"iso639_3": "deu", "site": {"name": "Deutsch", "dir": "ltr"}},
    "locator-terms": {"en": "art."},
    "old-addresses": {"part": "/lang--"},
    "resolvers": {"field": "doi", "form": "(.+)$", "address": "https://doi.org/{number}"},
    "resource-types": DOCUMENT,
    "services": {"practices": ["rooms"]},
    "statement-types": DOCUMENT,
    "strengths": {"sign": "full"},
    "tasks": {"to": "topics/training", "icon": "eye-check-outline"},
}
"""A row of each table whose rows have a model, with all that it needs."""

OPTIONAL = [("languages", "site"), ("glossary", "treaty"), ("strengths", "sign")]
LACKING: list[tuple[str, dict[str, Any]]] = [
    *(
        (table, {column: None})
        for table, row in WHOLE.items()
        for column in row
        if (table, column) not in OPTIONAL
    ),
    *(("activity-types", {column: "report"}) for column in CITATION_FORMATS),
    ("document-bodies", {"form": "("}),
    *(("exports", {column: "{nothing}"}) for column in ("example", "address")),
    *(("exports", {"paths": [path]}) for path in ("{nothing}", "{ref")),
    *(("glossary", {language: {"term": "a"}}) for language in ("en", "fr")),
    *(("international-days", {"day": day}) for day in ("31x", "99")),
    *(("languages", {"iso639_3": code}) for code in ("DEU", "de", "deu1")),
    *(("languages", {"site": {key: "x"}}) for key in ("name", "dir")),
    *(("resolvers", {"form": form}) for form in ("(", "no group")),
    ("resolvers", {"address": "https://doi.org/{nothing}"}),
    ("strengths", {"sign": "dotted"}),
    *((table, {"icon": "no-such-icon"}) for table in ("tasks", "services", "audiences")),
]


def test_complete_row_is_accepted() -> None:
    assert set(WHOLE) == set(ROWS)
    for table, row in WHOLE.items():
        assert list(misshapen(table, {"row": row})) == [], table


@pytest.mark.parametrize(("table", "change"), LACKING)
def test_incomplete_row_is_reported(table: str, change: dict[str, Any]) -> None:
    row = {key: value for key, value in {**WHOLE.get(table, {}), **change}.items() if value}
    assert list(misshapen(table, {"row": row})) == [("row",)]


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
