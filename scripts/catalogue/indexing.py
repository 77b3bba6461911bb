"""The full-text index: Pagefind over the built pages, one index for each language of `<html lang>`."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path


class IndexingError(Exception):
    """Pagefind could not index the site; the message is its own."""


def index(folder: Path) -> None:
    """Write folder/pagefind/ from the pages in a folder."""
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--exclude-selectors", "[data-search-skip]"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    if result.returncode:
        raise IndexingError(result.stderr or result.stdout)


def pages(folder: Path, language: str) -> dict[str, str]:
    """The address of each indexed page by the name that Pagefind gives it, so that a result needs no further file."""
    found = {}
    for file in sorted((folder / "pagefind" / "fragment").glob(f"{language}_*.pf_fragment")):
        text = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd").decode("utf-8")
        found[file.stem] = json.loads(text)["url"].strip("/")
    return found
