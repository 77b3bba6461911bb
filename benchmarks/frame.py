"""Weigh the same pages in the frame of the site and in that of Material, in a real browser on a phone.

Material at its best has no web fonts, no search, no palette, no version notes and ten pages to navigate:
what `make material` builds is weighed beside it. Files go over the wire compressed by gzip.

    python benchmarks/frame.py --site site
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import corpus
from explore import OUT, Host, served
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(corpus.ROOT / "scripts"))

import browser
import material_site
import publication as publications
from catalogue.publish.material_edition import MaterialEdition, chosen

PAGES = ("practices/hotlines", "fr/practices/hotlines", "resources/coe-convention-197")
TAKEN = (
    *("practices/hotlines", "practices/national-referral-mechanism"),
    *("resources/coe-convention-197", "resources/palermo-protocol-2000"),
    *("situations/employer-keeps-passports", "sessions/border-asylum", "audiences/police"),
    *("topics/children", "agencies/unodc", "about/method"),
)
LEFT_OUT = (
    r'\{"search": \{[^{}]*\}\}, ',
    r'"palette": \[.*?\}\}\], ?',
    r', "palette": \[.*?\}\}\]',
)
"""What Material at its best does without, in the settings."""

PHONE = {"width": 390, "height": 844}


def editions(site: Path) -> Iterator[tuple[str, Path]]:
    """The name and the folder of each site that is compared."""
    yield "own frame", site
    publication = publications.of_repository(corpus.ROOT)
    names = chosen(publication.catalogue, TAKEN)
    for name in ("make material", "Material at its best"):
        folder = OUT / name.replace(" ", "-").lower()
        material_site.write(MaterialEdition(publication, site, names), folder)
        if name != "make material":
            settings = folder / "mkdocs.yml"
            text = settings.read_text("utf-8")
            for pattern in LEFT_OUT:
                text = re.sub(pattern, "", text)
            # A site with a single plug-in has no search, as soon as plug-ins are named.
            settings.write_text(f"{text}extra: {{generator: false}}\n", "utf-8")
        assert material_site.build(folder) == 0
        yield name, folder / "site"


def weigh(chromium: Browser, address: str, path: str) -> tuple[int, int, int]:
    """The requests and the bytes of a page that is opened first, and the bytes of its HTML."""
    context = chromium.new_context(viewport=PHONE)
    Host.sent.clear()
    context.new_page().goto(f"{address}{path}/", wait_until="networkidle")
    sizes = [size for _, size in Host.sent]
    context.close()
    return len(sizes), sum(sizes), sizes[0]


def main() -> None:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, default=corpus.ROOT / "site")
    options = parser.parse_args()
    print("| page | frame | requests | kB | HTML alone, kB |")
    print("|---|---|---|---|---|")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, folder in editions(options.site.absolute()):
            with served(folder) as address:
                for path in PAGES:
                    requests, size, html = weigh(chromium, address, path)
                    row = f"{requests} | {size / 1000:.1f} | {html / 1000:.1f}"
                    print(f"| {path} | {name} | {row} |", flush=True)
        chromium.close()


if __name__ == "__main__":
    main()
