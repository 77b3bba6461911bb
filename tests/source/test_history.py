"""Days of pages come from a whole history; from a shallow clone, or without one, from reviews."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.source.days import days, of_files
from catalogue.source.loading import load
from support.sites import Make, git

PAGE = """
agencies/iom.md
| title: IOM
| summary: A body that works against trafficking in persons.
| type: un-entity
| reviewed: 2020-03-04
| ---
| Words.
"""


@pytest.fixture
def history(make: Make) -> Path:
    """A repository with a history of two commits."""
    root = make(PAGE).root
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--date", "2021-01-02T12:00:00+0000", "--message", "Begin")
    page = root / "docs/agencies/iom.md"
    page.write_text(page.read_text("utf-8") + "More.\n", "utf-8")
    git(root, "commit", "--quiet", "--all", "--date", "2022-05-06T12:00:00", "--message", "Go on")
    return root


def test_shallow_clone_tells_no_days(history: Path, tmp_path: Path) -> None:
    catalogue = load(history)
    entry = catalogue.entries["agencies/iom"]
    assert days(catalogue, entry) == ("2021-01-02", "2022-05-06")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{history}", "shallow")
    catalogue = load(tmp_path / "shallow")
    assert of_files(catalogue) == {}
    assert days(catalogue, catalogue.entries["agencies/iom"]) == ("2020-03-04", "2020-03-04")


def test_folder_without_history_tells_no_days(make: Make) -> None:
    assert of_files(make(PAGE)) == {}
