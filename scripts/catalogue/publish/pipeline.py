"""Write the files of all records and of the whole site, in several processes; each file is written once."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from catalogue.exports.publication import File, Publication, RecordExporter, SiteExporter
from catalogue.lint import parallel
from catalogue.source.entry import Entry
from catalogue.source.files import write_file

PARTS = 8
"""Into how many jobs the records are divided."""

Claims = list[tuple[str, str]]
"""Who writes a file, and its path."""


class AddressTakenError(ValueError):
    """Two parts of the site would write the same file, or files that some systems take for the same."""

    def __init__(self, path: str, first: str, second: str):
        super().__init__(f"{path}: {first}, {second}")
        self.path, self.first, self.second = path, first, second


def write(
    publication: Publication,
    folder: Path,
    record_exporters: Sequence[RecordExporter],
    site_exporters: Sequence[SiteExporter] = (),
) -> None:
    """Write what the exporters make of every record and of the whole site into a folder."""
    jobs: list[parallel.Job] = [
        partial(_write_all, folder, claimant(exporter.make), exporter.make, publication)
        for exporter in site_exporters
    ]
    entries = list(publication.catalogue.entries.values())
    for part in range(PARTS):
        jobs.append(
            partial(_write_records, publication, folder, record_exporters, entries[part::PARTS])
        )
    one_address_each(parallel.run(jobs))


def one_address_each(parts: Iterable[Claims]) -> None:
    """An AddressTakenError where a file has two claimants, also as systems see it that ignore case."""
    owners: dict[str, str] = {}
    for claims in parts:
        for name, path in claims:
            same = unicodedata.normalize("NFC", path).casefold()
            if same in owners:
                raise AddressTakenError(path, owners[same], name)
            owners[same] = name


def claimant(exporter: Callable[..., object]) -> str:
    """The name of an exporter, with the language for which it writes."""
    inner = exporter.func if isinstance(exporter, partial) else exporter
    views = exporter.keywords if isinstance(exporter, partial) else {}
    inner = views.get("views", inner)
    language = [views["context"].language] if "context" in views else []
    return " ".join([inner.__name__.strip("_"), *language])


def _write_records(
    publication: Publication,
    folder: Path,
    exporters: Sequence[RecordExporter],
    entries: Sequence[Entry],
) -> Claims:
    claims: Claims = []
    for entry in entries:
        for exporter in exporters:
            name = f"docs/{entry.ref}.md ({claimant(exporter)})"
            claims += _write_all(folder, name, exporter, publication, entry)
    return claims


def _write_all(
    folder: Path, name: str, exporter: Callable[..., Iterable[File]], *inputs: object
) -> Claims:
    """Write what an exporter makes, and say which files these are."""
    claims: Claims = []
    for path, content in exporter(*inputs):
        write_file(folder / path, content)
        claims.append((name, path))
    return claims
