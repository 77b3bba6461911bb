"""The files of docs/ that may be published: pages, passive pictures and documents, styles, and the scripts and drawings in use.

This is the only judge: the checker reports what it refuses; the build, the preview and `serve` leave it out.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from catalogue.lint import pictures
from catalogue.lint.pictures import Fault
from catalogue.source.files import is_portable

BELOW_ASSETS = {"md", "png", "jpg", "svg", "pdf"}
IN_FOLDERS = {"css": "assets/css", "js": "assets/js", "woff2": "assets/fonts", "txt": "assets/fonts"}
NAMED = re.compile(r"assets/(?:js/[a-z0-9/.-]+\.js|[a-z0-9.-]+\.svg)")
IMPORT = re.compile(r"""((?:\bfrom|\bimport|\burl)\s*\(?\s*["'])(\.{1,2}/[a-z0-9/.-]+\.(?:js|woff2))(?=["'])""")
DANGEROUS = ("image-type", "pdf-active", "file-type")


@dataclass
class Judge:
    """What may be published of a folder docs/; the templates beside it say what can act and is used."""

    docs: Path

    def allowed(self, path: str) -> bool:
        """True for a file in docs/ that may be published."""
        where = PurePosixPath(path)
        if where.is_absolute() or ".." in where.parts or self._is_linked(where) or not is_portable(path):
            return False
        return not any(rule in DANGEROUS for rule, _ in self.faults(path))

    def faults(self, path: str) -> Iterator[Fault]:
        """The faults of the type and of the content of a file."""
        kind = PurePosixPath(path).suffix.removeprefix(".")
        folder = IN_FOLDERS.get(kind, "assets" if kind in BELOW_ASSETS else "")
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
        found: set[str] = set()
        while pending:
            found.add(path := pending.pop())
            imported = IMPORT.findall((self.docs / path).read_text("utf-8")) if (self.docs / path).is_file() else []
            pending |= {posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) for _, name in imported} - found
        return found

    def _is_linked(self, where: PurePosixPath) -> bool:
        """True if the file or one of its folders is a symbolic link, or if the file does not exist."""
        paths = [self.docs / part for part in (where, *where.parents)][:-1]
        return not (self.docs / where).is_file() or any(path.is_symlink() for path in paths)
