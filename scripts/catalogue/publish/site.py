"""Write the site: pages of records, ordinary pages, error pages, exports and what scripts fetch.

Everything is sorted and nothing contains the time of the build, so that two builds are identical.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from catalogue.exports import checklists, propose_data, registry
from catalogue.exports.api.bulk import matrix_rows
from catalogue.exports.csv_text import csv_text
from catalogue.exports.publication import File, Publication, SiteExporter
from catalogue.publish import pages, pipeline
from catalogue.source.days import of_files
from catalogue.source.entry import Entry
from catalogue.source.markdown import rendered_pages
from catalogue.views.explore import explore_data
from catalogue.views.pages import comparison, findings, matrix
from catalogue.views.wording.context import Context


def write(publication: Publication, folder: Path, cache: Path | None = None) -> None:
    """Write everything but static files."""
    # Once, before the work is shared among processes.
    rendered_pages(publication.catalogue)
    of_files(publication.catalogue)
    publication.templates.assets.write(folder)
    for name in ("sitemap.xml.gz", "sitemap.xml"):
        (folder / name).unlink(missing_ok=True)
    pipeline.write(publication, folder, RECORD_EXPORTERS, site_exporters(publication), cache)
    registry.finish(publication, folder)


def site_exporters(publication: Publication) -> list[SiteExporter]:
    """What is written from all records, the slowest first."""
    contexts = publication.contexts.values()
    exporters = [
        partial(exporter, context=context)
        for context in contexts
        for exporter in (pages.ordinary_pages, _lists)
    ]
    return [*exporters, *registry.exporters_from_records(publication)]


def _source(publication: Publication, entry: Entry) -> Iterator[File]:
    """The source of a record, which the forms for changes fetch."""
    yield (
        f"propose/sources/{entry.ref}.json",
        _json(propose_data.record_source(publication.catalogue, entry)),
    )


RECORD_EXPORTERS = (pages.record_pages, *registry.RECORD_EXPORTERS, _source)


def _lists(publication: Publication, context: Context) -> Iterator[File]:
    """What scripts fetch about all records in a language."""
    language, templates = context.language, publication.templates
    where = context.page_path("compare")
    facts = (
        (f"{where}{kind}.json", comparison.fact_table(context, kind, where))
        for kind in comparison.COMPARED
    )
    plan = (f"{context.page_path(checklists.PLAN)}steps.json", checklists.plan_data(context))
    files = (plan, *facts, *explore_data.explore_files(context), *propose_data.form_files(context))
    yield from ((path, _json(content)) for path, content in files)
    where = context.page_path("matrix")
    yield f"{where}matrix.csv", csv_text(language, list(matrix_rows(context)))
    yield (
        f"{where}matrix.svg",
        templates.get("matrix.svg").render(view=matrix.matrix(context, where), context=context),
    )
    where = context.page_path("findings")
    for chart in findings.findings(context, where):
        rows = [
            {"": link.label, **dict(zip(chart["columns"], map(str, numbers), strict=True))}
            for link, numbers in chart["rows"]
        ]
        yield f"{where}{chart['id']}.csv", csv_text(language, rows)
        if chart["id"] != "studies":
            yield (
                f"{where}{chart['id']}.svg",
                templates.get("chart.svg").render(chart=chart, alone=True, context=context),
            )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
