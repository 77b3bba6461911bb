"""The self-check of a State in a browser: saved, opened again, printed; a choice leaves no trace."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Page, Route, expect
from support.languages import nightly
from support.waiting import follow
from website.test_templates import RULES, axe

PRACTICE = "non-punishment-of-victims"
WHERE = "states/self-check/"
LANGUAGES = [nightly(""), "fr/"]
SCRIPT = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'


def opened(page: Page, address: str, prefix: str = "") -> None:
    page.goto(f"{address}{prefix}{WHERE}")
    # The fields are shown as soon as something listens to them.
    expect(page.locator("[type=file]")).to_be_visible()


def open_practice(page: Page, name: str = PRACTICE) -> None:
    page.locator(f"[data-practice={name}] summary").click()
    expect(page.locator(f"[data-practice={name}] fieldset").first).to_be_visible()


def saved(page: Page, way: str = "save") -> Download:
    with page.expect_download() as download:
        page.locator(f"[data-way={way}]").click()
    return download.value


def answers(page: Page) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(saved(page).path().read_text("utf-8"))
    return data


def give(page: Page, file: Path, content: str | bytes) -> None:
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    page.locator("[type=file]").set_input_files(file)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_answers_are_saved_and_opened_again(
    page: Page, address: str, prefix: str, tmp_path: Path
) -> None:
    opened(page, address, prefix)
    open_practice(page)
    step = page.locator("fieldset[data-step]").first
    step.locator("[name=mark]").select_option("partly")
    step.locator("[name=note]").fill(SCRIPT)
    step.locator("[name=due]").fill("2026-12-24")
    step.locator("[name=owner]").fill("+33 6 12 34 56 78")
    expect(step.locator(".problem")).to_contain_text("+33 6 12 34 56 78")
    step.locator("[name=owner]").fill("Ministry of Justice")
    expect(step.locator(".problem")).to_be_hidden()
    expect(page.locator(f"[data-practice={PRACTICE}] small")).to_have_text("1/10")
    file = answers(page)
    assert len(file["steps"]) > 700
    page.reload()
    expect(page.locator("[type=file]")).to_be_visible()
    give(page, tmp_path / "check.json", json.dumps(file))
    expect(page.locator(f"[data-practice={PRACTICE}] small")).to_have_text("1/10")
    expect(page.locator(".plan-changes")).to_be_hidden()
    open_practice(page)
    expect(page.locator("[name=note]").first).to_have_value(SCRIPT)
    assert answers(page) == file
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert not page.evaluate("window.broken ?? 0")


def test_choice_of_a_state_leaves_no_trace(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, address)
    visits = page.evaluate("history.length")
    page.locator("[name=state]").select_option("SN")
    expect(page.locator(".plan-status")).to_contain_text("Senegal")
    open_practice(page, "recovery-and-reflection-period")
    expect(page.locator(".check-law").first).to_be_visible()
    where = page.evaluate("[location.search, location.hash, history.length, document.cookie]")
    assert where == ["", "", visits, ""]
    assert page.evaluate("[localStorage.length, sessionStorage.length, history.state]") == [
        0,
        0,
        None,
    ]
    assert not [url for url in asked if "SN" in url or "senegal" in url.lower()]
    assert not [url for url in asked if "?" in url]


def test_law_of_the_state_stands_beside_each_step(page: Page, address: str) -> None:
    opened(page, address)
    page.locator("[name=state]").select_option("FR")
    open_practice(page)
    first = page.locator("fieldset[data-step]").first
    expect(first.locator(".check-law")).to_contain_text("Binds France")
    page.locator("[name=state]").select_option("SN")
    expect(first.locator(".check-law")).to_contain_text("No instrument that is known here")
    page.locator("[name=only]").check()
    expect(first).to_be_hidden()
    practices = page.locator("[data-practice]")
    shown = page.locator("[data-practice]:visible")
    assert 0 < shown.count() < practices.count()
    page.locator("[name=state]").select_option("")
    expect(shown).to_have_count(practices.count())
    expect(first.locator(".check-law")).to_contain_text("Provisions that ask for it")


def test_statement_of_the_state_is_told_beside_the_article_that_it_names(
    page: Page, address: str
) -> None:
    opened(page, address)
    page.locator("[name=state]").select_option("FR")
    open_practice(page)
    page.locator("[data-practice]").evaluate_all("all => all.forEach(one => { one.open = true; })")
    told = page.locator(".check-law", has_text=re.compile(r"\((\d{4}; )?statement\)"))
    expect(told.first).to_be_visible()
    assert 0 < told.count() < page.locator(".check-law.is-bound").count()
    page.locator("[name=state]").select_option("")
    expect(told).to_have_count(0)


def test_answering_touches_no_other_practice(page: Page, address: str) -> None:
    """Nothing is rendered again: what changes is the mark's own practice and the two totals."""
    opened(page, address)
    open_practice(page)
    page.evaluate("""() => {
      window.changed = [];
      new MutationObserver((list) => { for (const { target } of list) window.changed.push(target.nodeName); })
        .observe(document.querySelector(".self-check"), { childList: true, subtree: true, attributes: true });
    }""")
    page.locator("[name=mark]").first.select_option("in-place")
    page.locator("[name=note]").first.fill("Act 12")
    expect(page.locator(".check-totals")).to_contain_text("In place 1")
    assert set(page.evaluate("window.changed")) <= {"SMALL", "P"}
    assert len(page.evaluate("window.changed")) <= 6


