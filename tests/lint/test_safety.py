"""Safety rules: which words are of a class, what protects, and that both languages are judged alike."""

from __future__ import annotations

import itertools
import re

import pytest
from catalogue.lint import checker
from catalogue.lint.table_shapes import misshapen
from catalogue.model.provisions import provisions
from catalogue.model.safety import SafetyClass, as_expression, cites, has_words, safety_classes
from catalogue.model.vocabularies import Vocabularies
from support.sites import REPOSITORY, Make, of_pages

VOCABULARIES = Vocabularies(REPOSITORY / "data")
CLASSES = safety_classes(VOCABULARIES)
LANGUAGES = VOCABULARIES.complete
ROW = {
    "name": {"en": "return"},
    "protects": {"en": "nobody is sent to danger"},
    "triggers": {"en": ["return … victim*"]},
    "safeguards": [{"wanted": {"en": "asylum"}, "words": {"en": ["asylum"]}}],
    "example": {"en": "Asylum is explained."},
}
NORMS = ("refoulement", "renvoy*", "presum*", "présum*", "présomption", "paper", "papier", "return")
"""Words of triggers that state the protective norm themselves."""

SITUATION = """
situations/return.md
| title: A return
| summary: What to do before a return.
| layout: situation
| steps: [editors]
| ---
|
| ## Three questions
|
| {question}
|
| ## What to do
|
| 1. Return the victim to the country.

situations/return.fr.md
| title: Un retour
| summary: Que faire avant un retour.
| layout: situation
| ---
|
| ## Trois questions
|
| {question_fr}
|
| ## Que faire
|
| 1. Organisez le trajet de la victime.
"""
"""A situation whose French does not have the words of a trigger."""


def reported(make: Make, text: str, rule: str = "safety-safeguard") -> list[str]:
    """The paths on which a rule reports something."""
    return [f.path for f in checker.check(make(text), of_pages) if f.rule == rule]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("return", "A return."),
        ("repatriat*", "repatriation programmes"),
        ("return/returns … victim*", "She returns the second victim."),
        ("safe return", "A safe, return"),
        ("d’asile", "une demande d’asile"),
    ],
)
def test_pattern_matches_words_of_a_sentence(pattern: str, text: str) -> None:
    assert has_words(text.lower(), [pattern])


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("return", "The returned victim."),
        ("return … victim*", "Plan the return. The victim decides."),
        ("return … victim*", "return one two three four five six victims"),
        ("age", "The village."),
        ("a.c", "abc"),
    ],
)
def test_pattern_matches_no_other_words(pattern: str, text: str) -> None:
    assert not has_words(text.lower(), [pattern])


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+", "a … b … c", "re*", "*", "", "a  b", "a|b", "x" * 200, ".*", "a … ", "…", "[a]"],
)
def test_anything_but_words_is_refused_as_pattern(pattern: str) -> None:
    row = ROW | {"triggers": {"en": [pattern]}}
    assert list(misshapen("safety", {"return": row})) == [("return", "triggers", "en", 0)]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"safeguards": []}, ("return", "safeguards")),
        ({"triggers": {"en": []}}, ("return", "triggers", "en")),
        ({"moments": "always"}, ("return", "moments")),
        ({"sources": ["art. 3"]}, ("return", "sources", 0)),
        ({"severity": "none"}, ("return", "severity")),
        (
            {"exceptions": [{"place": "practices/x#y", "reason": {"en": "safe"}, "date": "never"}]},
            ("return", "exceptions", 0, "date"),
        ),
        (
            {
                "exceptions": [
                    {"place": "practices/x", "reason": {"en": "safe"}, "date": "2026-11-29"}
                ]
            },
            ("return", "exceptions", 0, "place"),
        ),
        (
            {"exceptions": [{"place": "practices/x#y", "date": "2026-11-29"}]},
            ("return", "exceptions", 0, "reason"),
        ),
    ],
)
def test_row_that_is_not_whole_is_reported(change: dict[str, object], where: tuple[object]) -> None:
    assert list(misshapen("safety", {"return": ROW})) == []
    assert list(misshapen("safety", {"return": ROW | change})) == [where]


