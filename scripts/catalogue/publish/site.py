"""Write the site: pages of records, ordinary pages, error pages, exports and what scripts fetch.

Everything is sorted and nothing contains the time of the build, so that two builds are identical.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from catalogue.exports import checklists, propose_data, registry
from catalogue.exports.api.bulk import matrix_rows
from catalogue.exports.csv_text import csv_text
from catalogue.exports.publication import File, Publication, SiteExporter
from catalogue.publish import pages, pipeline
from catalogue.recognition.changes import changes
from catalogue.recognition.law_of_all_states import step_standings
from catalogue.recognition.said_in_names import said_in_names
from catalogue.source.days import of_files
from catalogue.source.entry import Entry
from catalogue.source.markdown import parse_texts, rendered_pages
from catalogue.views.explore import explore_data
from catalogue.views.pages import comparison, findings, matrix, state_comparison
from catalogue.views.wording.context import Context


def write(publication: Publication, folder: Path) -> None:
    """Write everything but static files."""
    _prepare(publication)
    publication.templates.assets.write(folder)
    for name in ("sitemap.xml.gz", "sitemap.xml"):
        (folder / name).unlink(missing_ok=True)
    pipeline.write(publication, folder, RECORD_EXPORTERS, site_exporters(publication))
    registry.finish(publication, folder)


def _prepare(publication: Publication) -> None:
    """Compute once what most processes need, before the work is shared among them."""
    catalogue = publication.catalogue
    for prepare in (rendered_pages, parse_texts, of_files, changes, said_in_names, step_standings):
        prepare(catalogue)
    publication.templates.compile()


def site_exporters(publication: Publication) -> list[SiteExporter]:
    """What is written from all records, the slowest first."""
    exporters = []
    for context in publication.contexts.values():
        ordinary = partial(pages.ordinary_pages, context=context)
        exporters.append(SiteExporter(ordinary, (context.page_path(),)))
    return [*exporters, *data_exporters(publication)]


def data_exporters(publication: Publication) -> list[SiteExporter]:
    """The same without ordinary pages, which the preview makes one by one."""
    exporters = [SiteExporter(_not_found, _not_found_places(publication))]
    for context in publication.contexts.values():
        for views, folder in FETCHED:
            make = partial(_fetched, context=context, views=views)
            exporters.append(SiteExporter(make, (context.page_path(folder),)))
    exporters.append(SiteExporter(_sources, (propose_data.SOURCES,)))
    return [*exporters, *registry.exporters_from_records(publication)]


def record_places(publication: Publication, entry: Entry) -> tuple[str, ...]:
    """The beginnings of the paths of all files of a record."""
    return registry.record_places(publication, entry)


def _sources(publication: Publication) -> Iterator[File]:
    """The sources of records, which the forms for changes fetch."""
    for path, sources in propose_data.source_files(publication.catalogue):
        yield path, _json(sources)


RECORD_EXPORTERS = (pages.record_pages, *registry.RECORD_EXPORTERS)


def _not_found(publication: Publication) -> Iterator[File]:
    """The page for unknown addresses in every language."""
    for language, path in zip(
        publication.site.languages, _not_found_places(publication), strict=True
    ):
        yield path, pages.not_found(publication, language)


def _not_found_places(publication: Publication) -> tuple[str, ...]:
    return tuple(f"{context.page_path()}404.html" for context in publication.contexts.values())


def _fetched(
    publication: Publication,
    context: Context,
    views: Callable[[Publication, Context], Iterator[tuple[str, Any]]],
) -> Iterator[File]:
    """What scripts and readers fetch of a page: text as it is, other values as JSON."""
    for path, content in views(publication, context):
        yield path, content if isinstance(content, str) else _json(content)


def _compared(publication: Publication, context: Context) -> Iterator[tuple[str, Any]]:
    """The facts of all records by kind, and the names of those whose names the page lacks."""
    where = context.page_path("compare")
    for kind in comparison.COMPARED[1:]:
        yield f"{where}{kind}-names.json", comparison.names(context, kind)
    for kind in comparison.COMPARED:
        yield f"{where}{kind}.json", comparison.fact_table(context, kind, where)


def _compared_law(publication: Publication, context: Context) -> Iterator[tuple[str, Any]]:
    """The law of all States, from which a script compares any two."""
    where = context.page_path(state_comparison.PAGE)
    yield f"{where}law.json", state_comparison.compared_law(context, where)


def _plan(publication: Publication, context: Context) -> Iterator[tuple[str, Any]]:
    """The practices and steps of the reader's own plan."""
    yield f"{context.page_path(checklists.PLAN)}steps.json", checklists.plan_data(context)


def _explored(publication: Publication, context: Context) -> Iterator[tuple[str, Any]]:
    """What Explore and the search fetch."""
    yield from explore_data.explore_files(context)


def _proposed(publication: Publication, context: Context) -> Iterator[tuple[str, Any]]:
    """What the forms look up."""
    yield from propose_data.form_files(context)


def _matrix(publication: Publication, context: Context) -> Iterator[tuple[str, str]]:
    """The matrix as a table and as a drawing."""
    where = context.page_path("matrix")
    yield f"{where}matrix.csv", csv_text(context.language, list(matrix_rows(context)))
    drawing = publication.templates.get("matrix.svg")
    yield (
        f"{where}matrix.svg",
        drawing.render(view=matrix.matrix(context, where), context=context),
    )


def _findings(publication: Publication, context: Context) -> Iterator[tuple[str, str]]:
    """Each chart as a table and as a drawing."""
    where = context.page_path("findings")
    drawing = publication.templates.get("chart.svg")
    for chart in findings.charts(context, where):
        rows = [_chart_row(chart.columns, link.label, values) for link, values in chart.rows]
        yield f"{where}{chart.id}.csv", csv_text(context.language, rows)
        yield f"{where}{chart.id}.svg", drawing.render(chart=chart, context=context)


def _chart_row(columns: Sequence[str], label: str, numbers: Sequence[int]) -> dict[str, str]:
    """A row of the table of a chart: its label has no heading."""
    return {"": label, **dict(zip(columns, map(str, numbers), strict=True))}


FETCHED = (
    (_explored, "explore"),
    (_compared, "compare"),
    (_compared_law, state_comparison.PAGE),
    (_plan, checklists.PLAN),
    (_proposed, "propose"),
    (_matrix, "matrix"),
    (_findings, "findings"),
)
"""What is fetched of pages beside their HTML, and the folder of each."""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
