"""The download page: the offline packs and the printed books that a site offers."""

from dataclasses import dataclass

from catalogue.views.wording import grammar
from catalogue.views.wording.context import Context, relative
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.downloads import BookFile, PackFile
from catalogue.views.wording.values import Link

FOLDER = "offline/"
"""Where the files are, whatever the language of the page."""


@dataclass(frozen=True)
class PackRow:
    """A pack: a link to it, the date of its records in words, its size in words, its SHA-256."""

    link: Link
    date: str
    size: str
    digest: str


@dataclass(frozen=True)
class BookRow:
    """A book: a link to it, and its length and size in words."""

    link: Link
    size: str


@dataclass(frozen=True)
class DownloadsView:
    """What the download page shows; within a pack only the stamp."""

    stamp: str
    packs: tuple[PackRow, ...]
    books: tuple[BookRow, ...]


def downloads(context: Context, page: str) -> DownloadsView:
    """The rows of the download page at a path."""
    offered = context.site.downloads
    return DownloadsView(
        stamp=offered.stamp,
        packs=tuple(_pack(context, pack, page) for pack in offered.packs),
        books=tuple(_book(context, book, page) for book in offered.books),
    )


def _pack(context: Context, pack: PackFile, page: str) -> PackRow:
    label = context.text("pack-of", languages=grammar.languages(context, pack.languages))
    return PackRow(
        link=Link(label, relative(context.site, FOLDER + pack.name, page)),
        date=date_in_words(context, pack.date),
        size=context.text("pack-megabytes", size=_megabytes(context, pack.size)),
        digest=pack.digest,
    )


def _book(context: Context, book: BookFile, page: str) -> BookRow:
    label = context.label("languages", book.language)
    url = relative(context.site, FOLDER + book.name, page)
    size = _megabytes(context, book.size)
    return BookRow(
        link=Link(label, url, language=book.language),
        size=context.text("book-size", pages=book.pages, size=size),
    )


def _megabytes(context: Context, size: int) -> str:
    """A size in megabytes, with the decimal mark of the language."""
    number = f"{size / 1_000_000:.1f}"
    return number.replace(".", ",") if context.language == "fr" else number
