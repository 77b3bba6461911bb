"""The coordination since 2006, year by year: joint texts and activities."""

from itertools import groupby
from typing import Any

from catalogue.model.dates import last_day
from catalogue.views.context import Context
from catalogue.views.rows import row


def timeline(context: Context, page: str) -> dict[str, tuple[Any, ...]]:
    """The joint texts and activities by year, the newest first, and the undated ones."""
    entries = [*context.catalogue.of("statements"), *context.catalogue.of("activities")]
    dated = [(last_day(entry.date), entry.id, entry) for entry in entries if entry.date]
    years = []
    for year, found in groupby(sorted(dated, key=lambda item: item[:2], reverse=True), lambda item: item[0][:4]):
        of_year = [entry for _, _, entry in found]
        texts = sum(entry.kind == "statements" for entry in of_year)
        rows = tuple(row(context, entry, page) for entry in of_year)
        years.append({"year": year, "rows": rows, "texts": texts, "activities": len(rows) - texts})
    undated = tuple(row(context, entry, page) for entry in entries if not entry.date)
    return {"years": tuple(years), "undated": undated}
