"""Work in several processes ends, whatever happens in one of them."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
import weakref
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


def met(folder: Path, others: int, name: str) -> str:
    """End once some other processes have begun a job too."""
    (folder / str(os.getpid())).touch()
    while len(list(folder.iterdir())) <= others:
        os.sched_yield()
    return named(name)


def test_results_are_in_the_order_of_jobs_from_this_process_and_another(tmp_path: Path) -> None:
    results = parallel.run([partial(met, tmp_path, 1, name) for name in "abcde"])
    assert [result[0] for result in results] == list("abcde")
    processes = {result.partition(" in ")[2] for result in results}
    assert str(os.getpid()) in processes and len(processes) == 2


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


def end_other_process(own: int, folder: Path) -> None:
    """End the process, unless it is the one that began; that one waits until the other is there."""
    met(folder, 1, "a")
    if os.getpid() != own:
        os.kill(os.getpid(), signal.SIGKILL)


def test_process_that_is_killed_is_an_error(tmp_path: Path) -> None:
    job = partial(end_other_process, os.getpid(), tmp_path)
    with pytest.raises(ChildProcessError):
        parallel.run([job, job])


def fail_here(own: int, folder: Path) -> None:
    """Fail in the process that began; in another one, wait until that has begun a job too."""
    met(folder, 1, "a")
    if os.getpid() == own:
        raise LookupError("There is no such icon")


def test_error_of_this_process_ends_work_too(tmp_path: Path) -> None:
    done = tmp_path / "done"
    done.mkdir()
    places = tmp_path / "places"
    places.mkdir()
    first = partial(fail_here, os.getpid(), places)
    # So many that the other process cannot do all of them before this one has failed.
    later = [partial(fail, number, done) for number in range(1, 30_000)]
    with pytest.raises(LookupError, match="no such icon"):
        parallel.run([first, first, *later])
    assert len(list(done.iterdir())) < len(later)


class Circle:
    """An object that holds itself: only a collection frees it."""

    def __init__(self) -> None:
        self.self = self


def leave(folder: Path, left: list[weakref.ref[Circle]]) -> None:
    """Leave a circle behind in this process."""
    met(folder, 1, "a")
    left.append(weakref.ref(Circle()))


def test_what_a_job_leaves_in_circles_is_freed_at_once(tmp_path: Path) -> None:
    """A build turns the collector off: what its jobs leave would add up to a fifth of its memory."""
    left: list[weakref.ref[Circle]] = []
    gc.disable()
    try:
        parallel.run([partial(leave, tmp_path, left)] * 4)
        assert left and [circle() for circle in left] == [None] * len(left)
    finally:
        gc.enable()


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