def later(route: Route) -> None:
    """The steps of a later edition: the first is renamed, the second reworded, the third gone, one is new."""
    data = route.fetch().json()
    data["edition"] = "2099-01-01"
    practice = next(one for one in data["practices"] if one["id"] == PRACTICE)
    first, second, _, *others = practice["steps"]
    renamed = ["renamed", *first[1:3], first[0], *first[3:]]
    reworded = [second[0], "Other words", "00000000", *second[3:]]
    new = ["come", "A step that is new", "11111111"]
    practice["steps"] = [renamed, reworded, new, *others]
    practice["id"], practice["formerly"] = "non-punishment", [PRACTICE]
    route.fulfill(json=data)


def test_file_survives_a_later_edition(page: Page, address: str, tmp_path: Path) -> None:
    opened(page, address)
    open_practice(page)
    for place in range(3):
        page.locator("[name=note]").nth(place).fill(f"Proof {place}")
    file = answers(page)
    page.route("**/steps*.json", later)
    page.route(
        f"**/{WHERE}",
        lambda route: route.fulfill(
            body=route.fetch()
            .text()
            .replace(f'data-practice="{PRACTICE}"', 'data-practice="non-punishment"'),
            content_type="text/html",
        ),
    )
    page.reload()
    expect(page.locator("[type=file]")).to_be_visible()
    give(page, tmp_path / "check.json", json.dumps(file))
    lines = page.locator(".plan-changes li")
    expect(lines).to_have_count(3)
    expect(lines.nth(0)).to_contain_text("is now “Other words”")
    expect(lines.nth(1)).to_contain_text("New: A step that is new")
    expect(lines.nth(2)).to_contain_text("Gone, and kept in your file")
    lines.nth(1).locator("a").click()
    expect(page.locator("[id='non-punishment.come'] select")).to_be_focused()
    expect(page.locator("[id='non-punishment.renamed'] [name=note]")).to_have_value("Proof 0")
    kept = answers(page)["steps"]
    assert kept["non-punishment#renamed"]["note"] == "Proof 0"
    assert sum(row.get("note") == "Proof 2" for row in kept.values()) == 1


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_table_is_opened_again(page: Page, address: str, prefix: str, tmp_path: Path) -> None:
    opened(page, address, prefix)
    open_practice(page)
    step = page.locator("fieldset[data-step]").first
    step.locator("[name=mark]").select_option("in-place")
    step.locator("[name=note]").fill(f"=1+1 {SCRIPT}")
    text = saved(page, "csv").path().read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";" if prefix else ","))
    assert len(rows) > 700 and {len(row) for row in rows} == {11}
    assert [row[9] for row in rows if row[9].startswith("'")] == [f"'=1+1 {SCRIPT}"]
    page.reload()
    expect(page.locator("[type=file]")).to_be_visible()
    give(page, tmp_path / "check.csv", text)
    expect(page.locator(f"[data-practice={PRACTICE}] small")).to_have_text("1/10")
    open_practice(page)
    expect(page.locator("[name=note]").first).to_have_value(f"=1+1 {SCRIPT}")
    expect(page.locator("[name=mark]").first).to_have_value("in-place")
    assert not page.evaluate("window.broken ?? 0")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "neither a file nor a table"),
        ('{"kind": "toolkit-plan", "practices": [], "steps": {}}', "neither a file nor a table"),
        ("", "neither a file nor a table"),
        (b"\x00\xff\xfe" * 50, "neither a file nor a table"),
        ("id,Step\nrooms#hear,x\n", "lacks a column: Mark"),
        (b"x" * 4_000_001, "too large"),
    ],
)
def test_strange_file_is_refused_and_changes_nothing(
    page: Page, address: str, tmp_path: Path, content: str | bytes, words: str
) -> None:
    opened(page, address)
    open_practice(page)
    page.locator("[name=note]").first.fill("Act 12")
    give(page, tmp_path / "strange.csv", content)
    expect(page.locator(".plan-status")).to_contain_text(words)
    expect(page.locator("[name=note]").first).to_have_value("Act 12")


