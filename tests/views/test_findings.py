"""Charts agree with the records: the last year with the levels of today, every title with its rows."""

from __future__ import annotations

from collections import Counter

import pytest
from catalogue.recognition.levels import LEVELS, recognized_practices
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.findings import findings
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site


@pytest.mark.parametrize("language", ["en", "fr"])
def test_charts_match_records(catalogue: Catalogue, language: str) -> None:
    context = Context(catalogue, Site(), language)
    charts = {
        chart["id"]: chart for chart in findings(context, f"{Site().prefix(language)}findings/")
    }
    levels = Counter(recognition.level for _, recognition in recognized_practices(catalogue))
    dated = charts["agreement"]["rows"][-1][1]
    assert (
        0 < dated[0] <= levels["all"]
        and sum(dated) <= levels["all"] + levels["several"] + levels["few"]
    )
    assert [sum(numbers) for _, numbers in charts["evaluated"]["rows"]] == [
        levels[level] for level in LEVELS
    ]
    unknown = sum(numbers[2] for _, numbers in charts["evaluated"]["rows"])
    assert unknown == sum(not numbers[0] for _, numbers in charts["studies"]["rows"])
    documents = len(catalogue.of("resources"))
    assert sum(sum(numbers) for _, numbers in charts["french"]["rows"]) == documents
    assert str(documents) in charts["french"]["title"]
    assert charts["law"]["rows"][0][0].label in charts["law"]["title"]
    assert all(
        len(chart["columns"]) == len(numbers)
        for chart in charts.values()
        for _, numbers in chart["rows"]
    )
