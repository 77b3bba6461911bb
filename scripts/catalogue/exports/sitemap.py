"""The sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Container, Iterator
from xml.sax.saxutils import escape, quoteattr

from catalogue.exports.publication import Publication
from catalogue.source.days import days
from catalogue.views.addresses import Site, page_parts, page_path


def files(publication: Publication) -> Iterator[tuple[str, str]]:
    """robots.txt, and the sitemap where the address of the site is known."""
    if publication.site.url:
        yield "sitemap.xml", sitemap(publication)
    yield "robots.txt", robots(publication.site)


def sitemap(publication: Publication) -> str:
    """Every translated page with its alternates; pages that fall back to another language are left out."""
    site, catalogue = publication.site, publication.catalogue
    urls = [_urls(site, _paths(site, e.pages, e.kind, e.id), days(catalogue, e)[1]) for e in catalogue.entries.values()]
    urls += [_urls(site, _paths(site, versions, *page_parts(name))) for name, versions in catalogue.pages.items()]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{"".join(urls)}</urlset>\n'
    )


def robots(site: Site) -> str:
    """Allow everything; name the sitemap where the address of the site is known."""
    where = f"Sitemap: {site.url}sitemap.xml\n" if site.url else ""
    return f"User-agent: *\nAllow: /\n{where}"


def _paths(site: Site, translated: Container[str], *parts: str) -> dict[str, str]:
    """The path of a page in each language that has a translation."""
    return {language: page_path(site, language, *parts) for language in site.languages if language in translated}


def _urls(site: Site, paths: dict[str, str], modified: str = "") -> str:
    """The translations of a page, with the day of the last change if known."""
    alternates = [*paths.items(), ("x-default", next(iter(paths.values())))]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{name}" href={quoteattr(site.url + path)}/>' for name, path in alternates
    )
    day = f"<lastmod>{modified}</lastmod>" if modified else ""
    return "".join(f"<url><loc>{escape(site.url + path)}</loc>{day}{links}</url>\n" for path in paths.values())
