"""The list of changes in words, newest first: on the page "What changed", in editions, in feeds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from catalogue.model.records import Practice
from catalogue.model.types import MultilingualText
from catalogue.recognition.changes import SORTS, Period, changes, not_kept, periods
from catalogue.source.entry import Entry
from catalogue.views.record.change_words import ToldChange, told
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.values import Link
from catalogue.views.wording.words import enumeration

SMALL = ("text", "evidence", "reading")
"""Sorts of changes that are too many and too small for the home page."""

NOTED = ("declaration", "note", "withdrawal")
"""What is told of a record on its day, and not compared between editions."""


@dataclass(frozen=True)
class ChangedRecord:
    """A record with all that changed of it."""

    link: Link
    changes: tuple[ToldChange, ...]


@dataclass(frozen=True)
class PeriodView:
    """What changed after an edition, until the next one or until today."""

    version: str
    date: str
    url: str
    count: int
    counts: tuple[tuple[str, int], ...]
    """The sorts of changes in words, with their numbers."""

    records: tuple[ChangedRecord, ...]
    not_kept: str
    """What the edition did not keep, so that it cannot be compared; '' if it kept all."""


def history(context: Context, path: str) -> dict[str, Any]:
    """What was noted, by day; what changed since the last edition; the editions before it."""
    by_day = groupby(noted(context, path), lambda change: change.date)
    days = {date: list(of_day) for date, of_day in by_day}
    found = periods(context.catalogue)
    return {
        "days": days,
        "period": period_view(context, found[0], path) if found else None,
        "earlier": tuple(edition_link(context, period.since.version, path) for period in found),
    }


def edition_link(context: Context, version: str, path: str) -> Link:
    """A link to the page of an edition."""
    label = context.text("edition-name", version=version)
    return Link(label, context.to(path, "editions", version))


def period_view(context: Context, period: Period, path: str) -> PeriodView:
    """What changed in a period, record by record: first those whose level moved."""
    found = [told(context, change, path) for change in period.changes]
    return PeriodView(
        version=period.since.version,
        date=date_in_words(context, period.since.date),
        url=context.to(path, "editions", period.since.version),
        count=len(found),
        counts=_counts(context, found),
        records=tuple(_by_record(found)),
        not_kept=not_kept_in_words(context, not_kept(period.since)),
    )


def not_kept_in_words(context: Context, sorts: Sequence[str]) -> str:
    """What an edition did not keep, in a sentence; '' if it kept all."""
    if not sorts:
        return ""
    names = enumeration(context, (context.text(f"kept-{sort}") for sort in sorts))
    return context.text("edition-not-kept", names=names)


def _counts(context: Context, found: list[ToldChange]) -> tuple[tuple[str, int], ...]:
    sorts = [change.change.sort for change in found]
    known = (sort for sort in SORTS if sort in sorts)
    return tuple((context.text(f"change-sort-{sort}"), sorts.count(sort)) for sort in known)


def _by_record(found: list[ToldChange]) -> Iterable[ChangedRecord]:
    """The changes of each record, those of levels first."""
    records: dict[str, list[ToldChange]] = {}
    for change in found:
        records.setdefault(change.change.ref, []).append(change)
    ordered = sorted(records.values(), key=lambda one: min(map(_order, one)))
    for of_record in ordered:
        yield ChangedRecord(of_record[0].link, tuple(sorted(of_record, key=_order)))


def _order(change: ToldChange) -> tuple[int, bool]:
    """A practice that came or went, then levels; of a sort, the record as a whole first."""
    return SORTS.index(change.change.sort), bool(change.change.step)


def events(context: Context, path: str) -> list[ToldChange]:
    """All changes and withdrawals, newest first, those of a day by record; each with a permanent anchor."""
    return [told(context, change, path) for change in changes(context.catalogue)]


def latest(context: Context, path: str, count: int) -> list[ToldChange]:
    """The newest changes that a visitor should know."""
    every = [change for change in changes(context.catalogue) if change.sort not in SMALL]
    return [told(context, change, path) for change in every[:count]]


def noted(context: Context, path: str) -> list[ToldChange]:
    """What editors noted on records, and what was found of declarations, newest first."""
    every = (change for change in changes(context.catalogue) if change.sort in NOTED)
    return [told(context, change, path) for change in every]


def searches_without_result(context: Context, entry: Entry) -> tuple[Link, ...]:
    """Searches for evidence of a practice that had no result, with their days."""
    if not isinstance(entry.record, Practice):
        return ()
    links = []
    for item in entry.record.not_found:
        link = _in_language(context, entry, item)
        links.append(replace(link, note=date_in_words(context, item.date)))
    return tuple(links)


def _in_language(context: Context, entry: Entry, item: MultilingualText) -> Link:
    """The text of an item for the reader, with its language if it is another one."""
    for language in (context.language, entry.original, *item.texts):
        if language in item.texts:
            other = "" if language == context.language else language
            return Link(item.texts[language], language=other)
    return Link("")
