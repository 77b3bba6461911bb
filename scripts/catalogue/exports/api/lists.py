"""Lists of records by shared values, and the index of the API. The list of a parent term includes its children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalogue.exports.api import shapes
from catalogue.exports.api.records import summary
from catalogue.exports.api.shapes import ROOT, SUMS
from catalogue.exports.publication import Publication
from catalogue.model.memo import once
from catalogue.recognition.backlinks import agencies_of, status
from catalogue.source.loading import Entry
from catalogue.views.addresses import LICENCE
from catalogue.views.context import kinds

STATUSES = ("current", "superseded", "withdrawn")
ALL = "all"


def lists(publication: Publication, records: list[shapes.Facts]) -> Iterator[tuple[str, shapes.RecordList]]:
    """The path and the content of every list."""
    short = {record.id: summary(record) for record in records}
    for name, groups in grouped(publication).items():
        for value, refs in groups.items():
            items, label = [short[ref] for ref in refs], _label(publication, name, value)
            model = shapes.RecordList.model_construct(by=name, value=value, label=label, count=len(items), records=items)
            yield _path(name, value), model


def index(publication: Publication, records: list[shapes.Facts]) -> shapes.Index:
    """The index of the API."""
    site, languages = publication.site, publication.site.languages
    groups = {name: groups for name, groups in grouped(publication).items() if name != ALL}
    links = {name: [_link(publication, name, value, refs) for value, refs in by.items()] for name, by in groups.items()}
    return shapes.Index(
        version="v1",
        name={language: publication.site.names[language][0] for language in languages},
        licence=LICENCE,
        updated=publication.catalogue.latest_review,
        count=len(records),
        records=site.address(f"{ROOT}{_path(ALL, ALL)}"),
        openapi=site.address(f"{ROOT}openapi.json"),
        lists=links,
        tables={kind: {language: site.address(f"{ROOT}{kind}.{language}.csv") for language in languages} for kind in kinds()},
        checksums=site.address(f"{ROOT}{SUMS}"),
    )


def _path(name: str, value: str) -> str:
    return "records.json" if name == ALL else f"by/{name}/{value}.json"


def _link(publication: Publication, name: str, value: str, refs: list[str]) -> shapes.ListLink:
    data = publication.site.address(f"{ROOT}{_path(name, value)}")
    return shapes.ListLink(value=value, label=_label(publication, name, value), count=len(refs), data=data)


def _label(publication: Publication, name: str, value: str) -> shapes.ByLanguage:
    catalogue = publication.catalogue
    languages = publication.site.languages
    if name in VOCABULARIES:
        return {language: catalogue.vocabulary(VOCABULARIES[name]).label(value, language) for language in languages}
    if name == "agency":
        return {language: catalogue.entries[f"agencies/{value}"].name(language) for language in languages}
    text = {"kind": value, "status": f"status-{value}", ALL: "all-records"}[name]
    return {language: catalogue.vocabularies.text(text, language) for language in languages}


VOCABULARIES = {"topic": "topics", "audience": "audiences", "region": "regions"}


@once
def grouped(publication: Publication) -> dict[str, dict[str, list[str]]]:
    """Name of the list → value → references of records, for values in use, in order."""
    catalogue = publication.catalogue
    entries = list(catalogue.entries.values())
    groups: dict[str, dict[str, list[str]]] = {ALL: {ALL: [entry.ref for entry in entries]}}
    orders: dict[str, Iterable[str]] = {
        "kind": kinds(),
        "agency": [entry.id for entry in catalogue.of("agencies")],
        "status": STATUSES,
        **{name: catalogue.vocabulary(table).terms for name, table in VOCABULARIES.items()},
    }
    for name, order in sorted(orders.items()):
        by: dict[str, list[str]] = {value: [] for value in order}
        for entry in entries:
            for value in dict.fromkeys(_values(publication, name, entry)):
                if value in by:
                    by[value].append(entry.ref)
        groups[name] = {value: refs for value, refs in by.items() if refs}
    return groups


def _values(publication: Publication, name: str, entry: Entry) -> list[str]:
    """The values of a record for a list."""
    if name == "kind":
        return [entry.kind]
    if name == "status":
        return [status(publication.catalogue, entry)]
    if name == "agency":
        return agencies_of(publication.catalogue, entry)
    return publication.catalogue.vocabulary(VOCABULARIES[name]).with_parents(entry.terms(VOCABULARIES[name]))
