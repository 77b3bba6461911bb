"""The checks of the scripts: what npm brings is pinned, and installed when it changes."""

from __future__ import annotations

import json
from pathlib import Path

import javascript
import pytest

ROOT = Path(__file__).parent.parent.parent


def test_npm_lock_has_no_registry_and_pins_digests() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    assert packages.pop("")["devDependencies"] == wanted
    assert all(
        package["integrity"].startswith("sha512-") and "resolved" not in package
        for package in packages.values()
    )
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_npm_packages_are_installed_when_lock_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []

    def npm(words: list[str], cwd: Path) -> int:
        (cwd / "node_modules").mkdir(exist_ok=True)
        calls.append(words)
        return 0

    monkeypatch.setattr(javascript, "npm", npm)
    for lock in ("a", "a", "b"):
        (tmp_path / "package-lock.json").write_text(lock)
        assert javascript.install(tmp_path) == 0
    assert [words[0] for words in calls] == ["ci", "ci"]


def test_failed_installation_is_retried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "package-lock.json").write_text("a")
    for code in (7, 7, 0, 9):
        monkeypatch.setattr(
            javascript,
            "npm",
            lambda words, cwd, code=code: (cwd / "node_modules").mkdir(exist_ok=True) or code,
        )
        assert javascript.install(tmp_path) == (0 if code == 9 else code)


def test_first_failing_check_stops_run(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    monkeypatch.setattr(javascript, "install", lambda root: 0)
    monkeypatch.setattr(
        javascript, "node", lambda words, **rest: steps.append(words[0]) or len(steps) - 1
    )
    assert javascript.main() == 1
    assert steps == [javascript.STEPS[0][0], javascript.STEPS[1][0]]
