"""The full-text index: Pagefind over the built pages, one index for each language of `<html lang>`."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path


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
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--exclude-selectors", "[data-search-skip]"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - fixed words
    if result.returncode:
        raise IndexingError(result.stderr or result.stdout)


def _digest(folder: Path) -> str:
    """The digest of all that Pagefind reads."""
    digest = hashlib.sha256(version("pagefind").encode())
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
