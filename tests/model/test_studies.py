"""The level that studies of a practice allow: only those of the practice itself that were read raise it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from catalogue.model.studies import Study, directions, highest_level, of_practice
from catalogue.model.vocabularies import Vocabularies
from pydantic import ValidationError

TRIAL = {
    "title": "A trial",
    "design": "rct",
    "practices": ["training"],
    "outcomes": {"knowledge": "positive"},
    "found": {"en": "More was known.", "fr": "On en savait plus."},
    "seen": "abstract",
    "read": "2026-11-20",
}


@pytest.mark.parametrize(
    ("change", "level"),
    [
        ({}, "evaluated"),
        ({"design": "pre-post", "outcomes": {"wellbeing": "positive"}}, "promising"),
        ({"design": "pre-post", "outcomes": {"wellbeing": "mixed"}}, "consensus-guidance"),
        ({"design": "pre-post"}, "consensus-guidance"),
        ({"design": "cross-sectional", "outcomes": {"prosecution": "positive"}}, "promising"),
        ({"design": "process", "outcomes": {"cost": "none"}}, "consensus-guidance"),
        ({"design": "systematic-review"}, None),
        ({"found": {}}, None),
        ({"notes": ["neighbouring"]}, None),
        ({"notes": ["absence"]}, None),
        ({"practices": ["shelter"]}, None),
    ],
)
def test_highest_level_that_studies_show(
    root: Path, change: dict[str, Any], level: str | None
) -> None:
    (root / "data" / "facts" / "studies.yml").write_text(
        yaml.safe_dump({"trial": TRIAL | change}), "utf-8"
    )
    assert highest_level(Vocabularies(root / "data"), "training") == level


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ({"wellbeing": "positive", "knowledge": "positive"}, "positive"),
        ({"wellbeing": "positive", "cost": "unclear"}, "positive"),
        ({"wellbeing": "positive", "knowledge": "none"}, "mixed"),
        ({"wellbeing": "negative"}, "negative"),
        ({"wellbeing": "unclear"}, None),
    ],
)
def test_direction_of_all_evaluations_together(
    root: Path, outcomes: dict[str, str], found: str | None
) -> None:
    (root / "data" / "facts" / "studies.yml").write_text(
        yaml.safe_dump({"trial": TRIAL | {"outcomes": outcomes}}), "utf-8"
    )
    assert directions(Vocabularies(root / "data"), "training") == found


def test_studies_are_sorted_by_evaluation_design_and_year(root: Path) -> None:
    rows = {
        "review": TRIAL | {"title": "Review", "design": "evidence-map", "year": "2025"},
        "old": TRIAL | {"title": "Old", "design": "process", "year": "2001"},
        "new": TRIAL | {"title": "New", "design": "process", "year": "2020"},
        "trial": TRIAL,
    }
    (root / "data" / "facts" / "studies.yml").write_text(yaml.safe_dump(rows), "utf-8")
    titles = [study.title for study in of_practice(Vocabularies(root / "data"), "training")]
    assert titles == ["A trial", "New", "Old", "Review"]


def test_study_whose_title_was_not_seen_is_described_in_each_language() -> None:
    described = {key: value for key, value in TRIAL.items() if key != "title"}
    words = {"en": "Trial of a course", "fr": "Essai d’une formation"}
    study = Study.model_validate({**described, "described": words, "authors": "A. Person"})
    assert [study.name(language) for language in ("en", "fr")] == [
        "[Trial of a course]",
        "[Essai d’une formation]",
    ]
    assert Study.model_validate(TRIAL).name("fr") == "A trial"
    for wrong in (described, {**TRIAL, "described": words}):
        with pytest.raises(ValidationError):
            Study.model_validate(wrong)


def test_bodies_of_a_study_are_named_in_the_language_of_the_reader() -> None:
    bodies = {"en": "World Bank", "fr": "Banque mondiale"}
    study = Study.model_validate({**TRIAL, "bodies": bodies})
    assert study.by("fr") == "Banque mondiale"
    assert study.model_copy(update={"authors": "A. Person"}).by("en") == "A. Person, World Bank"
