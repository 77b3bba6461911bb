"""What stands on a page stays where it is while the page is loaded and its scripts begin."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from test_browser import PREFIXES

SHIFT = """window.shift = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});"""


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("width", [412, 1280])
@pytest.mark.parametrize("path", ["", "practices/", "resources/", "practices/non-punishment-of-victims/", "explore/"])
def test_nothing_shifts_while_a_page_is_loaded(chromium: Browser, address: str, path: str, width: int, prefix: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 823})
    page.add_init_script(SHIFT)
    # Scripts that come late begin on a page that is already seen.
    page.route("**/*.js", lambda route: (page.wait_for_timeout(150), route.continue_()))
    page.goto(address + prefix + path, wait_until="networkidle")
    page.wait_for_timeout(200)
    shift = page.evaluate("window.shift")
    page.close()
    assert shift <= 0.01
