"""ProperDocs, a fork that goes on with MkDocs 1.x, builds the same site: the way out is known to work.

Nothing differs: MkDocs and its fork write no page and no file of data, and copy the same static files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import building, sample
from support.building import ADDRESS

REQUIREMENTS = Path(__file__).with_name("properdocs.txt")
DIFFERENT: set[str] = set()
"""The files that differ, each for a reason that stands here."""


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the fork alone: it uses the same theme, plug-in and libraries as MkDocs."""
    folder = tmp_path_factory.mktemp("fork")
    options = ["--quiet", "--no-deps", "--require-hashes", "--target", str(folder)]
    command = [sys.executable, "-m", "pip", "install", *options, "-r", str(REQUIREMENTS)]
    subprocess.run(command, check=True)
    return folder


@pytest.mark.parametrize("which", ["sample", "real"])
def test_fork_builds_same_site(fork: Path, tmp_path: Path, which: str) -> None:
    root = sample.repository(tmp_path / "repository") if which == "sample" else building.ROOT
    usual, other = tmp_path / "usual", tmp_path / "other"
    result = building.build(root, "--site-dir", str(usual), SITE_URL=ADDRESS)
    assert result.returncode == 0, result.stderr
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"]
    path = os.pathsep.join(filter(None, (str(fork), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [*command, "--site-dir", str(other)],
        cwd=root,
        env=building.environment(SITE_URL=ADDRESS, PYTHONPATH=path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    one, two = building.contents(usual), building.contents(other)
    differing = {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)}
    assert differing == DIFFERENT
