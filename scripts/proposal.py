"""The files of a commit that nobody has read yet, taken out of Git as they are.

`git archive` and `git checkout` obey the attributes that the commit itself brings: a line `export-ignore`
hides a page from who judges it. Objects have no attributes.
"""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

FILE_MODES = ("100644", "100755")


class UnusableProposalError(ValueError):
    """A commit has something else than files, or a path that leads out of its folder."""


def files(repository: Path, commit: str, folders: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The path and the content of every file of a commit in some folders."""
    names = digests(repository, commit, folders)
    wanted = "\n".join(names.values()).encode("ascii")
    objects = git(repository, "cat-file", "--batch", given=wanted)
    start = 0
    for path in names:
        # Each object is a line with its name, its type and its size, its content, and the end of a line.
        begin = objects.index(b"\n", start) + 1
        size = int(objects[start : begin - 1].split(b" ")[2])
        start = begin + size + 1
        yield path, objects[begin : begin + size]


def digests(repository: Path, commit: str, folders: Sequence[str]) -> dict[str, str]:
    """The path of every file → the name of its content in Git."""
    words = ("ls-tree", "-r", "-z", "--full-tree", commit, "--", *folders)
    names = {}
    for line in filter(None, git(repository, *words).decode("utf-8", "replace").split("\0")):
        about, _, path = line.partition("\t")
        mode, _, name = about.split(" ")
        if mode not in FILE_MODES or not _stays_inside(path):
            raise UnusableProposalError(f"{path!r} is no ordinary file (mode {mode})")
        names[path] = name
    return names


def _stays_inside(path: str) -> bool:
    """True for a path of plain names."""
    where = PurePosixPath(path)
    return not where.is_absolute() and not {"..", ".git"} & set(where.parts)


def git(repository: Path, *words: str, given: bytes | None = None) -> bytes:
    """The output of a command of Git."""
    command = ["git", "-C", str(repository), "-c", "safe.directory=*", *words]
    # Fixed words and a commit, and no shell.
    done = subprocess.run(command, input=given, check=True, capture_output=True)  # noqa: S603
    return done.stdout
