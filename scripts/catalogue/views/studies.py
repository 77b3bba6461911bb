"""The studies behind the evidence of effect of a practice."""

from typing import Any

from catalogue.model.studies import is_evaluation, of_practice, studies
from catalogue.source.loading import Entry
from catalogue.views.context import Context


def study_lists(context: Context, entry: Entry) -> dict[str, Any] | None:
    """What is known of a practice, its evaluations, and the studies that are listed only; None for other records."""
    if entry.kind != "practices":
        return None
    vocabularies = context.catalogue.vocabularies
    found = of_practice(vocabularies, entry.id)
    counted = [study for study in found if is_evaluation(vocabularies, study)]
    latest = context.date(max((study.read for study in studies(vocabularies).values()), default=""))
    summary = context.text("studies-about" if counted else "studies-none", date=latest)
    return {"summary": summary, "counted": counted, "listed": found[len(counted) :]}
