"""A branch with one commit that changes some pages, made of objects of Git.

Neither the working folder nor the index is read or written, and no hook and no filter runs.
"""

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from catalogue.source.letters import Letter, LetterError
from proposed_pages import ProposedPage, stem

NOBODY = "A reader"
"""The author of a proposal whose writer chose no name."""

EDITORS = "The editors"
"""Who commits where Git knows no name."""

ABOUT = {
    "resource": "Add",
    "practice": "Add",
    "step": "Add a step to",
    "pitfall": "Add a pitfall to",
    "evidence": "Add evidence to",
    "correction": "Correct",
    "translation": "Translate",
}
"""Kind of proposal → the first words of its commit."""

BODY = "The pages are those of a letter; its author has the name that the writer chose."
LONGEST_SUBJECT = 72
NO_COMMIT = "0" * 40


def commit_of(root: Path) -> str:
    """The commit that is checked out; a LetterError where there is no Git or no repository."""
    try:
        return _git(root, "rev-parse", "--verify", "HEAD^{commit}").strip()
    except (OSError, subprocess.CalledProcessError):
        raise LetterError("no-repository") from None


def branch_name(letter: Letter, digits: str) -> str:
    """The name of the branch of a letter, the same each time that it is applied."""
    name = PurePosixPath(stem(letter.files[0].path)).name
    return f"letters/{letter.kind}-{name[:60]}-{digits[:8]}"


def subject(letter: Letter) -> str:
    """What the commit of a letter does, in one line."""
    name = stem(letter.files[0].path).removeprefix("docs/")
    line = f"{ABOUT[letter.kind]} {name}"
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"


def exists(root: Path, branch: str) -> bool:
    """True if there is a branch of this name, here or where this clone was made from."""
    places = (f"refs/heads/{branch}", f"refs/remotes/*/{branch}")
    return bool(_git(root, "for-each-ref", *places).strip())


def write_branch(
    root: Path, commit: str, letter: Letter, pages: Sequence[ProposedPage], branch: str
) -> None:
    """Write the pages into one commit on top of another one, and name it by a branch."""
    tree = _tree(root, commit, pages)
    message = f"{subject(letter)}\n\n{BODY}\n"
    words = ("commit-tree", tree, "-p", commit)
    made = _git(root, *words, given=message, environment=_people(root, letter)).strip()
    _git(root, "update-ref", f"refs/heads/{branch}", made, NO_COMMIT)


def _tree(root: Path, commit: str, pages: Sequence[ProposedPage]) -> str:
    """The files of a commit with some pages, as an object of Git."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        _git(root, "read-tree", commit, environment=own)
        for page in pages:
            name = _git(root, "hash-object", "-w", "--stdin", given=page.after).strip()
            entry = f"100644,{name},{page.path}"
            _git(root, "update-index", "--add", "--cacheinfo", entry, environment=own)
        return _git(root, "write-tree", environment=own).strip()


def _people(root: Path, letter: Letter) -> dict[str, str]:
    """Who has written a commit, without an address; who makes it is known to Git, or nobody in person."""
    author = {"GIT_AUTHOR_NAME": letter.name or NOBODY, "GIT_AUTHOR_EMAIL": ""}
    try:
        _git(root, "var", "GIT_COMMITTER_IDENT")
    except subprocess.CalledProcessError:
        return {**author, "GIT_COMMITTER_NAME": EDITORS, "GIT_COMMITTER_EMAIL": ""}
    return author


def _git(
    root: Path, *words: str, given: str | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """The output of a command of Git; nothing that it is given is changed on the way."""
    command = ["git", "-C", str(root), "-c", "safe.directory=*", *words]
    data = None if given is None else given.encode("utf-8")
    values = {**os.environ, **(environment or {})}
    # Fixed words, names of objects and checked paths, and no shell.
    done = subprocess.run(command, input=data, check=True, capture_output=True, env=values)  # noqa: S603
    return done.stdout.decode("utf-8")
