"""Ordinary pages: the same frame as a record's, around text that MkDocs rendered."""

from __future__ import annotations

from .addresses import page_path, relative
from .documents import Document
from .loading import Catalogue
from .models import KINDS
from .views import Link, PageView, Shelf, alternates
from .wording import in_text

TEMPLATES = {"index": "home.html", **{f"{kind}/index": "listing.html" for kind in KINDS}}


def page_name(source: str) -> str:
    """The name of a page from its file: about/method.fr.md → about/method."""
    return source.removesuffix(".md").split(".")[0]


def page_parts(name: str) -> tuple[str, ...]:
    """The parts of a page's path: about/index → about; index → nothing."""
    parts = tuple(name.split("/"))
    return parts[:-1] if parts[-1] == "index" else parts


def template(catalogue: Catalogue, language: str, name: str) -> str:
    """The template of an ordinary page: that of its layout, or of its name."""
    data = _shown(catalogue, language, name)[1].data
    return f"{data['layout']}.html" if data.get("layout") else TEMPLATES.get(name, "page.html")


def _shown(catalogue: Catalogue, language: str, name: str) -> tuple[str, Document]:
    """The language in which a page is shown to readers of a language, and the page."""
    pages = catalogue.pages[name]
    shown = language if language in pages else next(iter(pages))
    return shown, pages[shown]


def frame(shelf: Shelf, name: str) -> PageView:
    """The frame of an ordinary page."""
    pages = shelf.catalogue.pages[name]
    shown, page = _shown(shelf.catalogue, shelf.language, name)
    data = page.data
    path = page_path(shelf.site, shelf.language, *page_parts(name))
    missing = shown != shelf.language
    return PageView(
        template=template(shelf.catalogue, shelf.language, name),
        language=shelf.language,
        direction=shelf.direction(shelf.language),
        path=path,
        title=data.get("title") or name,
        description=data.get("summary") or "",
        text_language=shown,
        text_direction=shelf.direction(shown),
        alternates=alternates(shelf, pages, path, *page_parts(name)),
        breadcrumbs=_breadcrumbs(shelf, name, path),
        source=pages[shown].path,
        noindex=missing,
        notice=shelf.text("notice-missing", original=in_text(shelf.label("languages", shown), shelf.language)) if missing else "",
    )


def not_found(shelf: Shelf) -> PageView:
    """The frame of the page for an address that leads nowhere: the language switch leads to the home pages."""
    path = f"{shelf.site.prefix(shelf.language)}404.html"
    return PageView(
        template="not-found.html",
        language=shelf.language,
        direction=shelf.direction(shelf.language),
        path=path,
        title=shelf.text("not-found"),
        description=shelf.text("not-found"),
        text_language=shelf.language,
        text_direction=shelf.direction(shelf.language),
        alternates=alternates(shelf, shelf.site.languages, path),
        noindex=True,
    )


def _breadcrumbs(shelf: Shelf, name: str, path: str) -> tuple[Link, ...]:
    """Home, then the index page of every folder above."""
    parts = page_parts(name)
    if not parts:
        return ()
    trail = [Link(shelf.text("home"), relative(shelf.site, page_path(shelf.site, shelf.language), path))]
    for depth in range(1, len(parts)):
        pages = shelf.catalogue.pages.get("/".join((*parts[:depth], "index")))
        if pages:
            page = pages.get(shelf.language) or next(iter(pages.values()))
            target = page_path(shelf.site, shelf.language, *parts[:depth])
            trail.append(Link(page.data.get("title") or parts[depth - 1], relative(shelf.site, target, path)))
    return tuple(trail)
