"""The files of records that are kept between builds: each set under the digest of all that it was made from.

A kept file is put into a site as a hard link, so that nothing is written twice, or as a copy where there can be no link.
A set is given only if each of its files has the size and the time of writing with which it was kept: a store that is
damaged, locked, or not writable makes a build slower, never wrong.

The site before the last one is spare. A folder of it that holds these very files and nothing else, as their inodes tell,
is moved as a whole, which is much quicker than a link for each file.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

LIST = "list.json"
PAGE = "index.html"
SEAL = hashlib.sha256().digest_size
NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP, errno.EACCES}
"""How a system says that a file cannot have two names here."""


@dataclass
class Store:
    """The sets of one folder; without a folder nothing is kept."""

    folder: Path | None
    spare: Path | None = None
    used: set[str] = field(default_factory=set)

    def give(self, name: str, site: Path) -> bool:
        """Put the files that were kept under a name into a site; False, and no file, if one is not what it was."""
        if self.folder is None:
            return False
        self.used.add(name)
        placed: list[str] = []
        try:
            for where, files in _checked(f"{self.folder}/{name}").items():
                if self._moved(where, site, files):
                    placed += [f"{site}/{where}/{one.name}" for one in files]
                    continue
                for one in files:
                    link(one.kept, f"{site}/{where}/{one.name}")
                    placed.append(f"{site}/{where}/{one.name}")
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

    def _moved(self, where: str, site: Path, files: list[Kept]) -> bool:
        """Move a spare folder to its place, if it holds these very files and nothing else."""
        # A folder with one file of a set, other than a page, is shared by thousands: even to look into it would take long.
        if self.spare is None or (len(files) == 1 and files[0].name != PAGE):
            return False
        try:
            with os.scandir(f"{self.spare}/{where}") as found:
                names = {(one.name, one.inode()) for one in found}
            if names != {(one.name, one.inode) for one in files}:
                return False
            _in_folder(os.rename, f"{self.spare}/{where}", f"{site}/{where}")
        except OSError:
            return False
        return True

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
        _in_folder(os.link, file, name)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, name)


def _in_folder(act: Callable[[str, str], None], what: str, name: str) -> None:
    """Link or rename, and make the folder of the new name if it is not there."""
    try:
        act(what, name)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(name), exist_ok=True)
        act(what, name)


class Kept(NamedTuple):
    """A file of a set: where it is kept, its number on the disk, and its name in a folder of the site."""

    kept: str
    inode: int
    name: str


def _checked(place: str) -> dict[str, list[Kept]]:
    """The files of a set, by their folders below the site; an error if one has been touched."""
    with open(f"{place}/{LIST}", "rb") as file:
        listed = json.load(file)
    found: dict[str, list[Kept]] = {}
    for number, (path, size, written) in enumerate(listed):
        state = os.stat(f"{place}/{number}")
        if (state.st_size, state.st_mtime_ns) != (size, written):
            raise ValueError(path)
        where, _, name = path.rpartition("/")
        found.setdefault(where, []).append(Kept(f"{place}/{number}", state.st_ino, name))
    return found


def _fill(part: Path, site: Path, paths: Iterable[str]) -> None:
    kept = []
    part.mkdir(parents=True)
    for number, path in enumerate(paths):
        link(f"{site}/{path}", f"{part}/{number}")
        state = os.stat(f"{part}/{number}")
        kept.append((path, state.st_size, state.st_mtime_ns))
    (part / LIST).write_text(json.dumps(kept), "utf-8")
