"""The linked data of the pages of all records in one file, the same as in the head of each page."""

from collections.abc import Iterator

from catalogue.exports.api.shapes import ROOT
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication
from catalogue.html.linked_data import SCHEMA_ORG, page_node, script_text
from catalogue.views.record.record_parts import record_frame
from catalogue.views.wording.context import Context

CONTEXT = {
    "@vocab": f"{SCHEMA_ORG}/",
    "url": {"@type": "@id"},
    "license": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
}
"""What the words mean, so that no program needs to fetch it."""


def record_graph(publication: Publication, context: Context) -> Iterator[File]:
    """The file of a language, one record a line."""
    nodes = (
        script_text(page_node(context, record_frame(context, entry), entry))
        for entry in publication.catalogue.entries.values()
    )
    lines = ",\n".join(nodes)
    context_text = compact(CONTEXT).strip()
    text = f'{{"@context":{context_text},"@graph":[\n{lines}\n]}}\n'
    yield f"{ROOT}records.{context.language}.jsonld", text
