"""What the charts of the page of findings share: the words around a chart, and links to what it counts."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from catalogue.views.pages.charts import Chart
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Link

Counted = list[tuple[Link, tuple[int, ...]]]
"""The numbers of each year, or of each thing that is counted."""


def chart(
    context: Context,
    name: str,
    title: str,
    rows: Counted,
    *,
    columns: Sequence[str],
    notes: Sequence[str] = (),
    **drawing: Any,
) -> Chart:
    """A chart; notes without words are left out."""
    return Chart(
        id=name,
        title=title,
        notes=tuple(filter(None, notes)),
        source=context.text(f"finding-source-{name}"),
        columns=tuple(columns),
        rows=tuple(rows),
        **drawing,
    )


def explored(context: Context, path: str, label: str, **facets: str) -> Link:
    """A link to the records of Explore that have these options."""
    return Link(label, f"{context.to(path, 'explore')}?{urlencode(facets, safe=':')}")
