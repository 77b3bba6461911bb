"""Lists of records by shared values, and the labels of codes.

The list of a parent term includes its children.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from catalogue.exports.api.records import ByLanguage, record_summary
from catalogue.exports.api.shapes import Data
from catalogue.exports.publication import Publication
from catalogue.model.memo import once
from catalogue.model.records import KINDS
from catalogue.model.vocabularies import PUBLISHED_AS
from catalogue.recognition.backlinks import Status, agencies_of, status
from catalogue.recognition.levels import LEVELS, level_of_practice
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

ALL = "all"
TYPES = ("resource-types", "statement-types", "activity-types", "agency-types")
CODES = (
    "topics",
    "audiences",
    "regions",
    "languages",
    *TYPES,
    "effect-levels",
    "directions",
    "levels",
    "forces",
    "strengths",
    "says",
    "seen",
    "covers",
    "positions",
    "reasons",
    "moments",
    "acts",
    "treaty-acts",
    "designs",
    "outcomes",
    "study-notes",
    "speaks-for",
    "access",
    "membership-statuses",
    "places",
    "national-subjects",
    "national-measures",
)
"""The published names of the vocabularies whose codes are in the data.

They are in addresses, and do not change.
"""

TABLES = {published: table for table, published in PUBLISHED_AS.items()}
"""Published name → table, where they differ."""

Labels = dict[str, ByLanguage]
"""Value → its label in each language, in order."""


@dataclass(frozen=True)
class Grouping:
    """A way to list records: the labels of the values, and the function that gives those of a record."""

    labels: Labels
    values_of: Callable[[Entry], Iterable[str]]


def list_files(publication: Publication, records: list[Data]) -> Iterator[tuple[str, Data]]:
    """The path and the content of every list.

    A list is empty where no record has a value, so that addresses are stable.
    """
    short = {record["id"]: record_summary(record) for record in records}
    whole = {ALL: (publication.texts("all-records"), list(short))}
    for name, groups in {ALL: whole, **grouped(publication)}.items():
        for value, (label, refs) in groups.items():
            content = {
                "by": name,
                "value": value,
                "label": label,
                "count": len(refs),
                "records": [short[ref] for ref in refs],
            }
            yield list_path(name, value), content


def list_path(name: str, value: str) -> str:
    """The path of a list below the root of the API."""
    return "records.json" if name == ALL else f"by/{name}/{value}.json"


def code_labels(publication: Publication) -> dict[str, Labels]:
    """The labels of all codes."""
    return {name: _terms(publication, table_of(name)) for name in (*CODES, "publishers")}


def table_of(name: str) -> str:
    """The table of a vocabulary, by its published name."""
    return TABLES.get(name, name)


@once
def grouped(publication: Publication) -> dict[str, dict[str, tuple[ByLanguage, list[str]]]]:
    """Name of the list → value → its label and the references of records, in order."""
    groups = {}
    for name, grouping in sorted(_groupings(publication).items()):
        refs: dict[str, list[str]] = {value: [] for value in grouping.labels}
        for entry in publication.catalogue.entries.values():
            for value in refs.keys() & set(grouping.values_of(entry)):
                refs[value].append(entry.ref)
        groups[name] = {value: (label, refs[value]) for value, label in grouping.labels.items()}
    return groups


def _groupings(publication: Publication) -> dict[str, Grouping]:
    """The ways in which records are listed, by name."""
    catalogue = publication.catalogue
    publishers = _terms(publication, "publishers")
    agencies = {entry.id: publishers[entry.id] for entry in catalogue.of("agencies")}
    return {
        "kind": Grouping(_texts(publication, "", KINDS), lambda entry: [entry.kind]),
        "status": Grouping(
            _texts(publication, "status-", get_args(Status)),
            lambda entry: [status(catalogue, entry)],
        ),
        "level": Grouping(
            _texts(publication, "level-", LEVELS), lambda entry: _levels(catalogue, entry)
        ),
        "agency": Grouping(agencies, lambda entry: agencies_of(catalogue, entry)),
        "publisher": Grouping(publishers, lambda entry: entry.issuers),
        "language": Grouping(_terms(publication, "languages"), lambda entry: entry.languages),
        "type": Grouping(_terms(publication, *TYPES), lambda entry: entry.terms("type")),
        "topic": _tree(publication, "topics"),
        "audience": _tree(publication, "audiences"),
        "region": _tree(publication, "regions"),
    }


def _tree(publication: Publication, table: str) -> Grouping:
    """A list for each term of a vocabulary, which has the records of the terms below it too."""
    vocabulary = publication.catalogue.vocabulary(table)
    return Grouping(
        _terms(publication, table), lambda entry: vocabulary.with_parents(entry.about(table))
    )


def _levels(catalogue: Catalogue, entry: Entry) -> list[str]:
    """The level of a practice."""
    level = level_of_practice(catalogue, entry)
    return [level] if level else []


def _texts(publication: Publication, prefix: str, values: Iterable[str]) -> Labels:
    """The labels of values that are texts of the interface."""
    return {value: publication.texts(f"{prefix}{value}") for value in values}


def _terms(publication: Publication, *tables: str) -> Labels:
    """The labels of terms."""
    terms = [term for table in tables for term in publication.catalogue.vocabulary(table)]
    labels: Labels = {}
    for term in terms:
        labels[term.id] = {name: term.label(name) for name in publication.site.languages}
    return labels
