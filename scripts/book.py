"""The printed edition: an accessible PDF in each language with contents, bookmarks and page numbers.

Cover, contents, a chapter for each level of recognition, then pathways, situations, cards and sessions, made
from the views of the pages, so that the book says what the site says. The sheets of cards become PDF files
and pictures, the drawings of matrix and charts pictures.

`make print` prints the book twice with the browser of the tests: to learn the page of every anchor, and again
with the page numbers.
"""

import sys
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import browser
import download_page
import publication as publications
import terminal
from catalogue.exports.publication import Publication
from catalogue.html.templates import Templates
from catalogue.publish import printed_book
from catalogue.publish.pages import ordinary_page
from catalogue.source.files import write_file
from catalogue.views.pages.situations import CARDS, pages_in
from catalogue.views.wording.downloads import BookFile
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader, PdfWriter
from terminal import ROOT

TEMPLATES = ROOT / "scripts" / "offline"
"""The folder of the templates of the book, beside those of the site."""

STYLES = (ROOT / "docs" / "assets" / "css" / "site.css", ROOT / "scripts" / "book.css")
OPTIONS = ("--no-sandbox", "--disable-gpu")
"""The options of the browser."""

Pages = dict[str, int]
"""The page of each anchor."""


def of_site(publication: Publication) -> Publication:
    """A publication with the templates of the book."""
    templates = publication.templates
    own = Templates(templates.folder, templates.assets, (TEMPLATES,))
    return Publication(publication.catalogue, publication.site, own)


def html(publication: Publication, language: str, pages: Pages) -> str:
    """The HTML of the book of a language; `pages` holds the page of each anchor, as far as known."""
    styles = [style.as_uri() for style in STYLES]
    return printed_book.html(publication, language, styles, _date(publication), pages)


def write(chromium: Browser, publication: Publication, language: str, file: Path) -> int:
    """Print the book of a language; returns the number of its pages."""
    pages: Pages = {}
    tab = chromium.new_page()
    with tempfile.TemporaryDirectory() as folder:
        source, printed = Path(folder, "book.html"), Path(folder, "book.pdf")
        for _ in range(2):
            source.write_text(html(publication, language, pages), "utf-8")
            _print(tab, source, printed)
            pages = _pages(printed)
        return _finish(printed, file, _date(publication))


def _date(publication: Publication) -> str:
    """The date of the latest review of a practice."""
    return max(entry.record.reviewed for entry in publication.catalogue.of("practices"))


def _print(tab: Page, page: Path, file: Path) -> None:
    tab.goto(page.as_uri())
    tab.evaluate("document.fonts.ready")
    tab.pdf(path=file, tagged=True, outline=True, prefer_css_page_size=True, print_background=True)


def _pages(file: Path) -> Pages:
    """The page of every anchor that something links to."""
    reader = PdfReader(file)
    pages = {}
    for name, place in reader.named_destinations.items():
        number = reader.get_destination_page_number(place)
        if number is not None:
            pages[name.lstrip("/")] = number + 1
    return pages


def _finish(source: Path, file: Path, date: str) -> int:
    """The same book with the date of its records in place of the time of printing."""
    writer = PdfWriter(clone_from=source)
    day = f"D:{date.replace('-', '')}000000Z"
    writer.add_metadata({"/CreationDate": day, "/ModDate": day})
    file.parent.mkdir(parents=True, exist_ok=True)
    writer.write(file)
    return len(writer.pages)


def write_cards(chromium: Browser, site: Path, date: str) -> None:
    """Print every sheet of the cards, and draw its inside, in few colours for slow connections."""
    tab = chromium.new_page(
        bypass_csp=True, viewport={"width": 480, "height": 640}, device_scale_factor=1.75
    )
    for sheet in sorted(site.rglob("cards/*/sheet*.html")):
        pdf = sheet.with_suffix(".pdf")
        _print(tab, sheet, pdf)
        _finish(pdf, pdf, date)
        _draw(tab, ".inside", sheet, 8)


def write_drawings(chromium: Browser, site: Path) -> None:
    """Make a picture of the matrix and of each chart, for slides."""
    tab = chromium.new_page(viewport={"width": 1200, "height": 800}, device_scale_factor=2)
    for folder in ("matrix", "findings"):
        for drawing in sorted(site.rglob(f"{folder}/*.svg")):
            tab.set_content(drawing.read_text("utf-8"))
            _draw(tab, "svg", drawing, 64)


def _draw(tab: Page, part: str, source: Path, colours: int) -> None:
    """Write a part of the open page as a picture next to its source."""
    picture = Image.open(BytesIO(tab.locator(part).first.screenshot()))
    picture.quantize(colours).save(source.with_suffix(".png"), optimize=True)


def offer_prints(publication: Publication, site: Path) -> None:
    """Write the pages of cards, matrix and charts again, which then offer what was printed beside them."""
    printed = replace(publication.site, printed=True)
    shown = Publication(publication.catalogue, printed, publication.templates)
    names = ["matrix", "findings", *pages_in(publication.catalogue, CARDS)]
    for context in shown.contexts.values():
        for name in names:
            page = site / context.page_path(name) / "index.html"
            write_file(page, ordinary_page(shown, context, name))


def write_books(chromium: Browser, publication: Publication, dist: Path) -> list[BookFile]:
    """Print the book of each language into a folder."""
    books = []
    with_templates = of_site(publication)
    for language in publication.site.languages:
        file = dist / f"practices-{language}.pdf"
        count = write(chromium, with_templates, language, file)
        size = file.stat().st_size
        books.append(BookFile(file.name, language, count, size))
        print(f"{file}: {count} pages, {size / 1_000_000:.1f} MB")
    return books


def main(arguments: list[str] | None = None) -> int:
    """Print the book of each language of a built site, and put it on the download page."""
    options = download_page.options(__doc__, arguments)
    publication = publications.of_repository(options.root)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=[*OPTIONS])
        books = write_books(chromium, publication, options.dist)
        write_cards(chromium, options.site, _date(publication))
        write_drawings(chromium, options.site)
        chromium.close()
    offer_prints(publication, options.site)
    download_page.offer_books(publication, options.site, options.dist, books)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
