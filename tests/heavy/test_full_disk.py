"""A disk that is full at any moment of a build: a sentence says so, and the last good site stays."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from support import building, sample

FULL = """
import errno, os, sys
room = int(os.environ["ROOM"])

def refuse(event, arguments):
    global room
    mode = arguments[2] if event == "open" and isinstance(arguments[2], int) else 0
    written = mode & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if (written or event in ("os.mkdir", "os.link")) and not str(arguments[0]).startswith("/dev/"):
        room -= 1
        if room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

sys.addaudithook(refuse)
"""
"""Python runs this when it starts: each process may make so many files and folders, then the disk is full."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small repository that was built once."""
    root = sample.records(tmp_path_factory.mktemp("full") / "repository", 4)
    result = building.build(root)
    assert result.returncode == 0, result.stderr
    return root


@pytest.mark.parametrize("part", range(3))
def test_full_disk_is_reported_at_any_time(built: Path, tmp_path: Path, part: int) -> None:
    (tmp_path / "sitecustomize.py").write_text(FULL, "utf-8")
    old = building.contents(built / "site")
    room = random.Random(part).randrange(part * 50 + 3, part * 50 + 53)
    result = building.build(
        built, PYTHONPATH=str(tmp_path), PYTHONDONTWRITEBYTECODE="1", ROOM=str(room)
    )
    assert result.returncode == 1, room
    assert "The disk is full: " in result.stderr, room
    assert result.stderr.rstrip().endswith("The site was not built; the last one is as it was.")
    assert "Traceback" not in result.stderr
    assert building.contents(built / "site") == old
    assert list(built.glob(".site.*")) == []
