"""The files in docs/: portable names, and only types that the site publishes."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue.lint.page_model import Page
from catalogue.lint.publishable_files import Judge
from catalogue.model.findings import Finding, Span
from catalogue.source.files import ASSET, LONGEST_NAME, RESERVED, SLUG
from catalogue.source.loading import Catalogue

LICENCE = re.compile(r"[\w.-]*licen[cs]e\.txt", re.IGNORECASE)
"""The licence of a script or a typeface, in the same folder."""


@dataclass(frozen=True)
class Item:
    """A file or folder in docs/, with its path in the repository."""

    path: str
    name: str
    file: os.DirEntry[str]

    @property
    def in_assets(self) -> bool:
        """True in docs/assets."""
        return self.path.startswith("docs/assets/")

    def finding(self, rule: str, **values: object) -> Finding:
        """A finding on the file as a whole."""
        return Finding(self.path, Span(), rule, {key: str(value) for key, value in values.items()})


def files(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """Every file has a portable name and a type that the site publishes."""
    seen: dict[str, Item] = {}
    judge = Judge(catalogue.root / "docs")
    for item in _items(catalogue.root):
        yield from _judge(item, catalogue.vocabularies.languages, judge)
        output = _output(item)
        if (other := seen.setdefault(output, item)) is not item:
            yield item.finding("page-collision", other=other.path)


def _judge(item: Item, languages: tuple[str, ...], judge: Judge) -> Iterator[Finding]:
    if item.file.is_symlink():
        yield item.finding("page-symlink")
        return
    if item.in_assets and LICENCE.fullmatch(item.name):
        return
    yield from _name_faults(item, languages)
    if item.file.is_file():
        for rule, values in judge.faults(item.path.removeprefix("docs/")):
            yield item.finding(rule, **values)


def _name_faults(item: Item, languages: tuple[str, ...]) -> Iterator[Finding]:
    stem, *middle = item.name.removesuffix(".md").split(".")
    if stem.lower() in RESERVED:
        yield item.finding("page-file-name", reserved=stem)
    elif item.in_assets:
        if not (SLUG if item.file.is_dir() else ASSET).fullmatch(item.name):
            yield item.finding("page-file-name", name=item.name)
    elif middle and middle[-1] not in languages[1:] and SLUG.fullmatch(stem) and item.name.endswith(".md"):
        yield item.finding("page-file-name", locale=middle[-1], known=", ".join(languages[1:]))
    elif not SLUG.fullmatch(stem) or len(middle) > 1 or len(item.name) > LONGEST_NAME:
        yield item.finding("page-file-name", name=item.name, most=LONGEST_NAME)


def _items(root: Path) -> Iterator[Item]:
    """Every file and folder in docs/, in order; symbolic links are listed but not followed."""
    pending = [("docs", os.fspath(root / "docs"))]
    while pending:
        path, folder = pending.pop()
        with os.scandir(folder) as entries:
            items = [Item(f"{path}/{entry.name}", entry.name, entry) for entry in sorted(entries, key=lambda entry: entry.name)]
        yield from items
        pending += [(item.path, item.file.path) for item in reversed(items) if item.file.is_dir(follow_symlinks=False)]


def _output(item: Item) -> str:
    """The path on the site, as a file system that ignores case and Unicode form sees it."""
    path = unicodedata.normalize("NFC", item.path).casefold()
    is_page = path.endswith(".md") and not item.file.is_dir()
    return path.removesuffix("/index.md").removesuffix(".md") + "/" if is_page else path
