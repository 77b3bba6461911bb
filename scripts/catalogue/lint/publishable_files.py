"""The files of docs/ that may be published: pages, passive pictures and documents, styles, and the scripts and drawings in use.

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
from catalogue.model.findings import Finding, Span
from catalogue.source.catalogue import Catalogue
from catalogue.source.files import ASSET, LONGEST_NAME, RESERVED, SLUG, is_portable

FOLDERS = {"css": "assets/css", "js": "assets/js", "woff2": "assets/fonts", "txt": "assets/fonts"}
FOLDERS |= dict.fromkeys(("png", "jpg", "svg", "pdf"), "assets")
NAMED = re.compile(r"assets/(?:js/[a-z0-9/.-]+\.js|[a-z0-9.-]+\.svg)")
IMPORT = re.compile(
    r"""((?:\bfrom|\bimport|\burl)\s*\(?\s*["'])(\.{1,2}/[a-z0-9/.-]+\.(?:js|woff2))(?=["'])"""
)
DANGEROUS = ("image-type", "pdf-active", "file-type")
LICENCE = re.compile(r"[\w.-]*licen[cs]e\.txt", re.IGNORECASE)
"""The licence of a script or a typeface, in the same folder."""


@dataclass
class Judge:
    """What may be published of a folder docs/; the templates next to it name the scripts and drawings in use."""

    docs: Path

    def allowed(self, path: str) -> bool:
        """True for a file in docs/ that may be published."""
        where = PurePosixPath(path)
        if (
            where.is_absolute()
            or ".." in where.parts
            or not is_portable(path)
            or not (self.docs / where).is_file()
        ):
            return False
        if any((self.docs / part).is_symlink() for part in (where, *where.parents)[:-1]):
            return False
        return not any(rule in DANGEROUS for rule, _ in self.faults(path))

    def faults(self, path: str) -> Iterator[Fault]:
        """The faults of the type and of the content of a file."""
        kind = PurePosixPath(path).suffix.removeprefix(".")
        folder = FOLDERS.get(kind)
        if kind in ("js", "svg") and path not in self.named:
            yield "file-type", {"unnamed": path}
        elif kind != "md" and not (folder and path.startswith(f"{folder}/")):
            yield "file-type", {"kind": kind}
        yield from pictures.faults(self.docs / path, kind)

    @cached_property
    def named(self) -> set[str]:
        """The scripts and drawings that a template names, and the scripts that they import: a drawing may hold a script."""
        templates = (self.docs.parent / "overrides").rglob("*.html")
        pending = {name for file in templates for name in NAMED.findall(file.read_text("utf-8"))}
        paths: set[str] = set()
        while pending:
            paths.add(path := pending.pop())
            imported = (
                IMPORT.findall((self.docs / path).read_text("utf-8"))
                if (self.docs / path).is_file()
                else []
            )
            pending |= {
                posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
                for _, name in imported
            } - paths
        return paths


def files(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """Every file has a portable name and a type that the site publishes."""
    seen: dict[str, str] = {}
    judge, languages = Judge(catalogue.root / "docs"), catalogue.vocabularies.languages
    # In a folder come its files and folders, then what is in these. Symbolic links are listed, but not followed.
    for file in sorted(judge.docs.rglob("*"), key=lambda file: (file.parent, file.name)):
        path = file.relative_to(catalogue.root).as_posix()
        other = seen.setdefault(_output(path, file), path)
        collision: list[Fault] = [("page-collision", {"other": other})] if other != path else []
        for rule, values in (*_faults(path, file, languages, judge), *collision):
            yield Finding(path, Span(), rule, {key: str(value) for key, value in values.items()})


def _faults(path: str, file: Path, languages: tuple[str, ...], judge: Judge) -> Iterator[Fault]:
    in_assets = path.startswith("docs/assets/")
    if file.is_symlink():
        yield "page-symlink", {}
    elif not (in_assets and LICENCE.fullmatch(file.name)):
        yield from _name_faults(file, in_assets, languages)
        yield from judge.faults(path.removeprefix("docs/")) if file.is_file() else ()


def _name_faults(file: Path, in_assets: bool, languages: tuple[str, ...]) -> Iterator[Fault]:
    name = file.name
    stem, *middle = name.removesuffix(".md").split(".")
    if stem.lower() in RESERVED:
        yield "page-file-name", {"reserved": stem}
    elif in_assets:
        if not (SLUG if file.is_dir() else ASSET).fullmatch(name):
            yield "page-file-name", {"name": name}
    elif (
        middle and middle[-1] not in languages[1:] and SLUG.fullmatch(stem) and name.endswith(".md")
    ):
        yield "page-file-name", {"locale": middle[-1], "known": ", ".join(languages[1:])}
    elif not SLUG.fullmatch(stem) or len(middle) > 1 or len(name) > LONGEST_NAME:
        yield "page-file-name", {"name": name, "most": LONGEST_NAME}


def _output(path: str, file: Path) -> str:
    """The path on the site, as a file system that ignores case and Unicode form sees it."""
    path = unicodedata.normalize("NFC", path).casefold()
    is_page = path.endswith(".md") and not file.is_dir()
    return path.removesuffix("/index.md").removesuffix(".md") + "/" if is_page else path
