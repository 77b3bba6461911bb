"""Steps as rows of Explore: loaded when asked for, chosen by law, State, moment, who and level."""

from __future__ import annotations

import pytest
from catalogue.recognition.binding import bound_steps, steps_by_instrument, steps_of_law
from catalogue.source.catalogue import Catalogue
from playwright.sync_api import Page, expect
from support.languages import nightly
from website.test_templates import RULES, axe

SENEGAL, PALERMO = "SN", "palermo-protocol-2000"


def steps_shown(page: Page, address: str, prefix: str = "") -> None:
    page.goto(f"{address}{prefix}explore/")
    page.locator("[name=rows][value=steps]").check()
    expect(page.locator(".step-finder .rows li").first).to_be_visible()


def count(page: Page, number: int) -> None:
    expect(page.locator(".step-finder .count")).to_have_text(f"Steps: {number}")


def option(page: Page, facet: str, label: str) -> None:
    page.locator(f".step-finder .facet label:has([name={facet}])", has_text=label).first.click()


def test_records_stay_the_default_and_steps_load_when_asked_for(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}explore/")
    expect(page.locator("[name=rows][value=records]")).to_be_checked()
    expect(page.locator(".step-finder")).to_be_hidden()
    assert not [url for url in asked if url.endswith(("steps.js", "steps.json", "binding.json"))]
    page.locator("[name=rows][value=records]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".step-finder .rows li")).to_have_count(20)
    expect(page.locator(".finder:not(.step-finder)")).to_be_hidden()
    assert len([url for url in asked if "/steps." in url and url.endswith(".json")]) == 1
    assert not [url for url in asked if url.endswith("binding.json")]
    page.locator("[name=rows][value=records]").check()
    expect(page.locator(".finder:not(.step-finder)")).to_be_visible()
    expect(page.locator(".step-finder")).to_be_hidden()


def test_steps_are_those_that_the_law_asks_for(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    steps_shown(page, address)
    count(page, sum(len(entry.steps) for entry in catalogue.of("practices")))
    option(page, "law", "Any treaty or binding act")
    count(page, len(steps_of_law(catalogue)))
    option(page, "law", "Any treaty or binding act")
    option(page, "law", "Palermo Protocol")
    count(page, len(steps_by_instrument(catalogue)[PALERMO]))


def test_state_shows_what_binds_it_and_leaves_no_trace(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    steps_shown(page, address)
    visits = page.evaluate("history.length")
    page.locator(".step-finder [name=state]").select_option(SENEGAL)
    count(page, len(bound_steps(catalogue, SENEGAL)))
    european = page.locator(".step-finder label:has([name=law])", has_text="CoE Convention 197")
    expect(european.locator("small")).to_have_text("0")
    expect(page.locator(".step-finder .row-summary").first).to_be_visible()
    assert page.evaluate("[location.search, location.hash, history.length]") == ["", "", visits]
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert "SN" not in str(page.evaluate("JSON.stringify(history.state)"))
    assert not [url for url in asked if "SN" in url or "senegal" in url.lower() or "?" in url]
    page.locator(".step-finder button", has_text="Remove all filters").click()
    count(page, sum(len(entry.steps) for entry in catalogue.of("practices")))
    expect(page.locator(".step-finder [name=state]")).to_have_value("")


def test_facets_and_words_narrow_each_other(page: Page, address: str) -> None:
    steps_shown(page, address)
    page.locator("#step-words").fill("interpreter")
    rows = page.locator(".step-finder .rows li")
    expect(rows.first).to_contain_text("interpreter", ignore_case=True)
    page.locator("#step-words").fill("no step has such words")
    expect(page.locator(".step-finder .count")).to_have_text("No step matches all of this.")
    page.locator("#step-words").fill("")
    option(page, "moment", "Before, to prepare")
    label = page.locator(".step-finder label:has([name=moment])", has_text="Before, to prepare")
    number = int(label.locator("small").inner_text())
    count(page, number)
    page.locator(".step-finder .step-more button").click()
    expect(rows).to_have_count(min(number, 40))
    link = rows.first.locator("a")
    assert "/practices/" in str(link.evaluate("link => link.href"))


@pytest.mark.parametrize("prefix", [nightly(""), "fr/"])
def test_link_of_a_step_leads_to_it(page: Page, address: str, prefix: str) -> None:
    steps_shown(page, address, prefix)
    href = str(page.locator(".step-finder .rows a").first.evaluate("link => link.href"))
    where, name = href.split("#")
    page.goto(where)
    assert page.locator(f"[id='{name}']").count() == 1


@pytest.mark.parametrize("width", [1280, 390])
def test_list_of_steps_is_accessible(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    steps_shown(page, address)
    assert axe(page, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_failure_of_the_network_is_told_and_tried_again(lenient: Page, address: str) -> None:
    lenient.route("**/steps*.json", lambda route: route.abort())
    lenient.goto(f"{address}explore/")
    lenient.locator("[name=rows][value=steps]").check()
    expect(lenient.locator(".step-finder")).to_contain_text("could not be loaded")
    lenient.unroute_all()
    lenient.locator("[name=rows][value=records]").check()
    lenient.locator("[name=rows][value=steps]").check()
    expect(lenient.locator(".step-finder .rows li").first).to_be_visible()


def test_without_scripts_there_is_no_switch(plain: Page, address: str) -> None:
    plain.goto(f"{address}explore/")
    expect(plain.locator("[name=rows]").first).to_be_hidden()
    expect(plain.locator(".step-finder")).to_be_hidden()
