"""The download page of a built site, written again by each command that makes files for it: packs and books.

What a command has made is described in the folder of these files, so that another command can offer it too.
"""

import argparse
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import terminal
from catalogue.exports.publication import Publication
from catalogue.publish import pages
from catalogue.source.files import write_file
from catalogue.views.pages.downloads import FOLDER
from catalogue.views.wording.downloads import BookFile, Downloads, PackFile

PAGE = "offline"
PACKS, BOOKS = "packs.json", "books.json"


def options(description: str | None, arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line of what is made from a built site: `site`, `dist` and `root` are absolute paths."""
    parser = terminal.parser(description)
    parser.add_argument("site", type=terminal.path, help="the folder of the built site")
    parser.add_argument("dist", type=terminal.path, help="where to put the files")
    return parser.parse_args(arguments)


def offer_packs(
    publication: Publication, site: Path, dist: Path, packs: Sequence[PackFile]
) -> None:
    """Offer the packs in a folder on the download page of a built site."""
    _offer(publication, site, dist, PACKS, packs)


def offer_books(
    publication: Publication, site: Path, dist: Path, books: Sequence[BookFile]
) -> None:
    """Offer the books in a folder on the download page of a built site."""
    _offer(publication, site, dist, BOOKS, books)


def _offer(
    publication: Publication,
    site: Path,
    dist: Path,
    name: str,
    files: Sequence[PackFile | BookFile],
) -> None:
    rows = [asdict(file) for file in files]
    write_file(dist / name, json.dumps(rows))
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(dist / file.name, site / FOLDER / file.name)
    offered = _downloads(site, dist)
    described = replace(publication.site, downloads=offered)
    shown = Publication(publication.catalogue, described, publication.templates)
    for context in shown.contexts.values():
        page = site / context.page_path(PAGE) / "index.html"
        write_file(page, pages.ordinary_page(shown, context, PAGE))


def _downloads(site: Path, dist: Path) -> Downloads:
    """What is described in a folder and offered by a built site."""
    packs = []
    for row in _described(site, dist / PACKS):
        packs.append(PackFile(**row | {"languages": tuple(row["languages"])}))
    books = [BookFile(**row) for row in _described(site, dist / BOOKS)]
    return Downloads(packs=tuple(packs), books=tuple(books))


def _described(site: Path, table: Path) -> list[dict[str, Any]]:
    """The rows of a table whose files are in the site; none without a table."""
    if not table.is_file():
        return []
    rows = json.loads(table.read_bytes())
    return [row for row in rows if (site / FOLDER / row["name"]).is_file()]
