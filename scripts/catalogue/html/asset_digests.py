"""The site's own scripts and styles, under names that change with their content: a browser may keep them for ever.

site.js is published as site.3f2a1b9c04.js; a script that imports another, and a style that names a font, use the new name.
The plain names are published too, for pages that were kept elsewhere.
"""

import hashlib
import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from catalogue.lint.publishable_files import IMPORT, Judge
from catalogue.source.files import write_file

NAMED = ("css/*.css", "js/**/*.js", "*.svg", "fonts/*.woff2")
DIGITS = 10
COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
"""A comment of a style sheet."""


@dataclass
class Assets:
    """The files below a folder, by the path at which pages ask for them: assets/js/site.js."""

    docs: Path
    _contents: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def names(self) -> dict[str, str]:
        """Plain path → path with the digest of the content."""
        files = (file for pattern in NAMED for file in (self.docs / "assets").glob(pattern))
        judge, paths = (
            Judge(self.docs),
            sorted(file.relative_to(self.docs).as_posix() for file in files),
        )
        return {path: self._named(path) for path in paths if judge.allowed(path)}

    def write(self, folder: Path) -> None:
        """Write every file under the name with its digest."""
        for path, named in self.names.items():
            write_file(folder / named, self._content(path))

    def read(self, named: str) -> bytes | None:
        """The content of the file that is published under a name with a digest, or None."""
        path = self._plain.get(named)
        return None if path is None else self._content(path)

    @cached_property
    def _plain(self) -> dict[str, str]:
        """Path with the digest of the content → plain path."""
        return {named: path for path, named in self.names.items()}

    def _named(self, path: str) -> str:
        stem, _, suffix = path.rpartition(".")
        return f"{stem}.{hashlib.sha256(self._content(path)).hexdigest()[:DIGITS]}.{suffix}"

    def _content(self, path: str) -> bytes:
        """The bytes as published: imports of scripts and fonts lead to the names with digests; styles have no comments."""
        if path not in self._contents:
            raw, here = (self.docs / path).read_bytes(), posixpath.dirname(path)
            self._contents[path] = raw
            if path.endswith((".js", ".css")):
                text = IMPORT.sub(
                    lambda match: match[1] + self._imported(here, match[2]), raw.decode("utf-8")
                )
                self._contents[path] = (
                    text if path.endswith(".js") else COMMENT.sub("", text)
                ).encode("utf-8")
        return self._contents[path]

    def _imported(self, here: str, target: str) -> str:
        """An import of a file in a folder: its name with the digest, in the same folder as before."""
        name = self._named(posixpath.normpath(posixpath.join(here, target))).rpartition("/")[2]
        return f"{target.rpartition('/')[0]}/{name}"
