"""Complete lists in groups: records of a kind, joint texts and activities by year, the glossary by letter."""

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import Any

from catalogue.model.dates import last_day
from catalogue.model.records import Agency
from catalogue.recognition.backlinks import backlinks, status
from catalogue.recognition.levels import OPEN
from catalogue.source.entry import Entry
from catalogue.views.pages.situations import name_of
from catalogue.views.pages.terms import GUIDES
from catalogue.views.record.documents import openings
from catalogue.views.record.rows import row, rows
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.levels import group_label
from catalogue.views.wording.values import Block, Row

TABLES = {"resources": "resource-types", "agencies": "membership-statuses"}
"""Kinds whose groups are the terms of a vocabulary. Practices have groups by level, the others have one."""

START = 8


def listing(context: Context, path: str) -> dict[str, Any]:
    """Practices by level, resources by type, agencies by their place in ICAT, joint texts by year."""
    kind = name_of(context, path)
    if kind == "statements":
        years = _by_year(context, path)
        return {"count": sum(len(year.rows) for year in years), "groups": years}
    groups: dict[str, list[Row]] = defaultdict(list)
    for item in rows(context, context.catalogue.of(kind), path):
        entry = context.catalogue.entries[item.ref]
        groups[_group(entry, item)].append(_with_more(context, entry, item))
    names = _in_order(context, kind, groups)
    blocks = [
        Block(name or "all", _title(context, kind, name, groups[name]), tuple(groups[name]))
        for name in names
    ]
    guides = _best(context, [row for name in GUIDES for row in groups.get(name, ())])
    if guides:
        start = Block("start", context.text("start-here"), tuple(guides))
        blocks = [start, *map(_in_brief, blocks)]
    return {"count": len(context.catalogue.of(kind)), "groups": blocks}


def _in_brief(block: Block) -> Block:
    """A folded group of hundreds: its rows have no summary, and do not repeat what the fold says."""
    rows_in_brief = (
        replace(item, summary="", kind="", badges=item.badges[1:], opens=()) for item in block.rows
    )
    return replace(block, rows=tuple(rows_in_brief))


def _group(entry: Entry, item: Row) -> str:
    """The name of the group of a record; '' for the group of the others."""
    if entry.kind == "resources":
        return "".join(entry.terms("type"))
    if isinstance(entry.record, Agency):
        return entry.record.membership.status if entry.record.membership else ""
    return item.level


def _in_order(context: Context, kind: str, groups: dict[str, list[Row]]) -> list[str]:
    """The groups that have rows: in the order of their vocabulary; types of resources by their number."""
    names = list(groups)
    if kind in TABLES:
        names = [*context.catalogue.vocabularies[TABLES[kind]].terms, ""]
    names = [name for name in names if groups.get(name)]
    if kind == "resources":
        names.sort(key=lambda name: -len(groups[name]))
    return names


def _title(context: Context, kind: str, name: str, rows_of_group: list[Row]) -> str:
    """The heading of a group; of a level, with how many have it by words that were read."""
    if not name:
        return context.text("others")
    if kind in TABLES:
        return context.label(TABLES[kind], name)
    read = sum(not row.mark.endswith(OPEN) for row in rows_of_group)
    return group_label(context, name, read)


def _with_more(context: Context, entry: Entry, row: Row) -> Row:
    """A resource with where it opens; an agency with how many practices it recognizes."""
    recognized = backlinks(context.catalogue).spoken_by.get(entry.id, ())
    note = ""
    if recognized:
        practices = context.catalogue.of("practices")
        note = context.text("recognizes-of", count=len(recognized), all=len(practices))
    return replace(row, opens=openings(context, entry), note=note)


def _best(context: Context, guides: list[Row]) -> list[Row]:
    """The guides that open in the reader's language, those that most practices use first."""
    catalogue = context.catalogue
    using = backlinks(catalogue).practices_using
    current = [row for row in guides if status(catalogue, catalogue.entries[row.ref]) == "current"]
    readable = [row for row in current if _opens_for_reader(context, row)]
    return sorted(readable, key=lambda row: -len(using.get(row.ref, ())))[:START]


def _opens_for_reader(context: Context, row: Row) -> bool:
    """True if a document opens in the language of the reader."""
    languages = ("", context.language)
    return any(link.url and link.language in languages for link in row.opens)


def _by_year(context: Context, path: str) -> list[Block]:
    """The joint texts, and the activities around them, by year, the newest first; then the undated ones."""
    entries = [*context.catalogue.of("statements"), *context.catalogue.of("activities")]
    dated = [entry for entry in entries if entry.date]
    dated.sort(key=lambda entry: (last_day(entry.date or ""), entry.id), reverse=True)
    blocks = []
    for year, of_year in groupby(dated, lambda entry: last_day(entry.date or "")[:4]):
        rows = tuple(row(context, entry, path) for entry in of_year)
        blocks.append(Block(f"y{year}", year, rows))
    undated = tuple(row(context, entry, path) for entry in entries if not entry.date)
    if undated:
        blocks.append(Block("undated", context.text("undated"), undated))
    return blocks


def glossary(context: Context, path: str) -> dict[str, dict[str, dict[str, Any]]]:
    """The terms and their rows by initial letter.

    A letter links to its first term, since letters differ between languages.
    """
    letters: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    table = context.catalogue.vocabularies.table("glossary")
    orders = {name: collation(texts[context.language]["term"]) for name, texts in table.items()}
    for name in sorted(orders, key=orders.__getitem__):
        letter = orders[name][0][:1].upper()
        letters[letter][name] = table[name]
    return letters
