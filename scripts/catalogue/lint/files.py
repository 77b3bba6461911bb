"""The files in docs/: portable names, and only types that the site publishes."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from catalogue.lint.page_model import Page
from catalogue.lint.pictures import Fault
from catalogue.lint.publishable_files import Judge
from catalogue.model.findings import Finding, Span
from catalogue.source.files import ASSET, LONGEST_NAME, RESERVED, SLUG
from catalogue.source.loading import Catalogue

LICENCE = re.compile(r"[\w.-]*licen[cs]e\.txt", re.IGNORECASE)
"""The licence of a script or a typeface, in the same folder."""


Entry = os.DirEntry[str]


def files(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """Every file has a portable name and a type that the site publishes."""
    seen: dict[str, str] = {}
    judge, languages = Judge(catalogue.root / "docs"), catalogue.vocabularies.languages
    for path, file in _items(catalogue.root):
        other = seen.setdefault(_output(path, file), path)
        collision: list[Fault] = [("page-collision", {"other": other})] if other != path else []
        for rule, values in (*_faults(path, file, languages, judge), *collision):
            yield Finding(path, Span(), rule, {key: str(value) for key, value in values.items()})


def _faults(path: str, file: Entry, languages: tuple[str, ...], judge: Judge) -> Iterator[Fault]:
    in_assets = path.startswith("docs/assets/")
    if file.is_symlink():
        yield "page-symlink", {}
    elif not (in_assets and LICENCE.fullmatch(file.name)):
        yield from _name_faults(file, in_assets, languages)
        yield from judge.faults(path.removeprefix("docs/")) if file.is_file() else ()


def _name_faults(file: Entry, in_assets: bool, languages: tuple[str, ...]) -> Iterator[Fault]:
    name = file.name
    stem, *middle = name.removesuffix(".md").split(".")
    if stem.lower() in RESERVED:
        yield "page-file-name", {"reserved": stem}
    elif in_assets:
        if not (SLUG if file.is_dir() else ASSET).fullmatch(name):
            yield "page-file-name", {"name": name}
    elif middle and middle[-1] not in languages[1:] and SLUG.fullmatch(stem) and name.endswith(".md"):
        yield "page-file-name", {"locale": middle[-1], "known": ", ".join(languages[1:])}
    elif not SLUG.fullmatch(stem) or len(middle) > 1 or len(name) > LONGEST_NAME:
        yield "page-file-name", {"name": name, "most": LONGEST_NAME}


def _items(root: Path) -> Iterator[tuple[str, Entry]]:
    """Every file and folder in docs/ with its path, in order; symbolic links are listed but not followed."""
    pending = [("docs", os.fspath(root / "docs"))]
    while pending:
        above, folder = pending.pop()
        with os.scandir(folder) as entries:
            items = [(f"{above}/{entry.name}", entry) for entry in sorted(entries, key=lambda entry: entry.name)]
        yield from items
        pending += [(path, entry.path) for path, entry in reversed(items) if entry.is_dir(follow_symlinks=False)]


def _output(path: str, file: Entry) -> str:
    """The path on the site, as a file system that ignores case and Unicode form sees it."""
    path = unicodedata.normalize("NFC", path).casefold()
    is_page = path.endswith(".md") and not file.is_dir()
    return path.removesuffix("/index.md").removesuffix(".md") + "/" if is_page else path
