"""Places in documents are written once and printed in each language."""

from __future__ import annotations

import pytest
from catalogue.model.places import printed, symbol, unknown_words
from catalogue.model.vocabularies import Vocabularies
from support.sites import REPOSITORY

WORDS = Vocabularies(REPOSITORY / "data")
SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("place", "english", "french"),
    [
        ("art. 9(4)", "art. 9(4)", "art. 9, par. 4"),
        ("art. 12(1)(a), p. 40", "art. 12(1)(a), p. 40", "art. 12, par. 1 a), p. 40"),
        ("art. 8(5)-(6)", "art. 8(5)-(6)", "art. 8, par. 5-6"),
        ("para. 11(a)", "para. 11(a)", "par. 11 a)"),
        ("para. 26(i)-(j)", "para. 26(i)-(j)", "par. 26 i) à j)"),
        ("Tools 9.17-9.18", "tools 9.17-9.18", "outils 9.17-9.18"),
        ("Guideline 6(3)", "guideline 6(3)", "directive 6, par. 3"),
        ("whole document", "whole document", "ensemble du document"),
        ("arts 5 and 6", "arts 5 and 6", "art. 5 et 6"),
        ("art. 18a", "art. 18a", "art. 18 bis"),
        ("art. 19b", "art. 19b", "art. 19 ter"),
        ("art. 11(5a)", "art. 11(5a)", "art. 11, par. 5 bis"),
        ("outil 8.3, chap. 4, par. 2", "tool 8.3, ch. 4, para. 2", "outil 8.3, chap. 4, par. 2"),
        ("ch. IV, § 62", "ch. IV, § 62", "chap. IV, § 62"),
    ],
)
def test_place_is_printed_in_each_language(place: str, english: str, french: str) -> None:
    assert printed(WORDS, place, "en").replace(SPACE, " ") == english
    assert printed(WORDS, place, "fr").replace(SPACE, " ") == french
    assert unknown_words(WORDS, place) == []


def test_abbreviations_keep_no_break_space_before_their_number() -> None:
    assert printed(WORDS, "art. 5, p. 3", "fr") == f"art.{SPACE}5, p.{SPACE}3"


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


@pytest.mark.parametrize(
    ("place", "words"),
    [("the part on training", ["the", "on", "training"]), ("Tool A and annex IV", [])],
)
def test_unknown_words_of_a_place_are_returned(place: str, words: list[str]) -> None:
    assert unknown_words(WORDS, place) == words
