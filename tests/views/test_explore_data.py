"""The data files of Explore: correct for every record, and small for ten thousand records."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from catalogue.model.records import KINDS
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.views.explore import exploration, explore_data
from catalogue.views.record.rows import newest_first
from catalogue.views.wording.context import Context, page_path
from catalogue.views.wording.site import Site

from benchmarks import corpus

LANGUAGES = ["en", "fr"]
COUNT = 400


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A corpus with random facts, which compress less than real ones."""
    folder = tmp_path_factory.mktemp("many")
    corpus.write(folder, COUNT)
    return load(folder)


def context_and_page(catalogue: Catalogue, language: str) -> tuple[Context, str]:
    context = Context(catalogue, Site(), language)
    return context, page_path(context.site, language, "explore")


def sent(context: Context, found: exploration.Exploration) -> dict[str, dict[str, Any]]:
    """Every column by facet name."""
    return {facet.id: explore_data.column(context, found, facet) for facet in found.facets}


def small(value: object) -> int:
    """The compressed size in bytes."""
    return len(
        gzip.compress(
            json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(), 9
        )
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_and_parents_restore_the_facet_values_of_each_record(
    catalogue: Catalogue, language: str
) -> None:
    context, page = context_and_page(catalogue, language)
    found = exploration.exploration(context, page)
    assert len(found.entries) == len(catalogue.entries)
    for name, column in sent(context, found).items():
        up = column.get("up") or [-1] * len(column["ids"])
        for lowest, carried in zip(column["of"], found.carried, strict=True):
            grown = set()
            for start in lowest:
                place = start
                while place >= 0:
                    grown.add(column["ids"][place])
                    place = up[place]
            assert grown == set(carried[name])


def test_parent_values_are_not_stored(many: Catalogue) -> None:
    context, page = context_and_page(many, "en")
    topics = sent(context, exploration.exploration(context, page))["topics"]
    assert any(place >= 0 for place in topics["up"])
    for places in topics["of"]:
        assert not {topics["up"][place] for place in places} & set(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_files_stay_small_for_many_records(many: Catalogue, language: str) -> None:
    context, page = context_and_page(many, language)
    found = exploration.exploration(context, page)
    every = sent(context, found)
    fixed = {name: small({**column, "of": []}) for name, column in every.items()}
    assert sum(fixed.values()) < 4_500
    assert sum(small(column) - fixed[name] for name, column in every.items()) / COUNT < 11
    assert max(small(column) - fixed[name] for name, column in every.items()) / COUNT < 3
    for order in explore_data.orders(found).values():
        assert small(order) / COUNT < 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_stored_in_small_files(
    many: Catalogue, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(exploration, "MOST", 50)
    context, page = context_and_page(many, language)
    shards = explore_data.shards(exploration.exploration(context, page))
    assert sum(len(shard) for shard in shards) == len(many.entries)
    assert max(small(shard) for shard in shards) < 2_500


def test_page_with_all_rows_has_no_row_files(
    many: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exploration, "MOST", COUNT + 100)
    context, page = context_and_page(many, "fr")
    found = exploration.exploration(context, page)
    assert len(found.on_page) == len(many.entries) <= exploration.MOST
    assert not found.elsewhere
    assert not [path for path, _ in explore_data.explore_files(context) if "rows-" in path]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_with_some_rows_links_to_the_list_of_each_kind(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(exploration, "MOST", 50)
    monkeypatch.setattr(exploration, "FIRST", 10)
    context, page = context_and_page(catalogue, language)
    found = exploration.exploration(context, page)
    assert len(found.on_page) == 10
    assert list(found.elsewhere) == list(KINDS)
    assert found.elsewhere.total() == len(catalogue.entries)
    rows = [row for shard in explore_data.shards(found) for row in shard]
    assert [row["ref"] for row in rows] == [entry.ref for entry in found.entries]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sort_orders_have_every_record_once(catalogue: Catalogue, language: str) -> None:
    context, page = context_and_page(catalogue, language)
    found = exploration.exploration(context, page)
    orders = explore_data.orders(found)
    assert set(orders) == {"title", "newest"}
    assert all(sorted(order) == list(range(len(found.entries))) for order in orders.values())
    years = [newest_first(found.entries[number]) for number in orders["newest"]]
    assert years == sorted(years)
