"""The days on which records were added and last changed, from one pass of `git log` over the repository."""

import shutil
import subprocess
from pathlib import Path

from catalogue.model.memo import once
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

MECHANICAL = ".git-blame-ignore-revs"
"""The commits that changed no content: one line for each, as `git blame` reads them."""


def days(catalogue: Catalogue, entry: Entry) -> tuple[str, str]:
    """The days on which a record was added and last changed; that of its review where there is no history."""
    paths = [page.path for page in entry.pages.values()]
    paths += [f"docs/{name}.md" for name in entry.former_refs]
    history = of_files(catalogue)
    of_pages = [history[path] for path in paths if path in history]
    changed = max((last for _, last in of_pages if last), default=entry.record.reviewed)
    added = min((first for first, _ in of_pages), default=changed)
    return added, changed


@once
def of_files(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """The first and the last day of each page, '' for an unknown last one; {} if history is not whole."""
    root = catalogue.root
    if not _is_whole(root):
        return {}
    mechanical = _mechanical_commits(root)
    days: dict[str, tuple[str, str]] = {}
    log = git(
        root, "log", "--format=%x00%H %as", "--name-only", "--no-renames", "--", "docs", "own"
    )
    for commit in log.split("\0")[1:]:
        number, day, *paths = commit.split()
        for path in paths:
            first, last = days.get(path, (day, ""))
            days[path] = (min(first, day), last if number in mechanical else max(last, day))
    return days


def _is_whole(root: Path) -> bool:
    """True for a repository with all of its history."""
    if not (root / ".git").exists():
        return False
    return git(root, "rev-parse", "--is-shallow-repository").strip() == "false"


def _mechanical_commits(root: Path) -> set[str]:
    """The commits that changed no content."""
    file = root / MECHANICAL
    return set(file.read_text("utf-8").split()) if file.exists() else set()


def git(root: Path, *words: str) -> str:
    """The output of git in a repository; '' where it fails or is not installed."""
    if shutil.which("git") is None:
        return ""
    process = subprocess.run(  # noqa: S603
        ["git", "-C", str(root), *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return process.stdout
