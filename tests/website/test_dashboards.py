"""The dashboards on the site: every row leads to a form that is filled in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from support.languages import nightly


@pytest.mark.parametrize("prefix", [nightly(""), "fr/"])
def test_task_row_links_to_form_of_its_record(page: Page, address: str, prefix: str) -> None:
    page.goto(f"{address}{prefix}status/")
    page.locator("#waiting a[href^='#evidence-']").first.click()
    row = page.locator("#evidence details[open] tbody tr").first
    name = row.locator("th").inner_text().strip()
    row.locator("td a").click()
    expect(page.locator(".propose[data-open]")).to_be_visible()
    expect(page.locator("#evidence-record")).to_have_value(name)
