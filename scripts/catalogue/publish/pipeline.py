"""Write the files of all records and of the whole site, in several processes."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from catalogue.exports.publication import File, Publication, RecordExporter, SiteExporter
from catalogue.lint import parallel
from catalogue.source.entry import Entry
from catalogue.source.files import write_file

PARTS = 8
"""Into how many jobs the records are divided."""


def write(
    publication: Publication,
    folder: Path,
    record_exporters: Sequence[RecordExporter],
    site_exporters: Sequence[SiteExporter] = (),
) -> None:
    """Write what the exporters make of every record and of the whole site into a folder."""
    jobs: list[parallel.Job] = [
        partial(_write_all, folder, exporter.make, publication) for exporter in site_exporters
    ]
    entries = list(publication.catalogue.entries.values())
    for part in range(PARTS):
        jobs.append(
            partial(_write_records, publication, folder, record_exporters, entries[part::PARTS])
        )
    parallel.run(jobs)


def _write_records(
    publication: Publication,
    folder: Path,
    exporters: Sequence[RecordExporter],
    entries: Sequence[Entry],
) -> None:
    for entry in entries:
        for exporter in exporters:
            _write_all(folder, exporter, publication, entry)


def _write_all(folder: Path, exporter: Callable[..., Iterable[File]], *inputs: object) -> None:
    """Write what an exporter makes."""
    for path, content in exporter(*inputs):
        write_file(folder / path, content)
