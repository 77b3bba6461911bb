"""Weigh what a reader fetches at the first view of the heaviest page of each kind, on a phone.

The heaviest page of a kind is the one whose HTML is largest when it is compressed. Nothing is in the
cache of the browser; files go over the wire compressed by gzip.

    python benchmarks/first_views.py --site site
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import corpus
from explore import served
from frame import weigh
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(corpus.ROOT / "scripts"))

import browser

NOT_READ = ("api", "editions", "id", "schemas")
"""Folders whose pages are not first views: data, pages of former editions, permanent addresses."""


def kind_of(page: PurePosixPath) -> str:
    """The kind of a page: its folder, without the language; a page at the top is a kind of its own."""
    parts = [part for part in page.parent.parts if part != "fr"]
    return parts[0] if parts else "home"


def pages(site: Path) -> Iterator[PurePosixPath]:
    """The pages of a site, by their paths in it."""
    for file in sorted(site.rglob("index.html")):
        page = PurePosixPath(file.relative_to(site))
        if kind_of(page) not in NOT_READ:
            yield page


def heaviest(site: Path) -> dict[str, PurePosixPath]:
    """Kind → the page whose HTML is largest when compressed; indexes and records apart."""
    most: dict[str, tuple[int, PurePosixPath]] = {}
    for page in pages(site):
        size = len(gzip.compress((site / page).read_bytes(), 6))
        depth = len([part for part in page.parent.parts if part != "fr"])
        kind = kind_of(page) + (", a page" if depth > 1 else "")
        most[kind] = max(most.get(kind, (0, page)), (size, page))
    return {kind: page for kind, (_, page) in sorted(most.items())}


def main() -> None:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, default=corpus.ROOT / "site")
    site = parser.parse_args().site.absolute()
    print("| kind | heaviest page | requests | kB | HTML alone, kB |")
    print("|---|---|---|---|---|")
    with sync_playwright() as playwright, served(site) as address:
        chromium = playwright.chromium.launch(
            executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        for kind, page in heaviest(site).items():
            path = str(page.parent)
            requests, size, html = weigh(chromium, address, "" if path == "." else path)
            row = f"{requests} | {size / 1000:.1f} | {html / 1000:.1f}"
            print(f"| {kind} | {path} | {row} |", flush=True)
        chromium.close()


if __name__ == "__main__":
    main()
