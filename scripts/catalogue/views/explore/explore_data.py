"""What the browser filters and orders in Explore: the values of facets, sort orders, the files of the search.

Records have the numbers of the default order; other targets of the search follow. A browser fetches a column
or an order when the reader uses it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from catalogue.views.explore.exploration import Exploration, exploration
from catalogue.views.explore.facets import sources
from catalogue.views.explore.search_index import search_files
from catalogue.views.explore.search_targets import Target, all_targets
from catalogue.views.record.rows import newest_first
from catalogue.views.wording.collation import collation
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Facet


def explore_files(context: Context) -> Iterator[tuple[str, Any]]:
    """Path and content of all that Explore fetches in a language."""
    folder = context.page_path("explore")
    explored = exploration(context, folder)
    for facet in explored.facets:
        yield f"{folder}column-{facet.id}.json", column(context, explored, facet)
    for name, order in orders(explored, all_targets(context)).items():
        yield f"{folder}order-{name}.json", order
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


def orders(explored: Exploration, targets: Sequence[Target]) -> dict[str, list[int]]:
    """The numbers of all targets by title in the collation of the language, and from the newest.

    What is no record has no date: it comes last.
    """
    titles = [collation(target.title) for target in targets]
    ages = [newest_first(entry) for entry in explored.entries]
    records = range(len(ages))
    others = range(len(ages), len(targets))
    return {
        "title": sorted(range(len(targets)), key=titles.__getitem__),
        "newest": [*sorted(records, key=ages.__getitem__), *others],
    }
