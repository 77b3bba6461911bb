"""The complete list of a kind, in groups: what to start with comes first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from catalogue.model.records import Agency, Resource
from catalogue.recognition.backlinks import backlinks, status
from catalogue.views.context import Context
from catalogue.views.facts import document_links
from catalogue.views.pathways import GUIDES
from catalogue.views.rows import rows
from catalogue.views.values import Block, Link, Row

TABLES = {"resources": "resource-types", "agencies": "membership-statuses"}

START = 8
"""How many resources stand under "Start here"."""


def listing(context: Context, kind: str, page: str) -> tuple[Block, ...]:
    """Practices by level, resources by type, agencies by their place in ICAT; one group without a title for the others."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows(context, kind, page):
        groups[_group(context, row)].append(_with_more(context, row))
    order = [term.id for term in context.catalogue.vocabularies[TABLES[kind]]] if kind in TABLES else list(groups)
    names = [name for name in (*order, "") if name in groups]
    blocks = [Block(name or "all", _title(context, kind, name), tuple(groups[name])) for name in dict.fromkeys(names)]
    return (*_start(context, groups), *sorted(blocks, key=lambda block: -len(block.rows) if kind == "resources" else 0))


def _title(context: Context, kind: str, name: str) -> str:
    """The heading of a group."""
    if not name:
        return context.text("others")
    return context.label(TABLES[kind], name) if kind in TABLES else context.text(f"level-{name}")


def _group(context: Context, row: Row) -> str:
    """The level of a practice, the type of a resource, the status of an agency."""
    record = context.catalogue.entries[row.ref].record
    if isinstance(record, Agency):
        return record.membership.status if record.membership else ""
    return record.type if isinstance(record, Resource) else row.level


def _with_more(context: Context, row: Row) -> Row:
    """A resource with where it opens; an agency with how many practices it recognizes."""
    entry = context.catalogue.entries[row.ref]
    if entry.kind == "resources":
        return replace(row, opens=tuple(_opening(context, link) for link in document_links(context, entry)[:2]))
    count = len(backlinks(context.catalogue).spoken_by.get(entry.id, ())) if entry.kind == "agencies" else 0
    return (
        replace(row, note=context.text("recognizes-of", count=count, all=len(context.catalogue.of("practices")))) if count else row
    )


def _opening(context: Context, link: Link) -> Link:
    """A link to a document with a verb."""
    name = context.language_name(link.language)
    return replace(link, label=context.text("open-in", language=name) if link.language else context.text("open"))


def _start(context: Context, groups: dict[str, list[Row]]) -> list[Block]:
    """The guides that open in the reader's language, those that most practices use first."""
    using = backlinks(context.catalogue).practices_using
    guides = [
        row
        for name in GUIDES
        for row in groups.get(name, ())
        if any(link.url and link.language in ("", context.language) for link in row.opens)
        and status(context.catalogue, context.catalogue.entries[row.ref]) == "current"
    ]
    best = sorted(guides, key=lambda row: -len(using.get(row.ref, ())))[:START]
    return [Block("start", context.text("start-here"), tuple(best))] if best else []
