"""Complete lists in groups: the records of a kind, joint texts and activities by year, the glossary by letter."""

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import Any

from catalogue.model.dates import last_day
from catalogue.model.records import Agency
from catalogue.recognition.backlinks import backlinks, status
from catalogue.source.entry import Entry
from catalogue.views.pages.situations import name_of
from catalogue.views.pages.terms import GUIDES
from catalogue.views.record.documents import openings
from catalogue.views.record.rows import collation, row, rows
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Block, Row

TABLES = {"resources": "resource-types", "agencies": "membership-statuses"}
START = 8


def listing(context: Context, page: str) -> dict[str, Any]:
    """Practices by level, resources by type, agencies by their place in ICAT; one group for the others."""
    kind = name_of(context, page)
    groups: dict[str, list[Row]] = defaultdict(list)
    for item in rows(context, context.catalogue.of(kind), page):
        entry = context.catalogue.entries[item.ref]
        membership = entry.record.membership if isinstance(entry.record, Agency) else None
        place = membership.status if membership else ""
        name = {"resources": "".join(entry.terms("type")), "agencies": place}.get(kind, item.level)
        groups[name].append(_with_more(context, entry, item))
    order = (
        [*context.catalogue.vocabularies[TABLES[kind]].terms, ""]
        if kind in TABLES
        else list(groups)
    )
    if kind == "resources":
        order.sort(key=lambda name: -len(groups[name]))
    names, others = filter(None, order), context.text("others")
    titles = {
        name: context.label(TABLES[kind], name) if kind in TABLES else context.text(f"level-{name}")
        for name in names
    }
    blocks = [
        Block(name or "all", titles.get(name, others), tuple(groups[name]))
        for name in order
        if groups[name]
    ]
    best = tuple(_best(context, [row for name in GUIDES for row in groups.get(name, ())]))
    start = [Block("start", context.text("start-here"), best)] if best else []
    return {"kind": kind, "groups": [*start, *blocks]}


def _with_more(context: Context, entry: Entry, row: Row) -> Row:
    """A resource with where it opens; an agency with how many practices it recognizes."""
    count, everything = (
        len(backlinks(context.catalogue).spoken_by.get(entry.id, ())),
        len(context.catalogue.of("practices")),
    )
    note = context.text("recognizes-of", count=count, all=everything) if count else ""
    return replace(row, opens=openings(context, entry), note=note)


def _best(context: Context, guides: list[Row]) -> list[Row]:
    """The guides that open in the reader's language, those that most practices use first."""
    catalogue, using = context.catalogue, backlinks(context.catalogue).practices_using
    current = [row for row in guides if status(catalogue, catalogue.entries[row.ref]) == "current"]
    open_now = [
        row
        for row in current
        if any(link.url and link.language in ("", context.language) for link in row.opens)
    ]
    return sorted(open_now, key=lambda row: -len(using.get(row.ref, ())))[:START]


def timeline(context: Context, page: str) -> dict[str, tuple[Any, ...]]:
    """The joint texts and activities by year, the newest first, and the undated ones."""
    entries = [*context.catalogue.of("statements"), *context.catalogue.of("activities")]
    dated = [(last_day(entry.date), entry.id, entry) for entry in entries if entry.date]
    years = []
    for year, group in groupby(
        sorted(dated, key=lambda item: item[:2], reverse=True), lambda item: item[0][:4]
    ):
        of_year = [entry for _, _, entry in group]
        texts = sum(entry.kind == "statements" for entry in of_year)
        rows = tuple(row(context, entry, page) for entry in of_year)
        years.append({"year": year, "rows": rows, "texts": texts, "activities": len(rows) - texts})
    undated = tuple(row(context, entry, page) for entry in entries if not entry.date)
    return {"years": tuple(years), "undated": undated}


def glossary(context: Context, page: str) -> dict[str, dict[str, dict[str, Any]]]:
    """The terms and their rows by initial letter. A letter links to its first term, since letters differ between languages."""
    letters: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    table = context.catalogue.vocabularies.table("glossary")
    orders = {name: collation(texts[context.language]["term"]) for name, texts in table.items()}
    for name in sorted(orders, key=orders.__getitem__):
        letters[orders[name][0][:1].upper()][name] = table[name]
    return letters
