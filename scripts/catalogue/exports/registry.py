"""All exporters: citations, data, feeds, sitemap, calendar, badges, Markdown, permalinks, checklists."""

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
from catalogue.exports.api.shapes import DUMP, ROOT, SUMS
from catalogue.exports.publication import (
    FinalExporter,
    Publication,
    SiteExporter,
    SiteFiles,
    WrittenFiles,
)
from catalogue.source.files import write_file
from catalogue.source.loading import Entry
from catalogue.views.wording.context import Context

RECORD_EXPORTERS = (
    badges.files,
    citations.files,
    markdown.files,
    api.files,
    permalinks.files,
    checklists.files,
)
"""What is written for each record in addition to its page."""


def record_places(publication: Publication, entry: Entry) -> tuple[str, ...]:
    """The beginnings of the paths of all files of a record."""
    pages = (context.path(entry) for context in publication.contexts.values())
    return *pages, f"id/{entry.ref}/", f"{ROOT}records/{entry.ref}.json"


def site_exporters(publication: Publication) -> list[SiteExporter]:
    """What is written from all records, the slowest first."""
    prefixes = [publication.site.prefix(language) for language in publication.site.languages]
    exporters = [SiteExporter(api.whole, (ROOT,))]
    for context in publication.contexts.values():
        exporters += _periodicals(context)
    return [
        *exporters,
        SiteExporter(checklists.bundles, _in_each(prefixes, "audiences/", f"{checklists.PLAN}/")),
        SiteExporter(cards.sheets, _in_each(prefixes, "cards/")),
        SiteExporter(markdown.pages, _markdown_places(publication, prefixes)),
        SiteExporter(api.vocabularies, ("vocabularies/", "schemas/", f"{ROOT}marks/")),
        SiteExporter(sitemap.files, ("robots.txt", "sitemap.xml", ".well-known/")),
    ]


def final_exporters(publication: Publication) -> list[FinalExporter]:
    """What is made from other files, each from those of the exporters before it too."""
    former = tuple(old for _, old, _ in permalinks.former_paths(publication))
    return [
        FinalExporter(api.dump, (f"{ROOT}{DUMP}",)),
        FinalExporter(api.linked_dump, (f"{ROOT}records.",)),
        FinalExporter(api.catalogue_of_data, (f"{ROOT}catalogue.",)),
        FinalExporter(permalinks.redirects, (*permalinks.MAPS, *former)),
        FinalExporter(api.checksums, (f"{ROOT}{SUMS}",)),
    ]


def finish(publication: Publication, folder: Path) -> None:
    """Write what is made from the files in a folder into it."""
    site: SiteFiles = WrittenFiles(folder)
    for exporter in final_exporters(publication):
        for path, content in exporter.make(publication, site):
            write_file(folder / path, content)


def _periodicals(context: Context) -> list[SiteExporter]:
    """The feeds and the calendar of a language."""
    prefix = context.site.prefix(context.language)
    return [
        SiteExporter(
            partial(feeds.files, context=context), (f"{prefix}feed.xml", f"{prefix}feeds/")
        ),
        SiteExporter(partial(calendar.files, context=context), (f"{prefix}calendar.ics",)),
    ]


def _markdown_places(publication: Publication, prefixes: list[str]) -> tuple[str, ...]:
    """The paths of ordinary pages as Markdown, and of what lists pages for other programs."""
    pages = [
        f"{context.page_path(name)}index.md"
        for name in publication.catalogue.pages
        for context in publication.contexts.values()
    ]
    return *pages, *_in_each(prefixes, "llms.txt", "llms/", "opensearch.xml")


def _in_each(prefixes: list[str], *places: str) -> tuple[str, ...]:
    """Places below the folder of each language."""
    return tuple(f"{prefix}{place}" for prefix in prefixes for place in places)
