"""The full-text index: Pagefind over the built pages, one index for each language of `<html lang>`."""

from __future__ import annotations

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
