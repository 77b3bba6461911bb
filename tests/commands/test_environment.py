"""The virtual environment: created once, filled by uv or by pip; failures are reported in one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import environment
import pytest

ADDRESS = "https://packages.toolkit.test/simple"
REASON = "No matching distribution found"
CLOSED = "http://127.0.0.1:1/simple"
"""An address at which nothing answers."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that needs nothing, and whose environment is not made yet."""
    for name in (environment.SITE, environment.INSTALLER):
        (tmp_path / name).write_text("", "utf-8")
        (tmp_path / name).with_suffix(".lock").write_text("", "utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    return tmp_path


@pytest.fixture
def programs(project: Path) -> Path:
    """The programs of an environment that is made: a pip and a uv that write down how they are called."""
    folder = project / ".venv" / "bin"
    folder.mkdir(parents=True)
    (project / ".venv" / "made.stamp").touch()
    for name in ("python", "uv"):
        put(folder, name)
    return folder


RECORDER = """#!{python} -S
import json, os, sys
with open({file!r}, "a") as file:
    print(json.dumps([{name!r}, *sys.argv[1:], os.environ.get("UV_DEFAULT_INDEX")]), file=file)
if "config" in sys.argv:
    print("global.index-url={address!r}")
elif {words!r} in " ".join(sys.argv):
    sys.exit({message!r})
"""


def put(folder: Path, name: str, words: str = "never", message: str = "") -> None:
    """Write a program that fails with a message where it is called with some words."""
    values = {"words": words, "message": message, "file": str(folder / "calls"), "name": name}
    script = RECORDER.format(python=sys.executable, address=ADDRESS, **values)
    (folder / name).write_text(script, "utf-8")
    (folder / name).chmod(0o755)


def calls(folder: Path) -> list[list[str]]:
    """The calls of the installers: name, action and file, and the index for uv."""
    rows = [json.loads(line) for line in (folder / "calls").read_text("utf-8").splitlines()]
    return [[row[0], Path(row[-2]).name, row[-1]] for row in rows if "install" in row]


def test_uv_installs_what_pip_has_not_and_asks_the_index_of_pip(programs: Path) -> None:
    assert environment.set_up(environment.SITE) == 0
    assert calls(programs) == [
        ["python", "requirements-installer.lock", None],
        ["uv", "requirements.lock", ADDRESS],
    ]
    assert environment.set_up(environment.SITE) == 0
    assert len(calls(programs)) == 2, "only once"


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        ("python", "requirements-installer", environment.NO_UV),
        ("uv", "requirements.lock", environment.UV_FAILED.format(reason=REASON)),
    ],
)
def test_pip_is_used_where_uv_does_not_run(
    programs: Path, capfd: pytest.CaptureFixture[str], name: str, words: str, sentence: str
) -> None:
    put(programs, name, words, REASON)
    assert environment.set_up(environment.SITE) == 0
    assert capfd.readouterr().err == f"{sentence}\n"
    assert calls(programs)[-1] == ["python", "requirements.lock", None]
    assert (programs.parent / "requirements.stamp").exists()


def test_pip_error_is_shown(programs: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(programs, "python", "requirements", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES")
    assert environment.set_up(environment.SITE) == 1
    assert "DO NOT MATCH THE HASHES" in capfd.readouterr().err
    assert not (programs.parent / "requirements.stamp").exists()


def test_missing_network_is_reported_in_one_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """With the real pip, an address that does not answer, and no cache."""
    folder = project / ".venv"
    folder.mkdir()
    for entry in Path(sys.prefix).iterdir():
        if entry.suffix != ".stamp":
            (folder / entry.name).symlink_to(entry)
    (folder / "made.stamp").touch()
    lock = "no-such-package==1 --hash=sha256:" + 64 * "0"
    (project / environment.INSTALLER).with_suffix(".lock").write_text(lock, "utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", CLOSED)
    monkeypatch.setenv("PIP_CACHE_DIR", str(project / "cache"))
    assert environment.set_up(environment.SITE) == 1
    assert capfd.readouterr().err == f"{environment.NO_NETWORK}\n"


def test_missing_venv_support_is_reported(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def create(folder: Path, with_pip: bool) -> None:
        raise subprocess.CalledProcessError(1, "ensurepip")

    monkeypatch.setattr(venv, "create", create)
    assert environment.set_up(environment.SITE) == 1
    assert "apt install python3-venv" in capsys.readouterr().err


def test_unwritable_folder_is_reported_in_one_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "file").touch()
    monkeypatch.setattr(environment, "VENV", project / "file" / ".venv")
    assert environment.set_up(environment.SITE) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot be written: Not a directory. Copy the project" in line


def test_programs_are_found_in_windows_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project / ".venv" / "Scripts"
    folder.mkdir(parents=True)
    (folder / "mkdocs").write_text("#!/bin/sh\n", "utf-8")
    (folder / "mkdocs").chmod(0o755)
    schemes = environment.sysconfig._INSTALL_SCHEMES
    monkeypatch.setitem(schemes, "venv", {"scripts": "{base}/Scripts"})
    assert environment.program("mkdocs") == str(folder / "mkdocs")
    assert environment.program("no-such-program") == "no-such-program"


SETTINGS = """
:env:.extra-index-url='https://b.test/simple'
:env:.timeout='180'
global.cert='/etc/ssl/ca.crt'
global.extra-index-url='https://a.test/simple'
global.find-links='/one\\n/two'
global.index-url='https://c.test/simple'
install.index-url='https://d.test/simple'
"""


def test_settings_of_pip_become_those_of_uv() -> None:
    assert environment.uv_variables(SETTINGS) == {
        "UV_INDEX": "https://b.test/simple",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "SSL_CERT_FILE": "/etc/ssl/ca.crt",
        "UV_FIND_LINKS": "/one,/two",
        "UV_DEFAULT_INDEX": "https://d.test/simple",
    }
