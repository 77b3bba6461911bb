"""Explore on a site with more records than its page may hold: the others are fetched, or in lists by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support import building, sample
from support.building import served
from support.languages import ENGLISH, FRENCH, PREFIXES
from support.sites import once

pytestmark = pytest.mark.nightly
"""No site of today has so many records; Explore itself is tested by day on the real site."""

KINDS = ("practices", "resources", "agencies", "statements", "activities")
ROW = ".finder .rows > [data-ref]"
SETTLED = '.finder .rows[aria-busy="false"]'
FIRST, STEP, SHARD = 12, 6, 6


@pytest.fixture(scope="module")
def many(shared: Path) -> Path:
    """A repository built with smaller limits, so that few records are too many; its site is in toolkit/."""
    return once(shared / "many", build_many) / "repository"


def build_many(folder: Path) -> None:
    root = sample.records(folder / "repository", 60)
    module = root / "scripts" / "catalogue" / "views" / "explore" / "exploration.py"
    source = module.read_text("utf-8")
    fewer = source.replace("MOST, FIRST = 600, 20", f"MOST, FIRST = 30, {FIRST}")
    fewer = fewer.replace("SHARD = 8", f"SHARD = {SHARD}").replace("STEP = 20", f"STEP = {STEP}")
    assert all(
        f"{text}\n" in fewer for text in (f"= 30, {FIRST}", f"SHARD = {SHARD}", f"STEP = {STEP}")
    )
    module.write_text(fewer, "utf-8")
    result = building.build(root, "--no-strict", "--site-dir", "toolkit", checked=False)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module")
def far(many: Path) -> Iterator[str]:
    """The address of its site."""
    with served(many) as found:
        yield found


def listed(page: Page, address: str = "") -> list[str]:
    """The records that are listed, in their order."""
    if address:
        page.goto(address)
    page.locator(SETTLED).wait_for(state="attached")
    found: list[str] = page.locator(ROW).evaluate_all("rows => rows.map(row => row.dataset.ref)")
    return found


def records(root: Path) -> set[str]:
    """The records of a repository."""
    files = (file for kind in KINDS for file in (root / "docs" / kind).glob("*.md"))
    return {
        f"{file.parent.name}/{file.stem}"
        for file in files
        if "." not in file.stem and file.stem != "index"
    }


@pytest.mark.parametrize("language", ENGLISH)
def test_every_record_is_reachable_without_javascript(
    plain: Page, far: str, many: Path, language: str
) -> None:
    plain.set_viewport_size({"width": 360, "height": 780})
    plain.goto(f"{far}{PREFIXES[language]}explore/")
    assert plain.locator(f"{ROW}:visible").count() == FIRST
    expect(plain.locator(".kind-links p")).to_contain_text(str(FIRST))
    reached = set()
    for address in plain.locator(".kind-links a").evaluate_all(
        "links => links.map(link => link.href)"
    ):
        plain.goto(address)
        reached |= set(
            plain.locator(".row[data-ref]").evaluate_all("rows => rows.map(row => row.dataset.ref)")
        )
    assert reached == records(many)


@pytest.mark.parametrize("language", FRENCH)
def test_rows_are_fetched_once_on_demand(
    lenient: Page, far: str, many: Path, language: str
) -> None:
    asked: list[str] = []
    lenient.on(
        "request", lambda request: asked.append(request.url) if "rows-" in request.url else None
    )
    assert len(listed(lenient, f"{far}{PREFIXES[language]}explore/")) == STEP
    expect(lenient.locator(".kind-links")).to_be_hidden()
    more = lenient.locator("button[data-more]")
    while more.is_visible():
        before = len(listed(lenient))
        assert bool(asked) == (before > FIRST)
        more.click()
        expect(lenient.locator(ROW)).to_have_count(min(2 * before, len(records(many))))
    assert set(listed(lenient)) == records(many)
    assert len(asked) == len(set(asked)) == -(-len(records(many)) // SHARD) - FIRST // SHARD


@pytest.mark.parametrize("language", ENGLISH)
def test_failed_row_requests_are_retried(lenient: Page, far: str, language: str) -> None:
    lenient.route("**/rows-*.json", lambda route: route.abort())
    listed(lenient, f"{far}{PREFIXES[language]}explore/?kind=activities")
    status = lenient.locator(".finder .count")
    expect(status).to_have_text(lenient.locator(".finder").get_attribute("data-failed") or "-")
    lenient.unroute("**/rows-*.json")
    lenient.locator('[name="kind"][value="statements"]').check()
    expect(status).to_have_text(re.compile(r"^\d+ "))
    assert {ref.split("/")[0] for ref in listed(lenient)} <= {"activities", "statements"}
