"""Waiting for a page: for what it has painted, or for an answer of its own; never for a length of time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect

PAINTED = (
    "() => new Promise((go) => { requestAnimationFrame(() => requestAnimationFrame(() => go())); })"
)
SETTLED = re.compile(r"^(\d+ (result|résultat)|Nothing|Aucun)")
LIMIT = 60
"""Seconds after which a condition counts as never met."""

# Playwright's own limit is 5 s, which a page on a busy machine may need.
expect.set_options(timeout=LIMIT * 1000)


def wait_for(page: Page, condition: str) -> None:
    """Ask a page until it says yes.

    Playwright's own waiting asks from within, which the policy of the page forbids.
    """
    end = time.monotonic() + LIMIT
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.evaluate(PAINTED)


def search(page: Page, words: str) -> Locator:
    """Type words into the search and wait for the answer: the links that it shows."""
    if not page.locator("dialog.search[open]").count():
        page.keyboard.press("/")
    page.fill("#search-words", words)
    expect(page.locator(".search-status")).to_have_text(SETTLED)
    return page.locator(".search-results a")


def follow(link: Locator) -> None:
    """Click a link, and wait until the whole page to which it leads is there.

    A click alone waits until the browser has left: what is counted then may still be on its way.
    """
    with link.page.expect_navigation():
        link.click()


def targets(links: Locator) -> list[str]:
    """The addresses to which links lead."""
    found: list[str] = links.evaluate_all("links => links.map(link => link.href)")
    return found


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """Wait in the end until all that a page has asked for is answered or given up.

    An answer that comes later would be told to nobody, or as a fault of what the page is used for next.
    """
    still_open: set[Request] = set()

    def close(request: Request) -> None:
        still_open.discard(request)

    # Playwright takes functions, not methods of built-in types.
    with listening(
        page,
        request=lambda request: still_open.add(request),
        requestfinished=close,
        requestfailed=close,
    ):
        yield
        end = time.monotonic() + LIMIT
        while still_open:
            assert time.monotonic() < end, [request.url for request in still_open]
            # Asks the browser: a page that is being replaced does not answer.
            page.context.cookies()


def what_console_says(message: ConsoleMessage) -> str:
    """A message of the console, and of which address it is."""
    return f"{message.text} {message.location.get('url', '')}".strip()


@contextmanager
def listening(page: Page, **listeners: Callable[[Any], Any]) -> Iterator[None]:
    """Tell listeners of the events of a page that others use too."""
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    try:
        yield
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
