"""Pages that are kept between builds, each with the digest of all that it was made from.

A page is given back only for the very digest it was kept with, and only if its own bytes are still what they were: a
cache that is damaged, locked or not writable makes a build slower, never wrong.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

TABLE = "CREATE TABLE IF NOT EXISTS pages (path TEXT PRIMARY KEY, made_from BLOB, digest BLOB, html TEXT)"
PATIENCE = 2.0
"""Seconds to wait for another build that writes to the same file."""


@dataclass
class Store:
    """The pages of one file; without a file nothing is kept."""

    file: Path | None
    fresh: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    """Pages made since, with what they were made from."""

    def get(self, path: str, made_from: bytes) -> str | None:
        """The page at a path if it was made from the same."""
        row = self._known.get(path)
        if row is None or row[0] != made_from:
            return None
        html: str = self._html(path)
        return html if _digest(html) == row[1] else None

    def keep(self, path: str, made_from: bytes, html: str) -> None:
        """Remember a page for the next build."""
        self.fresh[path] = (made_from, html)

    def close(self, paths: Iterable[str]) -> None:
        """Write what is new, and forget every page whose path is no longer among those of the site."""
        gone = self._known.keys() - set(paths)
        if self._connection and (self.fresh or gone):
            rows = [(path, made_from, _digest(html), html) for path, (made_from, html) in self.fresh.items()]
            with _forgiving(), self._connection as connection:
                connection.executemany("DELETE FROM pages WHERE path = ?", [(path,) for path in gone])
                connection.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", rows)
        if self._connection:
            self._connection.close()

    def __post_init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._known: dict[str, tuple[bytes, bytes]] = {}
        if self.file:
            with _forgiving():
                self._connection = _open(self.file)
                rows = self._connection.execute("SELECT path, made_from, digest FROM pages")
                self._known = {path: (made_from, digest) for path, made_from, digest in rows}

    def _html(self, path: str) -> str:
        with _forgiving():
            row = (
                self._connection.execute("SELECT html FROM pages WHERE path = ?", (path,)).fetchone() if self._connection else None
            )
            return str(row[0]) if row else ""
        return ""


def _open(file: Path) -> sqlite3.Connection:
    """The file of pages; one that is no database is begun anew."""
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(TABLE)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        connection.close()
        file.unlink()
        return _open(file)
    return connection


@contextlib.contextmanager
def _forgiving() -> Iterator[None]:
    """Go on without what could not be read or kept."""
    with contextlib.suppress(sqlite3.Error, OSError):
        yield


def _digest(html: str) -> bytes:
    return hashlib.blake2b(html.encode("utf-8"), digest_size=16).digest()
