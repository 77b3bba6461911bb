"""Work in this process and in others that are forked from it, which share what it has read.

Each of them takes the next job until none is left: a process that only waited would hold memory for nothing.
"""

import ctypes
import errno
import gc
import multiprocessing
import os
import signal
import sys
import threading
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain
from typing import Any

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding

Job = Callable[[], Any]

MANY = 400
"""Below this number of pages, starting processes costs more than it saves."""

PR_SET_PDEATHSIG = 1
"""The request to Linux for a signal when the parent process ends."""

MOST, PARTS, BLOCK = 4, 16, 8
"""Maximum number of processes that check, the number of their jobs, and pages in a block."""

NUMBER = "H"
"""How the number of a job stands in a pipe, two bytes of 65,536: there are at most 32,768 jobs."""

PIPE = 65_536

_jobs: list[Job] = []
"""The jobs, also of forked processes: a job is named by its number, so that none is pickled."""


def share(work: Callable[[Sequence[Page]], list[Finding]], pages: Sequence[Page]) -> list[Finding]:
    """The findings for all pages. A block keeps translations with their originals: both are parsed once."""
    number = PARTS if len(pages) >= MANY else 1
    parts: list[list[Page]] = [[] for _ in range(number)]
    for position, page in enumerate(pages):
        parts[position // BLOCK % number].append(page)
    results = run([partial(work, part) for part in parts], MOST)
    return list(chain.from_iterable(results))


def run(jobs: Sequence[Job], most: int | None = None) -> list[Any]:
    """The results of jobs, in their order, from at most so many processes; the first error ends the work.

    ChildProcessError: a process was ended from outside, as a system does that has no memory left.
    """
    number = processes(min(len(jobs), most or len(jobs)))
    if number <= 1:
        return [job() for job in jobs]
    _jobs[:] = jobs
    gc.freeze()
    try:
        return _results(number - 1)
    except BrokenProcessPool as error:
        raise ChildProcessError(errno.ECHILD, str(error)) from error
    finally:
        gc.unfreeze()
        _jobs.clear()


def _results(others: int) -> list[Any]:
    """The results of all jobs from this process and a number of others.

    After an error, jobs that run are awaited and the others are left: `multiprocessing.Pool` would
    kill its processes, and waits for ever if one of them held a lock.
    """
    fork = multiprocessing.get_context("fork")
    waiting = _waiting(len(_jobs))
    try:
        with ProcessPoolExecutor(
            others, fork, initializer=_begin, initargs=(os.getpid(),)
        ) as executor:
            working = [executor.submit(_work, waiting) for _ in range(others)]
            results = _work(waiting, working)
            for other in working:
                results |= other.result()
    finally:
        os.close(waiting)
    return [results[number] for number in range(len(_jobs))]


def _waiting(jobs: int) -> int:
    """A pipe with the numbers of the jobs, for reading: who reads one takes that job, without a lock."""
    waiting, end = os.pipe()
    os.write(end, array(NUMBER, range(jobs)).tobytes())
    os.close(end)
    return waiting


def _work(waiting: int, others: Sequence[Future[Any]] = ()) -> dict[int, Any]:
    """Results by number: of one waiting job after the other, until none is left or another process ends."""
    results: dict[int, Any] = {}
    try:
        while not any(other.done() for other in others):
            taken = array(NUMBER, os.read(waiting, array(NUMBER).itemsize))
            if not taken:
                break
            results[taken[0]] = _jobs[taken[0]]()
            _free()
    except BaseException:
        os.read(waiting, PIPE)  # so that no process takes another job
        raise
    return results


def _free() -> None:
    """Free what a job has left in circles. What it keeps lives as long as the work: nobody looks again."""
    gc.collect()
    gc.freeze()


def _begin(parent: int) -> None:
    """Prepare a process: it collects no garbage, and ends when the process does that started it.

    One that is killed cannot tell its workers: Linux does. It may have ended before it was asked.
    """
    gc.disable()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def processes(most: int) -> int:
    """How many processes work: one for each processor, or one where processes cannot be forked safely."""
    alone = threading.active_count() == 1 and sys.platform == "linux"
    return min(os.cpu_count() or 1, most) if alone else 1
