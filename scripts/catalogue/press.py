"""Views → HTML: the one place where templates are filled and pages are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from . import (
    badges,
    cards,
    citations,
    comparison,
    coverage,
    explore,
    finding,
    frames,
    glossary,
    guide,
    heads,
    history,
    home,
    listings,
    matrix,
    opportunities,
    pathways,
    proposals,
    related,
    status,
    timeline,
    wording,
)
from .addresses import Site, relative
from .assets import Assets
from .bodies import section_views
from .loading import Catalogue, Entry
from .relations import Relations, relate
from .standing import standing
from .views import Block, Link, PageView, Shelf, page_view

VIEWS: dict[str, Callable[[Shelf, str], Any]] = {
    "home.html": home.home,
    "explore.html": explore.exploration,
    "matrix.html": matrix.matrix,
    "coverage.html": coverage.coverages,
    "opportunities.html": opportunities.opportunities,
    "timeline.html": timeline.timeline,
    "compare.html": comparison.comparison,
    "changes.html": history.history,
    "data.html": guide.offers,
    "propose.html": proposals.proposals,
    "status.html": status.status,
    "pathway.html": pathways.pathway,
    "glossary.html": glossary.glossary,
}
"""What a layout shows beside the text of its page."""


@dataclass(frozen=True)
class Ordinary:
    """An ordinary page in a language: the path of its file, its text as MkDocs rendered it, and links to its parts."""

    name: str
    language: str
    path: str
    content: str
    toc: tuple[Link, ...] = ()


@dataclass
class Press:
    """Fills the templates of a folder for one catalogue and one site."""

    catalogue: Catalogue
    site: Site
    templates: Path
    navigation: dict[str, tuple[Link, ...]]
    """The sections of the site in each language, with paths below its root."""

    names: dict[str, tuple[str, str]]
    """The name and the description of the site in each language."""

    cache: Path | None = None
    """Where pages are kept between builds, if they are."""

    @cached_property
    def assets(self) -> Assets:
        """Scripts and styles under their lasting names."""
        return Assets(self.catalogue.root / "docs")

    @cached_property
    def environment(self) -> Environment:
        """Templates escape what they print; a name that is not given is an error."""
        loader = FileSystemLoader(self.templates)
        return Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
        )

    def warm(self) -> None:
        """Make what all records need, before several processes print them."""
        assert self.relations and self.assets.names is not None

    @cached_property
    def relations(self) -> Relations:
        """Who names whom."""
        return relate(self.catalogue)

    def shelf(self, language: str) -> Shelf:
        """The catalogue for readers of a language."""
        return Shelf(self.catalogue, self.site, language)

    def record(self, shelf: Shelf, entry: Entry) -> str:
        """The page of a record. What it shows of other records must be among their faces (faces.py)."""
        page, name = page_view(shelf, entry), self.names[shelf.language][0]
        found = standing(shelf, entry, page.path)
        return self.fill(
            shelf,
            page,
            entry=entry,
            name=shelf.link(entry, page.path),
            title=_original_title(shelf, entry),
            documents=cards.document_links(shelf, entry),
            sections=section_views(shelf, entry),
            permalink=f"id/{entry.ref}/",
            found_by=finding.words(shelf, entry),
            facts=cards.facts(shelf, self.relations, entry, page.path),
            standing=found,
            withdrawn=history.tombstone(shelf, entry, page.path),
            head=heads.record(shelf, entry, page, name, found),
            citations=citations.citations(shelf, entry, name),
            badge=badges.badge(shelf, entry),
            blocks=self._blocks(shelf, entry, page.path),
        )

    def ordinary(self, text: Ordinary) -> str:
        """The page around the text that MkDocs rendered."""
        shelf = self.shelf(text.language)
        page = frames.frame(shelf, text.name)
        values: dict[str, Any] = {"content": Markup(text.content), "toc": text.toc}  # noqa: S704 - rendered by markup.Safe
        if view := VIEWS.get(page.template):
            values["view"] = view(shelf, page.path)
        if page.template == "listing.html":
            rows = listings.rows(shelf, text.name.split("/")[0], page.path)
            count = wording.plural(self.catalogue.vocabularies, "count-records", len(rows), text.language)
            values |= {"rows": rows, "count": count}
        return self.fill(shelf, page, **values)

    def not_found(self, language: str) -> str:
        """The page for an address that leads nowhere. It may be served at any depth, so its links are from the root."""
        site = replace(self.site, rooted=True)
        shelf = Shelf(self.catalogue, site, language)
        return replace(self, site=site).fill(shelf, frames.not_found(shelf))

    def fill(self, shelf: Shelf, page: PageView, **values: Any) -> str:
        """A page: its frame, and what its template shows."""
        name, description = self.names[page.language]
        values.setdefault("head", heads.ordinary(shelf, page, name))
        return self._template(page.template).render(
            page=page,
            site=self.site,
            site_name=name,
            site_description=description,
            navigation=tuple(self._here(link, page) for link in self.navigation[page.language]),
            t=shelf.text,
            url=lambda path: relative(self.site, str(self.assets.names.get(path, path)), page.path),
            home_path=self.site.prefix(page.language),
            report_url=self.site.report(page.title, self.site.absolute(page.path) or page.path),
            edit_url=self.site.edit(page.source) if page.source else "",
            **values,
        )

    def _blocks(self, shelf: Shelf, entry: Entry, page: str) -> tuple[Block, ...]:
        """The lists below the text of a record."""
        return (*listings.blocks(shelf, self.relations, entry, page), *related.blocks(shelf, self.relations, entry, page))

    def _template(self, name: str) -> Template:
        return self.environment.get_template(name)

    def _here(self, link: Link, page: PageView) -> Link:
        """A link of the navigation, marked where the page stands below it."""
        current = "page" if page.path == link.url else "true" if page.path.startswith(link.url) else ""
        return Link(link.label, relative(self.site, link.url, page.path), note=current)


def _original_title(shelf: Shelf, entry: Entry) -> Link | None:
    """The official title of a document whose name on the page is the editors' translation."""
    if not entry.word("our_title", shelf.language):
        return None
    title = entry.title(shelf.language)
    languages = getattr(entry.record, "languages", [])
    language = next((name for name in languages if name != shelf.language), entry.original)
    return Link(title, language=language)
