"""All exporters: citations, data, feeds, calendars, badges, harvesting, permalinks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from catalogue.exports import api, calendar, citations, embed, feed_topics, harvest, permalinks
from catalogue.exports.publication import File, Publication, SiteExporter
from catalogue.source.loading import Entry


def finish(publication: Publication, folder: Path) -> None:
    """Write what depends on the other files. Old names come last: they forward to what is there by then."""
    permalinks.write(publication, folder)
    api.checksums(folder)


def site_exporters(publication: Publication) -> list[SiteExporter]:
    """What is made from all records, the longest first."""
    feeds = [partial(_feeds, language=language) for language in publication.site.languages]
    return [api.whole, *feeds, harvest.answers, harvest.pages, api.vocabularies]


def _feeds(publication: Publication, *, language: str) -> Iterator[File]:
    yield from feed_topics.files(publication, language)
    yield from calendar.files(publication, language)


def _citations(publication: Publication, entry: Entry) -> Iterator[File]:
    for context in publication.contexts.values():
        yield from citations.files(context, entry, context.site_name)


RECORD_EXPORTERS = (embed.files, _citations, harvest.files, api.files, permalinks.files)
"""What is made of each record beside its page."""
