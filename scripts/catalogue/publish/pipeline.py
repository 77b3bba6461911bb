"""Write the files of all records and of the whole site, in several processes, reusing what has not changed.

The files of a record depend on what all share (code, templates, tables, configuration), on its own pages, and on the
front matter of the records that it can show (dependencies.py). The digest of all this is their key in the cache.
"""

import hashlib
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from catalogue.exports.publication import File, Publication, RecordExporter, SiteExporter
from catalogue.lint import parallel
from catalogue.publish.cache import Cache
from catalogue.publish.dependencies import Dependencies
from catalogue.source.files import write_file

PARTS = 8
"""Into how many parts the records are divided; each has its own folder in the cache, so that no process waits for another."""

LIBRARIES = ("Jinja2", "MarkupSafe", "markdown-it-py", "mkdocs-material", "pydantic", "PyYAML")
PACKAGE = Path(__file__).parent.parent


def write(
    publication: Publication,
    folder: Path,
    record_exporters: Sequence[RecordExporter],
    site_exporters: Sequence[SiteExporter] = (),
    cache: Path | None = None,
) -> None:
    """Write what the exporters make of every record and of the whole site into a folder."""
    dependencies = Dependencies(publication.catalogue)
    shared = shared_inputs(publication)
    jobs: list[parallel.Job] = [
        partial(_write_all, folder, exporter.make, publication) for exporter in site_exporters
    ]
    for part in range(PARTS):
        cache_folder = cache / "records" / str(part) if cache else None
        jobs.append(
            partial(
                _write_part,
                publication,
                folder,
                part,
                record_exporters,
                dependencies,
                shared,
                cache_folder,
            )
        )
    # Before the processes are forked, which share it.
    _ = dependencies.digests
    parallel.run(jobs)


def shared_inputs(publication: Publication) -> bytes:
    """The digest of what every file depends on."""
    docs, tables = (
        publication.catalogue.root / "docs",
        _files(publication.catalogue.vocabularies.folder, "*.yml"),
    )
    pages = (
        file for folder in ("audiences", "situations") for file in _files(docs / folder, "*.md")
    )
    files = [*pages, *_files(PACKAGE, "*.py"), *_files(publication.templates.folder, "*"), *tables]
    settings = (
        sys.version,
        [version(name) for name in LIBRARIES],
        publication.site,
        publication.templates.assets.names,
    )
    digest = hashlib.sha256(repr(settings).encode("utf-8"))
    for name, file in files:
        digest.update(f"\0{name}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()


def _files(folder: Path, pattern: str) -> Iterator[tuple[str, Path]]:
    paths = sorted(
        file for file in folder.rglob(pattern) if file.is_file() and "__pycache__" not in file.parts
    )
    return ((file.relative_to(folder).as_posix(), file) for file in paths)


def _write_part(
    publication: Publication,
    folder: Path,
    part: int,
    exporters: Sequence[RecordExporter],
    dependencies: Dependencies,
    shared: bytes,
    cache_folder: Path | None,
) -> None:
    cache = Cache(cache_folder)
    entries = publication.catalogue.entries.values()
    # The records of a part are the same whatever other records there are.
    for entry in (entry for entry in entries if zlib.crc32(entry.ref.encode()) % PARTS == part):
        key = dependencies.key(entry, shared)
        if not cache.restore(key, folder):
            paths = [
                path
                for exporter in exporters
                for path in _write_all(folder, exporter, publication, entry)
            ]
            cache.save(key, folder, paths)
    cache.prune()


def _write_all(folder: Path, exporter: Callable[..., Iterable[File]], *inputs: object) -> list[str]:
    """Write what an exporter makes, and return the paths."""
    paths = []
    for path, content in exporter(*inputs):
        write_file(f"{folder}/{path}", content)
        paths.append(path)
    return paths
