"""The printed edition: an accessible PDF in each language with contents, bookmarks and page numbers.

Cover, contents, a chapter for each level of recognition, then pathways, situations, cards and sessions: made from the built pages,
so that the book says what the site says. The sheets of the cards become PDF files and pictures, the drawings of matrix and charts
pictures. `make print` prints it with the browser of the tests: to learn the page of every anchor, and again with the page numbers.
"""

import posixpath
import re
import sys
import tempfile
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import browser
import terminal
from catalogue.views.pages.situations import pages_in, row_of
from catalogue.views.pages.terms import levels
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context, page_path
from catalogue.views.wording.values import Block
from markupsafe import Markup
from pack import TEMPLATES, built_site, describe, offer
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader, PdfWriter
from terminal import ROOT

ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
HEADING = re.compile(r"<(/?)h([1-4])\b")
MARKS = re.compile(r'<svg class="sprite".*?</svg>', re.DOTALL)
LEFT_OUT = re.compile(
    rf'(?s)<(details|section|div) (id="(?:reuse|related)|class="say)".*?</\1>|{MARKS.pattern}'
)
ANCHOR = re.compile(r' (id|aria-labelledby|href)="(#?)(?!mark-)([\w-]+)"')
LINK = re.compile(r' href="(\.[^"]*)"')
READY = re.compile(r"<!--ready (.*?)-->", re.DOTALL)
"""The part of a page that appears once its files exist."""

FOLDERS = ("audiences", "situations", "cards", "sessions")
"""What follows the practices."""

Pages = dict[str, int]


def book(context: Context, site: Path, date: str, pages: Pages) -> str:
    """The HTML of the book; `pages` holds the page of each anchor, as far as known."""
    chapters = [*levels(context, context.catalogue.of("practices"), "")]
    for folder in FOLDERS:
        rows = (row_of(context, page, "") for page in pages_in(context.catalogue, folder))
        chapters.append(
            Block(
                folder,
                context.text(folder),
                tuple(sorted(rows, key=lambda row: collation(row.link.label))),
            )
        )
    anchors = {
        row.ref: row.ref.removeprefix("practices/").replace("/", "-")
        for chapter in chapters
        for row in chapter.rows
    }
    home = (site / context.site.prefix(context.language) / "index.html").read_text("utf-8")
    return TEMPLATES.get("book.html").render(
        context=context,
        date=date,
        name=home.partition("<title>")[2].partition("</title>")[0],
        marks=Markup("".join(MARKS.findall(home)[:1])),  # noqa: S704 - a page of the site
        pages=pages,
        chapters=chapters,
        anchors=anchors,
        html=partial(_article, context, site, anchors),
        root=ROOT.as_uri(),
    )


def _article(context: Context, site: Path, anchors: dict[str, str], ref: str) -> Markup:
    """The article of a built page, two levels of headings deeper, with anchors of its own."""
    path = page_path(context.site, context.language, ref)
    match = ARTICLE.search((site / path / "index.html").read_text("utf-8"))
    html = LEFT_OUT.sub("", match.group(1) if match else "")
    html = HEADING.sub(lambda match: f"<{match.group(1)}h{int(match.group(2)) + 2}", html)
    html = ANCHOR.sub(
        lambda match: f' {match.group(1)}="{match.group(2)}{anchors[ref]}--{match.group(3)}"', html
    )
    return Markup(LINK.sub(lambda match: _link(context, path, match.group(1), anchors), html))  # noqa: S704 - a page of the site


def _link(context: Context, path: str, href: str, anchors: dict[str, str]) -> str:
    """What is in the book is linked there; the rest is on the public site, if its address is known."""
    bare, mark, anchor = unquote(href).partition("#")
    target = posixpath.normpath(posixpath.join(path, bare))
    if here := anchors.get(target.removeprefix(context.site.prefix(context.language))):
        return f' href="#{here}--{anchor}"' if anchor else f' href="#{here}"'
    public = context.site.absolute(target + ("/" if bare.endswith("/") else "") + mark + anchor)
    return f' href="{escape(public)}"' if public else ""


def write(chromium: Browser, context: Context, site: Path, date: str, file: Path) -> int:
    """Print the book of a language; returns the number of its pages."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pages: Pages = {}
        tab = chromium.new_page()
        for _ in range(2):
            work.joinpath("book.html").write_text(book(context, site, date, pages), "utf-8")
            _print(tab, work / "book.html", work / "book.pdf")
            pages = _pages(work / "book.pdf")
        return _finish(work / "book.pdf", file, date)


def _print(tab: Page, page: Path, file: Path) -> None:
    tab.goto(page.as_uri())
    tab.evaluate("document.fonts.ready")
    tab.pdf(path=file, tagged=True, outline=True, prefer_css_page_size=True, print_background=True)


def _pages(file: Path) -> Pages:
    """The page of every anchor that something links to."""
    reader = PdfReader(file)
    numbers = {
        name.lstrip("/"): reader.get_destination_page_number(place)
        for name, place in reader.named_destinations.items()
    }
    return {name: number + 1 for name, number in numbers.items() if number is not None}


def _finish(source: Path, file: Path, date: str) -> int:
    """The same book with the date of its records in place of the time of printing."""
    writer = PdfWriter(clone_from=source)
    day = f"D:{date.replace('-', '')}000000Z"
    writer.add_metadata({"/CreationDate": day, "/ModDate": day})
    file.parent.mkdir(parents=True, exist_ok=True)
    writer.write(file)
    return len(writer.pages)


def write_cards(chromium: Browser, site: Path, date: str) -> None:
    """Print every sheet of the cards, and make a picture of its inside, in few colours for slow connections."""
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
    """Write a part of the open page as a picture next to its source, and offer it on the page of the folder."""
    picture = Image.open(BytesIO(tab.locator(part).first.screenshot()))
    picture.quantize(colours).save(source.with_suffix(".png"), optimize=True)
    page = source.with_name("index.html")
    page.write_text(READY.sub(r"\1", page.read_text("utf-8")), encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Print the book of each language of a built site, and put it on the download page."""
    folder, dist, contexts = built_site(__doc__, arguments)
    date = max(entry.record.reviewed for entry in contexts[0].catalogue.of("practices"))
    books: list[tuple[str, Path, int]] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        for context in contexts:
            file = dist / f"practices-{context.language}.pdf"
            count = write(chromium, context, folder, date, file)
            offer(folder, file)
            books.append((context.language, file, count))
            print(f"{file}: {count} pages, {file.stat().st_size / 1_000_000:.1f} MB")
        write_cards(chromium, folder, date)
        write_drawings(chromium, folder)
        chromium.close()
    for context in contexts:
        describe(folder, context, "book-facts", "books.html", books=books)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
