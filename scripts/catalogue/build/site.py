"""Write the site: pages of records, ordinary pages, error pages, exports and what scripts fetch.

Everything is sorted and nothing contains the time of the build, so that two builds are identical.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from catalogue.build import pages, pipeline
from catalogue.exports import checklists, propose_data, registry
from catalogue.exports.api import bulk, tables
from catalogue.exports.publication import File, Publication, SiteExporter
from catalogue.source.days import of_files
from catalogue.source.loading import Entry
from catalogue.source.markdown import rendered_pages
from catalogue.views import comparison, explore_data, findings, matrix
from catalogue.views.addresses import page_parts, page_path
from catalogue.views.context import Context


def write(publication: Publication, folder: Path, names: Mapping[str, Sequence[str]], cache: Path | None = None) -> None:
    """Write everything but static files. `names` are the ordinary pages of each language."""
    # Once, before the work is shared among processes.
    rendered_pages(publication.catalogue)
    of_files(publication.catalogue)
    publication.templates.assets.write(folder)
    for name in ("sitemap.xml.gz", "sitemap.xml"):
        (folder / name).unlink(missing_ok=True)
    pipeline.write(publication, folder, RECORD_EXPORTERS, site_exporters(publication, names), cache)
    registry.finish(publication, folder)


def site_exporters(publication: Publication, names: Mapping[str, Sequence[str]]) -> list[SiteExporter]:
    """What is written from all records, the slowest first."""
    exporters: list[SiteExporter] = []
    for language, context in publication.contexts.items():
        pages_of_language = partial(ordinary_pages, context=context, names=names.get(language, ()))
        exporters += [pages_of_language, partial(_lists, context=context)]
    return [*exporters, *registry.site_exporters(publication)]


def _source(publication: Publication, entry: Entry) -> Iterator[File]:
    """The source of a record, which the forms for changes fetch."""
    here = page_path(publication.site, publication.site.languages[0], "propose")
    yield f"{here}sources/{entry.ref}.json", _json(propose_data.source(publication.catalogue, entry))


RECORD_EXPORTERS = (pages.record_pages, *registry.RECORD_EXPORTERS, _source)


def ordinary_pages(publication: Publication, context: Context, names: Sequence[str]) -> Iterator[File]:
    """The ordinary pages of a language, and the page for an address that leads nowhere."""
    for name in names:
        path = page_path(publication.site, context.language, *page_parts(name))
        yield f"{path}index.html", pages.ordinary_page(publication, context, name)
    yield f"{publication.site.prefix(context.language)}404.html", pages.not_found(publication, context.language)


def _lists(publication: Publication, context: Context) -> Iterator[File]:
    """What scripts fetch about all records in a language."""
    language = context.language
    where = page_path(publication.site, language, "compare")
    facts = ((f"{where}{kind}.json", comparison.fact_table(context, kind, where)) for kind in comparison.COMPARED)
    planned = (f"{page_path(publication.site, language, checklists.PLAN)}steps.json", checklists.plan(context))
    files = (planned, *facts, *explore_data.files(context), *propose_data.files(context))
    yield from ((path, _json(content)) for path, content in files)
    where = page_path(publication.site, language, "matrix")
    yield f"{where}matrix.csv", tables.table(language, list(bulk.matrix(context)))
    yield f"{where}matrix.svg", publication.templates.get("matrix.svg").render(view=matrix.matrix(context, where), context=context)
    where = page_path(publication.site, language, "findings")
    for chart in findings.findings(context, where):
        rows = [{"": link.label, **dict(zip(chart["columns"], map(str, numbers), strict=True))} for link, numbers in chart["rows"]]
        yield f"{where}{chart['id']}.csv", tables.table(language, rows)
        if chart["id"] != "studies":
            drawing = publication.templates.get("chart.svg").render(chart=chart, alone=True, context=context)
            yield f"{where}{chart['id']}.svg", drawing


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
