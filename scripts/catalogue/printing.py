"""All pages of records, by several processes at once; what is unchanged since the last build comes from the store.

A page is made from four things: what all pages share (code, templates, tables, configuration), the language, the files
of its record, and what it shows of other records. Their digest is the name under which it is kept.
"""

from __future__ import annotations

import gc
import hashlib
import io
import multiprocessing
import os
import pickle
import sys
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .loading import Entry
from .press import Press
from .store import Store

PARTS = 8
"""Into how many parts the records are dealt; each has its own file in the store, so that no process waits for another."""

LIBRARIES = ("Jinja2", "MarkupSafe", "markdown-it-py", "pydantic", "PyYAML")


@dataclass(frozen=True)
class Job:
    """What a process needs to print a part of the records."""

    press: Press
    folder: Path
    base: bytes


Writer = Callable[[Press, Path], None]


def write(press: Press, folder: Path, beside: Sequence[Writer] = ()) -> None:
    """Write the page of every record in every language, and in the same processes whatever else is written by itself."""
    job = Job(press, folder, foundation(press))
    tasks = [*beside, *range(PARTS)]
    if processes() == 1:
        for task in tasks:
            _do(job, task)
        return
    # What all parts need is made before the processes part ways, and the collector leaves it alone.
    press.warm()
    gc.freeze()
    with multiprocessing.get_context("fork").Pool(processes(), _take, (job,)) as pool:
        pool.map(_do_taken, tasks, chunksize=1)
    gc.unfreeze()


def processes() -> int:
    """How many processes print: one for each processor, or one where processes cannot be forked safely."""
    alone = threading.active_count() == 1 and sys.platform == "linux"
    return min(os.cpu_count() or 1, PARTS) if alone else 1


def foundation(press: Press) -> bytes:
    """The digest of all that every page depends on."""
    here = Path(__file__).parent
    files = [*_files(here, "*.py"), *_files(press.templates, "*"), *_files(press.catalogue.vocabularies.folder, "*.yml")]
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


def _do_taken(task: Writer | int) -> None:
    _do(_taken[0], task)


def _do(job: Job, task: Writer | int) -> None:
    """One part of the records, or what somebody else writes."""
    if callable(task):
        task(job.press, job.folder)
    else:
        _write_part(job, task)


def _write_part(job: Job, part: int) -> None:
    press, paths = job.press, set()
    store = Store(press.cache / f"pages-{part}.sqlite" if press.cache else None)
    for entry in _dealt(press.catalogue.entries.values(), part):
        for language in press.site.languages:
            path, html = _page(job, store, entry, language)
            paths.add(path)
            put(job.folder / path / "index.html", html)
    store.close(paths)


def _dealt(entries: Iterable[Entry], part: int) -> Iterator[Entry]:
    """The records of a part: always the same, whatever is added or taken away beside them."""
    return (entry for entry in entries if zlib.crc32(entry.ref.encode()) % PARTS == part)


def _page(job: Job, store: Store, entry: Entry, language: str) -> tuple[str, str]:
    shelf = job.press.shelf(language)
    path = shelf.path(entry)
    others = job.press.others(shelf, entry)
    made_from = _made_from(job.base, language, entry, others)
    html = store.get(path, made_from)
    if html is None:
        html = job.press.record(shelf, entry, others)
        store.keep(path, made_from, html)
    return path, html


def _made_from(base: bytes, language: str, entry: Entry, others: Any) -> bytes:
    digest = hashlib.sha256(base)
    digest.update(f"{language}\0{entry.ref}\0".encode())
    for name, page in entry.pages.items():
        digest.update(f"\0{name}\0{page.path}\0{page.source}".encode())
    digest.update(_plain(others))
    return digest.digest()


def _plain(value: Any) -> bytes:
    """A value as bytes that depend on nothing but what it says."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, 5)
    pickler.fast = True
    pickler.dump(value)
    return out.getvalue()


def put(file: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    try:
        _write(file, text)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, text)


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8"))
