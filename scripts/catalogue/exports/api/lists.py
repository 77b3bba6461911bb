"""Lists of records by shared values, and the index of the API. The list of a parent term includes its children."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from catalogue.exports.api import bulk
from catalogue.exports.api.records import ByLanguage, Data, summary
from catalogue.exports.api.shapes import DUMP, ROOT, SUMS
from catalogue.exports.publication import Publication
from catalogue.model.memo import once
from catalogue.model.records import KINDS
from catalogue.recognition.backlinks import Status, agencies_of, status
from catalogue.recognition.levels import LEVELS, recognize
from catalogue.source.entry import Entry
from catalogue.views.wording.site import LICENCE

ALL = "all"
TYPES = ("resource-types", "statement-types", "activity-types", "agency-types")
CODES = (
    *("topics", "audiences", "regions", "languages", *TYPES),
    *(
        "effect-levels",
        "directions",
        "levels",
        "forces",
        "strengths",
        "says",
        "seen",
        "covers",
        "positions",
        "moments",
        "acts",
    ),
    *(
        "designs",
        "outcomes",
        "study-notes",
        "speaks-for",
        "access",
        "membership-statuses",
        "places",
    ),
)
"""The published names of the vocabularies whose codes are in the data: they are in addresses, and do not change."""
RENAMED = {
    "acts": "adopting-bodies",
    "covers": "subject-coverage",
    "says": "provision-relations",
    "seen": "verification-levels",
}
"""Published name → table, where they differ."""


def lists(publication: Publication, records: list[Data]) -> Iterator[tuple[str, Data]]:
    """The path and the content of every list; empty where no record has a value, so that addresses are stable."""
    short = {record["id"]: summary(record) for record in records}
    whole = {ALL: (publication.texts("all-records"), list(short))}
    for name, groups in {ALL: whole, **grouped(publication)}.items():
        for value, (label, refs) in groups.items():
            items = [short[ref] for ref in refs]
            yield (
                _path(name, value),
                {"by": name, "value": value, "label": label, "count": len(items), "records": items},
            )


def index(publication: Publication, records: list[Data]) -> Data:
    """The index of the API."""
    text = publication.templates.get("api-index.json").render(
        site=publication.site,
        catalogue=publication.catalogue,
        records=records,
        lists=grouped(publication),
        path=_path,
        tables=("records", *KINDS, *bulk.TABLES),
        root=ROOT,
        dump=DUMP,
        sums=SUMS,
        licence=LICENCE,
    )
    values: Data = json.loads(text)
    return values


def vocabularies(publication: Publication) -> Data:
    """The labels of all codes."""
    return {name: _terms(publication, table_of(name)) for name in (*CODES, "publishers")}


def table_of(name: str) -> str:
    """The table of a vocabulary, by its published name."""
    return RENAMED.get(name, name)


def _path(name: str, value: str) -> str:
    return "records.json" if name == ALL else f"by/{name}/{value}.json"


def _terms(publication: Publication, *tables: str) -> dict[str, ByLanguage]:
    """The labels of terms."""
    terms = (term for table in tables for term in publication.catalogue.vocabulary(table))
    return {
        term.id: {language: term.label(language) for language in publication.site.languages}
        for term in terms
    }


@once
def grouped(publication: Publication) -> dict[str, dict[str, tuple[ByLanguage, list[str]]]]:
    """Name of the list → value → its label and the references of records, in order."""
    groups = {}
    for name, (labels, values_of) in sorted(_lists(publication).items()):
        refs: dict[str, list[str]] = {value: [] for value in labels}
        for entry in publication.catalogue.entries.values():
            for value in refs.keys() & set(values_of(entry)):
                refs[value].append(entry.ref)
        groups[name] = {value: (label, refs[value]) for value, label in labels.items()}
    return groups


def _lists(
    publication: Publication,
) -> dict[str, tuple[dict[str, ByLanguage], Callable[[Entry], list[str]]]]:
    """Name of the list → the labels of its values in order, and the values of a record."""
    catalogue = publication.catalogue

    def words(prefix: str, values: Iterable[str]) -> dict[str, ByLanguage]:
        return {value: publication.texts(f"{prefix}{value}") for value in values}

    def tree(table: str) -> tuple[dict[str, ByLanguage], Callable[[Entry], list[str]]]:
        return _terms(publication, table), lambda entry: catalogue.vocabulary(table).with_parents(
            entry.about(table)
        )

    publishers, agencies = (
        _terms(publication, "publishers"),
        [entry.id for entry in catalogue.of("agencies")],
    )
    return {
        "kind": (words("", KINDS), lambda entry: [entry.kind]),
        "status": (words("status-", get_args(Status)), lambda entry: [status(catalogue, entry)]),
        "level": (
            words("level-", LEVELS),
            lambda entry: [result.level] if (result := recognize(catalogue, entry)) else [],
        ),
        "agency": (
            {name: publishers[name] for name in agencies},
            lambda entry: agencies_of(catalogue, entry),
        ),
        "publisher": (publishers, lambda entry: entry.issuers),
        "language": (_terms(publication, "languages"), lambda entry: entry.languages),
        "type": (_terms(publication, *TYPES), lambda entry: entry.terms("type")),
        "topic": tree("topics"),
        "audience": tree("audiences"),
        "region": tree("regions"),
    }
