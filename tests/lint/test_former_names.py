"""Former names become folders and redirects: systems can make them, and hosts follow all of them."""

from __future__ import annotations

import pytest
from catalogue.lint import checker, records
from support.sites import Make, of_pages

PAGE = """
activities/first.md
| title: First session of the working group
| summary: A session of the working group, held in Vienna.
| type: session
| topics: [training]
| formerly: [{}]
| reviewed: 2026-11-25
| ---
|
| ## What happened
|
| The working group met.
"""


def rules(make: Make, names: list[str]) -> set[str]:
    """The rules that a record with some former names breaks, beside those of its text."""
    catalogue = make(PAGE.format(", ".join(names)))
    found = {finding.rule for finding in checker.check(catalogue, of_pages)}
    return found & {
        "page-file-name",
        "front-matter-value",
        "front-matter-length",
        "record-formerly",
    }


@pytest.mark.parametrize(
    "name", ["con", "resources/aux", "index", "activities/index", "-rf", "a--b"]
)
def test_name_that_a_system_or_the_site_keeps_is_refused(make: Make, name: str) -> None:
    assert rules(make, [name]) == {"page-file-name"}


@pytest.mark.parametrize("name", ["a.", "../a", "A", "a" * 92])
def test_name_that_is_no_name_of_a_record_is_refused(make: Make, name: str) -> None:
    assert rules(make, [name]) == {"front-matter-value"}


def test_number_of_names_is_bounded(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"old-{number}" for number in range(20)]
    assert rules(make, names) == set()
    assert rules(make, [*names, "one-more"]) == {"front-matter-length"}
    monkeypatch.setattr(records, "MOST_FORMER_NAMES", 19)
    assert rules(make, names) == {"record-formerly"}
