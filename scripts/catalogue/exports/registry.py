"""All exporters: citations, data, feeds, sitemap, calendars, badges, Markdown, permalinks, checklists, cards."""

from functools import partial
from pathlib import Path

from catalogue.exports import (
    api,
    badges,
    calendar,
    cards,
    checklists,
    citations,
    feeds,
    markdown,
    permalinks,
    sitemap,
)
from catalogue.exports.publication import Publication, SiteExporter


def finish(publication: Publication, folder: Path) -> None:
    """Write what depends on other files: the dump, redirects to what exists by then, and checksums."""
    api.dump(publication, folder)
    permalinks.write(publication, folder)
    api.checksums(folder)


def site_exporters(publication: Publication) -> list[SiteExporter]:
    """What is written from all records, the slowest first."""
    contexts = publication.contexts.values()
    periodicals = [
        partial(exporter, context=context)
        for context in contexts
        for exporter in (feeds.files, calendar.files)
    ]
    return [
        api.whole,
        *periodicals,
        checklists.bundles,
        cards.sheets,
        markdown.pages,
        api.vocabularies,
        sitemap.files,
    ]


RECORD_EXPORTERS = (
    badges.files,
    citations.files,
    markdown.files,
    api.files,
    permalinks.files,
    checklists.files,
)
"""What is written for each record in addition to its page."""
