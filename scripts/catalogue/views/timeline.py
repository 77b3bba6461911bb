"""The coordination since 2006, year by year: joint texts and activities."""

from collections import defaultdict
from typing import Any

from catalogue.model.dates import last_day
from catalogue.source.loading import Entry
from catalogue.views.context import Context
from catalogue.views.rows import row


def timeline(context: Context, page: str) -> dict[str, tuple[Any, ...]]:
    """The joint texts and activities by year, the newest first, and the undated ones."""
    entries = [*context.catalogue.of("statements"), *context.catalogue.of("activities")]
    by_year: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_year[(entry.date or "")[:4]].append(entry)
    undated = tuple(row(context, entry, page) for entry in by_year.pop("", []))
    years = tuple(_year(context, page, year, by_year[year]) for year in sorted(by_year, reverse=True))
    return {"years": years, "undated": undated}


def _year(context: Context, page: str, year: str, entries: list[Entry]) -> dict[str, Any]:
    """A year, its records, and how many are texts and activities."""
    entries.sort(key=lambda entry: (last_day(entry.date or ""), entry.id), reverse=True)
    texts = sum(1 for entry in entries if entry.kind == "statements")
    rows = tuple(row(context, entry, page) for entry in entries)
    return {"year": year, "rows": rows, "texts": texts, "activities": len(entries) - texts}
