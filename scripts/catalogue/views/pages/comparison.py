"""Compare: the facts of practices and resources for side-by-side tables, as one small file for each kind."""

from typing import Any

from catalogue.recognition.levels import recognize
from catalogue.source.entry import Entry
from catalogue.source.steps import head_of
from catalogue.views.record import facts
from catalogue.views.record.rows import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import agency_name, record_link, record_title
from catalogue.views.wording.values import Link

COMPARED = ("practices", "resources")


def comparison(context: Context, page: str) -> dict[str, dict[str, Link]]:
    """The records that can be chosen: kind → id → link, by name."""
    links = {
        kind: [
            (entry.id, record_link(context, entry, page)) for entry in context.catalogue.of(kind)
        ]
        for kind in COMPARED
    }
    return {
        kind: dict(sorted(pairs, key=lambda pair: collation(pair[1].label)))
        for kind, pairs in links.items()
    }


def fact_table(context: Context, kind: str, page: str) -> dict[str, Any]:
    """The facts of every record of a kind: the labels in the order of the card, and for each record its values."""
    labels: dict[str, None] = {}
    records = {}
    for entry in context.catalogue.of(kind):
        values = _values(context, entry, page)
        labels.update(dict.fromkeys(values))
        link = record_link(context, entry, page)
        records[entry.id] = {
            "title": record_title(context, entry),
            "lang": link.language,
            "url": link.url,
            "facts": values,
        }
    return {"labels": list(labels), "records": records}


def _values(context: Context, entry: Entry, page: str) -> dict[str, str]:
    """Label → words; what is not known is left out."""
    recognition = recognize(context.catalogue, entry) if entry.kind == "practices" else None
    first = {context.text("compare-summary"): entry.summary(context.language)}
    if recognition:
        agencies = ", ".join(agency_name(context, agency) for agency in recognition.agencies)
        level = context.text(f"level-{recognition.level}")
        first |= {context.text("recognition"): level, context.text("recognition-who"): agencies}
    fields = facts.facts(context, entry, page, "compare")
    values = (
        first
        | {fact.label: ", ".join(facts.words(fact)) for fact in fields}
        | _steps(context, entry)
    )
    return {label: words for label, words in values.items() if words}


def _steps(context: Context, entry: Entry) -> dict[str, str]:
    """The heads of the steps by the moment at which they are taken, so that two practices can be compared side by side."""
    by_moment: dict[str, list[str]] = {
        term.id: [] for term in context.catalogue.vocabularies["moments"]
    }
    for step in entry.steps:
        by_moment[step.moment].append(head_of(context.catalogue, entry, step.id, context.language))
    return {
        context.label("moments", moment): " ".join(heads) for moment, heads in by_moment.items()
    }
