"""The ledger of all addresses ever published: data/addresses/published-urls.txt, one path a line, append-only.

The line of a record's page also covers its other files (badge, card, citations, …), and its retired files: servers redirect these
to a file that must exist.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue.exports import permalinks
from catalogue.model.records import KINDS

FILE = Path("data") / "addresses" / "published-urls.txt"
STEP = re.compile(r'<li id="([a-z0-9-]+)"|<span id="([a-z0-9-]+)"></span>')
"""The anchor of a step or of a pitfall, and its former ones."""
RECORD = re.compile(rf"(?!id/)(?:[a-z]{{2}}/)?({'|'.join(KINDS)})/([a-z0-9-]+)/")
OF_RECORD = re.compile(
    rf"(?:id/|api/v1/records/)?(?:[a-z]{{2}}/)?(?:feeds/(?=agencies))?({'|'.join(KINDS)})/([a-z0-9-]+)[/.]"
)
"""The files that follow a record when it is renamed."""
FILES_OF_RECORDS = (
    "badge.svg",
    "card.html",
    "cite.bib",
    "cite.json",
    "cite.ris",
    "index.md",
    "oembed.json",
)
"""The other files of every record, next to the targets of its retired ones."""
TEMPORARY = re.compile(
    r"assets/|redirects/|(?:[a-z]{2}/)?(?:(?:explore|propose)/.+|404\.html$|.*\.html$|_redirects$|robots\.txt$|\.well-known/)"
)
NEEDS_ADDRESS = re.compile(r"(?:.+/)?(?:sitemap|opensearch)\.xml")
"""Files that a site has only where its address is known; robots.txt then names the sitemap."""
HOPS = 5


def read(root: Path) -> list[str]:
    """The paths of the ledger; none if there is no ledger."""
    file = root / FILE
    return _lines(file.read_text("utf-8")) if file.exists() else []


def _lines(ledger: str) -> list[str]:
    return [line for line in ledger.splitlines() if line and not line.startswith("#")]


def add(root: Path, paths: Iterable[str]) -> list[str]:
    """Append new paths to the ledger, and return them."""
    current = set(read(root))
    new = [path for path in paths if path not in current]
    with (root / FILE).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{path}\n" for path in new)
    return new


def published(folder: Path) -> list[str]:
    """Every permanent address of a built site: pages, permalinks, data and feeds, and the steps of practices."""
    paths = {
        path
        for file in folder.rglob("*")
        if file.is_file()
        for path in _path(file.relative_to(folder).as_posix())
    }
    practices = (path for path in paths if path.startswith("practices/"))
    return sorted(
        {*paths, *(f"{path}#{step}" for path in practices for step in _steps(folder / path))}
    )


def _steps(page: Path) -> set[str]:
    """The anchors of the steps of a page, the same in every language."""
    file = page / "index.html"
    return (
        {old or name for old, name in STEP.findall(file.read_text("utf-8"))}
        if file.is_file()
        else set()
    )


def _path(file: str) -> Iterator[str]:
    where, name = posixpath.split(file)
    if name == "index.html" and not file.startswith("assets/"):
        yield f"{where}/" if where else "./"
    elif not TEMPORARY.match(file) and not RECORD.fullmatch(f"{where}/"):
        yield file


def lost(paths: Iterable[str], folder: Path) -> list[str]:
    """The paths that do not exist on a built site, not even as redirects."""
    robots = folder / "robots.txt"
    everything = not robots.is_file() or "Sitemap:" in robots.read_text("utf-8")
    return [
        path
        for path in paths
        if not _leads(path, folder) and (everything or not NEEDS_ADDRESS.fullmatch(path))
    ]


def _leads(path: str, folder: Path, hops: int = HOPS) -> bool:
    page, mark, step = path.partition("#")
    if mark:
        return step in _steps(folder / page) or (_leads(page, folder) and not _steps(folder / page))
    if not path.endswith("/"):
        return (folder / (permalinks.successor(path) or path)).is_file()
    file = folder / path / "index.html"
    if not file.is_file() or hops == 0:
        return False
    if RECORD.fullmatch(path):
        retired = filter(
            None, (permalinks.successor(f"{path}{name}") for name in permalinks.OF_RECORDS)
        )
        files = (*(f"{path}{name}" for name in FILES_OF_RECORDS), *retired)
        if not all((folder / file).is_file() for file in files):
            return False
    onward = permalinks.target(file.read_text("utf-8"))
    return not onward or _leads(
        posixpath.normpath(posixpath.join(path, onward)) + "/", folder, hops - 1
    )


def remedy(path: str) -> str:
    """The line to add for a lost address."""
    match = OF_RECORD.match(path)
    return (
        f"formerly: [{match[1]}/{match[2]}]"
        if match
        else f"write {path} again: nothing that was published may go"
    )


def removed(before: str, root: Path) -> list[str]:
    """The lines of an older ledger that are missing in the current one."""
    current = set(read(root))
    return [line for line in _lines(before) if line not in current]
