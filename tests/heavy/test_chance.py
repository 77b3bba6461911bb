"""What `publish/` tries once or at chosen moments, tried at random: edits against the cache, and builds that are killed."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import copies
import pytest
import test_pipeline

root, alone = test_pipeline.root, test_pipeline.alone
KILLS = 30


@pytest.mark.parametrize("seed", range(1, 9))
def test_random_edits_with_cache_equal_clean_build(root: Path, tmp_path: Path, seed: int) -> None:
    test_pipeline.change_at_random(root, tmp_path, seed)


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
