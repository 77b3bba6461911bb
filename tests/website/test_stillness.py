"""What stands on a page stays where it is while the page comes in pieces and its scripts begin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Slow, served
from playwright.sync_api import Browser, Page, expect
from test_browser import PREFIXES

SHIFT = """window.shift = 0; window.moved = []; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
    window.shift += entry.value;
    for (const {node, previousRect, currentRect} of entry.sources)
      window.moved.push(`${(node?.outerHTML ?? node?.textContent ?? "").trim().slice(0, 60)} ${previousRect.y} > ${currentRect.y}`);
  }
}).observe({type: 'layout-shift', buffered: true});"""

PATHS = [
    "",
    "practices/",
    "resources/",
    "practices/non-punishment-of-victims/",
    "explore/",
    "matrix/",
    "coverage/",
    "propose/",
    "compare/",
]


@pytest.fixture(scope="module")
def slow(site: Path) -> Iterator[str]:
    """The address at which the built site is served slowly."""
    with served(site.parent, Slow) as found:
        yield found


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("width", [412, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_shifts_while_a_page_is_loaded(chromium: Browser, slow: str, path: str, width: int, prefix: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 823})
    page.add_init_script(SHIFT)
    # Scripts that come late begin on a page that is already seen.
    page.route("**/*.js", lambda route: (page.wait_for_timeout(150), route.continue_()))
    page.goto(slow + prefix + path, wait_until="networkidle")
    page.wait_for_timeout(200)
    shift, moved = page.evaluate("[window.shift, window.moved]")
    page.close()
    assert shift <= 0.01, moved


def test_what_stands_in_for_a_script_is_shown_where_it_does_not_come(page: Page, address: str) -> None:
    page.route("**/js/coverage.*js", lambda route: route.fulfill(content_type="text/javascript"))
    page.goto(f"{address}coverage/")
    instead = page.locator(".without-script")
    expect(instead).to_be_hidden()
    expect(instead).to_be_visible(timeout=12_000)


def test_where_a_file_of_the_forms_does_not_come_the_page_says_what_to_do(page: Page, address: str) -> None:
    page.route("**/settings.json", lambda route: route.fulfill(body="", content_type="application/json"))
    page.goto(f"{address}propose/")
    expect(page.locator("main .notice")).to_be_visible(timeout=3_000)
    expect(page.locator(".colophon")).to_be_in_viewport()
