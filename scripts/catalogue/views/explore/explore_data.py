"""What the browser filters and shows in Explore: the values of facets, sort orders, rows in small files.

Records have the numbers of the default order. A browser fetches a column or an order when the reader uses it,
and only the rows that are shown and are not on the page already.
"""

from collections.abc import Iterator
from typing import Any

from catalogue.views.explore.exploration import SHARD, Exploration, exploration
from catalogue.views.explore.facets import sources
from catalogue.views.explore.search_index import search_files
from catalogue.views.record.rows import newest_first
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Facet, Row


def explore_files(context: Context) -> Iterator[tuple[str, Any]]:
    """Path and content of all that Explore fetches in a language."""
    folder = context.page_path("explore")
    explored = exploration(context, folder)
    for facet in explored.facets:
        yield f"{folder}column-{facet.id}.json", column(context, explored, facet)
    for name, order in orders(explored).items():
        yield f"{folder}order-{name}.json", order
    for number, shard in enumerate(shards(explored)):
        yield f"{folder}rows-{number}.json", shard
    yield from search_files(context, folder)


def column(context: Context, explored: Exploration, facet: Facet) -> dict[str, Any]:
    """The values of a facet, the index of the parent of each, and for each record the indices of its values.

    A record with a value also has its ancestors, so only the lowest values are stored, which halves the file.
    """
    places = {option.id: place for place, option in enumerate(facet.options)}
    parents = _parents(context, facet, places)
    lowest = []
    for options in explored.carried:
        values = [places[name] for name in options[facet.id]]
        above = {parents[place] for place in values}
        lowest.append([place for place in values if place not in above])
    column: dict[str, Any] = {"ids": list(places), "of": lowest}
    if any(place >= 0 for place in parents):
        column["up"] = parents
    return column


def _parents(context: Context, facet: Facet, places: dict[str, int]) -> list[int]:
    """The place of the parent of each option, -1 for none."""
    vocabulary = next(source.vocabulary for source in sources() if source.id == facet.id)
    if not vocabulary:
        return [-1] * len(places)
    terms = context.catalogue.vocabulary(vocabulary).terms
    parents = []
    for name in places:
        parent = terms[name].parent if name in terms else None
        parents.append(places.get(parent or "", -1))
    return parents


def orders(explored: Exploration) -> dict[str, list[int]]:
    """The numbers of all records by title in the collation of the language, and from the newest."""
    titles = [collation(row.link.label) for row in explored.rows]
    ages = [newest_first(entry) for entry in explored.entries]
    numbers = range(len(explored.entries))
    return {
        "title": sorted(numbers, key=titles.__getitem__),
        "newest": sorted(numbers, key=ages.__getitem__),
    }


def shards(explored: Exploration) -> list[list[dict[str, Any]]]:
    """The rows in small files; none where the page has them all."""
    if not explored.elsewhere:
        return []
    rows = [_plain(item) for item in explored.rows]
    return [rows[start : start + SHARD] for start in range(0, len(rows), SHARD)]


def _plain(item: Row) -> dict[str, Any]:
    """A row as the browser prints it; what is empty is left out."""
    full = {
        "ref": item.ref,
        "title": item.link.label,
        "lang": item.link.language,
        "ours": item.link.ours,
        "url": item.link.url,
        "kind": item.kind,
        "summary": item.summary,
        "summaryLang": item.summary_language,
        "level": item.level,
        "mark": item.mark,
        "levelLabel": item.level_label,
        "badges": list(item.badges),
    }
    return {name: value for name, value in full.items() if value}
