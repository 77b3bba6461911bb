"""Explore: every record with everything by which it can be chosen.

The page has the rows as plain HTML, or the first of very many; explore_data.py writes what a browser filters.
"""

from collections import Counter
from dataclasses import dataclass

from catalogue.model.memo import once
from catalogue.model.records import KINDS
from catalogue.recognition.levels import LEVELS, level_of_practice
from catalogue.source.entry import Entry
from catalogue.views.explore.facets import facet, sources
from catalogue.views.record.documents import NONE, opens
from catalogue.views.record.rows import row
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Facet, Row

MOST, FIRST = 600, 20
"""More rows than that are not put on one page, only the first of them."""

SHARD = 8
"""Rows in each of the files that are fetched."""

STEP = 20
"""Rows that are shown at first, and added at a time."""

Options = dict[str, tuple[str, ...]]
"""The options of a record: facet → options."""


@dataclass(frozen=True)
class Exploration:
    """All records in their default order, the facets, and for each record its options."""

    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    carried: tuple[Options, ...]
    shard: int = SHARD
    step: int = STEP

    @property
    def on_page(self) -> tuple[Row, ...]:
        """The rows on the page itself."""
        if len(self.rows) <= MOST:
            return self.rows
        return self.rows[:FIRST]

    @property
    def elsewhere(self) -> Counter[str]:
        """The number of rows of each kind, where the page does not have all."""
        if len(self.on_page) == len(self.rows):
            return Counter()
        return Counter(entry.kind for entry in self.entries)


@once
def exploration(context: Context, path: str) -> Exploration:
    """Explore for the readers of a language, with links that start from a path.

    It is computed once for the page and its data.
    """
    entries = ordered(context)
    rows = tuple(row(context, entry, path) for entry in entries)
    carried = tuple(_options(context, entry) for entry in entries)
    return Exploration(entries, rows, _facets(context, carried), carried)


def ordered(context: Context) -> tuple[Entry, ...]:
    """Every record in the default order."""
    kinds = list(KINDS)

    def place(entry: Entry) -> tuple[int, int, bool, tuple[str, str]]:
        level = level_of_practice(context.catalogue, entry)
        rank = LEVELS.index(level) if level else 0
        name = collation(entry.name(context.language))
        return kinds.index(entry.kind), rank, NONE in opens(entry), name

    return tuple(sorted(context.catalogue.entries.values(), key=place))


def _options(context: Context, entry: Entry) -> Options:
    return {source.id: tuple(source.options_of(context, entry)) for source in sources()}


def _facets(context: Context, carried: tuple[Options, ...]) -> tuple[Facet, ...]:
    """The facets of which some record has an option."""
    facets = []
    for source in sources():
        counts = Counter(option for options in carried for option in options[source.id])
        facets.append(facet(context, source, counts))
    return tuple(facet for facet in facets if facet.options)
