"""The sitemap, robots.txt, and security.txt."""

from collections.abc import Container, Iterator
from dataclasses import replace

from catalogue.exports.publication import File, Publication
from catalogue.model.dates import years_later
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import days
from catalogue.views.wording.context import page_path
from catalogue.views.wording.site import Site

SECURITY = ".well-known/security.txt"
"""The path of the file for those who have found a weakness."""


def sitemap_files(publication: Publication) -> Iterator[File]:
    """robots.txt; the sitemap where the site has an address; security.txt where it has a contact."""
    catalogue = publication.catalogue
    site = replace(publication.site, languages=catalogue.vocabularies.published)
    yield "robots.txt", _robots(site)
    if site.url:
        pages = [*_records(site, catalogue), *_pages(site, catalogue)]
        template = publication.templates.get("sitemap.xml")
        yield "sitemap.xml", template.render(site=site, pages=pages)
    if site.contact:
        yield SECURITY, _security(site, catalogue)


def _robots(site: Site) -> str:
    text = "User-agent: *\nAllow: /\n"
    return f"{text}Sitemap: {site.url}sitemap.xml\n" if site.url else text


def _security(site: Site, catalogue: Catalogue) -> str:
    """Where a weakness is reported (RFC 9116); a year after the newest review it says so no longer."""
    contact = f"mailto:{site.contact}" if "@" in site.contact else site.contact
    expires = years_later(catalogue.latest_review, 1)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires}T00:00:00Z",
        f"Preferred-Languages: {', '.join(site.languages)}",
    ]
    if site.url:
        lines.append(f"Canonical: {site.url}{SECURITY}")
    return "\n".join(lines) + "\n"


def _records(site: Site, catalogue: Catalogue) -> Iterator[tuple[dict[str, str], str]]:
    """The paths of each record by language, and the day on which it changed last."""
    for entry in catalogue.entries.values():
        _, modified = days(catalogue, entry)
        yield _paths(site, entry.pages, entry.ref), modified


def _pages(site: Site, catalogue: Catalogue) -> Iterator[tuple[dict[str, str], str]]:
    """The paths of each ordinary page by language; the day of a change is not known."""
    for name, versions in catalogue.pages.items():
        yield _paths(site, versions, name), ""


def _paths(site: Site, translated: Container[str], name: str) -> dict[str, str]:
    """The path of a page in each language that has a translation.

    Pages that fall back to another language are left out.
    """
    languages = [language for language in site.languages if language in translated]
    return {language: page_path(site, language, name) for language in languages}
