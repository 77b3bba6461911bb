"""Nothing published is ever lost: the ledger of addresses, redirects from former names, permalinks.

renames     former and current names of records
retired     files that are no longer published, and what replaces them
permalinks  /id/<kind>/<id>/: one address for both languages
redirects   HTML redirects from former names, and the maps of servers
url_ledger  data/published-urls.txt against a built site
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from catalogue.exports.permalinks import permalinks, redirects
from catalogue.exports.publication import Publication
from catalogue.source.loading import Entry


def write(publication: Publication, folder: Path) -> None:
    """Write redirects from every former name, after all other files."""
    redirects.write(publication, folder)


def files(publication: Publication, entry: Entry) -> Iterator[tuple[str, str]]:
    """The permanent link of a record."""
    yield from permalinks.files(publication, entry)
