"""OpenSearch: the search of the site among those of the reader's browser. It needs the address of the site."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from catalogue.exports.publication import Publication
from catalogue.views.addresses import page_path
from catalogue.views.context import Context

SHORT = 16
"""Browsers want no more letters in the short name."""


def description(publication: Publication, context: Context) -> str:
    """The description for a language."""
    site, (name, about) = publication.site, publication.site.names[context.language]
    search = f"{site.absolute(page_path(site, context.language, 'explore'))}?q={{searchTerms}}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(context.text('opensearch-name')[:SHORT])}</ShortName>\n<LongName>{escape(name[:48])}</LongName>\n"
        f"<Description>{escape(about)}</Description>\n<Language>{context.language}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n"
        f'<Image width="16" height="16" type="image/svg+xml">{escape(site.absolute("assets/icon.svg"))}</Image>\n'
        f'<Url type="text/html" template={quoteattr(search)}/>\n</OpenSearchDescription>\n'
    )
