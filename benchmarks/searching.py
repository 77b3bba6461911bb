"""Measure the first search on a slow phone: nothing is cached, the network is slow, and so is the processor.

    python benchmarks/searching.py --site site            a site that is built already
    python benchmarks/searching.py --site site --plain    as a host sends it that compresses nothing

The dialog is timed from the tap on Search, with words that are pasted at once (the worst case), and from the
last letter of words that are typed; Explore from the tap on a link that has the words in its address.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import explore
from playwright.sync_api import Browser, Page, sync_playwright

LATENCY_MS = 400
BITS_PER_SECOND = 400_000
SLOWER = 4
PHONE = {"width": 390, "height": 844}
LETTER_MS = 180
"""Between two letters: a person who types fast on a phone."""

WORDS = {
    "en": ("passport confiscated", "child begging in the street"),
    "fr": ("passeport confisqué", "enfant qui mendie dans la rue"),
}
NOTES = """(() => {
  const now = () => performance.timeOrigin + performance.now();
  const act = () => { window.acted = now(); window.first ??= now(); };
  const LISTS = ".search-results:not([aria-busy=true]) a, "
    + ".finder .rows:is([data-shown], [aria-busy=false]) a";
  const look = () => { if (document.querySelector(LISTS)) window.shown.push(now()); };
  window.shown = [];
  for (const type of ["click", "input"]) addEventListener(type, act, true);
  addEventListener("DOMContentLoaded", () => new MutationObserver(look).observe(document.body,
    { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-busy", "data-shown"] }));
})();"""
"""Notes in the page when somebody acts, and whenever what is shown of the results changes."""


@contextmanager
def slow_phone(chromium: Browser) -> Iterator[Page]:
    """A page of a phone that has nothing in its cache."""
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.add_init_script(NOTES)
    session = context.new_cdp_session(page)
    throughput = BITS_PER_SECOND / 8
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": throughput,
            "uploadThroughput": throughput,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


def opened_home(page: Page, home: str) -> None:
    """Open the home page and wait until nothing more is fetched."""
    page.goto(home, wait_until="networkidle")
    explore.Host.sent.clear()


def pasted(page: Page, home: str, words: str) -> float:
    """Seconds from the tap on Search to the first result, with words that are there at once."""
    opened_home(page, home)
    page.locator(".site-header [data-search]").tap()
    page.locator("#search-words").fill(words)
    return _until_shown(page, "first", 0)


def home_box(page: Page, home: str, words: str) -> float:
    """Seconds from the button of the home page’s search field to the first result."""
    opened_home(page, home)
    page.locator("#home-words").fill(words)
    page.evaluate("window.first = undefined")
    page.locator(".hero-search button").tap()
    return _until_shown(page, "first", 0)


def typed(page: Page, home: str, words: str) -> float:
    """Seconds from the last letter to the results of all words."""
    opened_home(page, home)
    page.locator(".site-header [data-search]").tap()
    page.locator("#search-words").wait_for()
    page.keyboard.type(words, delay=LETTER_MS)
    page.wait_for_load_state("networkidle")
    return _until_shown(page, "acted", -1)


def address(page: Page, home: str, words: str) -> float:
    """Seconds from a link with the words in its address to the list in Explore, from nothing."""
    explore.Host.sent.clear()
    page.goto(f"{home}explore/?q={words}", wait_until="commit")
    page.locator('.finder .rows[aria-busy="false"] a').first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    start = page.evaluate("performance.timeOrigin")
    return (float(page.evaluate("window.shown[0]")) - float(start)) / 1000


def _until_shown(page: Page, since: str, place: int) -> float:
    page.locator(".search-results a").first.wait_for()
    page.wait_for_load_state("networkidle")
    start, shown = page.evaluate(f"[window.{since}, window.shown.at({place})]")
    return max(0.0, (shown - start) / 1000)


CASES: dict[str, Callable[[Page, str, str], float]] = {
    "dialog, words pasted": pasted,
    "field of the home page": home_box,
    "dialog, words typed": typed,
    "Explore by its address": address,
}


def measure(chromium: Browser, host: str, runs: int) -> None:
    """Print a row for each language and case: seconds, and what was fetched."""
    print("| language | case | seconds: median | least | most | files | kB |")
    print("|---|---|---|---|---|---|---|")
    for language, prefix in explore.PREFIXES.items():
        for name, case in CASES.items():
            times = []
            for run in range(runs):
                with slow_phone(chromium) as page:
                    times.append(case(page, host + prefix, WORDS[language][run % 2]))
            kilobytes = sum(size for _, size in explore.Host.sent) / 1000
            middle = statistics.median(times)
            print(
                f"| {language} | {name} | {middle:.1f} | {min(times):.1f} | {max(times):.1f}"
                f" | {len(explore.Host.sent)} | {kilobytes:.0f} |",
                flush=True,
            )


def main() -> None:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, required=True, help="the folder of a built site")
    parser.add_argument("--plain", action="store_true", help="compress nothing")
    parser.add_argument("--runs", type=int, default=4)
    options = parser.parse_args()
    if options.plain:
        explore.TEXTS = ()
    with explore.served(options.site.absolute()) as host, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=explore.browser.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        measure(chromium, host, options.runs)
        chromium.close()


if __name__ == "__main__":
    main()
