"""The data files of Explore: correct for every record, and small for ten thousand records."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from catalogue.model.records import KINDS
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.views.explore import exploration, explore_data, search_index
from catalogue.views.explore.search_targets import all_targets
from catalogue.views.record.rows import newest_first
from catalogue.views.wording.collation import collation
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
    for order in explore_data.orders(found, all_targets(context)).values():
        assert small(order) / len(all_targets(context)) < 2


def row_files(context: Context) -> list[list[dict[str, Any]]]:
    """The files of rows, in their order."""
    files = dict(search_index.search_files(context, ""))
    return [rows for name, rows in files.items() if name.startswith("rows-")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_stored_in_small_files(many: Catalogue, language: str) -> None:
    context, _ = context_and_page(many, language)
    files = row_files(context)
    assert sum(len(rows) for rows in files) == len(all_targets(context))
    assert all(len(rows) == exploration.SHARD for rows in files[:-1])
    assert max(small(rows) for rows in files) < 1_500


def test_page_with_all_rows_links_to_no_lists(
    many: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exploration, "MOST", COUNT + 100)
    context, page = context_and_page(many, "fr")
    found = exploration.exploration(context, page)
    assert len(found.on_page) == len(many.entries) <= exploration.MOST
    assert not found.elsewhere


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
    rows = [row for file in row_files(context) for row in file]
    assert [row["ref"] for row in rows] == [target.ref for target in all_targets(context)]
    for row, item in zip(rows, found.rows, strict=False):
        assert (row["title"], row.get("levelLabel", "")) == (item.link.label, item.level_label)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sort_orders_have_every_target_once(catalogue: Catalogue, language: str) -> None:
    context, page = context_and_page(catalogue, language)
    found = exploration.exploration(context, page)
    targets = all_targets(context)
    orders = explore_data.orders(found, targets)
    assert set(orders) == {"title", "newest"}
    assert all(sorted(order) == list(range(len(targets))) for order in orders.values())
    records = orders["newest"][: len(found.entries)]
    ages = [newest_first(found.entries[number]) for number in records]
    assert ages == sorted(ages)
    titles = [collation(targets[number].title) for number in orders["title"]]
    assert titles == sorted(titles)
