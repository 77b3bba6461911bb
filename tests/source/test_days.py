"""The days of records, which come from the history of the repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from catalogue.source import days


def test_machine_without_git_has_no_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.setattr(shutil, "which", lambda program: None)
    assert days.git(tmp_path, "log") == ""
