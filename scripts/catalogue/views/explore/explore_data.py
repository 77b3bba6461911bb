"""What the browser filters and shows in Explore: the values of each facet, the sort orders, the rows in small files.

Records have the numbers of the default order. A browser fetches a column or an order when the reader uses it, and only the
rows that are shown and are not on the page already.
"""

from collections.abc import Iterator
from typing import Any

from catalogue.views.explore import search_index
from catalogue.views.explore.exploration import SHARD, Exploration, exploration, sources
from catalogue.views.record.rows import collation, newest_first
from catalogue.views.wording.context import Context
from catalogue.views.wording.values import Facet, Row


def files(context: Context) -> Iterator[tuple[str, Any]]:
    """Path and content of all that Explore fetches in a language."""
    folder = context.page_path("explore")
    explored = exploration(context, folder)
    for facet in explored.facets:
        yield f"{folder}column-{facet.id}.json", column(context, explored, facet)
    for name, order in orders(explored).items():
        yield f"{folder}order-{name}.json", order
    for number, shard in enumerate(shards(explored)):
        yield f"{folder}rows-{number}.json", shard
    yield from search_index.files(context, folder)


def column(context: Context, explored: Exploration, facet: Facet) -> dict[str, Any]:
    """The values of a facet, the index of the parent of each, and for each record the indices of its values.

    A record with a value also has its ancestors, so only the lowest values are stored, which halves the file.
    """
    places = {option.id: place for place, option in enumerate(facet.options)}
    vocabulary = next(source.vocabulary for source in sources() if source.id == facet.id)
    terms = context.catalogue.vocabulary(vocabulary).terms if vocabulary else {}
    # The place of each option's parent, -1 for none.
    parents = [places.get(terms[name].parent or "", -1) if name in terms else -1 for name in places]
    lowest = []
    for values in ([places[name] for name in ids[facet.id]] for ids in explored.carried):
        above = {parents[place] for place in values}
        lowest.append([place for place in values if place not in above])
    return {"ids": list(places), "of": lowest} | (
        {"up": parents} if any(place >= 0 for place in parents) else {}
    )


def orders(explored: Exploration) -> dict[str, list[int]]:
    """The numbers of all records by title in the collation of the language, and from the newest."""
    numbers = range(len(explored.entries))
    return {
        "title": sorted(numbers, key=lambda n: collation(explored.rows[n].link.label)),
        "newest": sorted(numbers, key=lambda n: (newest_first(explored.entries[n]), n)),
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
        "levelLabel": item.level_label,
        "badges": list(item.badges),
    }
    return {name: value for name, value in full.items() if value}
