"""The printed edition: the practices of each language as one accessible PDF with contents, bookmarks and page numbers.

Cover, contents, a chapter for each level of recognition: made from the built pages, so that the book says what the site says.
`make print` prints it with the browser of the tests: once to learn the page of every anchor, and again with the page numbers.
"""

import argparse
import os
import posixpath
import re
import sys
import tempfile
from html import escape
from pathlib import Path
from urllib.parse import unquote

import browser
import terminal
from catalogue.recognition.levels import LEVELS
from catalogue.source.loading import load
from catalogue.views.addresses import Site, page_path
from catalogue.views.context import Context
from catalogue.views.rows import rows
from catalogue.views.values import Row
from pack import megabytes
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader, PdfWriter

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent
ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
LEFT_OUT = re.compile(r'<(details|section) id="(?:cite|related|updates|versions|history)".*?</\1>', re.DOTALL)
HEADING = re.compile(r"<(/?)h([1-4])\b")
ANCHOR = re.compile(r' (id|aria-labelledby|href)="(#?)([\w-]+)"')
LINK = re.compile(r' href="(\.[^"]*)"')
PLACE = re.compile(r'(<div class="book-facts">).*?(</div>)', re.DOTALL)

Pages = dict[str, int]


def book(context: Context, site: Path, date: str, name: str, pages: Pages) -> str:
    """The HTML of the book; `pages` holds the page of each anchor, as far as known."""
    practices = rows(context, "practices", "")
    chapters = {level: [row for row in practices if row.level == level] for level in LEVELS}
    chapters = {level: chapter for level, chapter in chapters.items() if chapter}
    body = "".join(_chapter(context, site, level, chapter) for level, chapter in chapters.items())
    return (
        f'<!doctype html>\n<html lang="{context.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(_title(context, name))}</title>\n"
        '<link rel="stylesheet" href="site.css">\n<link rel="stylesheet" href="book.css">\n</head>\n<body>\n<main>\n'
        f"{_cover(context, date, name)}{_contents(context, chapters, pages)}{body}</main>\n</body>\n</html>\n"
    )


def _title(context: Context, name: str) -> str:
    practices = context.text("practices")
    return f"{name}\u00a0: {practices.lower()}" if context.language == "fr" else f"{name}: {practices}"


def _cover(context: Context, date: str, name: str) -> str:
    note = context.text("book-date", date=context.date(date))
    address = f"<p>{escape(context.site.url)}</p>" if context.site.url else ""
    return (
        f'<header class="cover"><h1>{escape(name)}</h1><p class="cover-what">{escape(context.text("practices"))}</p>'
        f"<p>{escape(note)}</p>{address}<p>{escape(context.text('disclaimer'))}</p></header>\n"
    )


def _contents(context: Context, chapters: dict[str, list[Row]], pages: Pages) -> str:
    parts = "".join(
        f'<li><a href="#{level}">{_entry(context.text(f"level-{level}"), pages.get(level))}</a><ol>'
        + "".join(f'<li><a href="#{_id(row)}">{_entry(row.link.label, pages.get(_id(row)))}</a></li>' for row in chapter)
        + "</ol></li>"
        for level, chapter in chapters.items()
    )
    heading = escape(context.text("book-contents"))
    return (
        f'<nav class="book-contents" aria-labelledby="book-contents"><h2 id="book-contents">{heading}</h2><ol>{parts}</ol></nav>\n'
    )


def _entry(label: str, page: int | None) -> str:
    """A line of the contents; the place of a number that is not known yet is kept free."""
    return f'<span>{escape(label)}</span> <span class="page-number">{page or 0:>3}</span>'


def _chapter(context: Context, site: Path, level: str, chapter: list[Row]) -> str:
    articles = "".join(_practice(context, site, row) for row in chapter)
    return f'<section class="chapter"><h2 id="{level}">{escape(context.text(f"level-{level}"))}</h2>\n{articles}</section>\n'


