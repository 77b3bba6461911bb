"""The days on which records were added and last changed, from the history of the repository in one pass of `git log`."""

import subprocess
from pathlib import Path

from catalogue.model.memo import once
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

MECHANICAL = ".git-blame-ignore-revs"
"""The commits that changed no content: one line for each, as `git blame` reads them."""


def days(catalogue: Catalogue, entry: Entry) -> tuple[str, str]:
    """The days on which a record was added and last changed; that of its review where there is no history."""
    paths = [
        *(page.path for page in entry.pages.values()),
        *(f"docs/{name}.md" for name in entry.former_refs),
    ]
    of_pages = [of_files(catalogue)[path] for path in paths if path in of_files(catalogue)]
    changed = max((last for _, last in of_pages if last), default=entry.record.reviewed)
    return min((first for first, _ in of_pages), default=changed), changed


@once
def of_files(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """The first and the last day of each page, '' for a last one that is not known; nothing where history is not whole."""
    root = catalogue.root
    if (
        not (root / ".git").exists()
        or git(root, "rev-parse", "--is-shallow-repository").strip() != "false"
    ):
        return {}
    file = root / MECHANICAL
    mechanical = set(file.read_text("utf-8").split()) if file.exists() else set()
    days: dict[str, tuple[str, str]] = {}
    for commit in git(
        root, "log", "--format=%x00%H %as", "--name-only", "--no-renames", "--", "docs"
    ).split("\0")[1:]:
        number, day, *paths = commit.split()
        for path in paths:
            first, last = days.get(path, (day, ""))
            days[path] = (min(first, day), last if number in mechanical else max(last, day))
    return days


def git(root: Path, *words: str) -> str:
    """The output of git in a repository; '' where it fails."""
    return subprocess.run(  # noqa: S603
        ["git", "-C", str(root), *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout
