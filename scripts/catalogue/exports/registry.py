"""All exporters: what is written for each record, in each language, and once for the whole site."""

from functools import partial
from pathlib import Path

from catalogue.exports import api
from catalogue.exports.api.record_graph import record_graph
from catalogue.exports.badges import badge_files
from catalogue.exports.calendar import calendar_files
from catalogue.exports.cards import card_sheets
from catalogue.exports.checklists import checklist_bundles, checklist_files
from catalogue.exports.citations import citation_files
from catalogue.exports.feeds import feed_files
from catalogue.exports.markdown import markdown_pages, markdown_records
from catalogue.exports.permalinks import permalink_pages, write_redirects
from catalogue.exports.publication import Publication, SiteExporter
from catalogue.exports.sitemap import sitemap_files

RECORD_EXPORTERS = (
    badge_files,
    citation_files,
    markdown_records,
    api.record_files,
    permalink_pages,
    checklist_files,
)
"""What is written for each record in addition to its page."""

BY_LANGUAGE = (feed_files, calendar_files, record_graph)
"""What is written in each language from all records."""

BY_SITE = (
    checklist_bundles,
    card_sheets,
    markdown_pages,
    api.vocabulary_files,
    sitemap_files,
)
"""What is written once for all languages."""


def exporters_from_records(publication: Publication) -> list[SiteExporter]:
    """What is written from all records, the slowest first."""
    by_language = [
        partial(exporter, context=context)
        for context in publication.contexts.values()
        for exporter in BY_LANGUAGE
    ]
    return [api.data_files, *by_language, *BY_SITE]


def finish(publication: Publication, folder: Path) -> None:
    """Write what depends on other files: the dump, redirects to what exists by then, and checksums."""
    api.write_dump(publication, folder)
    write_redirects(publication, folder)
    api.write_checksums(folder)
