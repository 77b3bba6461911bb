"""Sitemap, robots.txt and the feed of each language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from catalogue.exports.publication import Publication
from catalogue.source.loading import NO_REVIEW, Entry
from catalogue.views.addresses import Site, page_parts, page_path
from catalogue.views.context import Context
from catalogue.views.recognition_summary import standing

FEED_SIZE = 40


def path(site: Site, language: str) -> str:
    """The path of the feed of a language."""
    return f"{site.prefix(language)}feed.xml"


def updates(publication: Publication, language: str) -> str:
    """An Atom feed of the records that were reviewed last, in one language."""
    name, description = publication.site.names[language]
    entries = newest(publication.catalogue.entries.values())
    items = "".join(item(publication.context(language), entry) for entry in entries)
    return atom(publication, language, Stream(path(publication.site, language), name, description, _latest(entries)), items)


@dataclass(frozen=True)
class Stream:
    """What a feed says of itself: where it stands, its name, what it holds, the day of its latest item, its page."""

    path: str
    title: str
    about: str
    latest: str
    page: str = ""


def newest(entries: Iterable[Entry]) -> list[Entry]:
    """The records that were reviewed last, the newest first."""
    found = sorted(entries, key=lambda entry: entry.ref)
    return sorted(found, key=lambda entry: entry.record.reviewed, reverse=True)[:FEED_SIZE]


def _latest(entries: list[Entry]) -> str:
    return entries[0].record.reviewed if entries else NO_REVIEW


def atom(publication: Publication, language: str, stream: Stream, items: str) -> str:
    """A feed around its items."""
    base, page = publication.site.url, stream.page or page_path(publication.site, language)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}"{_base(base)}>\n'
        f"<title>{escape(stream.title)}</title>\n<subtitle>{escape(stream.about)}</subtitle>\n"
        f"<id>{escape(publication.site.iri(stream.path))}</id>\n<updated>{stream.latest}T00:00:00Z</updated>\n"
        f"<author><name>{escape(publication.site.names[language][0])}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(base + stream.path)}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(base + page or "./")}/>\n'
        f"{items}</feed>\n"
    )


def sitemap(publication: Publication) -> str:
    """Every page that stands in its own language, with its translations; pages that fall back are left out."""
    groups = [*_record_groups(publication), *_page_groups(publication)]
    urls = "".join(_url(publication.site, group, language) for group in groups for language in group[0])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}</urlset>\n'
    )


def robots(site: Site) -> str:
    """Everything may be read; the sitemap is named where the address of the site is known."""
    where = f"Sitemap: {site.url}sitemap.xml\n" if site.url else ""
    return f"User-agent: *\nAllow: /\n{where}"


Group = tuple[list[str], dict[str, str], str]


def _record_groups(publication: Publication) -> list[Group]:
    return [
        (
            [language for language in publication.site.languages if language in entry.pages],
            {language: page_path(publication.site, language, entry.kind, entry.id) for language in publication.site.languages},
            entry.record.reviewed,
        )
        for entry in publication.catalogue.entries.values()
    ]


def _page_groups(publication: Publication) -> list[Group]:
    return [
        (
            [language for language in publication.site.languages if language in pages],
            {language: page_path(publication.site, language, *page_parts(name)) for language in publication.site.languages},
            "",
        )
        for name, pages in publication.catalogue.pages.items()
    ]


def _url(site: Site, group: Group, language: str) -> str:
    languages, paths, reviewed = group
    alternates = [(name, paths[name]) for name in languages]
    alternates.append(("x-default", paths[languages[0]]))
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{name}" href={quoteattr(site.url + where)}/>' for name, where in alternates
    )
    day = f"<lastmod>{reviewed}</lastmod>" if reviewed else ""
    return f"<url><loc>{escape(site.url + paths[language])}</loc>{day}{links}</url>\n"


def item(context: Context, entry: Entry) -> str:
    """A record in a feed."""
    where = context.path(entry)
    seal = standing(context, entry, where)
    summary = entry.summary(context.language) + (f" {seal.seal}" if seal and entry.kind == "practices" else "")
    return (
        f"<entry><title>{escape(entry.name(context.language))}</title><id>{escape(context.site.iri(where))}</id>"
        f"<updated>{entry.record.reviewed}T00:00:00Z</updated><link href={quoteattr(context.site.url + where)}/>"
        f"<category term={quoteattr(entry.kind)}/><summary>{escape(summary)}</summary></entry>\n"
    )


def _base(base: str) -> str:
    return f" xml:base={quoteattr(base)}" if base else ""
