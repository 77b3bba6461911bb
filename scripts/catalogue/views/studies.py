"""The studies behind the evidence of effect of a practice."""

from dataclasses import dataclass

from catalogue.model.studies import Study, is_evaluation, of_practice, studies
from catalogue.source.loading import Entry
from catalogue.views.context import Context


@dataclass(frozen=True)
class StudyLists:
    """What is known, in a sentence; the evaluations of a practice; the studies that are listed only."""

    summary: str
    counted: list[Study]
    listed: list[Study]


def study_lists(context: Context, entry: Entry) -> StudyLists | None:
    """The studies of a practice; None for other records."""
    if entry.kind != "practices":
        return None
    vocabularies = context.catalogue.vocabularies
    found = of_practice(vocabularies, entry.id)
    counted = [study for study in found if is_evaluation(vocabularies, study)]
    latest = context.date(max((study.read for study in studies(vocabularies).values()), default=""))
    summary = context.text("studies-about" if counted else "studies-none", date=latest)
    return StudyLists(summary, counted, found[len(counted) :])
