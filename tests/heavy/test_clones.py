"""The site is built from a bare clone of the repository, and with a newer Python, byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from heavy import instruments
from support import building
from support.building import ROOT

ADDRESS = "https://toolkit.test/"
"""That of `root_site`, with which the builds are compared."""


@pytest.fixture(scope="module")
def git(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of Git: no user settings, and repositories of other owners are allowed."""
    settings = tmp_path_factory.mktemp("git") / "config"
    settings.write_text("[safe]\n\tdirectory = *\n", "utf-8")
    return {**os.environ, "GIT_CONFIG_GLOBAL": str(settings), "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture(scope="module")
def restored(git: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of a bare clone; what is not committed yet is laid over it."""
    folder = tmp_path_factory.mktemp("restored")
    bare, clone = folder / "bare.git", folder / "clone"
    program = instruments.needed("git")
    subprocess.run([program, "clone", "--quiet", "--bare", ROOT, bare], check=True, env=git)
    subprocess.run([program, "clone", "--quiet", bare, clone], check=True, env=git)
    for path in uncommitted(program, git):
        (clone / path).unlink(missing_ok=True)
        if (ROOT / path).is_file():
            (clone / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, clone / path)
    return clone


def uncommitted(program: str, git: dict[str, str]) -> set[str]:
    """The paths of all that differs from the last commit, and is not to be left out."""
    changed = [program, "diff", "--name-only", "-z", "HEAD"]
    new = [program, "ls-files", "--others", "--exclude-standard", "-z"]
    lists = [
        subprocess.run(
            command, cwd=ROOT, env=git, check=True, capture_output=True, text=True
        ).stdout
        for command in (changed, new)
    ]
    return {path for paths in lists for path in paths.split("\0") if path}


def made(clone: Path, *command: str) -> dict[str, str]:
    """The digest of every file of a site that a command makes in a clone."""
    done = subprocess.run(
        command,
        cwd=clone,
        env=building.environment(SITE_URL=ADDRESS),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return building.contents(clone / "site")


def test_bare_clone_builds_complete_site(restored: Path, root_site: Path) -> None:
    assert made(restored, sys.executable, "scripts/build.py") == building.contents(root_site)


def test_shallow_clone_builds_the_same_pages(
    git: dict[str, str], restored: Path, root_site: Path, tmp_path: Path
) -> None:
    """Days differ, which only a whole history tells."""
    program = instruments.needed("git")
    source = f"file://{restored}"
    clone = [program, "clone", "--quiet", "--depth", "1", source, str(tmp_path / "clone")]
    subprocess.run(clone, check=True, env=git)
    for path in uncommitted(program, git):
        (tmp_path / "clone" / path).unlink(missing_ok=True)
        if (ROOT / path).is_file():
            (tmp_path / "clone" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, tmp_path / "clone" / path)
    assert {*made(tmp_path / "clone", sys.executable, "scripts/build.py")} == {
        *building.contents(root_site)
    }


def test_newest_python_builds_identical_site_from_clone(restored: Path, root_site: Path) -> None:
    """`make site` in a fresh clone: it makes its environment from the digests of the lock, and builds."""
    python = instruments.newest_python()
    assert made(restored, "make", "--silent", "site", f"PYTHON={python}") == building.contents(
        root_site
    )
    version = subprocess.run(
        [restored / ".venv/bin/python", "-V"], capture_output=True, text=True, check=True
    ).stdout
    assert tuple(map(int, version.split()[1].split(".")[:2])) > sys.version_info[:2]
