"""Work in several processes ends, whatever happens in one of them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from catalogue.lint import parallel
from support.sites import REPOSITORY


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine of two processors, also where a test has started threads."""
    monkeypatch.setattr(parallel, "processes", lambda most: min(2, most))


def named(name: str) -> str:
    return f"{name} in {os.getpid()}"


def test_results_are_in_the_order_of_jobs_from_other_processes() -> None:
    results = parallel.run([partial(named, name) for name in "abcde"])
    assert [result[0] for result in results] == list("abcde")
    assert not any(result.endswith(str(os.getpid())) for result in results)


def fail(number: int, folder: Path) -> None:
    (folder / str(number)).touch()
    if number == 0:
        raise LookupError("There is no such icon")


def test_first_error_ends_work_without_remaining_jobs(tmp_path: Path) -> None:
    """Many times: processes that were killed while one of them held a lock made others wait for ever."""
    for attempt in range(20):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        jobs = [partial(fail, number, folder) for number in range(2000)]
        with pytest.raises(LookupError, match="no such icon"):
            parallel.run(jobs)
        assert len(list(folder.iterdir())) < len(jobs)
    assert parallel.run([partial(named, "later"), partial(named, "later")])


def end_own_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_process_that_is_killed_is_an_error() -> None:
    with pytest.raises(ChildProcessError):
        parallel.run([end_own_process, partial(named, "a")])


WAITING = """
import os, signal, sys
sys.path[:0] = [sys.argv[1]]
from catalogue.lint import parallel
parallel.processes = lambda most: 2
def wait():
    os.write(1, b"begun")
    signal.pause()
parallel.run([wait, wait])
"""
"""Work in two processes that never ends by itself."""


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux are processes forked at all")
def test_workers_end_with_the_process_that_started_them() -> None:
    """Their output is open until the last of them has ended."""
    command = [sys.executable, "-c", WAITING, str(REPOSITORY / "scripts")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.read(10) == b"begunbegun"
            process.kill()
            assert process.communicate(timeout=60) == (b"", None)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
