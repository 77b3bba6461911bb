"""What the heavier tests need: found, installed as the machine allows, or asked for in a sentence; never passed over."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import instruments
import pytest
import toolkit


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """A machine without anything, on which nothing comes of an attempt to install; gives the commands that were tried."""
    tried: list[tuple[str, ...]] = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(instruments, "PLACES", str(tmp_path))
    monkeypatch.setattr(instruments, "FOLDER", tmp_path / "cache")
    monkeypatch.setattr(subprocess, "run", lambda command, **more: tried.append(tuple(command)))
    monkeypatch.setattr(instruments, "_can_make_environments", lambda python: True)
    return tried


def put(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.write_text("#!/bin/sh\n", "utf-8")
        file.chmod(0o755)


def scripts(version: str = "") -> None:
    """What npm would leave behind."""
    for package, wanted, path in instruments.SCRIPTS.values():
        file = instruments.FOLDER / "node_modules" / package / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        (instruments.FOLDER / "node_modules" / package / "package.json").write_text(
            json.dumps({"version": version or wanted})
        )


def clients() -> None:
    """What pip would leave behind."""
    for name, version in instruments.CLIENTS.items():
        (instruments.FOLDER / "python" / f"{name}-{version}.dist-info").mkdir(parents=True)


def newer(folder: Path) -> str:
    name = f"python3.{instruments.sys.version_info.minor + 1}"
    put(folder, name)
    return str(folder / name)


def test_missing_tools_are_reported(
    bare: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert instruments.main([]) == 1
    said = capsys.readouterr().err
    for name in instruments.PROGRAMS:
        assert (
            f"need {name}. Debian, Ubuntu: apt install {instruments.PACKAGES.get(name, name)}."
            in said
        )
    assert "vnu-jar 26" in said and "lighthouse 12" in said and "newer than 3." in said
    assert "pip could not install frictionless 5" in said
    assert [command[1:4] for command in bare] == [("-m", "pip", "install")]


def test_root_on_debian_installs_missing_packages_only(
    bare: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(instruments.os, "geteuid", lambda: 0)
    put(tmp_path, "apt-get", "nginx", "npm")
    instruments.install()
    update, install, npm, pip = bare
    assert update == ("apt-get", "-qq", "update")
    assert install[5:] == (
        "caddy",
        "wrk",
        "default-jre-headless",
        "nodejs",
        "git",
        "grammalecte-cli",
        "python3",
        "python3-venv",
    )
    assert npm[-2:] == ("vnu-jar@26.9.27", "lighthouse@12.8.2")
    assert pip[-2:] == ("frictionless==5.21.0", "openapi_python_client==0.29.1")


def test_other_users_install_no_packages(
    bare: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(instruments.os, "geteuid", lambda: 1000)
    put(tmp_path, "apt-get")
    clients()
    assert instruments.main([]) == 1
    assert bare == []


def test_nothing_is_installed_if_complete(
    bare: list[tuple[str, ...]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "apt-get", *instruments.PROGRAMS)
    scripts()
    clients()
    python = newer(tmp_path)
    assert instruments.main([]) == 0
    assert bare == []
    assert "have what they need" in capsys.readouterr().out
    assert instruments.newest_python() == python


def test_other_script_version_is_replaced(bare: list[tuple[str, ...]], tmp_path: Path) -> None:
    put(tmp_path, "npm")
    scripts("1.0.0")
    clients()
    instruments.install()
    assert [command[1] for command in bare] == ["install"]
    with pytest.raises(FileNotFoundError, match="vnu-jar"):
        instruments.script("vnu")


def test_python_without_venv_is_not_used(
    bare: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newer(tmp_path)
    monkeypatch.setattr(instruments, "_can_make_environments", lambda python: False)
    with pytest.raises(FileNotFoundError, match="python3-venv"):
        instruments.newest_python()


def test_heavy_tests_check_tools_first() -> None:
    _, first, second, third = toolkit.COMMANDS["test-all"].steps
    assert (first, "pytest tests/heavy" in second) == ("python tests/heavy/instruments.py", True)
    assert third == "python -m pytest -m nightly"
