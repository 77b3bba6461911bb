"""The full-text index: Pagefind over the built pages, one index for each language of `<html lang>`."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
BODY = "data-pagefind-body"


class IndexingError(Exception):
    """Pagefind could not index the site; the message is its own."""


def index(folder: Path, cache: Path | None = None) -> None:
    """Write folder/pagefind/ from the pages in a folder; the last index is taken where no page has changed since."""
    kept = cache / f"pagefind-{_digest(folder)}" if cache else None
    if kept and kept.is_dir():
        shutil.copytree(kept, folder / "pagefind", dirs_exist_ok=True)
        return
    _run(folder)
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
        raise IndexingError(result.stderr or result.stdout)
    _put_in_order(folder / "pagefind" / "pagefind-entry.json")


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
    digest = hashlib.sha256(f"{version('pagefind')} {APOSTROPHE.pattern}".encode())
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


def pages(folder: Path, language: str) -> dict[str, str]:
    """The address of each indexed page by the name that Pagefind gives it, so that a result needs no further file."""
    found = {}
    for file in sorted((folder / "pagefind" / "fragment").glob(f"{language}_*.pf_fragment")):
        text = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd").decode("utf-8")
        found[file.stem] = json.loads(text)["url"].strip("/")
    return found
