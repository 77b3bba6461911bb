"""The studies of the effect of a practice: what was measured, what was found, and how far it was read."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.model.studies import Study, is_evaluation, of_practice, studies
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words

SIGNS = {"positive": "+", "mixed": "±", "none": "=", "negative": "−", "unclear": "?"}
"""How the direction in which an outcome moved is drawn."""


@dataclass(frozen=True)
class Outcome:
    """What was measured, and the direction in which it moved, in words and as a sign."""

    label: str
    direction: str
    sign: str


@dataclass(frozen=True)
class StudyView:
    """A study in words."""

    title: str
    """Its title, or what it is in the words of the editors where its title was not seen."""

    title_language: str
    is_described: bool
    language: str
    """That of the study."""

    link: str
    authors: str
    bodies: str
    facts: tuple[str, ...]
    """The year, the place and the design, as far as they are known."""

    outcomes: tuple[Outcome, ...]
    found: str
    """Its result; '' where that was not read."""

    limits: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class StudyLists:
    """The state of the evidence in a sentence, the evaluations, and the other studies."""

    summary: str
    counted: tuple[StudyView, ...]
    listed: tuple[StudyView, ...]


def study_lists(context: Context, entry: Entry) -> StudyLists | None:
    """The studies of a practice; None for other records."""
    if entry.kind != "practices":
        return None
    vocabularies = context.catalogue.vocabularies
    rows = of_practice(vocabularies, entry.id)
    evaluations = [study for study in rows if is_evaluation(vocabularies, study)]
    counted = [_study_view(context, study) for study in evaluations]
    listed = [_study_view(context, study) for study in rows[len(evaluations) :]]
    days = [study.read for study in studies(vocabularies).values()]
    latest = date_in_words(context, max(days, default=""))
    summary = context.text("studies-about" if counted else "studies-none", date=latest)
    return StudyLists(summary, tuple(counted), tuple(listed))


def _study_view(context: Context, study: Study) -> StudyView:
    language = context.language
    design = context.label("designs", study.design)
    facts = (study.year or "", study.place.get(language, ""), design)
    notes = [context.label("study-notes", note) for note in study.notes]
    return StudyView(
        title=study.name(language),
        title_language=study.language if study.title else language,
        is_described=not study.title,
        language=study.language,
        link=study.link or "",
        authors=study.authors or "",
        bodies=study.bodies.get(language, ""),
        facts=tuple(filter(None, facts)),
        outcomes=tuple(_outcomes(context, study)),
        found=study.found[language] if study.found else "",
        limits=study.limits.get(language, ""),
        notes=tuple(notes),
    )


def _outcomes(context: Context, study: Study) -> Iterator[Outcome]:
    for measured, direction in study.outcomes.items():
        yield outcome(context, measured, direction)


def outcome(context: Context, measured: str, direction: str) -> Outcome:
    """What was measured, and the direction in which it moved."""
    label = context.label("outcomes", measured)
    return Outcome(label, context.label("directions", direction), SIGNS[direction])
