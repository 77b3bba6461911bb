"""Dates, ranges, enumerations and counts in each language."""

from __future__ import annotations

import pytest
from catalogue.model.dates import last_day, years_later
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.catalogue import Catalogue
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words, date_range_in_words
from catalogue.views.wording.site import Site
from catalogue.views.wording.words import enumeration, enumeration_of_labels, labels_in_line
from support.sites import REPOSITORY

CATALOGUE = Catalogue(REPOSITORY, Vocabularies(REPOSITORY / "data"))
ENGLISH, FRENCH = (Context(CATALOGUE, Site(), language) for language in ("en", "fr"))


@pytest.mark.parametrize(
    ("partial", "english", "french"),
    [
        ("2018", "2018", "2018"),
        ("2018-08", "August 2018", "août 2018"),
        ("2018-05-02", "2 May 2018", "2 mai 2018"),
        ("2021-12-01", "1 December 2021", "1er décembre 2021"),
    ],
)
def test_dates_in_both_languages(partial: str, english: str, french: str) -> None:
    assert date_in_words(ENGLISH, partial) == english
    assert date_in_words(FRENCH, partial) == french


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2009-04-14", "2009-04-15", "14–15 avril 2009"),
        ("2009-04-01", "2009-04-03", "1er–3 avril 2009"),
        ("2009-04-30", "2009-05-01", "30 avril 2009 – 1er mai 2009"),
        ("2009-04-30", None, "30 avril 2009"),
    ],
)
def test_date_ranges(first: str, last: str | None, words: str) -> None:
    assert date_range_in_words(FRENCH, first, last) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")],
)
def test_enumerations(items: list[str], words: str) -> None:
    assert enumeration(FRENCH, items) == words


def test_french_counts_zero_as_one() -> None:
    assert FRENCH.text("count-records", count=0) == "0 fiche"
    assert ENGLISH.text("count-records", count=0) == "0 records"
    assert FRENCH.text("count-records", count=2) == "2 fiches"


@pytest.mark.parametrize(
    ("text", "day"),
    [("2019", "2019-12-31"), ("2020-02", "2020-02-29"), ("2020-02-03", "2020-02-03")],
)
def test_last_day_of_a_partial_date(text: str, day: str) -> None:
    assert last_day(text) == day


def test_years_later() -> None:
    assert years_later("2026-11-25", 2) == "2028-11-25"
    assert years_later("2024-02-29", 1) == "2025-02-28"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (["Santé", "Transports"], "Santé et Transports"),
        (["Santé", "Asile et frontières"], "Santé\u202f; Asile et frontières"),
        (["Asile et frontières"], "Asile et frontières"),
    ],
)
def test_labels_with_a_conjunction_are_set_apart_by_semicolons(
    items: list[str], words: str
) -> None:
    assert enumeration_of_labels(FRENCH, items) == words


def test_terms_in_a_line_begin_with_one_capital_in_french() -> None:
    names = ("police", "prosecutors-judges")
    assert (
        labels_in_line(ENGLISH, "audiences", names)
        == "Police and investigators, Prosecutors and judges"
    )
    assert labels_in_line(FRENCH, "audiences", names) == (
        "Police et services d’enquête, parquet et magistrature du siège"
    )
    assert labels_in_line(FRENCH, "audiences", ()) == ""


def test_numbers_in_a_list_stand_in_their_own_order() -> None:
    conventions = [f"Convention (nº {number})" for number in (29, 94, 105, 138, 182)]
    assert sorted(conventions, key=collation) == conventions
