"""Cards and sessions: what they say in both languages, to whom they are offered, the answers of a quiz."""

from __future__ import annotations

import pytest
from catalogue.exports import cards
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import heads
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


def test_every_pathway_has_session_with_answers_from_steps_and_pitfalls(context: Context) -> None:
    for top in context.catalogue.vocabularies["audiences"].children(None):
        pathway = terms.pathway(
            context, page_path(context.site, context.language, "audiences", top.id)
        )
        assert f"sessions/{top.id}" in {row.ref for row in pathway["print"]}
        quiz = situations.quiz(
            context, page_path(context.site, context.language, "sessions", top.id)
        )
        refs = situations.steps_of(context.catalogue, f"sessions/{top.id}")
        assert len(quiz) == len(refs) == 5
        for question, ref in zip(quiz, refs, strict=True):
            entry = context.catalogue.entries[f"practices/{ref.partition('/')[0]}"]
            steps, pitfalls = (
                heads(context.catalogue, entry.ref, context.language, name)
                for name in ("how", "pitfalls")
            )
            assert question["answers"][question["right"]] in steps and question["step"]
            wrong = [
                answer
                for number, answer in enumerate(question["answers"])
                if number != question["right"]
            ]
            assert len(set(wrong)) == len(wrong) == 3 and set(wrong) <= set(pitfalls)
