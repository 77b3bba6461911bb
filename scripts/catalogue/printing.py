"""All files of records, by several processes at once; what is unchanged since the last build comes from the store.

The files of a record are made from what all share (code, templates, tables, configuration), from its own pages, and
from the faces of the records around it (faces.py). The digest of all this is the name under which they are kept.
Lists that show nothing but faces are kept in the same way, under the digest of all faces.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import sys
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from .faces import Faces
from .loading import Entry
from .press import Press
from .store import Sealed, Store

PARTS = 8
"""Into how many parts the records are dealt; each has its own folder in the store, so that no process waits for another."""

LIBRARIES = ("Jinja2", "MarkupSafe", "markdown-it-py", "pillow", "pydantic", "PyYAML")
TABLES = ("*.yml", "*.ttf")

Maker = Callable[[Press, Entry], Iterator[tuple[str, str | bytes]]]
"""Makes files of a record: the path of each below the site, and what is in it."""


@dataclass(frozen=True)
class Task:
    """Files that are made from all records: what makes them and, where they are kept between builds, in which folder."""

    files: Callable[[Press], Iterator[tuple[str, str | bytes]]]
    kept: str = ""
    """Only what shows nothing of records but their faces may be kept."""

    of_tables: bool = False
    """True for what follows from the tables and the code alone."""

    given: object = None
    """What else a kept task is made from."""


@dataclass(frozen=True)
class Job:
    """What a process needs to do its share."""

    press: Press
    folder: Path
    makers: Sequence[Maker]
    tasks: Sequence[Task]
    faces: Faces
    shared: bytes

    def made_from(self, task: Task) -> str:
        """A digest of all that the files of a kept task are made from."""
        digest = hashlib.sha256(self.shared + (b"" if task.of_tables else self.faces.all))
        digest.update(repr(task.given).encode())
        return digest.hexdigest()


def write(press: Press, folder: Path, makers: Sequence[Maker] = (), tasks: Sequence[Task] = ()) -> None:
    """Write the page of every record in every language with whatever else `makers` make of it, and do the `tasks`."""
    press.warm()
    job = Job(press, folder, (pages, *makers), tasks, Faces(press.catalogue, press.relations), foundation(press))
    numbers = range(-len(tasks), PARTS)
    if processes() == 1:
        for number in numbers:
            _do(job, number)
        return
    # What all parts need is made before the processes part ways, and the collector leaves it alone.
    assert job.faces.digests
    gc.freeze()
    with multiprocessing.get_context("fork").Pool(processes(), _take, (job,)) as pool:
        pool.map(_do_taken, numbers, chunksize=1)
    gc.unfreeze()


def pages(press: Press, entry: Entry) -> Iterator[tuple[str, str]]:
    """The page of a record in every language."""
    for language in press.site.languages:
        shelf = press.shelf(language)
        yield f"{shelf.path(entry)}index.html", press.record(shelf, entry)


def processes() -> int:
    """How many processes print: one for each processor, or one where processes cannot be forked safely."""
    alone = threading.active_count() == 1 and sys.platform == "linux"
    return min(os.cpu_count() or 1, PARTS) if alone else 1


def foundation(press: Press) -> bytes:
    """The digest of all that every file depends on."""
    here = Path(__file__).parent
    tables = [file for pattern in TABLES for file in _files(press.catalogue.vocabularies.folder, pattern)]
    files = [*_files(here, "*.py"), *_files(press.templates, "*"), *tables]
    told = (sys.version, [version(name) for name in LIBRARIES], press.site, press.names, press.navigation, press.assets.names)
    digest = hashlib.sha256(repr(told).encode("utf-8"))
    for name, file in files:
        digest.update(f"\0{name}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()


def _files(folder: Path, pattern: str) -> Iterator[tuple[str, Path]]:
    found = sorted(file for file in folder.rglob(pattern) if file.is_file() and "__pycache__" not in file.parts)
    return ((file.relative_to(folder).as_posix(), file) for file in found)


_taken: list[Job] = []


def _take(job: Job) -> None:
    """Called once in each new process: what was forked with it is all that it needs."""
    gc.disable()
    _taken[:] = [job]


def _do_taken(number: int) -> None:
    _do(_taken[0], number)


def _do(job: Job, number: int) -> None:
    """One part of the records, or, before zero, one of the tasks."""
    if number < 0:
        _write_task(job, job.tasks[number])
    else:
        _write_part(job, number)


def _write_task(job: Job, task: Task) -> None:
    cache = job.press.cache if task.kept else None
    store, name = _store(cache, "lists", task.kept), job.made_from(task)
    if not store.give(name, job.folder):
        store.keep(name, job.folder, list(_put_all(job.folder, task.files(job.press))))
    store.close()


def _store(cache: Path | None, *names: str) -> Store:
    return Store(cache.joinpath(*names), cache / "spare") if cache else Store(None)


def _write_part(job: Job, part: int) -> None:
    store = _store(job.press.cache, "records", str(part))
    for entry, around in _with_neighbours(job, part):
        name = job.faces.made_from(entry, around, job.shared)
        if not store.give(name, job.folder):
            store.keep(name, job.folder, list(_write_record(job, entry)))
    store.close()


def _with_neighbours(job: Job, part: int) -> Iterator[tuple[Entry, list[str]]]:
    """The records of a part, each with those around it, which are known from the last build if no face has changed."""
    file = job.press.cache / "around" / f"{part}.json" if job.press.cache else None
    sealed = Sealed(file, job.shared + job.faces.all)
    known = sealed.load()
    found = {} if known is None else known
    for entry in _dealt(job.press.catalogue.entries.values(), part):
        if known is None:
            found[entry.ref] = job.faces.around(entry)
        yield entry, found[entry.ref]
    if known is None:
        sealed.save(found)


def _dealt(entries: Iterable[Entry], part: int) -> Iterator[Entry]:
    """The records of a part: always the same, whatever is added or taken away beside them."""
    return (entry for entry in entries if zlib.crc32(entry.ref.encode()) % PARTS == part)


def _write_record(job: Job, entry: Entry) -> Iterator[str]:
    """Write all files of a record; gives their paths."""
    for maker in job.makers:
        yield from _put_all(job.folder, maker(job.press, entry))


def _put_all(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> Iterator[str]:
    for path, content in files:
        put(f"{folder}/{path}", content)
        yield path


def put(file: Path | str, content: str | bytes) -> None:
    """Write a file, and the folders above it."""
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        _write(file, data)
    except FileNotFoundError:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        _write(file, data)


def _write(file: Path | str, data: bytes) -> None:
    """Write without the buffers of Python, which take longer than the writing where there are many small files."""
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        while data:
            data = data[os.write(opened, data) :]
    finally:
        os.close(opened)