def _practice(context: Context, site: Path, row: Row) -> str:
    """The article of a built page, two levels of headings deeper, with anchors of its own."""
    name = _id(row)
    path = page_path(context.site, context.language, "practices", name)
    match = ARTICLE.search((site / path / "index.html").read_text("utf-8"))
    html = LEFT_OUT.sub("", match.group(1) if match else "")
    html = HEADING.sub(lambda match: f"<{match.group(1)}h{int(match.group(2)) + 2}", html)
    html = ANCHOR.sub(lambda match: f' {match.group(1)}="{match.group(2)}{name}--{match.group(3)}"', html)
    html = LINK.sub(lambda match: _link(context, path, match.group(1)), html)
    return f'<article class="practice" id="{name}">{html}</article>\n'


def _link(context: Context, path: str, href: str) -> str:
    """Another practice is in the book; the rest is on the public site, if its address is known."""
    bare, mark, anchor = unquote(href).partition("#")
    target = posixpath.normpath(posixpath.join(path, bare))
    folder = page_path(context.site, context.language, "practices")
    inner = target.removeprefix(folder)
    if target.startswith(folder) and "/" not in inner and "?" not in inner:
        return f' href="#{inner}--{anchor}"' if anchor else f' href="#{inner}"'
    public = context.site.absolute(target + ("/" if bare.endswith("/") else "") + mark + anchor)
    return f' href="{escape(public)}"' if public else ""


def _id(row: Row) -> str:
    return row.ref.partition("/")[2]


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
    numbers = {name.lstrip("/"): reader.get_destination_page_number(place) for name, place in reader.named_destinations.items()}
    return {name: number + 1 for name, number in numbers.items() if number is not None}


def _finish(source: Path, file: Path, date: str) -> int:
    """The same book with the date of its records in place of the time of printing."""
    writer = PdfWriter(clone_from=source)
    day = f"D:{date.replace('-', '')}000000Z"
    writer.add_metadata({"/CreationDate": day, "/ModDate": day})
    file.parent.mkdir(parents=True, exist_ok=True)
    writer.write(file)
    return len(writer.pages)


def _name(site: Path, context: Context) -> str:
    """The name of the site, as on its home page."""
    home = (site / context.site.prefix(context.language) / "index.html").read_text("utf-8")
    return home.partition("<title>")[2].partition("</title>")[0]


def _describe(site: Path, context: Context, books: list[tuple[str, Path, int]]) -> None:
    """Offer the books on the download page of a language."""
    page = site / page_path(context.site, context.language, "offline") / "index.html"
    up = "../../" if context.site.prefix(context.language) else "../"
    items = "".join(
        f'<li><a href="{up}offline/{file.name}" hreflang="{language}" download>{escape(context.label("languages", language))}</a>, '
        f"{escape(context.text('book-size', pages=count, size=megabytes(file, context.language)))}</li>"
        for language, file, count in books
    )
    title = f'<h2 id="books">{escape(context.text("book-files"))}</h2>'
    page.write_text(PLACE.sub(rf"\g<1>{title}<ul>{items}</ul>\g<2>", page.read_text("utf-8")), encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Print the book of each language of a built site, and put it on the download page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("dist", type=Path, help="where to put the books")
    options = parser.parse_args(arguments)
    catalogue = load(ROOT)
    site = Site(os.environ.get("SITE_URL", ""), languages=catalogue.vocabularies.languages)
    date = max(entry.record.reviewed for entry in catalogue.of("practices"))
    books: list[tuple[str, Path, int]] = []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox", "--disable-gpu"])
        for language in site.languages:
            file = options.dist / f"practices-{language}.pdf"
            count = write(opened, Context(catalogue, site, language), options.site, date, file)
            options.site.joinpath("offline", file.name).write_bytes(file.read_bytes())
            books.append((language, file, count))
            print(f"{file}: {count} pages, {file.stat().st_size / 1_000_000:.1f} MB")
        opened.close()
    for language in site.languages:
        _describe(options.site, Context(catalogue, site, language), books)
    return 0


if __name__ == "__main__":
    sys.exit(terminal.run(main))
