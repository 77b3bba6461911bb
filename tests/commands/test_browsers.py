"""The browsers of the tests: found, or asked for in a sentence; tests that need one are never passed over."""

from __future__ import annotations

import subprocess
from pathlib import Path

import browser
import pytest


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of programs of a machine without any browser, on which nothing can be installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_of_playwright", lambda: None)
    monkeypatch.setattr(subprocess, "run", lambda command, **more: None)
    for kind in browser.KINDS.values():
        monkeypatch.delenv(kind.id.upper(), raising=False)
        monkeypatch.setitem(kind.__dict__, "mac", tmp_path / "none")
    return tmp_path


def put(folder: Path, name: str) -> str:
    file = folder / name
    file.write_text("#!/bin/sh\n", "utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_missing_browser_is_reported(
    bare: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert browser.main([name]) == 1
    assert browser.KINDS[name].help in capsys.readouterr().err


def test_browsers_of_the_machine_are_found(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [put(bare, name) for name in ("chromium", "firefox")]
    assert browser.main(["chromium", "firefox"]) == 0
    out = capsys.readouterr().out
    assert all(path in out for path in paths)


def test_configured_browser_is_used(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(bare, "firefox")
    monkeypatch.setenv("FIREFOX", str(bare / "mine"))
    assert browser.find(browser.FIREFOX) is None
    mine = put(bare, "mine")
    assert browser.find(browser.FIREFOX) == mine
