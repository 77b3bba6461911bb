"""The files of each record from earlier builds, under the digest of everything they depend on.

A cached file is hard-linked into the site, or copied where a link is not possible. An entry is used only if the size and
the modification time of each of its files still match: a cache that is damaged, locked, or not writable makes a build
slower, never wrong.
"""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

LIST = "list.json"
NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP, errno.EACCES}
"""The errors of systems on which a file cannot have two names."""


@dataclass
class Cache:
    """The entries of one folder; without a folder nothing is cached."""

    folder: Path | None
    used: set[str] = field(default_factory=set)

    def restore(self, key: str, site: Path) -> bool:
        """Put the files of an entry into a site; False, and no file, if one of them is missing or has changed."""
        if self.folder is None:
            return False
        self.used.add(key)
        placed: list[str] = []
        try:
            for cached, path in _checked(f"{self.folder}/{key}"):
                link(cached, f"{site}/{path}")
                placed.append(f"{site}/{path}")
        except (OSError, ValueError, TypeError):
            for file in placed:
                os.unlink(file)
            return False
        return True

    def save(self, key: str, site: Path, paths: Iterable[str]) -> None:
        """Cache files of a site as one entry, all or none; an error of the disk is no error of the build."""
        if self.folder is None:
            return
        self.used.add(key)
        part = self.folder / f"{key}.{os.getpid()}.part"
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder / key, ignore_errors=True)
            _fill(part, site, paths)
            part.rename(self.folder / key)
        shutil.rmtree(part, ignore_errors=True)

    def prune(self) -> None:
        """Delete every entry that was neither restored nor saved."""
        with contextlib.suppress(OSError):
            for key in sorted(os.listdir(self.folder)) if self.folder else ():
                if key not in self.used:
                    shutil.rmtree(f"{self.folder}/{key}", ignore_errors=True)


def link(file: str, name: str) -> None:
    """Hard-link a file, and create the folders above the new name; copy it where a link is not possible."""
    os.makedirs(os.path.dirname(name), exist_ok=True)
    try:
        os.link(file, name)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        shutil.copyfile(file, name)


def _checked(entry: str) -> list[tuple[str, str]]:
    """Each file of an entry with its path in the site; an error if one has been touched."""
    with open(f"{entry}/{LIST}", "rb") as file:
        rows = json.load(file)
    files = []
    for number, (path, size, modified) in enumerate(rows):
        state = os.stat(f"{entry}/{number}")
        if (state.st_size, state.st_mtime_ns) != (size, modified):
            raise ValueError(path)
        files.append((f"{entry}/{number}", path))
    return files


def _fill(entry: Path, site: Path, paths: Iterable[str]) -> None:
    rows = []
    entry.mkdir(parents=True)
    for number, path in enumerate(paths):
        link(f"{site}/{path}", f"{entry}/{number}")
        state = os.stat(f"{entry}/{number}")
        rows.append((path, state.st_size, state.st_mtime_ns))
    (entry / LIST).write_text(json.dumps(rows), "utf-8")
