"""The browsers of the tests: found, installed as the machine allows, or asked for in a sentence; never passed over."""

from __future__ import annotations

import subprocess
from pathlib import Path

import browser
import pytest
import toolkit


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """A machine without any browser, on which nothing can be installed; gives the commands that were tried."""
    tried: list[tuple[str, ...]] = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_of_playwright", lambda kind: None)
    monkeypatch.setattr(subprocess, "run", lambda command, **more: tried.append(tuple(command)))
    for kind in browser.KINDS.values():
        monkeypatch.delenv(kind.id.upper(), raising=False)
        monkeypatch.setitem(kind.__dict__, "mac", tmp_path / "none")
    return tried


def put(folder: Path, name: str) -> str:
    file = folder / name
    file.write_text("#!/bin/sh\n", "utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_missing_browser_is_reported(
    bare: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert browser.main([name]) == 1
    assert browser.KINDS[name].help in capsys.readouterr().err
    assert bare[-1][-2:] == ("install", name)


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_root_on_debian_installs_distribution_package(
    bare: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    kind = browser.KINDS[name]
    put(tmp_path, "apt-get")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)

    def run(command: list[str], **more: object) -> None:
        bare.append(tuple(command))
        if kind.packages[0] in command:
            put(tmp_path, kind.packages[0])

    monkeypatch.setattr(subprocess, "run", run)
    assert browser.install(kind) == str(tmp_path / kind.packages[0])
    assert [command[:3] for command in bare] == [
        ("apt-get", "-qq", "update"),
        ("apt-get", "-qq", "install"),
    ]


def test_nothing_is_installed_if_both_browsers_exist(
    bare: list[tuple[str, ...]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [put(tmp_path, name) for name in ("chromium", "firefox")]
    assert browser.main(["chromium", "firefox"]) == 0
    assert bare == []
    out = capsys.readouterr().out
    assert all(path in out for path in paths)


def test_configured_browser_is_used(
    bare: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(tmp_path, "firefox")
    monkeypatch.setenv("FIREFOX", str(tmp_path / "mine"))
    assert browser.find(browser.FIREFOX) is None
    mine = put(tmp_path, "mine")
    assert browser.find(browser.FIREFOX) == mine


def test_website_tests_require_their_browsers() -> None:
    assert "python scripts/browser.py chromium" in toolkit.COMMANDS["test"].steps
    assert "python scripts/browser.py firefox" in toolkit.COMMANDS["test-all"].steps
