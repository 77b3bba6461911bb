"""The sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from catalogue.exports.publication import Publication
from catalogue.views.addresses import Site, page_parts, page_path


def files(publication: Publication) -> Iterator[tuple[str, str]]:
    """robots.txt, and the sitemap where the address of the site is known."""
    if publication.site.url:
        yield "sitemap.xml", sitemap(publication)
    yield "robots.txt", robots(publication.site)


def sitemap(publication: Publication) -> str:
    """Every translated page with its alternates; pages that fall back to another language are left out."""
    site, catalogue = publication.site, publication.catalogue
    groups = [_group(site, entry.pages, entry.record.reviewed, entry.kind, entry.id) for entry in catalogue.entries.values()]
    groups += [_group(site, versions, "", *page_parts(name)) for name, versions in catalogue.pages.items()]
    urls = "".join(_url(site, group, language) for group in groups for language in group.paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}</urlset>\n'
    )


def robots(site: Site) -> str:
    """Allow everything; name the sitemap where the address of the site is known."""
    where = f"Sitemap: {site.url}sitemap.xml\n" if site.url else ""
    return f"User-agent: *\nAllow: /\n{where}"


@dataclass(frozen=True)
class Group:
    """The translations of a page: the path in each language that has one, and the day of the last review if known."""

    paths: dict[str, str]
    reviewed: str


def _group(site: Site, translated: Container[str], reviewed: str, *parts: str) -> Group:
    return Group({language: page_path(site, language, *parts) for language in site.languages if language in translated}, reviewed)


def _url(site: Site, group: Group, language: str) -> str:
    alternates = [*group.paths.items(), ("x-default", next(iter(group.paths.values())))]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{name}" href={quoteattr(site.url + path)}/>' for name, path in alternates
    )
    day = f"<lastmod>{group.reviewed}</lastmod>" if group.reviewed else ""
    return f"<url><loc>{escape(site.url + group.paths[language])}</loc>{day}{links}</url>\n"
