"""Every type of record says what other standards call it, and every language has its code; a row that lacks one is found."""

from __future__ import annotations

from typing import Any

import pytest
from catalogue.lint.table_shapes import CITATION_FORMATS, misshapen
from catalogue.model.vocabularies import Vocabularies
from sites import REPOSITORY

VOCABULARIES = Vocabularies(REPOSITORY / "data")
TYPES = {"resource-types": "report", "statement-types": "report", "activity-types": "resolution"}
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


def test_every_language_has_a_code_of_its_own() -> None:
    codes = [row["iso639_3"] for row in rows("languages").values()]
    assert len(set(codes)) == len(codes)


LACKING: list[tuple[str, str, dict[str, str | None]]] = [
    *((table, name, {column: None}) for table, name in TYPES.items() for column in NAMES),
    *(("activity-types", "meeting", {column: "report"}) for column in CITATION_FORMATS),
    *(("languages", "de", {"iso639_3": code}) for code in (None, "DEU", "de", "deu1")),
    *(("resolvers", "doi", {"form": form}) for form in (None, "(", "no group")),
    *(("resolvers", "doi", {column: None}) for column in ("field", "address")),
]


@pytest.mark.parametrize(("table", "name", "change"), LACKING)
def test_a_row_that_lacks_what_its_table_needs_is_found(
    table: str, name: str, change: dict[str, str | None]
) -> None:
    row = {key: value for key, value in {**rows(table)[name], **change}.items() if value}
    assert list(misshapen(table, rows(table) | {name: row})) == [(name,)]


@pytest.mark.parametrize("line", ["@ (", "nothing", " \\d+"])
def test_a_trace_that_cannot_be_sought_is_found(line: str) -> None:
    assert list(misshapen("personal-data-patterns", {"text-personal": {"email": [line]}})) == [
        ("text-personal",)
    ]
