"""Places are written once and printed by the grammar of each language."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogue.model.place_words import printed, symbol
from catalogue.model.places import parse
from catalogue.model.provisions import provisions
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.catalogue import Catalogue
from catalogue.source.yaml_positions import walk
from support.sites import REPOSITORY

WORDS = Vocabularies(REPOSITORY / "data")
SPACE = "\u00a0"
TABLE = Path(__file__).with_suffix(".tsv")

CORRUPTED = re.compile(
    r"[,t] ,|,,|[(\]\[]"  # an empty member of a list, a bracket that is not French
    r"|\b(art|par|chap|p)\. (art|par|chap|p)\."
    r"|par\. [^a-z]+, par\."  # a paragraph of a paragraph
    r"|\b(and|to|paras?|arts|ch|tools?|parts?|whole|guidelines?|principles?|annex)\b"
)
"""What no French place has."""
ONLY_ARTICLES = re.compile(r"(?:arts?\.? |[IVX\d]+|\((?:\d+|[a-z]+)\)|, | and |-)+")


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file, delimiter="\t")]


def places_of(catalogue: Catalogue) -> Iterator[str]:
    """Every place that the real records, provisions and terms name."""
    for versions in catalogue.sources.values():
        for document in versions.values():
            for where, value in walk(document.data):
                if where and where[-1] == "where":
                    yield value
    for provision in provisions(catalogue.vocabularies).values():
        yield provision.where
    for row in catalogue.vocabularies.table("glossary").values():
        if "treaty" in row:
            yield row["treaty"]["where"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["place"])
def test_every_form_in_use_is_printed_in_each_language(row: dict[str, str]) -> None:
    assert printed(WORDS, row["place"], "en").replace(SPACE, " ") == row["English"]
    assert printed(WORDS, row["place"], "fr").replace(SPACE, " ") == row["French"]


def test_no_french_place_is_corrupted(catalogue: Catalogue) -> None:
    french = {
        place: printed(WORDS, place, "fr").replace(SPACE, " ") for place in places_of(catalogue)
    }
    assert len(french) > 500
    assert {place: text for place, text in french.items() if CORRUPTED.search(text)} == {}


@pytest.mark.parametrize(
    "text",
    [
        "art. 8, par. 1 et , par. 5",
        "art. 40, par. 1, , par. 3 b)",
        "par. 5, par. 1",
        "art. 9, par. 1, 9, par. 3",
        "art. 3(b)",
        "art. art. 5",
        "par. 3 to 5",
    ],
)
def test_corruption_is_recognized(text: str) -> None:
    assert CORRUPTED.search(text)


def test_french_article_means_what_was_written(catalogue: Catalogue) -> None:
    """No paragraph becomes that of another article: art. 12, par. 1, et art. 13."""
    articles = [place for place in places_of(catalogue) if ONLY_ARTICLES.fullmatch(place)]
    assert len(articles) > 500
    for place in articles:
        assert parse(WORDS, printed(WORDS, place, "fr")) == parse(WORDS, place)


def test_english_place_means_what_was_written(catalogue: Catalogue) -> None:
    for place in places_of(catalogue):
        assert parse(WORDS, printed(WORDS, place, "en")) == parse(WORDS, place)


@pytest.mark.parametrize(
    ("place", "language", "text"),
    [
        ("art. 5(2)(a), p. 3", "fr", "art._5, par._2_a), p._3"),
        ("tools 6.1, 6.4", "fr", "outils_6.1 et 6.4"),
        ("art. 18a", "fr", "art._18_bis"),
        ("art. 5(2), p. 3", "en", "art._5(2), p._3"),
        ("tool 6.1", "en", "tool 6.1"),
    ],
)
def test_number_stays_on_one_line_with_its_unit(place: str, language: str, text: str) -> None:
    assert printed(WORDS, place, language) == text.replace("_", SPACE)


@pytest.mark.parametrize(
    ("document", "french"),
    [
        ("resources/ohchr-principles-guidelines-2002", "directives 4 et 6"),
        ("resources/un-legal-aid-principles-2012", "lignes directrices 4 et 6"),
        ("resources/unhcr-detention-guidelines-2012", "principes directeurs 4 et 6"),
    ],
)
def test_unit_has_the_name_that_the_document_gives_it(document: str, french: str) -> None:
    assert printed(WORDS, "guidelines 4 and 6", "fr", document).replace(SPACE, " ") == french


def test_language_without_a_grammar_of_its_own_has_that_of_english() -> None:
    assert printed(WORDS, "arts 9(1), 9(3)", "es") == printed(WORDS, "arts 9(1), 9(3)", "en")


def test_place_that_cannot_be_read_stands_as_it_is() -> None:
    assert printed(WORDS, "the part on training", "fr") == "the part on training"


def test_rows_that_units_name_exist() -> None:
    table = WORDS.table("locator-terms")
    named = {row[key] for row in table.values() for key in ("several", "for") if key in row}
    assert named - set(table) == set()


@pytest.mark.parametrize(
    ("written", "french"),
    [
        ("A/RES/73/195, annex", "A/RES/73/195, annexe"),
        ("A/RES/55/25, annex II", "A/RES/55/25, annexe II"),
        ("CTOC/COP/2008/19, decision 4/4", "CTOC/COP/2008/19, décision 4/4"),
        ("HR/PUB/10/2 (Sales No. E.10.XIV.1)", "HR/PUB/10/2 (numéro de vente E.10.XIV.1)"),
        ("CETS No. 197", "STCE nº 197"),
        ("Application No. 25965/04, HUDOC 001-96549", "Requête nº 25965/04, HUDOC 001-96549"),
        ("Decision No. 557", "Décision nº 557"),
        ("Doc. 14322", "Doc. 14322"),
        ("CM/Rec(2022)21", "CM/Rec(2022)21"),
        ("HEUNI Report Series No. 95a", "HEUNI Report Series No. 95a"),
    ],
)
def test_symbol_keeps_its_form_with_words_in_the_reader_language(written: str, french: str) -> None:
    assert symbol(WORDS, written, "fr").replace(SPACE, " ") == french
