"""The complete list of a kind, in groups: what to start with comes first."""

from collections import defaultdict
from dataclasses import replace

from catalogue.model.records import Agency, Resource
from catalogue.recognition.backlinks import backlinks, status
from catalogue.views.context import Context
from catalogue.views.documents import documents
from catalogue.views.pathways import GUIDES
from catalogue.views.rows import rows
from catalogue.views.values import Block, Row

TABLES = {"resources": "resource-types", "agencies": "membership-statuses"}
START = 8


def listing(context: Context, kind: str, page: str) -> tuple[Block, ...]:
    """Practices by level, resources by type, agencies by their place in ICAT; one group for the others."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows(context, context.catalogue.of(kind), page):
        groups[_group(context, row)].append(_with_more(context, row))
    order = [*context.catalogue.vocabularies[TABLES[kind]].terms, ""] if kind in TABLES else list(groups)
    if kind == "resources":
        order.sort(key=lambda name: -len(groups[name]))
    blocks = [Block(name or "all", _title(context, kind, name), tuple(groups[name])) for name in order if groups[name]]
    best = tuple(_best(context, [row for name in GUIDES for row in groups.get(name, ())]))
    return (Block("start", context.text("start-here"), best), *blocks) if best else tuple(blocks)


def _group(context: Context, row: Row) -> str:
    """The level of a practice, the type of a resource, the status of an agency."""
    record = context.catalogue.entries[row.ref].record
    if isinstance(record, Agency):
        return record.membership.status if record.membership else ""
    return record.type if isinstance(record, Resource) else row.level


def _title(context: Context, kind: str, name: str) -> str:
    if not name:
        return context.text("others")
    return context.label(TABLES[kind], name) if kind in TABLES else context.text(f"level-{name}")


def _with_more(context: Context, row: Row) -> Row:
    """A resource with where it opens; an agency with how many practices it recognizes."""
    entry = context.catalogue.entries[row.ref]
    if found := documents(context, entry):
        return replace(row, opens=found["buttons"][:2])
    count = len(backlinks(context.catalogue).spoken_by.get(entry.id, ()))
    note = context.text("recognizes-of", count=count, all=len(context.catalogue.of("practices")))
    return replace(row, note=note) if count else row


def _best(context: Context, guides: list[Row]) -> list[Row]:
    """The guides that open in the reader's language, those that most practices use first."""
    catalogue, using = context.catalogue, backlinks(context.catalogue).practices_using
    current = [row for row in guides if status(catalogue, catalogue.entries[row.ref]) == "current"]
    open_now = [row for row in current if any(link.url and link.language in ("", context.language) for link in row.opens)]
    return sorted(open_now, key=lambda row: -len(using.get(row.ref, ())))[:START]
