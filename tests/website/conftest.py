"""Pages of the real site in a real browser, which fail the test when anything is wrong with them.

The tests of a process share one page, since a new profile costs as much as eight visits. A test that stores,
grants or counts what is fetched asks for `context` too: then its page is that of a fresh profile.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from support.waiting import listening

SCREEN: ViewportSize = {"width": 1280, "height": 720}


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile."""
    made = chromium.new_context(reduced_motion="reduce", viewport=SCREEN)
    yield made
    made.close()


@pytest.fixture(scope="session")
def tab(chromium: Browser) -> Iterator[Page]:
    """The page that the tests of a process use one after the other."""
    made = chromium.new_context(reduced_motion="reduce", viewport=SCREEN)
    yield made.new_page()
    made.close()


@pytest.fixture(scope="session")
def scriptless(chromium: Browser) -> Iterator[Page]:
    """The same without JavaScript."""
    made = chromium.new_context(java_script_enabled=False, viewport=SCREEN)
    yield made.new_page()
    made.close()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that fails the test when its console reports an error or it asks another host for anything."""
    own = "context" in request.fixturenames
    address = request.getfixturevalue("address")
    opened: Page = (
        request.getfixturevalue("context").new_page() if own else request.getfixturevalue("tab")
    )
    faults: list[str] = []
    with listening(
        opened,
        console=lambda message: faults.append(message.text) if message.type == "error" else None,
        pageerror=lambda error: faults.append(str(error)),
        request=lambda asked: (
            None if asked.url.startswith((address, "data:", "blob:")) else faults.append(asked.url)
        ),
    ):
        yield opened
    if not own:
        leave(opened)
    assert not faults


@pytest.fixture
def lenient(tab: Page) -> Iterator[Page]:
    """A page that may meet faults of the network, but none of a script."""
    faults: list[str] = []
    with listening(tab, pageerror=lambda error: faults.append(str(error))):
        yield tab
    leave(tab)
    assert not faults


@pytest.fixture
def plain(scriptless: Page) -> Iterator[Page]:
    """A page without JavaScript."""
    yield scriptless
    leave(scriptless)


def leave(page: Page) -> None:
    """Make a page as it was before a test."""
    page.unroute_all(behavior="ignoreErrors")
    page.goto("about:blank")
    page.set_viewport_size(SCREEN)
