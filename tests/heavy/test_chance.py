"""Builds that are killed at random moments."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import time
from pathlib import Path

from support import building, sample

KILLS = 30


def test_build_killed_at_any_time_keeps_last_site(tmp_path: Path) -> None:
    repository = sample.records(tmp_path / "repository")
    assert building.build(repository).returncode == 0
    old = building.contents(repository / "site")
    page = sorted((repository / "docs" / "resources").glob("record-*.md"))[1]
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    started = time.monotonic()
    assert building.build(repository, "--site-dir", "site2").returncode == 0
    new, usual = building.contents(repository / "site2"), time.monotonic() - started
    assert new != old
    dice = random.Random(7)
    for _ in range(KILLS):
        process = subprocess.Popen(
            building.command(),
            cwd=repository,
            env=building.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(dice.uniform(0, usual))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert building.contents(repository / "site") in (old, new)
    assert building.build(repository).returncode == 0
    assert building.contents(repository / "site") == new
    assert list(repository.glob(".site.*")) == []
