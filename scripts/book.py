"""The printed edition: the practices of each language as one accessible PDF with contents, bookmarks and page numbers.

`make print` prints the built site with the browser of the tests: once to learn on which page everything stands, and again
with the numbers in the contents.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from html import escape
from pathlib import Path

import browser
import terminal
from catalogue.build.book import Pages, book
from catalogue.source.loading import load
from catalogue.views.addresses import Site, page_path
from catalogue.views.context import Context
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader, PdfWriter

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent
PLACE = re.compile(r'(<div class="book-facts">).*?(</div>)', re.DOTALL)


def write(opened: Browser, context: Context, site: Path, date: str, file: Path) -> int:
    """Print the book of a language; gives the number of its pages."""
    name = _name(site, context)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        work.joinpath("site.css").write_text((ROOT / "docs" / "assets" / "css" / "site.css").read_text("utf-8"), "utf-8")
        work.joinpath("book.css").write_text((HERE / "book.css").read_text("utf-8"), "utf-8")
        pages: Pages = {}
        for _ in range(2):
            work.joinpath("book.html").write_text(book(context, site, date, name, pages), "utf-8")
            _print(opened, work / "book.html", work / "book.pdf")
            pages = _pages(work / "book.pdf")
        return _finish(work / "book.pdf", file, date)


def _print(opened: Browser, page: Path, file: Path) -> None:
    tab = opened.new_page()
    tab.goto(page.as_uri())
    tab.pdf(path=file, tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
    tab.close()


def _pages(file: Path) -> Pages:
    """The page of every anchor that something links to."""
    reader = PdfReader(file)
    found = {name.lstrip("/"): reader.get_destination_page_number(place) for name, place in reader.named_destinations.items()}
    return {name: number + 1 for name, number in found.items() if number is not None}


def _finish(source: Path, file: Path, date: str) -> int:
    """The same book with the date of its records in place of the time of printing."""
    writer = PdfWriter(clone_from=source)
    day = f"D:{date.replace('-', '')}000000Z"
    writer.add_metadata({"/CreationDate": day, "/ModDate": day})
    file.parent.mkdir(parents=True, exist_ok=True)
    writer.write(file)
    return len(writer.pages)


def _name(site: Path, context: Context) -> str:
    """The name of the site, as its home page says it."""
    home = (site / context.site.prefix(context.language) / "index.html").read_text("utf-8")
    return home.partition("<title>")[2].partition("</title>")[0]


def _describe(site: Path, context: Context, made: list[tuple[str, Path, int]]) -> None:
    """Offer the books on the download page of a language."""
    page = site / page_path(context.site, context.language, "offline") / "index.html"
    up = "../../" if context.site.prefix(context.language) else "../"
    items = "".join(
        f'<li><a href="{up}offline/{file.name}" hreflang="{language}" download>{escape(context.label("languages", language))}</a>, '
        f"{escape(context.text('book-size', pages=count, size=_megabytes(file, context.language)))}</li>"
        for language, file, count in made
    )
    title = f'<h2 id="books">{escape(context.text("book-files"))}</h2>'
    page.write_text(PLACE.sub(rf"\g<1>{title}<ul>{items}</ul>\g<2>", page.read_text("utf-8")), encoding="utf-8", newline="\n")


def _megabytes(file: Path, language: str) -> str:
    size = f"{file.stat().st_size / 1_000_000:.1f}"
    return size.replace(".", ",") if language == "fr" else size


def main(arguments: list[str] | None = None) -> int:
    """Print the book of each language of a built site, and put it on the download page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("dist", type=Path, help="where to put the books")
    given = parser.parse_args(arguments)
    catalogue = load(ROOT)
    site = Site(os.environ.get("SITE_URL", ""), languages=catalogue.vocabularies.languages)
    date = max(entry.record.reviewed for entry in catalogue.of("practices"))
    made: list[tuple[str, Path, int]] = []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"])
        for language in site.languages:
            file = given.dist / f"practices-{language}.pdf"
            count = write(opened, Context(catalogue, site, language), given.site, date, file)
            given.site.joinpath("offline", file.name).write_bytes(file.read_bytes())
            made.append((language, file, count))
            print(f"{file}: {count} pages, {file.stat().st_size / 1_000_000:.1f} MB")
        opened.close()
    for language in site.languages:
        _describe(given.site, Context(catalogue, site, language), made)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
