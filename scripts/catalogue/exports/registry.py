"""All exporters: citations, data, feeds, sitemap, calendar, badges, Markdown, permalinks, checklists."""

from functools import partial
from pathlib import Path

from catalogue.exports import api
from catalogue.exports.api.law_of_states import STATES_DUMP, states_dump
from catalogue.exports.api.page_lists import PAGES, page_files
from catalogue.exports.api.record_graph import record_graph
from catalogue.exports.api.record_nodes import ALL_RECORDS, all_record_nodes, record_nodes
from catalogue.exports.api.shapes import DUMP, ROOT, SUMS
from catalogue.exports.badges import badge_files
from catalogue.exports.built_pages import built_files
from catalogue.exports.calendar import calendar_files
from catalogue.exports.cards import card_sheets
from catalogue.exports.checklists import PLAN, checklist_bundles, checklist_files
from catalogue.exports.citations import citation_files
from catalogue.exports.declare_pages import declare_files
from catalogue.exports.editions import edition_files, edition_places
from catalogue.exports.evidence_pages import evidence_files
from catalogue.exports.feeds import feed_files
from catalogue.exports.markdown import lists_for_assistants
from catalogue.exports.permalinks import (
    MAPS,
    former_page_paths,
    former_paths,
    permalink_pages,
    redirect_files,
)
from catalogue.exports.publication import (
    FinalExporter,
    Publication,
    SiteExporter,
    SiteFiles,
    WrittenFiles,
)
from catalogue.exports.self_check import PAGE, self_check_files
from catalogue.exports.sitemap import sitemap_files
from catalogue.exports.your_state import FILE, your_state_files
from catalogue.source.entry import Entry
from catalogue.source.files import write_file
from catalogue.source.state_pages import STATES
from catalogue.views.wording.context import Context

RECORD_EXPORTERS = (
    badge_files,
    citation_files,
    api.record_files,
    record_nodes,
    permalink_pages,
    checklist_files,
    evidence_files,
    built_files,
    declare_files,
)
"""What is written for each record in addition to its page."""


def record_places(publication: Publication, entry: Entry) -> tuple[str, ...]:
    """The beginnings of the paths of all files of a record."""
    pages = (context.path(entry) for context in publication.contexts.values())
    return *pages, f"id/{entry.ref}/", f"{ROOT}records/{entry.ref}.json"


def exporters_from_records(publication: Publication) -> list[SiteExporter]:
    """What is written from all records, the slowest first."""
    prefixes = [publication.site.prefix(language) for language in publication.site.languages]
    exporters = [SiteExporter(api.data_files, (ROOT,))]
    for context in publication.contexts.values():
        exporters += _exporters_of_language(context)
    return [
        *exporters,
        SiteExporter(checklist_bundles, _in_each(prefixes, "audiences/", f"{PLAN}/")),
        SiteExporter(self_check_files, _in_each(prefixes, f"{'/'.join(PAGE)}/")),
        SiteExporter(card_sheets, _in_each(prefixes, "cards/")),
        SiteExporter(your_state_files, _in_each(prefixes, f"{STATES}/{FILE}")),
        SiteExporter(edition_files, edition_places(publication)),
        SiteExporter(
            lists_for_assistants, _in_each(prefixes, "llms.txt", "llms/", "opensearch.xml")
        ),
        SiteExporter(api.vocabulary_files, ("vocabularies/", "schemas/", f"{ROOT}marks/")),
        SiteExporter(sitemap_files, ("robots.txt", "sitemap.xml", ".well-known/")),
    ]


def final_exporters(publication: Publication) -> list[FinalExporter]:
    """What is made from other files, each from those of the exporters before it too."""
    former = [old for _, old, _ in former_paths(publication)]
    for context in publication.contexts.values():
        former += [old for old, _ in former_page_paths(context)]
    return [
        FinalExporter(api.record_dump, (f"{ROOT}{DUMP}",)),
        FinalExporter(all_record_nodes, (f"{ROOT}{ALL_RECORDS}",)),
        FinalExporter(page_files, (PAGES,)),
        FinalExporter(states_dump, (f"{ROOT}{STATES_DUMP}",)),
        FinalExporter(api.data_catalogue, (f"{ROOT}catalogue.",)),
        FinalExporter(redirect_files, (*MAPS, *former)),
        FinalExporter(api.checksum_file, (f"{ROOT}{SUMS}",)),
    ]


def finish(publication: Publication, folder: Path) -> None:
    """Write what is made from the files in a folder into it."""
    site: SiteFiles = WrittenFiles(folder)
    for exporter in final_exporters(publication):
        for path, content in exporter.make(publication, site):
            write_file(folder / path, content)


def _exporters_of_language(context: Context) -> list[SiteExporter]:
    """What is written in a language: its feeds, its calendar, its records as linked data."""
    prefix = context.site.prefix(context.language)
    graph = f"{ROOT}records.{context.language}.jsonld"
    return [
        SiteExporter(
            partial(feed_files, context=context), (f"{prefix}feed.xml", f"{prefix}feeds/")
        ),
        SiteExporter(partial(calendar_files, context=context), (f"{prefix}calendar.ics",)),
        SiteExporter(partial(record_graph, context=context), (graph,)),
    ]


def _in_each(prefixes: list[str], *places: str) -> tuple[str, ...]:
    """Places below the folder of each language."""
    return tuple(f"{prefix}{place}" for prefix in prefixes for place in places)
