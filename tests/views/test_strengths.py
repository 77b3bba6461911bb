"""How strongly a provision is worded: no duty is claimed for a text that binds nobody."""

from __future__ import annotations

import pytest
from catalogue.model.provisions import provisions
from catalogue.source.loading import load
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from catalogue.views.wording.strengths import strength_in_words
from terminal import ROOT

CATALOGUE = load(ROOT)


@pytest.mark.parametrize(
    ("ref", "language", "words"),
    [
        ("palermo-protocol-2000/art-1-3", "fr", "obligation"),
        ("palermo-protocol-2000/art-1-3", "en", "shall"),
    ],
)
def test_binding_text_has_a_duty(ref: str, language: str, words: str) -> None:
    provision = provisions(CATALOGUE.vocabularies)[ref]
    assert strength_in_words(Context(CATALOGUE, Site(), language), provision) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "worded as “shall”, in a text that does not bind"),
        ("fr", "formulation\u00a0: obligation, dans un texte non contraignant"),
    ],
)
def test_guidance_is_said_not_to_bind(language: str, words: str) -> None:
    provision = provisions(CATALOGUE.vocabularies)["ohchr-principles-guidelines-2002/principle-1"]
    assert strength_in_words(Context(CATALOGUE, Site(), language), provision) == words


def test_judgment_is_not_said_to_bind_nobody() -> None:
    rows = provisions(CATALOGUE.vocabularies).values()
    judgments = [
        row
        for row in rows
        if "case-law" in CATALOGUE.entries[f"resources/{row.instrument}"].terms("force")
    ]
    assert judgments
    for row in judgments:
        words = strength_in_words(Context(CATALOGUE, Site(), "en"), row)
        assert "does not bind" not in words
