"""Everything that the files of a record read of other records is covered by its key in the cache."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from catalogue.exports.publication import Publication
from catalogue.publish import site
from catalogue.publish.dependencies import Dependencies
from catalogue.recognition.backlinks import backlinks
from catalogue.source.entry import Entry
from catalogue.views.record import related
from publishing import real


class Recorder(dict[str, Any]):
    """A table that notes the keys for which it is asked."""

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__(table)
        self.keys_read: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.keys_read.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.keys_read.add(key)
        return super().get(key, default)


@pytest.fixture(scope="module")
def publication() -> Iterator[Publication]:
    """The real content; its records and the links between them note what is read of them."""
    publication = real()
    catalogue = publication.catalogue
    links = backlinks(catalogue)
    for entry in catalogue.of("practices") + catalogue.of("resources"):
        related.closest(catalogue, entry)
    catalogue.entries = Recorder(catalogue.entries)
    for field in dataclasses.fields(links):
        setattr(links, field.name, Recorder(getattr(links, field.name)))
    yield publication


def records_read(publication: Publication, entry: Entry) -> tuple[set[str], set[str]]:
    """The records that are read to write the files of a record, and the keys asked of the links between records."""
    entries: Recorder = publication.catalogue.entries
    tables = [
        getattr(backlinks(publication.catalogue), field.name)
        for field in dataclasses.fields(backlinks(publication.catalogue))
    ]
    for table in (entries, *tables):
        table.keys_read.clear()
    for exporter in site.RECORD_EXPORTERS:
        for _ in exporter(publication, entry):
            pass
    return entries.keys_read & entries.keys(), set().union(*(table.keys_read for table in tables))


@pytest.mark.parametrize("step", [25, pytest.param(1, marks=pytest.mark.nightly)])
def test_record_build_reads_only_declared_dependencies(publication: Publication, step: int) -> None:
    catalogue = publication.catalogue
    dependencies = Dependencies(catalogue)
    agencies = {
        ref: {name for name in dependencies.named[ref] if name.startswith("agencies/")}
        for ref in catalogue.entries
    }
    faults: dict[str, set[str]] = defaultdict(set)
    # Every kind, and some records of it: what a page reads depends on its kind and its fields.
    for entry in list(catalogue.entries.values())[::step]:
        around = dependencies.around(entry)
        covered = set(around).union(*(agencies[ref] for ref in around))
        records, keys = records_read(publication, entry)
        faults[entry.ref] |= (records - covered) | (keys - {entry.ref, entry.id})
    assert {ref: extra for ref, extra in faults.items() if extra} == {}
