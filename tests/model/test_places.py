"""Places in documents are read into values, which can be compared."""

from __future__ import annotations

import pytest
from catalogue.model.places import Part, Passage, Place, PlaceError, contains, parse, unknown_words
from catalogue.model.vocabularies import Vocabularies
from support.sites import REPOSITORY

WORDS = Vocabularies(REPOSITORY / "data")


def place(*parts: tuple[str, str], beside: bool = False) -> Place:
    """A place from its units and passages, such as `9:1 9:5-6`."""
    read = []
    for unit, listed in parts:
        passages = []
        for text in listed.split():
            first, _, last = text.partition("-")
            passages.append(Passage(tuple(first.split(":")), last))
        read.append(Part(unit, tuple(passages), beside and bool(read)))
    return Place(tuple(read))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("preamble", place(("preamble", ""))),
        ("art. 9(4)", place(("article", "9:4"))),
        ("arts 12(1) and 13", place(("article", "12:1 13"))),
        ("art. 9(1), 9(5)-(6)", place(("article", "9:1 9:5 9:6"))),
        ("art. 9(1), (5)-(6)", place(("article", "9:1 9:5 9:6"))),
        ("art. 9(5-6)", place(("article", "9:5 9:6"))),
        ("art. 25(1)(d), (e), (4)", place(("article", "25:1:d 25:1:e 25:4"))),
        ("art. 2(c)(i)-(iii)", place(("article", "2:c:i-iii"))),
        ("art. 2(c)(i), (d)", place(("article", "2:c:i 2:d"))),
        ("para. 26(i)-(j)", place(("paragraph", "26:i 26:j"))),
        ("paragraphe 3", place(("paragraph", "3"))),
        ("paras. 47–48", place(("paragraph", "47 48"))),
        ("chapitres 1 et 4", place(("chapter", "1 4"))),
        ("p. 36, p. 45", place(("page", "36 45"))),
        ("art. 9 (4) (a)", place(("article", "9:4:a"))),
        ("art. 9, par. 4 a) et e)", place(("article", "9:4:a 9:4:e"))),
        ("art. 12, par. 1, et art. 13", place(("article", "12:1 13"))),
        ("art. 5, art. 6 et art. 12, par. 1 à 3", place(("article", "5 6 12:1-3"))),
        ("art. 1er, par. 1, et art. 3", place(("article", "1:1 3"))),
        ("par. 2 1) b) à d)", place(("paragraph", "2:1:b-d"))),
        ("objectif 5, par. 3", place(("objective", "5"), ("paragraph", "3"))),
        ("art. 5 and para. 3", place(("article", "5"), ("paragraph", "3"), beside=True)),
        ("ch. 6, tools 6.2-6.5, 6.7", place(("chapter", "6"), ("tool", "6.2-6.5 6.7"))),
        ("introduction and ch. 2", place(("introduction", ""), ("chapter", "2"), beside=True)),
        ("conclusions (e), (g)", place(("conclusions", ":e :g"))),
        ("recommendations", place(("recommendations", ""))),
        ("Parts\u00a0III-IV", place(("part", "III IV"))),
    ],
)
def test_place_is_read_into_its_parts(text: str, value: Place) -> None:
    assert parse(WORDS, text) == value


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("", ""),
        ("12(1)", "12(1)"),
        ("art.", "art."),
        ("art. 5,", ","),
        ("art. 5 6", " 6"),
        ("art. 5)", ")"),
        ("art. 5(1", "(1"),
        ("art. 5(1.2)", "(1.2)"),
        ("art. 5 (1", " (1"),
        ("ch. V, 3", "3"),
        ("preamble, 3", "3"),
        ("art. 5, (a)", "(a)"),
        ("paras 5-3", "5-3"),
        ("paras 5-5", "5-5"),
        ("art. 13(1)-(2)(a)", "13(1)-(2)(a)"),
        ("art. 5 and and 6", "and 6"),
        ("to 5", "to 5"),
    ],
)
def test_reading_stops_at_what_has_no_place_there(text: str, rest: str) -> None:
    with pytest.raises(PlaceError) as error:
        parse(WORDS, text)
    assert str(error.value) == rest


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("art. 5", "art. 5(2)(a), p. 3"),
        ("arts 5 and 6", "art. 6(1)"),
        ("paras 9-11", "paras 9-10"),
        ("paras 9-11", "para. 10(a)"),
        ("tools 9.8-9.10", "tool 9.9"),
        ("tool 6", "tools 6.1-6.2"),
        ("parts II-IX", "part V"),
        ("art. 2(c)(i)-(iii)", "art. 2(c)(ii)"),
        ("para. 26(h)-(j)", "para. 26(i)"),
        ("arts 18-20", "art. 19a"),
        ("annex", "annex, part I"),
    ],
)
def test_place_contains_what_lies_in_it(outer: str, inner: str) -> None:
    assert contains(parse(WORDS, outer), parse(WORDS, inner))
    assert not contains(parse(WORDS, inner), parse(WORDS, outer))


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("art. 5", "art. 51"),
        ("art. 5", "para. 5"),
        ("art. 5", "arts 5 and 6"),
        ("paras 9-11", "paras 10-12"),
        ("tool 6.1", "tool 6.10"),
        ("art. 5(1)", "art. 5(a)"),
        ("introduction", "introduction and ch. 2"),
        ("annex", "annex II"),
    ],
)
def test_place_does_not_contain_what_only_begins_like_it(outer: str, inner: str) -> None:
    assert not contains(parse(WORDS, outer), parse(WORDS, inner))


@pytest.mark.parametrize(
    ("text", "words"),
    [("the part on training", ["the", "on", "training"]), ("Tool A and annex IV", [])],
)
def test_unknown_words_of_a_place_are_returned(text: str, words: list[str]) -> None:
    assert unknown_words(WORDS, text) == words
