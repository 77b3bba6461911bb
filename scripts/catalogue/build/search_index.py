"""The full-text index: Pagefind over the built pages, one index for each language of `<html lang>`."""

from __future__ import annotations

import contextlib
import errno
import gzip
import hashlib
import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
BODY = "data-pagefind-body"
MARK = b"pagefind_dcd"
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What Pagefind writes for sites that have no search dialog of their own."""

NAMED = re.compile(rb"[\x60-\x77][a-z]{2,3}_[0-9a-f]{7,}")


class IndexingError(OSError):
    """Pagefind could not index the site, or write what it had."""


def index(folder: Path, cache: Path | None = None) -> None:
    """Write folder/pagefind/ from the pages in a folder; the last index is taken where no page has changed since."""
    kept = cache / f"pagefind-{_digest(folder)}" if cache else None
    if kept and kept.is_dir():
        _copy(kept, folder / "pagefind")
        return
    _run(folder)
    _drop_unused(folder / "pagefind")
    _prove_whole(folder / "pagefind")
    _put_in_order(folder / "pagefind" / "pagefind-entry.json")
    if kept:
        _keep(folder / "pagefind", kept)


def _run(folder: Path) -> None:
    """Index a copy whose apostrophes are straight: Pagefind takes « l’asile » with a curly one for a single word."""
    with tempfile.TemporaryDirectory() as copy:
        for path, html in _searched(folder):
            file = Path(copy, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(APOSTROPHE.sub("'", html), encoding="utf-8")
        where = ["--site", copy, "--output-path", str(folder / "pagefind")]
        command = [sys.executable, "-m", "pagefind", *where, "--exclude-selectors", "[data-search-skip]"]
        result = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - fixed words
    if result.returncode:
        raise IndexingError(errno.EIO, (result.stderr or result.stdout).strip(), str(folder / "pagefind"))


def _drop_unused(index: Path) -> None:
    for pattern in UNUSED:
        for file in index.glob(pattern):
            file.unlink()


def _prove_whole(index: Path) -> None:
    """Open all that was packed: where the disk is full, Pagefind leaves broken files behind and says nothing."""
    try:
        json.loads((index / "pagefind-entry.json").read_text("utf-8"))
        for file in index.rglob("*.pf_*"):
            _unpacked(file)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        words = "Pagefind could not write the whole index; is the disk full?"
        raise IndexingError(errno.EIO, words, str(index)) from error


def _copy(kept: Path, index: Path) -> None:
    """Copy a kept index; the first file that cannot be written is the error, which `copytree` would hide in a list."""
    for file in sorted(file for file in kept.rglob("*") if file.is_file()):
        copy = index / file.relative_to(kept)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


def _put_in_order(entry: Path) -> None:
    """Pagefind names its languages in an order of chance; sorted, two builds are the same."""
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _searched(folder: Path) -> Iterator[tuple[Path, str]]:
    """The pages that the search knows."""
    for file in folder.rglob("*.html"):
        if "pagefind" not in file.relative_to(folder).parts and BODY in (html := file.read_text("utf-8")):
            yield file.relative_to(folder), html


def _digest(folder: Path) -> str:
    """The digest of all that Pagefind reads."""
    digest = hashlib.sha256(f"{version('pagefind')} {APOSTROPHE.pattern} {UNUSED}".encode())
    for file in sorted(folder.rglob("*.html")):
        digest.update(f"\0{file.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:20]


def _keep(index: Path, kept: Path) -> None:
    """Keep this index for the next build in the place of the last one; without room for it nothing is kept."""
    with contextlib.suppress(OSError), tempfile.TemporaryDirectory(dir=kept.parent, prefix="pagefind.") as new:
        shutil.copytree(index, Path(new, "index"))
        for old in kept.parent.glob("pagefind-*"):
            shutil.rmtree(old, ignore_errors=True)
        Path(new, "index").rename(kept)


def number(folder: Path, language: str, paths: Sequence[str]) -> None:
    """Add the index that Explore reads: the same, but its results are the numbers of the rows of Explore.

    Pagefind names each page by a digest, which cannot be compressed: with many records these names, and a list of what
    they stand for, would weigh more than all that is searched. An entry of its own in the list of languages leads there.
    """
    entry = folder / "pagefind" / "pagefind-entry.json"
    told = json.loads(entry.read_text("utf-8"))
    index = told["languages"].get(language)
    if not index:
        return
    meta = _renamed(_unpacked(folder / "pagefind" / f"pagefind.{index['hash']}.pf_meta"), _numbers(folder, language, paths))
    name = f"{language}-numbers_{hashlib.sha256(meta).hexdigest()[:10]}"
    (folder / "pagefind" / f"pagefind.{name}.pf_meta").write_bytes(zlib.compress(MARK + meta, 9, wbits=31))
    told["languages"][f"{language}-numbers"] = {**index, "hash": name, "page_count": 0}
    entry.write_text(json.dumps(told, sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _numbers(folder: Path, language: str, paths: Sequence[str]) -> dict[bytes, bytes]:
    """Pagefind's name of each page → the number of its row; pages without one are counted on."""
    rows = {path.strip("/"): place for place, path in enumerate(paths)}
    others = itertools.count(len(paths))
    found = {}
    for file in sorted((folder / "pagefind" / "fragment").glob(f"{language}_*.pf_fragment")):
        path = json.loads(_unpacked(file))["url"].strip("/")
        found[file.stem.encode()] = str(rows[path] if path in rows else next(others)).encode()
    return found


def _renamed(meta: bytes, names: dict[bytes, bytes]) -> bytes:
    """The same CBOR with other names of pages. The parts of the index, which are named alike, keep theirs."""
    known = {_text(name): _text(other) for name, other in names.items()}
    return NAMED.sub(lambda found: known.get(found[0], found[0]), meta)


def _text(words: bytes) -> bytes:
    """A short text in CBOR: it follows a byte that holds 0x60 and its length."""
    return bytes([0x60 + len(words)]) + words


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(MARK)
