"""Compare: the facts of practices and resources for side-by-side tables, as one small file for each kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.recognition.levels import recognition_of_practice
from catalogue.source.entry import Entry
from catalogue.source.steps import short_head_of
from catalogue.views.record import facts
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import level_label
from catalogue.views.wording.names import agency_name, name_language, record_link, record_title

COMPARED = ("practices", "resources")


@dataclass(frozen=True)
class Comparison:
    """What can be compared: the kinds, and the names of the records of the first one.

    The names of the other kinds are fetched once one of them is chosen: they are three times the page.
    """

    kinds: Sequence[str]
    names: Sequence[Mapping[str, str]]


def comparison(context: Context, path: str) -> Comparison:
    """The kinds and records among which a reader chooses."""
    return Comparison(COMPARED, names(context, COMPARED[0]))


def names(context: Context, kind: str) -> list[dict[str, str]]:
    """The records of a kind by name: what each is called here, and the language of a foreign name."""
    entries = sorted(
        context.catalogue.of(kind), key=lambda entry: collation(entry.name(context.language))
    )
    return [_name(context, entry) for entry in entries]


def _name(context: Context, entry: Entry) -> dict[str, str]:
    language = name_language(entry, context.language)
    return {
        "ref": entry.ref,
        "title": record_title(context, entry),
        "lang": "" if language == context.language else language,
    }


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
