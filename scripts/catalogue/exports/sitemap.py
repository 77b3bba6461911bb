"""The sitemap, robots.txt, and security.txt."""

from collections.abc import Container, Iterator
from dataclasses import replace

from catalogue.exports.publication import File, Publication
from catalogue.model.dates import years_later
from catalogue.source.days import days
from catalogue.views.wording.context import page_path
from catalogue.views.wording.site import Site


def files(publication: Publication) -> Iterator[File]:
    """robots.txt; the sitemap where the address of the site is known, and security.txt where there is somebody to write to."""
    site, catalogue = (
        replace(publication.site, languages=publication.catalogue.vocabularies.published),
        publication.catalogue,
    )
    yield (
        "robots.txt",
        "User-agent: *\nAllow: /\n" + (f"Sitemap: {site.url}sitemap.xml\n" if site.url else ""),
    )
    if site.url:
        records = (
            (_paths(site, e.pages, e.ref), days(catalogue, e)[1])
            for e in catalogue.entries.values()
        )
        pages = ((_paths(site, versions, name), "") for name, versions in catalogue.pages.items())
        yield (
            "sitemap.xml",
            publication.templates.get("sitemap.xml").render(site=site, pages=[*records, *pages]),
        )
    if site.contact:
        contact = f"mailto:{site.contact}" if "@" in site.contact else site.contact
        expires, languages = years_later(catalogue.latest_review, 1), ", ".join(site.languages)
        lines = (
            f"Contact: {contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: {languages}\n"
        )
        yield ".well-known/security.txt", lines


def _paths(site: Site, translated: Container[str], name: str) -> dict[str, str]:
    """The path of a page in each language that has a translation; pages that fall back to another language are left out."""
    return {
        language: page_path(site, language, name)
        for language in site.languages
        if language in translated
    }
