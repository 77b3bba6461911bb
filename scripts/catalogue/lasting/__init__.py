"""Nothing published is ever lost: the ledger of addresses, redirects from old names, permanent links.

names       what a record was called before, and what it is called now
permalinks  /id/<kind>/<id>/: one address for both languages
redirects   pages that forward from old addresses, and the maps of servers
ledger      data/published-urls.txt against a built site
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..loading import Entry
from ..press import Press
from . import permalinks, redirects


def write(press: Press, folder: Path) -> None:
    """Forward from every old name. To be called when all else is written."""
    redirects.write(press, folder)


def files(press: Press, entry: Entry) -> Iterator[tuple[str, str]]:
    """The permanent link of a record."""
    yield from permalinks.files(press, entry)
