"""What a review has to judge: what somebody acts on, what marks and law rest on, what is to be mended."""

from __future__ import annotations

from pathlib import Path

import pytest
import translate
from catalogue.lint.review_judgements import BY_HARM, to_judge
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.loading import load
from support.sites import Make
from support.small_site import site
from terminal import ROOT

EVENT = """
activities/session.md
| title: A session
| summary: A session of a group, held in one city.
| type: session
| topics: [training]
{more}| reviewed: 2026-01-05
| ---
|
| ## What happened
|
| {text}
|
| ## What became of it
|
| Nothing is known.

activities/session.fr.md
| title: Une session
| summary: Une session d’un groupe, dans une ville.
| ---
|
| ## Ce qui s’est passé
|
| {french}
|
| ## Suites
|
| Rien n’est connu.
"""
PLAIN = {"text": "The group met.", "french": "Le groupe s’est réuni.", "more": ""}


@pytest.fixture
def judged(make: Make):
    """What the review of a small site's records has to judge, its translations being up to date."""

    def judge(text: str) -> dict[str, tuple[str, ...]]:
        root = make(text).root
        assert translate.main(["--root", str(root), "--stamp", "--all"]) == 0
        catalogue = load(root)
        return {ref: to_judge(catalogue, entry) for ref, entry in catalogue.entries.items()}

    return judge


def test_event_on_which_nothing_rests_has_nothing_to_judge(judged) -> None:
    assert judged(EVENT.format(**PLAIN)) == {"activities/session": ()}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"text": "Return every victim to her country of origin."}, "safety"),
        ({"french": "Renvoyer la victime dans son pays d’origine."}, "safety"),
        ({"more": "| review_due: 2026-02-01\n"}, "named"),
        ({"more": "| readings: [{where: p. 1, seen: text, read: 2026-01-05}]\n"}, "evidence"),
    ],
)
def test_event_with_something_to_judge(judged, values: dict[str, str], found: str) -> None:
    assert judged(EVENT.format(**PLAIN | values))["activities/session"] == (found,)


def test_translation_that_is_missing_or_behind_is_to_be_mended_first(judged, make: Make) -> None:
    original, _, translation = EVENT.format(**PLAIN).partition("\nactivities/session.fr.md")
    assert translation and judged(original)["activities/session"] == ("translation",)
    catalogue = make(EVENT.format(**PLAIN))
    assert to_judge(catalogue, catalogue.entries["activities/session"]) == ("translation",)


def test_practice_its_documents_and_their_issuers_are_judged(judged) -> None:
    found = judged(site("unodc"))
    assert "heads" in found["practices/rooms"] and "evidence" in found["practices/rooms"]
    assert "evidence" in found["resources/handbook"]
    assert "membership" in found["agencies/unodc"]


def test_law_and_practices_of_the_toolkit_are_never_taken_in_one_step() -> None:
    catalogue = load(ROOT)
    taken = {ref for ref, entry in catalogue.entries.items() if not to_judge(catalogue, entry)}
    assert len(taken) > 100
    assert not taken & {entry.ref for entry in catalogue.of("practices")}
    assert not any(catalogue.entries[ref].readings for ref in taken)
    assert "resources/palermo-protocol-2000" not in taken and "agencies/unodc" not in taken


def test_each_of_them_has_words_in_every_language() -> None:
    vocabularies = Vocabularies(Path(ROOT) / "data")
    for name in (*BY_HARM, "nothing"):
        for language in vocabularies.complete:
            assert vocabularies.text(f"due-{name}", language)
