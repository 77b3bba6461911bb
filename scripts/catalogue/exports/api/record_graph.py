"""The linked data of the pages of all records in one file, with the steps and the evidence of practices."""

from collections.abc import Iterator

from catalogue.exports.api.shapes import ROOT
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication
from catalogue.html.linked_data import SCHEMA_ORG, Node, page_node, script_text, subject
from catalogue.source.entry import Entry
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
    entries = publication.catalogue.entries.values()
    lines = ",\n".join(script_text(_node(context, entry)) for entry in entries)
    context_text = compact(CONTEXT).strip()
    text = f'{{"@context":{context_text},"@graph":[\n{lines}\n]}}\n'
    yield f"{ROOT}records.{context.language}.jsonld", text


def _node(context: Context, entry: Entry) -> Node:
    """The page of a record, and all that is said of the record."""
    page = page_node(context, record_frame(context, entry), entry)
    return page | {"mainEntity": subject(context, entry)}
