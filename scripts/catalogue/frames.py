"""Ordinary pages and the home page: the same frame as a record's, around text that MkDocs rendered."""

from __future__ import annotations

from dataclasses import dataclass

from .addresses import page_path, relative
from .dates import last_day
from .listings import row
from .loading import Catalogue
from .models import KINDS, Practice
from .recognition import LEVELS, recognize
from .views import Link, PageView, Row, Shelf, alternates
from .wording import in_text

TEMPLATES = {"index": "home.html", **{f"{kind}/index": "listing.html" for kind in KINDS}}


@dataclass(frozen=True)
class Home:
    """What the home page shows beside its text."""

    counts: tuple[Link, ...]
    audiences: tuple[Link, ...]
    topics: tuple[Link, ...]
    recognized: tuple[Row, ...]
    latest: tuple[Row, ...]
    levels: tuple[tuple[str, str, int], ...]


def page_name(source: str) -> str:
    """The name of a page from its file: about/method.fr.md → about/method."""
    return source.removesuffix(".md").split(".")[0]


def page_parts(name: str) -> tuple[str, ...]:
    """The parts of a page's path: about/index → about; index → nothing."""
    parts = tuple(name.split("/"))
    return parts[:-1] if parts[-1] == "index" else parts


def frame(shelf: Shelf, name: str) -> PageView:
    """The frame of an ordinary page."""
    pages = shelf.catalogue.pages[name]
    shown = shelf.language if shelf.language in pages else next(iter(pages))
    data = pages[shown].data
    path = page_path(shelf.site, shelf.language, *page_parts(name))
    missing = shown != shelf.language
    return PageView(
        template=f"{data['layout']}.html" if data.get("layout") else TEMPLATES.get(name, "page.html"),
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


def home(shelf: Shelf, page: str) -> Home:
    """Counts, ways in, what all members recognize, and the latest texts."""
    catalogue = shelf.catalogue
    practices = [(entry, recognize(catalogue, entry)) for entry in catalogue.of("practices")]
    by_all = [entry for entry, found in practices if found and found.level == "all"]
    texts = [entry for entry in catalogue.of("statements") if entry.record.date]
    texts.sort(key=lambda entry: last_day(entry.record.date), reverse=True)
    tally = {level: sum(1 for _, found in practices if found and found.level == level) for level in LEVELS}
    return Home(
        counts=tuple(Link(shelf.text(kind), _to(shelf, page, kind), note=str(len(catalogue.of(kind)))) for kind in KINDS),
        audiences=tuple(_ways(shelf, page, "audiences")),
        topics=tuple(_ways(shelf, page, "topics")),
        recognized=tuple(sorted((row(shelf, entry, page) for entry in by_all), key=lambda item: item.link.label)),
        latest=tuple(row(shelf, entry, page) for entry in texts[:4]),
        levels=tuple((level, shelf.text(f"level-{level}"), tally[level]) for level in LEVELS),
    )


def _ways(shelf: Shelf, page: str, vocabulary: str) -> list[Link]:
    """The top terms of a vocabulary, each with the number of practices below it."""
    table = shelf.catalogue.vocabularies[vocabulary]
    found = []
    for term in table.children(None):
        records = [entry.record for entry in shelf.catalogue.of("practices")]
        terms = [_lineage(shelf.catalogue, vocabulary, record) for record in records if isinstance(record, Practice)]
        count = sum(1 for ids in terms if term.id in ids)
        found.append(Link(term.label(shelf.language), _to(shelf, page, "explore") + f"?{vocabulary}={term.id}", note=str(count)))
    return found


def _lineage(catalogue: Catalogue, vocabulary: str, record: Practice) -> set[str]:
    table = catalogue.vocabularies[vocabulary]
    return {above for term_id in getattr(record, vocabulary) for above in table.lineage(term_id)}


def _to(shelf: Shelf, page: str, *parts: str) -> str:
    return relative(shelf.site, page_path(shelf.site, shelf.language, *parts), page)
