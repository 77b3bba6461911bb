"""The site's own scripts and styles, under names that change with their content.

A browser may keep them for ever. site.js is published as site.3f2a1b9c04.js; a script that imports
another, and a style that names a font, use the new name. The plain names are published too, for pages
that were kept elsewhere.
"""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from catalogue.lint.publishable_files import IMPORT, Judge
from catalogue.source.files import write_file

NAMED = ("css/*.css", "js/**/*.js", "*.svg", "fonts/*.woff2")
DIGITS = 10
STATIC_IMPORT = re.compile(
    r"""^import (?:[^"';]*? from )?["'](\.{1,2}/[^"']+\.js)["'];""", re.MULTILINE
)
"""An import that a browser follows before it runs a script; not one that is called when it is used."""

COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
"""A comment of a style sheet."""

STRING_OR_SPACES = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,])\s*|(:)\s+""")
"""A string of a style sheet, which stays as it is; or a mark between rules with the spaces around it."""


@dataclass
class Assets:
    """The files below a folder, by the path at which pages ask for them: assets/js/site.js."""

    docs: Path
    added: Mapping[str, str] = field(default_factory=dict)
    """Rules that an adaptation adds to the end of style sheets: path → rules."""

    _contents: dict[str, bytes] = field(default_factory=dict)
    _imports: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def names(self) -> dict[str, str]:
        """Plain path → path with the digest of the content."""
        judge = Judge(self.docs)
        files = (file for pattern in NAMED for file in (self.docs / "assets").glob(pattern))
        paths = sorted(file.relative_to(self.docs).as_posix() for file in files)
        return {path: self._named(path) for path in paths if judge.allowed(path)}

    def write(self, folder: Path) -> None:
        """Write every file under the name with its digest."""
        for path, named in self.names.items():
            write_file(folder / named, self.content(path))
        for path in self.added:
            write_file(folder / path, self.content(path))

    def read(self, named: str) -> bytes | None:
        """The content of the file that is published under a name with a digest, or None."""
        path = named if named in self.added else self._plain.get(named)
        return None if path is None else self.content(path)

    def imports(self, path: str) -> list[str]:
        """The scripts that a script needs before it runs, each once, by their plain paths.

        A page that names them has them fetched together: a browser would find those that another one
        imports only when that has come, a wait after the other.
        """
        if path not in self._imports:
            found = [path]
            for script in found:  # which grows meanwhile
                found += [one for one in self._imported_by(script) if one not in found]
            self._imports[path] = found[1:]
        return self._imports[path]

    def _imported_by(self, script: str) -> list[str]:
        """The scripts that a script names at its beginning; none if it is not published."""
        if script not in self.names:
            return []
        folder = posixpath.dirname(script)
        source = (self.docs / script).read_text("utf-8")
        targets = STATIC_IMPORT.findall(source)
        return [posixpath.normpath(posixpath.join(folder, target)) for target in targets]

    @cached_property
    def _plain(self) -> dict[str, str]:
        """Path with the digest of the content → plain path."""
        return {named: path for path, named in self.names.items()}

    def _named(self, path: str) -> str:
        stem, _, suffix = path.rpartition(".")
        digest = hashlib.sha256(self.content(path)).hexdigest()
        return f"{stem}.{digest[:DIGITS]}.{suffix}"

    def content(self, path: str) -> bytes:
        """The bytes as published, which are made once."""
        if path not in self._contents:
            raw = (self.docs / path).read_bytes()
            # Scripts that import each other end here: the second one takes this content.
            self._contents[path] = raw
            if path.endswith((".js", ".css")):
                whole = raw + self.added.get(path, "").encode()
                self._contents[path] = self._with_imports(path, whole)
        return self._contents[path]

    def _with_imports(self, path: str, raw: bytes) -> bytes:
        """A script or a style: imports and fonts lead to the names with digests."""
        folder = posixpath.dirname(path)

        def imported(match: re.Match[str]) -> str:
            return match[1] + self._imported(folder, match[2])

        text = IMPORT.sub(imported, raw.decode("utf-8"))
        if path.endswith(".css"):
            text = _brief_style(text)
        return text.encode("utf-8")

    def _imported(self, folder: str, target: str) -> str:
        """An import of a file in a folder: its name with the digest, in the same folder as before."""
        path = posixpath.normpath(posixpath.join(folder, target))
        name = posixpath.basename(self._named(path))
        return f"{posixpath.dirname(target)}/{name}"


def _brief_style(text: str) -> str:
    """A style sheet without comments and the spaces that say nothing: each page waits for it.

    A space before a colon is kept: it sets apart the parts of a selector.
    """
    bare = COMMENT.sub("", text)
    return STRING_OR_SPACES.sub(_kept, bare).replace(";}", "}")


def _kept(match: re.Match[str]) -> str:
    """A string as it is; of a mark with spaces around it, the mark."""
    return str(match[match.lastindex or 0])
