"""Evaluations and reviews of practices, from data/facts/studies.yml; what they show at most."""

from typing import Annotated, Self

from pydantic import Field, RootModel, model_validator

from catalogue.model.memo import once
from catalogue.model.types import Address, Day, InVocabulary, Language, Part, PracticeId, Slug
from catalogue.model.vocabularies import Vocabularies

Text = Annotated[str, Field(min_length=3, max_length=400)]
Texts = dict[Language, Text]


class Study(Part):
    """An evaluation or a review: of what, how, what it found, and how far the editors read it."""

    title: Text | None = None
    """In its own language."""
    described: Texts = {}
    """What it is, in the editors' words, where its title was not seen."""
    language: Language = "en"
    authors: Text | None = None
    """Persons, and bodies that are called the same in every language."""
    bodies: Texts = {}
    """Bodies that have a name in each language, or for whom the authors wrote."""
    year: Annotated[str | None, Field(pattern="^(19|20)[0-9]{2}$")] = None
    publisher: Text | None = None
    link: Address | None = None
    """Its address at the publisher, or by DOI; never that of a copy."""
    design: Annotated[str, InVocabulary("designs")]
    place: Texts = {}
    practices: Annotated[list[PracticeId], Field(min_length=1)]
    outcomes: dict[
        Annotated[str, InVocabulary("outcomes")], Annotated[str, InVocabulary("directions")]
    ]
    """What was measured, and whether it moved as the practice intends."""
    found: Texts = {}
    """Its result in the editors' words; empty where the result was not read."""
    limits: Texts = {}
    notes: list[Annotated[str, InVocabulary("study-notes")]] = []
    """Why it does not speak for the practice itself: a near harm, life without it, needs of victims."""
    seen: Annotated[str, InVocabulary("verification-levels")]
    read: Day

    @model_validator(mode="after")
    def _is_named_once(self) -> Self:
        if bool(self.title) == bool(self.described):
            raise ValueError("study-name")
        return self

    def name(self, language: str) -> str:
        """Its title, or in square brackets what it is in the words of the editors."""
        return self.title or f"[{self.described.get(language) or self.described['en']}]"

    def by(self, language: str) -> str:
        """Its authors and the bodies behind it."""
        return ", ".join(filter(None, (self.authors, self.bodies.get(language))))


class Studies(RootModel[dict[Slug, Study]]):
    """The table."""


@once
def studies(vocabularies: Vocabularies) -> dict[str, Study]:
    """All studies by id."""
    return Studies.model_validate(vocabularies.table("studies")).root


def of_practice(vocabularies: Vocabularies, practice: str) -> list[Study]:
    """The studies of a practice: evaluations first, then by design, the newest first."""
    designs = list(vocabularies["designs"].terms)

    def order(study: Study) -> tuple[bool, int]:
        return not is_evaluation(vocabularies, study), designs.index(study.design)

    of_practice = [study for study in studies(vocabularies).values() if practice in study.practices]
    newest_first = sorted(of_practice, key=lambda study: study.year or "", reverse=True)
    return sorted(newest_first, key=order)


def is_evaluation(vocabularies: Vocabularies, study: Study) -> bool:
    """True for a study of a practice itself, of a design that can show its effect, whose result was read."""
    evaluates = vocabularies["designs"].more(study.design, "evaluates")
    return bool(evaluates and study.found and not study.notes)


def highest_level(vocabularies: Vocabularies, practice: str) -> str | None:
    """The highest level of effect that the studies of a practice allow; None without an evaluation."""
    every = of_practice(vocabularies, practice)
    evaluations = [study for study in every if is_evaluation(vocabularies, study)]
    designs = vocabularies["designs"]
    if any(designs.more(study.design, "compares") for study in evaluations):
        return "evaluated"
    if any(_has_good_result(vocabularies, study) for study in evaluations):
        return "promising"
    return "consensus-guidance" if evaluations else None


def _has_good_result(vocabularies: Vocabularies, study: Study) -> bool:
    """True for a good result for people or in cases, and not only in what was done or known."""
    outcomes = vocabularies["outcomes"]
    good = [name for name, direction in study.outcomes.items() if direction == "positive"]
    return any(outcomes.more(name, "result") for name in good)


def directions(vocabularies: Vocabularies, practice: str) -> str | None:
    """What the evaluations of a practice found together; None where nothing is established."""
    every = of_practice(vocabularies, practice)
    evaluations = [study for study in every if is_evaluation(vocabularies, study)]
    found = {direction for study in evaluations for direction in study.outcomes.values()}
    found.discard("unclear")
    if len(found) > 1:
        return "mixed"
    return next(iter(found), None)
