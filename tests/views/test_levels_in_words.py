"""Lists and the home page say of a level whether its words were read."""

from __future__ import annotations

import pytest
from catalogue.recognition.claims import Claim
from catalogue.recognition.levels import judge
from catalogue.source.loading import load
from catalogue.views.pages.home import home
from catalogue.views.record.recognition_summary import recognition_summary
from catalogue.views.record.rows import row
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import STEP_STATES, step_label
from catalogue.views.wording.site import Site
from support.sites import REPOSITORY, Make
from support.small_site import site

CASES = [
    ("text", "few", "Reconnue par un ou deux organismes", 1),
    (
        "contents",
        "few-open",
        "Reconnue par un ou deux organismes, d’après le résumé de leurs textes",
        0,
    ),
]


@pytest.mark.parametrize(("seen", "mark", "label", "read"), CASES)
def test_row_and_home_say_whether_words_were_read(
    make: Make, seen: str, mark: str, label: str, read: int
) -> None:
    catalogue = make(site("unodc").replace("seen: text", f"seen: {seen}"))
    context = Context(catalogue, Site(), "fr")
    line = row(context, catalogue.entries["practices/rooms"], "")
    assert (line.level, line.mark, line.level_label) == ("few", mark, label)
    (option,) = home(context, "")["levels"]
    assert option.label.endswith(f"texte lu\u00a0: {read}")


def claim(says: str, seen: str, reason: str | None = None) -> Claim:
    """What a text says of a step, and how far it was read."""
    return Claim(
        ("unodc",),
        ("unodc",),
        "resources/a",
        "p. 1",
        "direct",
        seen,
        "recognizes",
        "2010",
        None,
        reason,
        says,
    )


@pytest.mark.parametrize(
    ("claims", "label"),
    [
        ([claim("same", "text")], "One or two agencies"),
        (
            [claim("same", "abstract", "unread"), claim("silent", "text", "says")],
            "A text read in summary only",
        ),
        ([claim("silent", "text", "says")], "Texts read, none says it"),
        (
            [claim("same", "text", "independent"), claim("same", "abstract", "unread")],
            "Said in a text that is not counted",
        ),
        ([claim("same", "extract", "permits")], "Said in a text that is not counted"),
        ([claim("same", "abstract", "independent")], "Texts named, words not yet read"),
        ([claim("overlaps", "expert", "says")], "Texts named, words not yet read"),
    ],
)
def test_step_says_how_far_its_texts_were_read(make: Make, claims: list[Claim], label: str) -> None:
    context = Context(make(site("unodc")), Site(), "en")
    assert step_label(context, judge(claims, [], {})) == label


def test_practice_without_level_does_not_deny_the_guidance_that_it_lists(make: Make) -> None:
    sentences = []
    for covers in ("direct", "partial"):
        catalogue = make(site("unodc").replace("covers: direct", f"covers: {covers}"))
        context = Context(catalogue, Site(), "en")
        summary = recognition_summary(context, catalogue.entries["practices/rooms"], "")
        assert summary
        sentences.append(summary["who"])
    assert "no public guidance" not in sentences[1] and "is listed below" in sentences[1]
    bare = make(site())
    summary = recognition_summary(Context(bare, Site(), "en"), bare.entries["practices/rooms"], "")
    assert summary and "no public guidance" in summary["who"]


def test_every_state_of_a_step_has_its_place_in_the_order() -> None:
    texts = load(REPOSITORY).vocabularies.table("strings")
    named = {name.removeprefix("step-level-") for name in texts if name.startswith("step-level-")}
    assert named == set(STEP_STATES)
