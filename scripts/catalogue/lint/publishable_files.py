"""The files of docs/ that may be published: pages, pictures, documents, styles, scripts and drawings.

This is the only judge: the checker reports what it refuses; the build, the preview and `serve` leave it out.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from catalogue.lint import pictures
from catalogue.lint.page_model import Page
from catalogue.lint.pictures import Fault
from catalogue.lint.registry import catalogue_rule
from catalogue.model.findings import Finding, Span
from catalogue.model.types import RESERVED
from catalogue.source.catalogue import Catalogue
from catalogue.source.files import (
    ASSET,
    LONGEST_NAME,
    LONGEST_PATH,
    MOST_FOLDERS,
    SLUG,
    is_deep,
    is_portable,
)
from catalogue.source.made_addresses import is_made
from catalogue.source.state_pages import state_pages

FOLDERS = {"css": "assets/css", "js": "assets/js", "woff2": "assets/fonts", "txt": "assets/fonts"}
FOLDERS |= dict.fromkeys(("png", "jpg", "svg", "pdf"), "assets")
NAMED = re.compile(r"assets/(?:js/[a-z0-9/.-]+\.js|[a-z0-9.-]+\.svg)")
IMPORT = re.compile(
    r"""((?:\bfrom|\bimport|\burl)\s*\(?\s*["'])(\.{1,2}/[a-z0-9/.-]+\.(?:js|woff2))(?=["'])"""
)
TEXTS = ("css", "js", "svg", "txt")
DANGEROUS = ("image-type", "pdf-active", "file-type", "page-encoding")
LICENCE = re.compile(r"[\w.-]*licen[cs]e\.txt", re.IGNORECASE)
"""The licence of a script or a typeface, in the same folder."""


@dataclass
class Judge:
    """Which files of docs/ may be published; the templates beside it name the scripts and drawings in use."""

    docs: Path

    def allowed(self, path: str) -> bool:
        """True for a file in docs/ that may be published."""
        where = PurePosixPath(path)
        if where.is_absolute() or ".." in where.parts or not is_portable(path):
            return False
        if not (self.docs / where).is_file() or self._has_link(where):
            return False
        return not any(rule in DANGEROUS for rule, _ in self.faults(path))

    def _has_link(self, where: PurePosixPath) -> bool:
        """True if a file, or a folder above it, is a symbolic link."""
        parts = (where, *where.parents)[:-1]
        return any((self.docs / part).is_symlink() for part in parts)

    def faults(self, path: str) -> Iterator[Fault]:
        """The faults of the type and of the content of a file."""
        kind = PurePosixPath(path).suffix.removeprefix(".")
        folder = FOLDERS.get(kind)
        if kind in ("js", "svg") and path not in self.named:
            yield "file-type", {"unnamed": path}
        elif kind != "md" and not (folder and path.startswith(f"{folder}/")):
            yield "file-type", {"kind": kind}
        if kind in TEXTS:
            yield from _no_text(self.docs / path)
        yield from pictures.faults(self.docs / path, kind)

    @cached_property
    def named(self) -> set[str]:
        """The scripts and drawings that a template names, and the scripts that these import.

        Others are refused: a drawing may hold a script.
        """
        pending: set[str] = set()
        for template in (self.docs.parent / "overrides").rglob("*.html"):
            pending.update(NAMED.findall(template.read_text("utf-8")))
        paths: set[str] = set()
        while pending:
            path = pending.pop()
            paths.add(path)
            pending |= self._imported(path) - paths
        return paths

    def _imported(self, path: str) -> set[str]:
        """The paths of the scripts and typefaces that a file imports."""
        file = self.docs / path
        if not file.is_file():
            return set()
        folder = posixpath.dirname(path)
        names = (name for _, name in IMPORT.findall(file.read_text("utf-8", errors="replace")))
        return {posixpath.normpath(posixpath.join(folder, name)) for name in names}


def _no_text(file: Path) -> Iterator[Fault]:
    """The fault of a text that is not UTF-8: nothing can be made of it."""
    try:
        file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        yield "page-encoding", {"byte": error.start}


@catalogue_rule(
    "page-encoding",
    "page-collision",
    "page-symlink",
    "page-file-name",
    "file-type",
    "pdf-active",
    "image-size",
    "image-type",
    "image-damaged",
    "image-dimensions",
    "image-metadata",
)
def files(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """Every file has a portable name, an address of its own, and a type that the site publishes."""
    seen: dict[str, str] = {}
    judge, languages = Judge(catalogue.root / "docs"), catalogue.vocabularies.languages
    of_states = {f"docs/{name}/" for name in state_pages(catalogue.vocabularies)}
    # First the files and folders of a folder, then what is in these. Symbolic links are not followed.
    for file in sorted(judge.docs.rglob("*"), key=_folder_and_name):
        path = file.relative_to(catalogue.root).as_posix()
        faults = list(_faults(path, file, languages, judge))
        other = seen.setdefault(_output(path, file), path)
        if other != path:
            faults.append(("page-collision", {"other": other}))
        elif file.is_file() and (
            is_made(path.removeprefix("docs/")) or _output(path, file) in of_states
        ):
            faults.append(("page-collision", {"made": path.removeprefix("docs/")}))
        for rule, values in faults:
            yield Finding(path, Span(), rule, {key: str(value) for key, value in values.items()})


def _folder_and_name(file: Path) -> tuple[Path, str]:
    return file.parent, file.name


def _faults(path: str, file: Path, languages: tuple[str, ...], judge: Judge) -> Iterator[Fault]:
    in_assets = path.startswith("docs/assets/")
    if file.is_symlink():
        yield "page-symlink", {}
    elif not (in_assets and LICENCE.fullmatch(file.name)):
        yield from _name_faults(file, in_assets, languages)
        if file.is_file():
            yield from judge.faults(path.removeprefix("docs/"))


def _name_faults(file: Path, in_assets: bool, languages: tuple[str, ...]) -> Iterator[Fault]:
    stem = file.name.removesuffix(".md").partition(".")[0]
    path = file.as_posix().rpartition("/docs/")[2]
    if is_deep(path):
        values = {"folders": path.count("/"), "length": len(path)}
        yield "page-file-name", {**values, "deepest": MOST_FOLDERS, "longest": LONGEST_PATH}
    elif stem.lower() in RESERVED:
        yield "page-file-name", {"reserved": stem}
    elif in_assets:
        pattern = SLUG if file.is_dir() else ASSET
        if not pattern.fullmatch(file.name):
            yield "page-file-name", {"name": file.name}
    else:
        yield from _page_name_faults(file.name, languages[1:])


def _page_name_faults(name: str, suffixes: tuple[str, ...]) -> Iterator[Fault]:
    """The faults of the name of a page or a folder; a page of another language has a suffix."""
    stem, *middle = name.removesuffix(".md").split(".")
    is_slug = SLUG.fullmatch(stem) is not None
    names_other_language = middle and middle[-1] not in suffixes and name.endswith(".md")
    if names_other_language and is_slug:
        yield "page-file-name", {"locale": middle[-1], "known": ", ".join(suffixes)}
    elif not is_slug or len(middle) > 1 or len(name) > LONGEST_NAME:
        yield "page-file-name", {"name": name, "most": LONGEST_NAME}


def _output(path: str, file: Path) -> str:
    """The path on the site, as a file system that ignores case and Unicode form sees it."""
    path = unicodedata.normalize("NFC", path).casefold()
    is_page = path.endswith(".md") and not file.is_dir()
    return path.removesuffix("/index.md").removesuffix(".md") + "/" if is_page else path
