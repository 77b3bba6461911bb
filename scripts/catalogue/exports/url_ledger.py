"""The ledger of all addresses ever published: data/addresses/published-urls.txt.

It has one path a line and is append-only. The line of a record's page also covers its other files
(badge, card, citations, …), and its retired files: servers redirect these to a file that must exist.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from catalogue.exports.permalinks import RETIRED_FILES, former_records, successor
from catalogue.model import table_files
from catalogue.model.records import KINDS
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import FIELDS
from catalogue.views.record.step_addresses import former_anchors

FILE = Path("data") / table_files.LEDGER
ANY_KIND = "|".join(KINDS)
RECORD = re.compile(rf"(?P<prefix>id/|[a-z]{{2}}/)?(?P<ref>(?:{ANY_KIND})/[a-z0-9-]+)/")
"""The path of the page or of the permalink of a record."""
OF_RECORD = re.compile(
    rf"(?:id/|api/v1/records/)?(?:[a-z]{{2}}/)?(?:feeds/(?=agencies|practices))?({ANY_KIND})/([a-z0-9-]+)[/.]"
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
    r"assets/|redirects/"
    r"|(?:[a-z]{2}/)?(?:(?:explore|propose)/.+|404\.html$|.*\.html$|_redirects$|robots\.txt$|\.well-known/)"
)
NEEDS_ADDRESS = re.compile(r"(?:.+/)?(?:sitemap|opensearch)\.xml")
"""Files that a site has only where its address is known; robots.txt then names the sitemap."""


def read_ledger(root: Path) -> list[str]:
    """The paths of the ledger; none if there is no ledger."""
    file = root / FILE
    return _lines(file.read_text("utf-8")) if file.exists() else []


def _lines(ledger: str) -> list[str]:
    return [line for line in ledger.splitlines() if line and not line.startswith("#")]


def add_to_ledger(root: Path, paths: Iterable[str]) -> list[str]:
    """Append new paths to the ledger, and return them."""
    current = set(read_ledger(root))
    new = [path for path in paths if path not in current]
    with (root / FILE).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{path}\n" for path in new)
    return new


def removed_lines(before: str, root: Path) -> list[str]:
    """The lines of an older ledger that are missing in the current one."""
    current = set(read_ledger(root))
    return [line for line in _lines(before) if line not in current]


def remedy(path: str) -> str:
    """The line to add for a lost address."""
    if match := OF_RECORD.match(path):
        return f"formerly: [{match[1]}/{match[2]}]"
    return f"write {path} again: nothing that was published may go"


@dataclass(eq=False)
class BuiltSite:
    """A folder with a built site, and the catalogue from which it was built."""

    folder: Path
    catalogue: Catalogue

    def published_paths(self) -> list[str]:
        """Every permanent address: pages, permalinks, data and feeds, and the steps of practices."""
        paths = set()
        for file in self.folder.rglob("*"):
            if file.is_file():
                paths |= _permanent(file.relative_to(self.folder).as_posix())
        for path in paths & self.anchors.keys():
            paths |= {f"{path}#{anchor}" for anchor in self.anchors[path]}
        return sorted(paths)

    def lost_paths(self, paths: Iterable[str]) -> list[str]:
        """The paths that do not exist, not even as redirects."""
        lost = [path for path in paths if not self._leads(path)]
        if self._has_address:
            return lost
        return [path for path in lost if not NEEDS_ADDRESS.fullmatch(path)]

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """The anchors of steps and pitfalls, and their former ones, by the path of their practice.

        They are the same in every language; the ledger has those of the first one.
        """
        anchors = {}
        for entry in self.catalogue.of("practices"):
            items = [item for field in FIELDS.values() for item in entry.items(field)]
            former = {name for item in items for name in item.old_ids}
            elsewhere = set(former_anchors(self.catalogue, entry))
            anchors[f"{entry.ref}/"] = {item.id for item in items} | former | elsewhere
        return anchors

    @cached_property
    def _former(self) -> dict[str, str]:
        """Former reference → reference."""
        return {old: entry.ref for old, entry in former_records(self.catalogue).items()}

    @cached_property
    def _has_address(self) -> bool:
        robots = self.folder / "robots.txt"
        return not robots.is_file() or "Sitemap:" in robots.read_text("utf-8")

    def _leads(self, path: str) -> bool:
        """True if something is at a path, or at the path to which it is redirected."""
        page, mark, anchor = path.partition("#")
        if mark:
            return self._has_anchor(page, anchor)
        if not path.endswith("/"):
            return (self.folder / (successor(path) or path)).is_file()
        if not (self.folder / path / "index.html").is_file():
            return False
        match = RECORD.fullmatch(path)
        return match is None or self._leads_to_record(match)

    def _has_anchor(self, page: str, anchor: str) -> bool:
        """True for an anchor of a page; a page without anchors leads to one that may have it."""
        anchors = self.anchors.get(page)
        if not anchors:
            return self._leads(page)
        return anchor in anchors and (self.folder / page / "index.html").is_file()

    def _leads_to_record(self, match: re.Match[str]) -> bool:
        """True if a page of a record has its files, and leads to the record if it has another name now.

        A permalink leads to the page in the first language.
        """
        path, prefix, ref = match[0], match["prefix"] or "", match["ref"]
        target = self._former.get(ref, ref)
        if prefix == "id/":
            return self._leads(f"{target}/")
        return self._has_files(path) and (target == ref or self._leads(f"{prefix}{target}/"))

    def _has_files(self, path: str) -> bool:
        """True if the other files of a record and the targets of its retired ones are there."""
        retired = [successor(f"{path}{name}") for name in RETIRED_FILES]
        files = [f"{path}{name}" for name in FILES_OF_RECORDS]
        files = [successor(file) or file for file in files]
        files += [file for file in retired if file]
        return all((self.folder / file).is_file() for file in files)


def _permanent(file: str) -> set[str]:
    """The permanent path of a file: the folder of a page; none for what the line of a record covers."""
    folder, name = posixpath.split(file)
    if name == "index.html" and not file.startswith("assets/"):
        return {f"{folder}/" if folder else "./"}
    record = RECORD.fullmatch(f"{folder}/")
    is_covered = record is not None and record["prefix"] != "id/"
    return set() if is_covered or TEMPORARY.match(file) else {file}
