"""The practices as one page to be printed: cover, contents with page numbers, a chapter for each level of recognition.

It is made from the built pages, so that the book says what the site says.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from pathlib import Path
from urllib.parse import unquote

from catalogue.recognition.levels import LEVELS
from catalogue.views.addresses import page_path
from catalogue.views.context import Context
from catalogue.views.rows import rows
from catalogue.views.values import Row

ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
LEFT_OUT = re.compile(r'<(details|section) id="(?:cite|related|updates|versions|history)".*?</\1>', re.DOTALL)
HEADING = re.compile(r"<(/?)h([1-4])\b")
ANCHOR = re.compile(r' (id|aria-labelledby|href)="(#?)([\w-]+)"')
LINK = re.compile(r' href="(\.[^"]*)"')

Pages = dict[str, int]


def book(context: Context, site: Path, date: str, name: str, pages: Pages) -> str:
    """The HTML of the book; `pages` holds the page on which each anchor stands, as far as known."""
    chapters = [(level, [row for row in rows(context, "practices", "") if row.level == level]) for level in LEVELS]
    kept = [(level, found) for level, found in chapters if found]
    body = "".join(_chapter(context, site, level, found) for level, found in kept)
    return (
        f'<!doctype html>\n<html lang="{context.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(_title(context, name))}</title>\n"
        '<link rel="stylesheet" href="site.css">\n<link rel="stylesheet" href="book.css">\n</head>\n<body>\n<main>\n'
        f"{_cover(context, date, name)}{_contents(context, kept, pages)}{body}</main>\n</body>\n</html>\n"
    )


def _title(context: Context, name: str) -> str:
    return (
        f"{name}: {context.text('practices')}" if context.language != "fr" else f"{name}\u00a0: {context.text('practices').lower()}"
    )


def _cover(context: Context, date: str, name: str) -> str:
    note = context.text("book-date", date=context.date(date))
    address = f"<p>{escape(context.site.url)}</p>" if context.site.url else ""
    return (
        f'<header class="cover"><h1>{escape(name)}</h1><p class="cover-what">{escape(context.text("practices"))}</p>'
        f"<p>{escape(note)}</p>{address}<p>{escape(context.text('disclaimer'))}</p></header>\n"
    )


def _contents(context: Context, chapters: list[tuple[str, list[Row]]], pages: Pages) -> str:
    parts = "".join(
        f'<li><a href="#{level}">{_entry(context.text(f"level-{level}"), pages.get(level))}</a><ol>'
        + "".join(f'<li><a href="#{_id(row)}">{_entry(row.link.label, pages.get(_id(row)))}</a></li>' for row in found)
        + "</ol></li>"
        for level, found in chapters
    )
    heading = escape(context.text("book-contents"))
    return (
        f'<nav class="book-contents" aria-labelledby="book-contents"><h2 id="book-contents">{heading}</h2><ol>{parts}</ol></nav>\n'
    )


def _entry(label: str, page: int | None) -> str:
    """A line of the contents; the place of a number that is not known yet is kept free."""
    return f'<span>{escape(label)}</span> <span class="page-number">{page or 0:>3}</span>'


def _chapter(context: Context, site: Path, level: str, found: list[Row]) -> str:
    articles = "".join(_practice(context, site, row) for row in found)
    return f'<section class="chapter"><h2 id="{level}">{escape(context.text(f"level-{level}"))}</h2>\n{articles}</section>\n'


def _practice(context: Context, site: Path, row: Row) -> str:
    """The article of a built page, two levels of headings deeper, with anchors of its own."""
    name = _id(row)
    path = page_path(context.site, context.language, "practices", name)
    match = ARTICLE.search((site / path / "index.html").read_text("utf-8"))
    html = LEFT_OUT.sub("", match.group(1) if match else "")
    html = HEADING.sub(lambda found: f"<{found.group(1)}h{int(found.group(2)) + 2}", html)
    html = ANCHOR.sub(lambda found: f' {found.group(1)}="{found.group(2)}{name}--{found.group(3)}"', html)
    html = LINK.sub(lambda found: _link(context, path, found.group(1)), html)
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
