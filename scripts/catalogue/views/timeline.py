"""The coordination since 2006, year by year: joint texts and activities."""

from collections import defaultdict
from dataclasses import dataclass

from catalogue.model.dates import last_day
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.rows import row
from catalogue.views.values import Row

WIDE, TALL, UNIT = 24, 160, 8


@dataclass(frozen=True)
class Year:
    """A year, its records, and its bars in the picture."""

    year: str
    rows: tuple[Row, ...]
    texts: int
    activities: int
    x: int


@dataclass(frozen=True)
class Timeline:
    """The years, newest first, and their picture, oldest first."""

    years: tuple[Year, ...]
    undated: tuple[Row, ...]
    width: int
    height: int
    bar: int
    unit: int


def timeline(context: Context, page: str) -> Timeline:
    """The joint texts and activities by year, and the undated ones."""
    entries = [*context.catalogue.of("statements"), *context.catalogue.of("activities")]
    by_year: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_year[(entry.date or "")[:4]].append(entry)
    undated = tuple(row(context, entry, page) for entry in by_year.pop("", []))
    years = [_year(context, page, year, by_year[year], place) for place, year in enumerate(sorted(by_year))]
    most = max((year.texts + year.activities for year in years), default=1)
    return Timeline(tuple(reversed(years)), undated, len(years) * WIDE, TALL, WIDE - 6, min(UNIT, (TALL - 20) // most))


def _year(context: Context, page: str, year: str, entries: list[Entry], place: int) -> Year:
    entries.sort(key=lambda entry: (last_day(entry.date or ""), entry.id), reverse=True)
    texts = sum(1 for entry in entries if entry.kind == "statements")
    rows = tuple(row(context, entry, page) for entry in entries)
    return Year(year, rows, texts, len(entries) - texts, place * WIDE)