def test_answers_are_printed_whole(page: Page, address: str) -> None:
    opened(page, address)
    open_practice(page)
    proof = "Act 12 of 2024, with a very long proof. " * 40
    page.locator("[name=note]").first.fill(proof)
    page.locator("[name=mark]").first.select_option("partly")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    expect(page.locator(".check-print td").nth(3)).to_have_text(proof)
    expect(page.locator(".check-print")).to_be_visible()
    expect(page.locator("fieldset").first).to_be_hidden()
    clipped = page.locator(".check-print :is(th, td)").evaluate_all(
        "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).length"
    )
    assert clipped == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 718
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [1280, 390])
def test_open_practice_is_accessible(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, address)
    page.locator("[name=state]").select_option("SN")
    open_practice(page)
    expect(page.locator(".check-law").first).to_be_visible()
    assert axe(page, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_steps_are_fetched_when_they_are_needed(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, address)
    assert not [url for url in asked if url.endswith(".json")]
    open_practice(page)
    assert len([url for url in asked if "steps" in url]) == 1


def test_failure_of_the_network_is_told(lenient: Page, address: str) -> None:
    lenient.route("**/steps*.json", lambda route: route.abort())
    lenient.goto(f"{address}{WHERE}")
    expect(lenient.locator("[type=file]")).to_be_visible()
    lenient.locator(f"[data-practice={PRACTICE}] summary").click()
    expect(lenient.locator(".plan-status")).to_contain_text("could not be loaded")


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_without_scripts_there_is_a_sheet_of_all_steps(
    plain: Page, address: str, prefix: str
) -> None:
    plain.goto(f"{address}{prefix}{WHERE}")
    assert not plain.locator("[type=file]").is_visible()
    follow(plain.locator("a[href='sheet.html']"))
    assert plain.locator("tbody th[scope=row]").count() > 700
    assert plain.locator("h2").count() > 5
    plain.emulate_media(media="print")
    plain.set_viewport_size({"width": 718, "height": 1000})
    assert plain.evaluate("document.documentElement.scrollWidth") <= 718
    plain.emulate_media(media="screen")
