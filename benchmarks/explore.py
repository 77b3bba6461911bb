"""Measure Explore in a real browser: what is fetched before the first result, and how long acts take.

Interactions (a facet, the order, the mode of comparison, a letter of a search) are timed from the input to
the next paint, as the browser's own Event Timing tells it, on a processor slowed four times.

    python benchmarks/explore.py                  10,000 records in two languages: written, built and measured
    python benchmarks/explore.py --records 1000
    python benchmarks/explore.py --site site      a site that is built already

Files go over the wire as a static host sends them: texts compressed by gzip.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import corpus
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(corpus.ROOT / "scripts"))

import browser

OUT = corpus.ROOT / "benchmarks" / "out"
TEXTS: tuple[str, ...] = (".html", ".css", ".js", ".json", ".svg")
BUILD = [sys.executable, "scripts/build.py", "--no-check", "--no-strict", "-q"]

PREFIXES = {"en": "", "fr": "fr/"}
CASES = {
    "facets": {
        "en": "?kind=resources&topics=identification",
        "fr": "?kind=resources&topics=identification",
    },
    "a rare word": {"en": "?q=2901", "fr": "?q=2901"},
    "a word of most records": {"en": "?q=compensation", "fr": "?q=indemnisation"},
    "words and facets": {
        "en": "?q=compensation&kind=resources",
        "fr": "?q=indemnisation&kind=resources",
    },
}
CLICKS = (
    ("kind", 0),
    ("topics", 1),
    ("audiences", 2),
    ("regions", 5),
    ("publishers", 0),
    ("year", 3),
)
SETTLED = '.finder .rows[aria-busy="false"]'
CLICK = """async (box) => {
  const list = document.querySelector(".finder .rows");
  const start = performance.now();
  box.click();
  const change = () => new Promise((go) => new MutationObserver(go).observe(list, { attributes: true }));
  while (list.getAttribute("aria-busy") === "true") await change();
  await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  return performance.now() - start;
}"""
NOTE = """addEventListener("DOMContentLoaded", () => {
  const list = document.querySelector(".finder .rows");
  const now = () => performance.timeOrigin + performance.now();
  const note = () => { if (list.getAttribute("aria-busy") === "false") window.settled ??= now(); };
  new MutationObserver(note).observe(list, { attributes: true });
});"""


SLOWER = 4
EVENTS = """new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.interactionId) window.events.push(entry.duration);
}).observe({ type: "event", durationThreshold: 16 });"""
WORDS = {"en": "passport", "fr": "passeport"}


class Host(http.server.SimpleHTTPRequestHandler):
    """A static host that compresses texts and counts what it sends."""

    sent: ClassVar[list[tuple[float, int]]] = []
    """When each file was sent, in milliseconds, and its bytes."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        """Send a file."""
        file = Path(self.translate_path(self.path.partition("?")[0]))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        body = _body(file) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(file))
        if file.suffix in TEXTS:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        Host.sent.append((time.time() * 1000, len(body)))

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@functools.cache
def _body(file: Path) -> bytes:
    raw = file.read_bytes()
    return gzip.compress(raw, 9, mtime=0) if file.suffix in TEXTS else raw


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Host, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def built(records: int) -> Path:
    """The site of a generated corpus, with its search."""
    folder = OUT / f"explore-{records}"
    corpus.write(folder, records)
    for name in ("scripts", "overrides"):
        shutil.copytree(
            corpus.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copytree(corpus.ROOT / "docs" / "assets", folder / "docs" / "assets")
    environment = {
        **os.environ,
        "SITE_URL": "https://toolkit.test/",
    }
    subprocess.run(BUILD, cwd=folder, env=environment, check=True)
    return folder / "site"


def first_result(page: Page, address: str) -> tuple[int, int, int, int]:
    """Results; files and bytes until the first is on the page; bytes when nothing more is fetched."""
    Host.sent.clear()
    page.add_init_script(NOTE)
    page.goto(address)
    page.locator(SETTLED).wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    settled = page.evaluate("window.settled")
    before = [size for when, size in Host.sent if when <= settled]
    count = int("".join(filter(str.isdigit, page.locator(".finder .count").inner_text())) or 0)
    return count, len(before), sum(before), sum(size for _, size in Host.sent)


OPEN = """label => {
  for (let part = label; part; part = part.parentElement) {
    if (part.open === false) part.open = true;
  }
}"""
"""Opens every part of the page in which a label is folded away."""


def clicks(page: Page, address: str) -> list[float]:
    """Milliseconds from each click on a facet until rows and counts are painted."""
    page.goto(address, wait_until="networkidle")
    page.hover(".finder .filters")
    page.wait_for_load_state("networkidle")
    found = []
    for name, place in CLICKS:
        boxes = page.locator(f'.finder [name="{name}"]')
        box: Any = boxes.nth(min(place, boxes.count() - 1))
        found.append(float(box.evaluate(CLICK)))
        box.evaluate(CLICK)
    return found


def to_next_paint(page: Page, act: Callable[[], None]) -> float:
    """Milliseconds from an input to the next paint: the longest event that the act causes.

    They come in steps of 8; 16 or less is 0.
    """
    page.evaluate("window.events = []")
    act()
    page.wait_for_timeout(1500)
    return float(page.evaluate("Math.max(0, ...window.events)"))


def interactions(page: Page, address: str, word: str) -> dict[str, list[float]]:
    """Milliseconds to the next paint of each kind of interaction with Explore and the search."""
    page.goto(address, wait_until="networkidle")
    page.evaluate(EVENTS)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times: dict[str, list[float]] = {}
    for name, place in CLICKS:
        label = page.locator(f'.finder label:has([name="{name}"])').nth(place)
        label.evaluate(OPEN)
        times.setdefault("facet", []).append(to_next_paint(page, label.click))
        label.click()
    for _ in range(2):
        page.focus(".finder [name=sort]")
        times.setdefault("order", []).append(
            to_next_paint(page, lambda: page.keyboard.press("ArrowDown"))
        )
    times["comparison"] = [
        to_next_paint(page, page.locator("[data-compare]").click) for _ in range(4)
    ]
    for field in ("#finder-words", "#search-words"):
        if field == "#search-words":
            times["dialog"] = [to_next_paint(page, page.locator("[data-search]").first.click)]
        page.focus(field)
        times[f"letter in {field}"] = [
            to_next_paint(page, lambda letter=letter: page.keyboard.press(letter))
            for letter in word
        ]
    return times


def measure(chromium: Browser, address: str) -> None:
    """Print a table for each language."""
    print("| language | case | results | files | kB before the first result | kB in all |")
    print("|---|---|---|---|---|---|")
    for language, prefix in PREFIXES.items():
        for name, queries in CASES.items():
            page = chromium.new_page()
            count, files, first, whole = first_result(
                page, f"{address}{prefix}explore/{queries[language]}"
            )
            page.close()
            print(
                f"| {language} | {name} | {count} | {files} | {first / 1000:.0f} | {whole / 1000:.0f} |",
                flush=True,
            )
    for language, prefix in PREFIXES.items():
        page = chromium.new_page()
        times = clicks(page, f"{address}{prefix}explore/")
        page.close()
        median, most = statistics.median(times), max(times)
        print(f"\n{language}: a click on a facet takes {median:.0f} ms, at most {most:.0f} ms\n")
    print(f"| language | interaction, processor slowed {SLOWER} times | median ms | most ms |")
    print("|---|---|---|---|", flush=True)
    for language, prefix in PREFIXES.items():
        page = chromium.new_page()
        for name, times in interactions(
            page, f"{address}{prefix}explore/", WORDS[language]
        ).items():
            print(
                f"| {language} | {name} | {statistics.median(times):.0f} | {max(times):.0f} |",
                flush=True,
            )
        page.close()


def main() -> None:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--site", type=Path, help="the folder of a built site")
    options = parser.parse_args()
    with (
        served((options.site or built(options.records)).absolute()) as address,
        sync_playwright() as playwright,
    ):
        opened = playwright.chromium.launch(
            executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        measure(opened, address)
        opened.close()


if __name__ == "__main__":
    main()
