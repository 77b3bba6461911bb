"""Rows: records in lists, on listing pages and below the text of a record."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from .addresses import relative
from .dates import last_day
from .loading import Entry
from .models import Activity, Agency, Practice, Resource, Statement
from .recognition import LEVELS, recognize
from .relations import Relations
from .views import Block, Link, Row, Shelf, name_language


def rows(shelf: Shelf, kind: str, page: str) -> tuple[Row, ...]:
    """Every record of a kind, in the order in which a reader looks for it."""
    found = [row(shelf, entry, page) for entry in shelf.catalogue.of(kind)]
    return tuple(sorted(found, key=lambda item: item.sort))


def row(shelf: Shelf, entry: Entry, page: str) -> Row:
    """A record as a line of a list on a page."""
    recognition = recognize(shelf.catalogue, entry) if isinstance(entry.record, Practice) else None
    level = recognition.level if recognition else ""
    shown = entry.shown(shelf.language)
    name = entry.name(shelf.language)
    language = name_language(entry, shelf.language)
    return Row(
        ref=entry.ref,
        kind=shelf.text(f"{entry.kind}-one"),
        link=Link(name, relative(shelf.site, shelf.path(entry), page), "" if language == shelf.language else language),
        summary=entry.summary(shelf.language),
        summary_language="" if shown == shelf.language else shown,
        badges=tuple(badge for badge in _badges(shelf, entry) if badge),
        level=level,
        level_label=shelf.text(f"level-{level}") if level else "",
        sort=_sort(entry, level, name),
    )


def blocks(shelf: Shelf, relations: Relations, entry: Entry, page: str) -> tuple[Block, ...]:
    """The lists below the text of a record."""
    record, ref = entry.record, entry.ref
    get = shelf.catalogue.entries.get
    named: list[tuple[str, Iterable[Entry | None]]] = []
    if isinstance(record, Practice):
        named = [("resources-for-this", [get(f"resources/{name}") for name in record.resources])]
    elif isinstance(record, Resource):
        named = [("practices-using", relations.practices_using.get(ref, []))]
    elif isinstance(record, Agency):
        named = [
            ("practices-spoken-by", relations.spoken_by.get(entry.id, [])),
            ("published-by", relations.published_by.get(entry.id, [])),
            ("convened", relations.convened_by.get(entry.id, [])),
        ]
    elif isinstance(record, (Statement, Activity)):
        touched = [get(f"practices/{name}") for name in record.practices]
        named = [("practices-touched", [*touched, *relations.practices_using.get(ref, [])])]
    made = (_block(shelf, name, entries, page) for name, entries in named)
    return tuple(block for block in made if block.rows)


@cache
def collation(words: str) -> tuple[str, str]:
    """The order of words in a list of English or French names: accents and case only decide between equals."""
    bare = unicodedata.normalize("NFKD", words.replace("œ", "oe").replace("æ", "ae").replace("Œ", "OE"))
    letters = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return ("".join(c if c.isalnum() else " " for c in letters).strip(), words)


def _block(shelf: Shelf, name: str, entries: Iterable[Entry | None], page: str) -> Block:
    distinct = {entry.ref: entry for entry in entries if entry}
    return Block(name, shelf.text(name), tuple(row(shelf, entry, page) for entry in distinct.values()))


def _badges(shelf: Shelf, entry: Entry) -> list[str]:
    record = entry.record
    if isinstance(record, Practice):
        return [shelf.label("topics", record.topics[0])]
    if isinstance(record, Resource):
        publishers = ", ".join(shelf.agency(name, "", short=True).label for name in record.publishers)
        languages = ", ".join(shelf.label("languages", name) for name in record.languages[:6])
        year = record.published[:4] if record.published else ""
        return [shelf.label("resource-types", record.type), publishers, year, languages]
    if isinstance(record, Agency):
        status = record.membership.status if record.membership else ""
        member = shelf.text("icat-status", status=shelf.label("membership-statuses", status)) if status else ""
        return [entry.word("acronym", shelf.language) or "", shelf.label("agency-types", record.type), member]
    if isinstance(record, Statement):
        return [shelf.label("statement-types", record.type), shelf.date(record.date), shelf.label("acts", record.act)]
    if isinstance(record, Activity):
        place = shelf.label("places", record.place) if record.place else ""
        return [shelf.label("activity-types", record.type), shelf.date(record.date), place, record.symbol or ""]
    return []


def _sort(entry: Entry, level: str, name: str) -> str:
    """Practices by level, texts and events by date with the newest first, the others by name."""
    if level:
        return f"{LEVELS.index(level)}{collation(name)[0]}"
    if isinstance(entry.record, (Statement, Activity)):
        newest = 99999999 - int(last_day(entry.record.date).replace("-", "")) if entry.record.date else 99999999
        return f"{newest:08}{collation(name)[0]}"
    return collation(name)[0]
