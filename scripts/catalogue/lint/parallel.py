"""Work in processes that are forked from this one: they share what it has read, and send back results."""

import ctypes
import errno
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
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

MOST, BLOCK = 4, 8
"""Maximum number of processes that check; pages in a block."""

_jobs: list[Job] = []
"""The jobs, also of forked processes: a job is named by its place, so that none is pickled."""


def share(work: Callable[[Sequence[Page]], list[Finding]], pages: Sequence[Page]) -> list[Finding]:
    """The findings for all pages. A block keeps translations with their originals: both are parsed once."""
    number = processes(MOST) if len(pages) >= MANY else 1
    parts: list[list[Page]] = [[] for _ in range(number)]
    for position, page in enumerate(pages):
        parts[position // BLOCK % number].append(page)
    results = run([partial(work, part) for part in parts])
    return list(chain.from_iterable(results))


def run(jobs: Sequence[Job]) -> list[Any]:
    """The results of jobs, in their order; the first error ends the work.

    ChildProcessError: a process was ended from outside, as a system does that has no memory left.
    """
    number = processes(len(jobs))
    if number == 1:
        return [job() for job in jobs]
    _jobs[:] = jobs
    gc.freeze()
    try:
        return _results(number, len(jobs))
    except BrokenProcessPool as error:
        raise ChildProcessError(errno.ECHILD, str(error)) from error
    finally:
        gc.unfreeze()
        _jobs.clear()


def _results(number: int, jobs: int) -> list[Any]:
    """The results of all jobs from a number of processes.

    After an error, jobs that run are awaited and the others are left: `multiprocessing.Pool` would
    kill its processes, and waits for ever if one of them held a lock.
    """
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(number, fork, initializer=_begin, initargs=(os.getpid(),)) as executor:
        return list(executor.map(_do, range(jobs)))


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


def _do(number: int) -> Any:
    return _jobs[number]()
