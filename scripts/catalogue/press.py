"""Views → HTML: the one place where templates are filled and pages are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from . import cards, coverage, explore, finding, frames, listings, matrix, opportunities, timeline, wording
from .addresses import Site, relative
from .loading import Catalogue, Entry
from .relations import Relations, relate
from .standing import standing
from .views import Link, PageView, Shelf, page_view, section_views


VIEWS: dict[str, Callable[[Shelf, str], Any]] = {
    "home.html": frames.home,
    "explore.html": explore.exploration,
    "matrix.html": matrix.matrix,
    "coverage.html": coverage.coverages,
    "opportunities.html": opportunities.opportunities,
    "timeline.html": timeline.timeline,
}
"""What a layout shows beside the text of its page."""


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

    @cached_property
    def environment(self) -> Environment:
        """Templates escape what they print; a name that is not given is an error."""
        loader = FileSystemLoader(self.templates)
        return Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    @cached_property
    def relations(self) -> Relations:
        """Who names whom."""
        return relate(self.catalogue)

    def shelf(self, language: str) -> Shelf:
        """The catalogue for readers of a language."""
        return Shelf(self.catalogue, self.site, language)

    def records(self, languages: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Path and HTML of every record's page."""
        for language in languages:
            shelf = self.shelf(language)
            for entry in self.catalogue.entries.values():
                yield shelf.path(entry), self.record(shelf, entry)

    def record(self, shelf: Shelf, entry: Entry) -> str:
        """The page of a record."""
        page = page_view(shelf, entry)
        return self.fill(
            shelf,
            page,
            entry=entry,
            name=shelf.link(entry, page.path),
            title=_original_title(shelf, entry),
            facts=cards.facts(shelf, self.relations, entry, page.path),
            documents=cards.document_links(shelf, entry),
            standing=standing(shelf, entry, page.path),
            sections=section_views(shelf, entry),
            blocks=listings.blocks(shelf, self.relations, entry, page.path),
            withdrawn=entry.record.withdrawn,
            found_by=finding.words(shelf, entry),
        )

    def ordinary(self, language: str, name: str, content: str, toc: Iterable[Link]) -> str:
        """An ordinary page around the text that MkDocs rendered."""
        shelf = self.shelf(language)
        page = frames.frame(shelf, name)
        values: dict[str, Any] = {"content": Markup(content), "toc": tuple(toc)}  # noqa: S704 - rendered by markup.Safe
        if view := VIEWS.get(page.template):
            values["view"] = view(shelf, page.path)
        if page.template == "listing.html":
            rows = listings.rows(shelf, name.split("/")[0], page.path)
            values |= {"rows": rows, "count": wording.plural(self.catalogue.vocabularies, "count-records", len(rows), language)}
        return self.fill(shelf, page, **values)

    def not_found(self, language: str) -> str:
        """The page for an address that leads nowhere. It may be served at any depth, so its links are from the root."""
        site = replace(self.site, rooted=True)
        shelf = Shelf(self.catalogue, site, language)
        return replace(self, site=site).fill(shelf, frames.not_found(shelf))

    def fill(self, shelf: Shelf, page: PageView, **values: Any) -> str:
        """A page: its frame, and what its template shows."""
        name, description = self.names[page.language]
        return self._template(page.template).render(
            page=page,
            site=self.site,
            site_name=name,
            site_description=description,
            navigation=tuple(self._here(link, page) for link in self.navigation[page.language]),
            t=shelf.text,
            url=lambda path: relative(self.site, path, page.path),
            home_path=self.site.prefix(page.language),
            report_url=self.site.report(page.title, self.site.absolute(page.path) or page.path),
            edit_url=self.site.edit(page.source) if page.source else "",
            **values,
        )

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
