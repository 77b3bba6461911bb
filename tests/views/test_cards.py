"""Cards and sessions: what they say in both languages, to whom they are offered, the answers of a quiz."""

from __future__ import annotations

from typing import Any

import pytest
from catalogue.exports import cards
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import heads, short_head_of
from catalogue.views.pages import situations, terms
from catalogue.views.wording.context import Context, page_path
from catalogue.views.wording.site import Site

LANGUAGES = Site().languages


@pytest.fixture(params=LANGUAGES)
def context(request: pytest.FixtureRequest, catalogue: Catalogue) -> Context:
    return Context(catalogue, Site(), str(request.param))


def test_card_has_four_panels_with_same_lines_in_each_language(catalogue: Catalogue) -> None:
    names = situations.pages_in(catalogue, situations.CARDS)
    assert len(names) > 20
    for name in names:
        counts = {
            tuple(len(lines) for _, lines in cards.panels(page))
            for page in catalogue.pages[name].values()
        }
        assert len(catalogue.pages[name]) == len(LANGUAGES) and len(counts) == 1, name
        assert len(next(iter(counts))) == 4, name


def test_card_is_linked_from_pages_of_its_steps(context: Context) -> None:
    folder = page_path(context.site, context.language, "situations", "employer-keeps-passports")
    assert "cards/labour-inspection-visit" in {
        row.ref for row in situations.situation(context, folder)["cards"]
    }
    entry = context.catalogue.entries["practices/proactive-labour-inspection"]
    assert "cards/labour-inspection-visit" in {
        row.ref for row in situations.pages_of_practice(context, entry, context.path(entry))
    }


def test_every_pathway_has_session_whose_right_answers_are_steps(context: Context) -> None:
    for top in context.catalogue.vocabularies["audiences"].children(None):
        pathway = terms.pathway(
            context, page_path(context.site, context.language, "audiences", top.id)
        )
        assert f"sessions/{top.id}" in {row.ref for row in pathway["print"]}
        refs = situations.steps_of(context.catalogue, f"sessions/{top.id}")
        quiz = quiz_of(context, f"sessions/{top.id}")
        assert len(quiz) == len(refs) == 5
        for question, ref in zip(quiz, refs, strict=True):
            practice, _, step = ref.partition("/")
            entry = context.catalogue.entries[f"practices/{practice}"]
            right = question["answers"][question["right"]]
            assert right == short_head_of(context.catalogue, entry, step, context.language)
            assert question["norm"] in heads(context.catalogue, entry.ref, context.language)
            assert len(set(question["answers"])) == 4 and question["step"]


def test_length_does_not_tell_right_answer_of_quiz(context: Context) -> None:
    """Right and wrong answers have about as many words, and neither sort is always the longest."""
    right, wrong, longest = [], [], 0
    for name in situations.pages_in(context.catalogue, "sessions"):
        for question in quiz_of(context, name):
            words = [len(answer.split()) for answer in question["answers"]]
            right.append(words.pop(question["right"]))
            wrong += words
            longest += right[-1] > max(words)
            assert max(*words, right[-1]) - min(*words, right[-1]) <= 5, question["answers"]
    assert abs(sum(right) / len(right) - sum(wrong) / len(wrong)) < 0.8
    assert longest < len(right) / 2


def quiz_of(context: Context, name: str) -> list[dict[str, Any]]:
    """The questions of a session with their answers."""
    return situations.quiz(context, page_path(context.site, context.language, name))
