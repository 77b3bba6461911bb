"""Compare: the facts of practices and resources for side-by-side tables, as one small file for each kind."""

from typing import Any

from catalogue.recognition.levels import recognition_of_practice
from catalogue.source.entry import Entry
from catalogue.source.steps import short_head_of
from catalogue.views.record import facts
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import level_label
from catalogue.views.wording.names import agency_name, record_link, record_title
from catalogue.views.wording.values import Link

COMPARED = ("practices", "resources")


def comparison(context: Context, path: str) -> dict[str, dict[str, Link]]:
    """The records that can be chosen: kind → id → link, by name."""
    return {kind: _links(context, kind, path) for kind in COMPARED}


def _links(context: Context, kind: str, path: str) -> dict[str, Link]:
    """A link to each record of a kind, by name."""
    links = {entry.id: record_link(context, entry, path) for entry in context.catalogue.of(kind)}
    by_name = sorted(links, key=lambda name: collation(links[name].label))
    return {name: links[name] for name in by_name}


def fact_table(context: Context, kind: str, path: str) -> dict[str, Any]:
    """The facts of every record of a kind: the labels in the order of the card, and for each its values."""
    labels: dict[str, None] = {}
    records = {}
    for entry in context.catalogue.of(kind):
        values = _values(context, entry, path)
        labels.update(dict.fromkeys(values))
        link = record_link(context, entry, path)
        records[entry.id] = {
            "title": record_title(context, entry),
            "lang": link.language,
            "url": link.url,
            "facts": values,
        }
    return {"labels": list(labels), "records": records}


def _values(context: Context, entry: Entry, path: str) -> dict[str, str]:
    """Label → words; what is not known is left out."""
    values = {context.text("compare-summary"): entry.summary(context.language)}
    values |= _recognition(context, entry)
    for fact in facts.facts(context, entry, path, "compare"):
        values[fact.label] = ", ".join(facts.fact_words(fact))
    values |= _steps(context, entry)
    return {label: words for label, words in values.items() if words}


def _recognition(context: Context, entry: Entry) -> dict[str, str]:
    """The level of a practice, and the agencies that recognize it; nothing for the other kinds."""
    recognition = recognition_of_practice(context.catalogue, entry)
    if recognition is None:
        return {}
    return {
        context.text("recognition"): level_label(context, recognition),
        context.text("recognition-who"): ", ".join(
            agency_name(context, agency) for agency in recognition.agencies
        ),
    }


def _steps(context: Context, entry: Entry) -> dict[str, str]:
    """The short heads of the steps by moment, so that two practices can be compared."""
    moments = context.catalogue.vocabularies["moments"]
    heads: dict[str, list[str]] = {term.id: [] for term in moments}
    for step in entry.steps:
        head = short_head_of(context.catalogue, entry, step.id, context.language)
        heads[step.moment].append(head)
    return {context.label("moments", moment): " · ".join(heads[moment]) for moment in heads}