@pytest.mark.parametrize(("name", "language"), [*itertools.product(CLASSES, LANGUAGES)])
def test_example_of_a_class_protects(name: str, language: str) -> None:
    example = CLASSES[name].example[language].lower()
    for safeguard in CLASSES[name].safeguards:
        assert has_words(example, safeguard.words[language])


@pytest.mark.parametrize(("name", "language"), [*itertools.product(CLASSES, LANGUAGES)])
def test_words_of_a_trigger_do_not_protect(name: str, language: str) -> None:
    for pattern in CLASSES[name].triggers[language]:
        text = " ".join(
            part.split("/")[0].rstrip("*") for part in pattern.split(" ") if part != "…"
        )
        lacking = [
            safeguard
            for safeguard in CLASSES[name].safeguards
            if not has_words(text.lower(), safeguard.words[language])
        ]
        assert lacking or pattern.split("/")[0].split(" ")[0] in NORMS, pattern


@pytest.mark.parametrize("name", CLASSES)
def test_sources_of_a_class_exist(name: str) -> None:
    known = provisions(VOCABULARIES)
    named = [CLASSES[name].sources, *(one.provisions for one in CLASSES[name].safeguards)]
    for source in itertools.chain.from_iterable(named):
        assert cites(known, [source]), source


def test_every_exception_says_why_in_each_language() -> None:
    for of in CLASSES.values():
        for exception in of.exceptions:
            assert exception.reason.keys() >= {*LANGUAGES}, exception.place


def test_part_of_an_article_is_cited_and_no_neighbour() -> None:
    assert cites(["un-cat-1984/art-3-1"], ["un-cat-1984/art-3"])
    assert cites(["un-cat-1984/art-3-1"], ["un-cat-1984"])
    assert not cites(["un-cat-1984/art-31"], ["un-cat-1984/art-3"])


def test_words_with_another_meaning_are_no_trigger() -> None:
    of = SafetyClass.model_validate(ROW | {"other_meanings": {"en": ["return of assets"]}})
    assert of.is_about("return the victim", "en")
    assert not of.is_about("return of assets to the victim", "en")
    assert not of.is_about("le retour de la victime", "fr")


def test_trigger_in_one_language_has_both_judged(make: Make) -> None:
    neither = SITUATION.format(question="Who waits?", question_fr="Qui attend ?")
    paths = reported(make, neither)
    assert paths == ["docs/situations/return.fr.md", "docs/situations/return.md"]


def test_what_protects_must_stand_in_both_languages(make: Make) -> None:
    one = SITUATION.format(question="Was asylum explained?", question_fr="Qui attend ?")
    both = SITUATION.format(question="Was asylum explained?", question_fr="L’asile ?")
    assert reported(make, one) == ["docs/situations/return.fr.md"]
    assert reported(make, both) == []


@pytest.mark.parametrize(
    ("sentence", "protects"),
    [
        ("See [asylum procedures](../about/index.md).", False),
        ("Asylum is [explained](../about/index.md) before.", True),
        ("See [one. Asylum two](../about/index.md) there.", False),
    ],
)
def test_link_alone_does_not_protect(make: Make, sentence: str, protects: bool) -> None:
    english = SITUATION.partition("situations/return.fr.md")[0].format(question=sentence)
    assert (reported(make, english) == []) == protects


def test_no_pattern_becomes_an_expression_that_can_stall() -> None:
    """No group that repeats without bound: a text is read once for each place where a pattern may begin."""
    for of in CLASSES.values():
        for pattern in itertools.chain.from_iterable(of.triggers.values()):
            assert not re.search(r"\)[*+]", as_expression(pattern)), pattern
