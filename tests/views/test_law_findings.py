"""The findings of the lists of parties: sentences with the numbers of their tables and the day of a list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from catalogue.recognition.law_of_all_states import additions, group_steps, step_standings
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.views.pages.findings import findings_page
from catalogue.views.pages.law_findings import LawFinding, law_findings
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site

LAW = {"every-state", "additions", "group-steps"}


def found(catalogue: Catalogue, language: str) -> dict[str, LawFinding]:
    context = Context(catalogue, Site(), language)
    path = f"{Site().prefix(language)}findings/"
    return {finding.id: finding for finding in law_findings(context, path)}


def numbers(words: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", words)]


def plain(number: str) -> int:
    """A number in digits whose thousands may stand apart."""
    return int(re.sub(r"\D", "", number))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_steps_of_all_states_are_counted_and_listed(catalogue: Catalogue, language: str) -> None:
    finding = found(catalogue, language)["every-state"]
    counts = [int(cells[1]) for _, cells in finding.rows]
    total, every, count, nearly = numbers(finding.title)
    assert total == len(step_standings(catalogue))
    assert counts.count(count) == every > 0
    assert counts.count(count - 1) == nearly and len(counts) == every + nearly
    for link, (lists, bound, absent, unknown) in finding.rows:
        assert re.search("20(2[4-9])", lists)
        assert "#" in link.url and link.note
        assert (int(bound) == count) == (absent == unknown == "0")
    short = {"en": "United States of America", "fr": "États-Unis d’Amérique"}[language]
    assert any(absent == short for _, (_, _, absent, _) in finding.rows)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_treaty_that_would_add_most_is_named_with_its_day(
    catalogue: Catalogue, language: str
) -> None:
    finding = found(catalogue, language)["additions"]
    link, (as_of, count, _, most, total) = finding.rows[0]
    for words in (link.label, as_of, count, most):
        assert words in finding.title
    first = additions(catalogue)[0]
    assert (plain(count), plain(total)) == (len(first.added), first.total)
    totals = [plain(cells[-1]) for _, cells in finding.rows]
    assert totals == sorted(totals, reverse=True) and 0 not in totals


@pytest.mark.parametrize("language", ["en", "fr"])
def test_steps_of_the_group_without_law_are_told(catalogue: Catalogue, language: str) -> None:
    finding = found(catalogue, language)["group-steps"]
    regions, every = numbers(finding.title)
    steps = group_steps(catalogue)
    without = sum(item.standing is None for item in steps)
    words = catalogue.vocabularies.grammar(language)
    assert words and len(finding.rows) == len(steps)
    for count in (len(steps), without):
        assert words.number(count, "f") in finding.title
    assert 0 <= regions <= every


def test_every_finding_names_its_columns(catalogue: Catalogue) -> None:
    for finding in found(catalogue, "en").values():
        assert all(len(cells) == len(finding.columns) for _, cells in finding.rows)
        assert finding.about.endswith(".")


def test_site_without_lists_claims_nothing(root: Path) -> None:
    shown = findings_page(Context(load(root), Site(), "en"), "findings/")
    ids = {chart.id for part in shown for chart in part.charts}
    assert not ids & LAW and all(part.charts for part in shown)
    assert not any(part.about for part in shown)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_findings_of_law_are_drawn_from_the_same_counts(
    catalogue: Catalogue, language: str
) -> None:
    context = Context(catalogue, Site(), language)
    path = f"{Site().prefix(language)}findings/"
    part = next(part for part in findings_page(context, path) if part.id == "all-states")
    drawn = {chart.id: chart for chart in part.charts if chart.id in LAW}
    assert drawn.keys() == LAW and part.about
    _, every, _, nearly = numbers(drawn["every-state"].title)
    (_, (first,)), (_, (second,)), *_ = drawn["every-state"].rows
    assert (first, second) == (every, nearly)
    steps = sum(number for _, (number,) in drawn["every-state"].rows)
    assert steps == len(step_standings(catalogue))
    totals = [number for _, (number,) in drawn["additions"].rows]
    assert totals == sorted(totals, reverse=True)
    states = max(sum(row) for _, row in drawn["group-steps"].rows)
    assert {sum(row) for _, row in drawn["group-steps"].rows} == {0, states}
    for chart in drawn.values():
        assert chart.detail and all(
            len(cells) == len(chart.detail.columns) for _, cells in chart.detail.rows
        )
