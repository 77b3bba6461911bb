"""Machines that are full, locked, or lack something: a sentence instead of a traceback, and the last good site as it was."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import copies
import pytest

ROOT = Path(__file__).parent.parent.parent
CAPBSET_DROP, DAC_OVERRIDE = 24, 1
"""What prctl(2) of Linux takes so that permissions hold for root too."""


def refused(root: Path, words: str, **options: Any) -> None:
    """A build that ends with a sentence, and changes nothing."""
    old = copies.contents(root / "site")
    result = copies.build(root, **options)
    assert result.returncode == 1
    assert words in result.stderr
    assert "The site was not built; the last one is as it was." in result.stderr
    assert "Traceback" not in result.stderr
    assert copies.contents(root / "site") == old
    assert list(root.glob(".site.*")) == []


@pytest.mark.nightly
def test_unwritable_file_in_worker_process_is_reported(built: Path) -> None:
    most = 60_000
    refused(
        built,
        "A file is larger than this system allows",
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


def obey() -> None:
    """Let permissions hold for root as for everyone."""
    ctypes.CDLL(None).prctl(CAPBSET_DROP, DAC_OVERRIDE)


@pytest.fixture
def locked(built: Path) -> Iterator[Path]:
    """The repository with all its folders locked."""
    folders = [built, *(folder for folder in built.rglob("*") if folder.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    yield built
    for folder in folders:
        folder.chmod(0o755)


def test_unwritable_source_folder_is_reported(locked: Path) -> None:
    refused(locked, f"This folder may not be written: {locked}", before=obey)


@pytest.mark.nightly
def test_read_only_source_builds_into_another_folder(locked: Path, tmp_path: Path) -> None:
    result = copies.build(locked, "--site-dir", str(tmp_path / "site"), before=obey)
    assert result.returncode == 0, result.stderr
    assert copies.contents(tmp_path / "site") == copies.contents(locked / "site")


@pytest.mark.parametrize(
    "command",
    ["check.py --lang fr --rules", "translate.py --help", "new.py --lang fr", "review.py nothing"],
)
def test_command_prints_utf_8_in_ascii_locale(command: str) -> None:
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    words = [sys.executable, *f"scripts/{command}".split()]
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **locale}, capture_output=True, check=False, input=b""
    )
    said = (done.stdout + done.stderr).decode("utf-8")
    assert "Traceback" not in said
    assert "\\x" not in said
    assert said.strip()
