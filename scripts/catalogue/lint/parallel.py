"""Check many pages in parallel processes."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence

from catalogue.lint.page_model import Page
from catalogue.model.findings import Finding

Work = Callable[[Sequence[Page]], list[Finding]]

MANY = 400
"""Below this number of pages, starting processes costs more than it saves."""

MOST, BLOCK = 4, 8
"""Maximum number of processes; pages in a block."""

_shared: dict[str, tuple[Work, Sequence[Page]]] = {}


def share(work: Work, pages: Sequence[Page]) -> list[Finding]:
    """The findings for all pages. Forked processes inherit the pages and send back findings only."""
    number = min(os.cpu_count() or 1, MOST)
    # A process with threads must not be forked, and not every system can fork.
    can_fork = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
    if len(pages) < MANY or number < 2 or not can_fork:
        return work(pages)
    _shared["work"] = (work, pages)
    with multiprocessing.get_context("fork").Pool(number - 1) as pool:
        others = pool.starmap_async(_part, [(start, number) for start in range(1, number)])
        first = _part(0, number)
        return first + [finding for part in others.get() for finding in part]


def _part(start: int, step: int) -> list[Finding]:
    """The findings for one share of the blocks: a block keeps translations with their originals, which are parsed for both."""
    work, pages = _shared["work"]
    return work([page for position, page in enumerate(pages) if position // BLOCK % step == start])
