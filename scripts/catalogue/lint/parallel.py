"""Work on many pages, shared among the processors of the machine."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding

Work = Callable[[Sequence[Page]], list[Finding]]

MANY = 400
"""Below this number of pages, starting other processes takes longer than it saves."""

MOST, BLOCK = 4, 8
"""Processes at most, and pages that stay together."""

_shared: dict[str, tuple[Work, Sequence[Page]]] = {}


def share(work: Work, pages: Sequence[Page]) -> list[Finding]:
    """What the work gives for all pages. The others inherit the pages in memory, and only send findings back."""
    number = min(os.cpu_count() or 1, MOST)
    # A process with threads must not be copied, and not every system can copy one.
    alone = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
    if len(pages) < MANY or number < 2 or not alone:
        return work(pages)
    _shared["work"] = (work, pages)
    with multiprocessing.get_context("fork").Pool(number - 1) as pool:
        others = pool.starmap_async(_part, [(start, number) for start in range(1, number)])
        own = _part(0, number)
        return own + [finding for part in others.get() for finding in part]


def _part(start: int, step: int) -> list[Finding]:
    """One part of the pages in blocks, so that a translation stays beside its original."""
    work, pages = _shared["work"]
    return work([page for position, page in enumerate(pages) if position // BLOCK % step == start])
