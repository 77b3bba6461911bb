"""Every type of record says what other standards call it, and every language has its code; a row that lacks one is found."""

from __future__ import annotations

from typing import Any

import pytest
from catalogue.lint.table_shapes import CITATION_FORMATS, misshapen
from catalogue.model.vocabularies import Vocabularies
from sites import REPOSITORY

VOCABULARIES = Vocabularies(REPOSITORY / "data")
TYPES = ("resource-types", "statement-types", "activity-types")
NAMES = {
    "schema": {"Book", "Course", "CreativeWork", "DataCatalog", "Dataset", "Event", "LearningResource", "Legislation"}
    | {"Report", "ScholarlyArticle", "WebPage"},
    "dcmi": {"Collection", "Dataset", "Event", "InteractiveResource", "Text"},
    "csl": {"article-journal", "book", "dataset", "legal_case", "report", "standard", "treaty", "webpage"},
    "ris": {"BOOK", "CASE", "DATA", "ELEC", "JOUR", "RPRT", "STAND", "STAT"},
    "bibtex": {"article", "book", "misc", "techreport"},
    "coins": {"article", "book", "dc", "document", "report"},
}
"""Names that the standards have: all that are in use."""


def rows(table: str) -> dict[str, dict[str, Any]]:
    return dict(VOCABULARIES.table(table))


@pytest.mark.parametrize("table", TYPES)
def test_every_type_has_a_name_in_every_standard(table: str) -> None:
    assert list(misshapen(table, rows(table))) == []
    for name, row in rows(table).items():
        expected = NAMES if table != "activity-types" or "csl" in row else ("schema", "dcmi")
        assert all(row[column] in NAMES[column] for column in expected), name
        assert set(row) <= {*VOCABULARIES.languages, *NAMES}


def test_an_event_is_no_document() -> None:
    events = {name for name, row in rows("activity-types").items() if row["dcmi"] == "Event"}
    assert events and not events & {name for name, row in rows("activity-types").items() if "csl" in row}


@pytest.mark.parametrize("column", NAMES)
@pytest.mark.parametrize("table", TYPES)
def test_a_type_that_lacks_a_name_is_found(table: str, column: str) -> None:
    name = "resolution" if table == "activity-types" else "report"
    incomplete = {key: value for key, value in rows(table)[name].items() if key != column}
    assert (name,) in list(misshapen(table, {**rows(table), name: incomplete}))


def test_a_document_has_the_names_of_all_formats_of_citation() -> None:
    event = rows("activity-types")["meeting"]
    for column in CITATION_FORMATS:
        assert ("meeting",) in list(misshapen("activity-types", {"meeting": {**event, column: "report"}}))


@pytest.mark.parametrize("code", [None, "DEU", "de", "deu1"])
def test_a_language_without_its_code_is_found(code: str | None) -> None:
    german = {key: value for key, value in {**rows("languages")["de"], "iso639_3": code}.items() if value}
    assert list(misshapen("languages", {**rows("languages"), "de": german})) == [("de",)]
    codes = [row["iso639_3"] for row in rows("languages").values()]
    assert len(set(codes)) == len(codes)
    assert list(misshapen("languages", rows("languages"))) == []


@pytest.mark.parametrize("change", [{"form": None}, {"form": "("}, {"form": "no group"}, {"field": None}, {"address": None}])
def test_a_resolver_without_a_form_that_can_be_matched_is_found(change: dict[str, str | None]) -> None:
    row = {key: value for key, value in {**rows("resolvers")["doi"], **change}.items() if value}
    assert ("doi",) in list(misshapen("resolvers", {**rows("resolvers"), "doi": row}))
    assert list(misshapen("resolvers", rows("resolvers"))) == []


@pytest.mark.parametrize("line", ["@ (", "nothing", " \\d+"])
def test_a_trace_that_cannot_be_sought_is_found(line: str) -> None:
    assert list(misshapen("traces", {"text-personal": {"email": [line]}})) == [("text-personal",)]
    assert list(misshapen("traces", rows("traces"))) == []
