"""Machines that are full or locked: a sentence instead of a traceback, and the last good site."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import build as build_command
import pytest
from catalogue.lint import reporters
from support.building import ROOT, build, contents, obey_permissions, read_only


def refused(root: Path, words: str, **options: Any) -> None:
    """A build that ends with a sentence, and changes nothing."""
    old = contents(root / "site")
    result = build(root, **options)
    assert result.returncode == 1
    assert words in result.stderr
    assert "The site was not built; the last one is as it was." in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(root / "site") == old
    assert list(root.glob(".site.*")) == []


def test_unwritable_file_in_worker_process_is_reported(built: Path) -> None:
    most = 60_000
    refused(
        built,
        "A file is larger than this system allows",
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


def test_process_that_the_system_has_ended_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lose_a_process(*arguments: object) -> None:
        raise ChildProcessError(errno.ECHILD, "A process in the process pool was terminated")

    monkeypatch.setenv(reporters.LANGUAGE, "en")
    monkeypatch.setattr(build_command, "_build", lose_a_process)
    assert build_command.main(["--site-dir", str(tmp_path / "site")]) == 1
    assert "no memory is left" in capsys.readouterr().err


def test_unwritable_source_folder_is_reported(built: Path) -> None:
    with read_only(built):
        refused(built, f"This folder may not be written: {built}", before=obey_permissions)


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
