"""Compare: what can stand side by side of practices and of resources, as one small file for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from . import cards
from .listings import collation
from .loading import Entry
from .relations import Relations
from .standing import standing
from .views import Fact, Link, Shelf

COMPARED = ("practices", "resources")
LEFT_OUT = ("reviewed", "review-due")


@dataclass(frozen=True)
class Comparable:
    """A record that can be chosen."""

    id: str
    link: Link


def comparison(shelf: Shelf, page: str) -> dict[str, tuple[Comparable, ...]]:
    """What can be chosen, by kind and name."""
    return {kind: tuple(Comparable(entry.id, shelf.link(entry, page)) for entry in _by_name(shelf, kind)) for kind in COMPARED}


def facts(shelf: Shelf, relations: Relations, kind: str, page: str) -> dict[str, Any]:
    """The facts of every record of a kind: the labels in the order of the card, and for each record its values."""
    labels: dict[str, None] = {}
    records = {}
    for entry in shelf.catalogue.of(kind):
        values = _values(shelf, relations, entry, page)
        labels.update(dict.fromkeys(values))
        link = shelf.link(entry, page)
        records[entry.id] = {"title": link.label, "lang": link.language, "url": link.url, "facts": values}
    return {"labels": list(labels), "records": records}


def _values(shelf: Shelf, relations: Relations, entry: Entry, page: str) -> dict[str, str]:
    """Label → words; what is not known is left out."""
    said = standing(shelf, entry, page) if entry.kind == "practices" else None
    first = {shelf.text("compare-summary"): entry.summary(shelf.language)}
    if said:
        agencies = ", ".join(link.label for link in said.agencies)
        first |= {shelf.text("recognition"): said.label, shelf.text("recognition-who"): agencies}
    skipped = {shelf.text(name) for name in LEFT_OUT}
    card = cards.facts(shelf, relations, entry, page)
    values = first | {fact.label: _words(fact) for fact in card if fact.label not in skipped}
    return {label: words for label, words in values.items() if words}


def _words(fact: Fact) -> str:
    return ", ".join(f"{value.label} ({value.note})" if value.note and not value.outside else value.label for value in fact.values)


def _by_name(shelf: Shelf, kind: str) -> list[Entry]:
    return sorted(shelf.catalogue.of(kind), key=lambda entry: collation(entry.name(shelf.language)))
