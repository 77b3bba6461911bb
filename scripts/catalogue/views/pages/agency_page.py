"""The page of an agency: what it recognizes, and what it publishes, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.recognition.backlinks import backlinks, status
from catalogue.recognition.levels import Recognition, recognized_practices
from catalogue.source.entry import Entry
from catalogue.views.pages.matrix import claims_by_agency
from catalogue.views.pages.terms import levels
from catalogue.views.record.documents import NONE, opens
from catalogue.views.record.rows import newest_first, row
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import record_link
from catalogue.views.wording.values import Block, Link, Row

FIRST = 4
"""So many records of a list stand in view; the others are one tap away."""


@dataclass(frozen=True)
class AgencyList:
    """Records that an agency issued: the first of them in rows, the others by name."""

    id: str
    title: str
    first: tuple[Row, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True)
class AgencyView:
    """What an agency recognizes, by level and in a sentence, and what it publishes."""

    told: str
    matrix: Link
    levels: tuple[Block, ...]
    lists: tuple[AgencyList, ...]


def agency_page(context: Context, entry: Entry, path: str) -> AgencyView | None:
    """What the page of an agency shows; None for other records."""
    if entry.kind != "agencies":
        return None
    links = backlinks(context.catalogue)
    practices = links.spoken_by.get(entry.id, [])
    issued = {
        "published-by": links.published_by.get(entry.id, []),
        "convened": links.convened_by.get(entry.id, []),
    }
    return AgencyView(
        told=_told(context, entry.id, len(practices)),
        matrix=Link(context.text("agency-matrix"), context.to(path, "matrix")),
        levels=levels(context, practices, path),
        lists=tuple(_list(context, name, own, path) for name, own in issued.items() if own),
    )


def _told(context: Context, agency: str, count: int) -> str:
    """How many practices an agency recognizes, and how many of them in words that were read."""
    recognitions = [recognition for _, recognition in recognized_practices(context.catalogue)]
    read = sum(_is_read(context, agency, recognition) for recognition in recognitions)
    return recognizes_in_words(context, count, read, len(recognitions))


def _is_read(context: Context, agency: str, recognition: Recognition) -> bool:
    """True if the editors read words in which an agency recognizes a practice."""
    claims = claims_by_agency(context.catalogue, recognition).get(agency, ())
    return any(claim.is_read for claim in claims)


def recognizes_in_words(context: Context, count: int, read: int, every: int) -> str:
    """How many practices of all an agency recognizes; of several, how many in words that were read."""
    how = context.text("finding-agencies-read", count=read)
    return context.text("agency-recognizes", count=count, all=every, read=how)


def _list(context: Context, name: str, entries: Iterable[Entry], path: str) -> AgencyList:
    """The records of a list: those in force that open come first, then the newest."""

    def order(entry: Entry) -> tuple[bool, bool, int]:
        is_old = status(context.catalogue, entry) != "current"
        return is_old, NONE in opens(entry), newest_first(entry)

    ordered = sorted(entries, key=order)
    first = tuple(row(context, entry, path) for entry in ordered[:FIRST])
    others = tuple(record_link(context, entry, path) for entry in ordered[FIRST:])
    return AgencyList(name, context.text(name), first, others)
