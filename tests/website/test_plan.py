"""Your plan in a browser: chosen, marked, saved, and opened again; nothing is stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.languages import nightly


@pytest.mark.parametrize("prefix", [nightly(""), "fr/"])
def test_practice_is_put_into_the_plan(page: Page, address: str, prefix: str) -> None:
    page.goto(f"{address}{prefix}practices/hotlines/")
    page.locator(".actions a[href*='plan/']").click()
    expect(page.locator(".plan-practices details")).to_have_count(1)
    expect(page.locator("[id^='hotlines.']").first).to_be_visible()


@pytest.mark.parametrize("prefix", [nightly(""), "fr/"])
def test_plan_is_saved_reopened_and_migrated_to_later_edition(
    page: Page, address: str, prefix: str, tmp_path: Path
) -> None:
    page.goto(f"{address}{prefix}plan/")
    page.locator(".plan-choose select").first.select_option("helpline")
    step = page.locator("fieldset[data-step]").first
    step.locator("[name=mark]").select_option("partly")
    step.locator("[name=note]").fill("+33 6 12 34 56 78")
    expect(step.locator(".problem")).to_contain_text("+33 6 12 34 56 78")
    step.locator("[name=note]").fill("A note")
    expect(step.locator(".problem")).to_be_hidden()
    with page.expect_download() as saved:
        page.locator("[data-way=save]").click()
    plan = json.loads(saved.value.path().read_text("utf-8"))
    first, second, *_ = [
        f"hotlines#{name.partition('.')[2]}"
        for name in page.locator("[id^='hotlines.']").evaluate_all("all => all.map(e => e.id)")
    ]
    assert plan["steps"][first]["mark"] == "partly" and plan["steps"][first]["note"] == "A note"
    plan["steps"][second]["digest"] = "older"
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan), "utf-8")
    page.reload()
    # The field is shown as soon as something listens to it.
    expect(page.locator("[type=file]")).to_be_visible()
    page.locator("[type=file]").set_input_files(file)
    expect(page.locator(".plan-changes li")).to_have_count(1)
    expect(page.locator("fieldset[data-step]").first.locator("[name=note]")).to_have_value("A note")
    assert page.evaluate("[localStorage.length, sessionStorage.length, location.search]") == [
        0,
        0,
        "",
    ]
