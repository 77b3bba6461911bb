"""Charts agree with the records: the last year with the levels of today, every title with its rows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from catalogue.recognition.levels import LEVELS, recognized_practices
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.views.pages.charts import Chart
from catalogue.views.pages.findings import charts
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site


@pytest.fixture(params=["en", "fr"])
def found(request: pytest.FixtureRequest, catalogue: Catalogue) -> dict[str, Chart]:
    context = Context(catalogue, Site(), request.param)
    path = f"{Site().prefix(request.param)}findings/"
    return {chart.id: chart for chart in charts(context, path)}


def test_charts_match_records(catalogue: Catalogue, found: dict[str, Chart]) -> None:
    levels = Counter(recognition.level for _, recognition in recognized_practices(catalogue))
    dated = found["agreement"].rows[-1][1]
    assert (
        0 < dated[0] <= levels["all"]
        and sum(dated) <= levels["all"] + levels["several"] + levels["few"]
    )
    assert [sum(numbers) for _, numbers in found["evaluated"].rows] == [
        levels[level] for level in LEVELS
    ]
    unknown = sum(numbers[2] for _, numbers in found["evaluated"].rows)
    assert unknown == sum(not numbers[0] for _, numbers in found["studies"].rows)
    documents = len(catalogue.of("resources"))
    assert sum(sum(numbers) for _, numbers in found["french"].rows) == documents
    assert str(documents) in found["french"].title
    assert found["law"].rows[0][0].label in found["law"].title
    assert all(
        len(chart.columns) == len(numbers) for chart in found.values() for _, numbers in chart.rows
    )


def test_strips_have_a_mark_for_each_practice_that_an_agency_recognizes(
    catalogue: Catalogue, found: dict[str, Chart]
) -> None:
    strips = found["agencies"].strips
    assert strips
    practices = recognized_practices(catalogue)
    for strip in strips.rows:
        every, read, *of_levels = strip.numbers
        assert strip.read.count("M") == read
        assert strip.read.count("M") + strip.told.count("M") == every == sum(of_levels)
    group = sum(recognition.level == "all" for _, recognition in practices)
    assert strips.rows[0].numbers[0] == group
    assert [int(part.label) for _, part in strips.levels] == [
        count
        for level in LEVELS
        if (count := sum(recognition.level == level for _, recognition in practices))
    ]


def test_only_practices_with_an_established_result_are_shown(found: dict[str, Chart]) -> None:
    chart = found["studies"]
    shown = {item.link.label for item in chart.signs}
    assert shown == {link.label for link, numbers in chart.rows if numbers[1]}
    assert 0 < len(shown) < len(chart.rows)
    assert str(len(shown)) in chart.title
    for item in chart.signs:
        numbers = next(numbers for link, numbers in chart.rows if link == item.link)
        assert [len(cell) for cell in item.cells] == [*numbers[1:]]


def test_what_is_not_there_is_a_series_of_its_own(found: dict[str, Chart]) -> None:
    absent = {name: chart.missing for name, chart in found.items() if chart.missing is not None}
    assert absent == {"evaluated": 2, "group-steps": 2, "steps": 2, "gaps": 1, "french": 2}
    for name, series in absent.items():
        assert found[name].series(series) == "absent"
        assert found[name].series(0) == "0"


def test_weakest_topics_and_widest_gaps_come_first(found: dict[str, Chart]) -> None:
    shares = [numbers[2] / sum(numbers) for _, numbers in found["steps"].rows]
    assert shares == sorted(shares, reverse=True) and len(shares) == 10
    empty = [nothing for _, (_, nothing) in found["gaps"].rows]
    assert empty == sorted(empty, reverse=True)
    assert found["gaps"].rows[0][0].label in found["gaps"].title


def test_site_without_records_has_findings_and_no_drawings(root: Path) -> None:
    for chart in charts(Context(load(root), Site(), "en"), "findings/"):
        assert chart.title and chart.source
        if chart.plot:
            assert chart.id == "agreement"
