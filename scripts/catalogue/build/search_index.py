"""The full-text index: Pagefind over the built pages, one index for each language of `<html lang>`."""

from __future__ import annotations

import errno
import gzip
import json
import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
BODY = "data-pagefind-body"
MARK = b"pagefind_dcd"
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What Pagefind writes for sites that have no search dialog of their own."""


class IndexingError(OSError):
    """Pagefind could not index the site, or write what it had."""


def index(folder: Path) -> None:
    """Write folder/pagefind/ from the pages in a folder."""
    _run(folder)
    _drop_unused(folder / "pagefind")
    _prove_whole(folder / "pagefind")
    _put_in_order(folder / "pagefind" / "pagefind-entry.json")


def result_ids(folder: Path, language: str, paths: Sequence[str]) -> list[str]:
    """The id by which Pagefind's results name each page, in the order of the paths; "" for a page that is not indexed."""
    files = (folder / "pagefind" / "fragment").glob(f"{language}_*.pf_fragment")
    ids = {json.loads(_unpacked(file))["url"].strip("/"): file.stem for file in files}
    return [ids.get(path.strip("/"), "") for path in paths]


def _run(folder: Path) -> None:
    """Index a copy with straight apostrophes: with a curly one, Pagefind takes « l’asile » for a single word."""
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
    """Open every packed file: on a full disk Pagefind leaves broken files behind and reports nothing."""
    try:
        json.loads((index / "pagefind-entry.json").read_text("utf-8"))
        for file in index.rglob("*.pf_*"):
            _unpacked(file)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        words = "Pagefind could not write the whole index; is the disk full?"
        raise IndexingError(errno.EIO, words, str(index)) from error


def _put_in_order(entry: Path) -> None:
    """Sort the languages, which Pagefind lists in random order, so that two builds are identical."""
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _searched(folder: Path) -> Iterator[tuple[Path, str]]:
    """Path and content of the pages to be indexed."""
    for file in folder.rglob("*.html"):
        if "pagefind" not in file.relative_to(folder).parts and BODY in (html := file.read_text("utf-8")):
            yield file.relative_to(folder), html


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(MARK)
