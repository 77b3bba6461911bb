"""Builds that are killed at random moments."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import copies

KILLS = 30


def test_build_killed_at_any_time_keeps_last_site(tmp_path: Path) -> None:
    repository = copies.repository(tmp_path / "repository")
    assert copies.build(repository).returncode == 0
    old = copies.contents(repository / "site")
    page = sorted((repository / "docs" / "resources").glob("record-*.md"))[1]
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    started = time.monotonic()
    assert copies.build(repository, "--site-dir", "site2").returncode == 0
    new, usual = copies.contents(repository / "site2"), time.monotonic() - started
    assert new != old
    dice = random.Random(7)
    for _ in range(KILLS):
        process = subprocess.Popen(
            copies.command(repository),
            cwd=repository,
            env=copies.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(dice.uniform(0, usual))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert copies.contents(repository / "site") in (old, new)
    assert copies.build(repository).returncode == 0
    assert copies.contents(repository / "site") == new
    assert list(repository.glob(".site.*")) == []
