"""The files of records that are kept between builds: each set under the digest of all that it was made from.

A kept file is put into a site as a hard link, so that nothing is written twice, or as a copy where there can be no link.
A set is given only if each of its files has the size and the time of writing with which it was kept: a store that is
damaged, locked, or not writable makes a build slower, never wrong.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LIST = "list.json"
SEAL = hashlib.sha256().digest_size
NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP, errno.EACCES}
"""How a system says that a file cannot have two names here."""


@dataclass
class Store:
    """The sets of one folder; without a folder nothing is kept."""

    folder: Path | None
    used: set[str] = field(default_factory=set)

    def give(self, name: str, site: Path) -> bool:
        """Put the files that were kept under a name into a site; False, and no file, if one is not what it was."""
        if self.folder is None:
            return False
        self.used.add(name)
        placed: list[str] = []
        try:
            for kept, path in _checked(f"{self.folder}/{name}"):
                link(kept, f"{site}/{path}")
                placed.append(f"{site}/{path}")
        except (OSError, ValueError, TypeError):
            for file in placed:
                os.unlink(file)
            return False
        return True

    def keep(self, name: str, site: Path, paths: Iterable[str]) -> None:
        """Keep files of a site under a name, all or none; nothing goes wrong where they cannot be kept."""
        if self.folder is None:
            return
        self.used.add(name)
        part = self.folder / f"{name}.{os.getpid()}.part"
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            _fill(part, site, paths)
            part.rename(self.folder / name)
        shutil.rmtree(part, ignore_errors=True)

    def close(self) -> None:
        """Forget every set that was neither given nor kept."""
        with contextlib.suppress(OSError):
            for name in sorted(os.listdir(self.folder)) if self.folder else ():
                if name not in self.used:
                    shutil.rmtree(f"{self.folder}/{name}", ignore_errors=True)


@dataclass(frozen=True)
class Sealed:
    """A value of JSON, kept for as long as what it was made from is the same. It counts only whole."""

    file: Path | None
    made_from: bytes

    def load(self) -> Any:
        """The value as it was kept, or None."""
        try:
            whole = self.file.read_bytes() if self.file else b""
        except OSError:
            return None
        text = whole[SEAL:]
        return json.loads(text) if text and whole[:SEAL] == self._seal(text) else None

    def save(self, value: Any) -> None:
        """Keep a value in place of the last one; nothing goes wrong where it cannot be kept."""
        if self.file is None:
            return
        text = json.dumps(value, separators=(",", ":")).encode()
        new = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(self._seal(text) + text)
            new.replace(self.file)
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)

    def _seal(self, text: bytes) -> bytes:
        return hashlib.sha256(self.made_from + text).digest()


def link(file: str, name: str) -> None:
    """Give a file a second name, in a folder that is made if it is not there; a copy where that cannot be."""
    try:
        os.link(file, name)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(name), exist_ok=True)
        os.link(file, name)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, name)


def _checked(place: str) -> list[tuple[str, str]]:
    """The files of a set, each with its path below the site; an error if one has been touched."""
    with open(f"{place}/{LIST}", "rb") as file:
        kept = json.load(file)
    found = []
    for number, (path, size, written) in enumerate(kept):
        state = os.stat(f"{place}/{number}")
        if (state.st_size, state.st_mtime_ns) != (size, written):
            raise ValueError(path)
        found.append((f"{place}/{number}", path))
    return found


def _fill(part: Path, site: Path, paths: Iterable[str]) -> None:
    kept = []
    part.mkdir(parents=True)
    for number, path in enumerate(paths):
        link(f"{site}/{path}", f"{part}/{number}")
        state = os.stat(f"{part}/{number}")
        kept.append((path, state.st_size, state.st_mtime_ns))
    (part / LIST).write_text(json.dumps(kept), "utf-8")
