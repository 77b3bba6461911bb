"""The complete list of a kind, in groups: what to start with comes first."""

from collections import defaultdict
from dataclasses import replace

from catalogue.model.records import Agency
from catalogue.recognition.backlinks import backlinks, status
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.documents import openings
from catalogue.views.pathways import GUIDES
from catalogue.views.rows import rows
from catalogue.views.values import Block, Row

TABLES = {"resources": "resource-types", "agencies": "membership-statuses"}
START = 8


def listing(context: Context, kind: str, page: str) -> tuple[Block, ...]:
    """Practices by level, resources by type, agencies by their place in ICAT; one group for the others."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows(context, context.catalogue.of(kind), page):
        entry = context.catalogue.entries[row.ref]
        membership = entry.record.membership if isinstance(entry.record, Agency) else None
        place = membership.status if membership else ""
        name = {"resources": "".join(entry.terms("type")), "agencies": place}.get(kind, row.level)
        groups[name].append(_with_more(context, entry, row))
    order = [*context.catalogue.vocabularies[TABLES[kind]].terms, ""] if kind in TABLES else list(groups)
    if kind == "resources":
        order.sort(key=lambda name: -len(groups[name]))
    names, others = filter(None, order), context.text("others")
    titles = {name: context.label(TABLES[kind], name) if kind in TABLES else context.text(f"level-{name}") for name in names}
    blocks = [Block(name or "all", titles.get(name, others), tuple(groups[name])) for name in order if groups[name]]
    best = tuple(_best(context, [row for name in GUIDES for row in groups.get(name, ())]))
    return (Block("start", context.text("start-here"), best), *blocks) if best else tuple(blocks)


def _with_more(context: Context, entry: Entry, row: Row) -> Row:
    """A resource with where it opens; an agency with how many practices it recognizes."""
    count, everything = len(backlinks(context.catalogue).spoken_by.get(entry.id, ())), len(context.catalogue.of("practices"))
    note = context.text("recognizes-of", count=count, all=everything) if count else ""
    return replace(row, opens=openings(context, entry), note=note)


def _best(context: Context, guides: list[Row]) -> list[Row]:
    """The guides that open in the reader's language, those that most practices use first."""
    catalogue, using = context.catalogue, backlinks(context.catalogue).practices_using
    current = [row for row in guides if status(catalogue, catalogue.entries[row.ref]) == "current"]
    open_now = [row for row in current if any(link.url and link.language in ("", context.language) for link in row.opens)]
    return sorted(open_now, key=lambda row: -len(using.get(row.ref, ())))[:START]
