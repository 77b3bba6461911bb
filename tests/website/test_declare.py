"""The page on which an agency declares: its file is accepted by the command; nothing is sent or stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from catalogue.model.declarations import parse
from playwright.sync_api import BrowserContext, Page, expect
from support.languages import nightly

OFFICE = "agencies/office/declare/"
PRACTICE = "practices/ratification-and-legislation-alignment"
STEP = f"{PRACTICE}#compare-law-and-treaty"
LANGUAGES = [nightly(""), "fr/"]


@pytest.fixture
def address(sample_address: str) -> str:
    """The address of the pages of these tests."""
    return sample_address


def opened(page: Page, address: str, prefix: str = "") -> None:
    page.goto(f"{address}{prefix}{OFFICE}")
    expect(page.locator("[type=file]")).to_be_visible()


def open_lines(page: Page) -> None:
    page.locator(".declare-group > summary").first.click()
    expect(line(page, PRACTICE).locator("[name=answer]")).to_be_visible()


def line(page: Page, on: str) -> Any:
    return page.locator(f'[data-on="{on}"]')


def answer(page: Page, on: str, choice: str, **fields: str) -> None:
    line(page, on).locator("[name=answer]").select_option(choice)
    for name, value in fields.items():
        line(page, on).locator(f"[name={name}]").fill(value)


def sign(page: Page) -> None:
    page.locator("[name=office]").fill("Legal office")
    page.locator("[name=date]").fill("2026-11-28")


def saved(page: Page) -> bytes:
    with page.expect_download() as download:
        page.locator("[data-way=save]").click()
    return download.value.path().read_bytes()


def give(page: Page, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    page.locator("[type=file]").set_input_files(file)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_answers_become_a_file_that_is_accepted_and_fills_the_page_again(
    page: Page, address: str, prefix: str, tmp_path: Path
) -> None:
    opened(page, address, prefix)
    open_lines(page)
    answer(page, PRACTICE, "recognizes")
    answer(page, STEP, "otherwise", text="It speaks of treaties", reference="Note, p. 2")
    line(page, STEP).locator("[name=about]").select_option("0")
    sign(page)
    raw = saved(page)
    declaration = parse(raw)
    assert (declaration.agency, declaration.office, declaration.date) == (
        "office",
        "Legal office",
        "2026-11-28",
    )
    first, second = declaration.answers
    assert (first.on, first.answer, first.document) == (PRACTICE, "recognizes", None)
    assert (second.on, second.document, second.where) == (
        STEP,
        "resources/rules",
        "art. 5(2), p. 3",
    )
    page.reload()
    expect(page.locator("[type=file]")).to_be_visible()
    give(page, tmp_path / "file.json", raw)
    expect(line(page, STEP).locator("[name=text]")).to_have_value("It speaks of treaties")
    expect(page.locator("[name=office]")).to_have_value("Legal office")
    expect(line(page, STEP).locator("[name=about]")).to_have_value("0")
    page.locator("[name=date]").fill("2026-11-28")
    assert saved(page) == raw


def test_nothing_is_sent_or_stored_and_the_address_stays(
    page: Page, address: str, context: BrowserContext
) -> None:
    opened(page, address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_lines(page)
    answer(page, PRACTICE, "in-part", text="for children")
    sign(page)
    saved(page)
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert page.url == f"{address}{OFFICE}"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert context.cookies() == []


def test_what_would_be_refused_is_told_beside_its_field(page: Page, address: str) -> None:
    opened(page, address)
    page.locator("[data-way=save]").click()
    expect(page.locator(".declare-status")).to_contain_text("cannot be saved yet")
    open_lines(page)
    problem = line(page, PRACTICE).locator(".problem")
    answer(page, PRACTICE, "in-part")
    expect(problem).to_contain_text("Say which part")
    for text in ("see <b>", "a@example.org", "=1"):
        answer(page, PRACTICE, "in-part", text=text)
        expect(problem).to_contain_text("without addresses")
    answer(page, PRACTICE, "in-part", text="for children", link="http://example.org")
    expect(problem).to_contain_text("begins with https")
    sign(page)
    page.locator("[data-way=save]").click()
    expect(line(page, PRACTICE).locator("[name=answer]")).to_be_focused()
    answer(page, PRACTICE, "in-part", link="https://example.org/note")
    expect(problem).to_be_hidden()
    assert parse(saved(page)).answers[0].part == {"en": "for children"}


def test_a_foreign_or_hostile_file_changes_nothing(
    page: Page, address: str, tmp_path: Path
) -> None:
    opened(page, address)
    open_lines(page)
    answer(page, PRACTICE, "recognizes")
    sign(page)
    raw = saved(page)
    for other in (raw.replace(b'"office"', b'"bureau"', 1), b"{", b"[]", b" " * 1_000_001):
        give(page, tmp_path / "other.json", other)
        expect(page.locator(".declare-status")).to_contain_text("not a declaration of this agency")
        give(page, tmp_path / "own.json", raw)
        expect(page.locator(".declare-status")).to_contain_text("Answers: 1.")
    script = "<script>window.broken=1</script>"
    data = json.loads(raw)
    data["answers"][0] |= {"answer": "in-part", "part": {"en": script}, "reference": script}
    give(page, tmp_path / "hostile.json", json.dumps(data).encode())
    expect(line(page, PRACTICE).locator("[name=text]")).to_have_value(script)
    assert not page.evaluate("window.broken ?? 0")


def test_a_yes_to_words_that_have_changed_is_asked_again(
    page: Page, address: str, tmp_path: Path
) -> None:
    opened(page, address)
    open_lines(page)
    answer(page, PRACTICE, "recognizes")
    answer(page, STEP, "does-not")
    sign(page)
    data = json.loads(saved(page))
    data["answers"][0]["words"] = {"en": "Earlier words"}
    data["answers"].append({"on": "practices/elsewhere", "answer": "withdraws"})
    give(page, tmp_path / "earlier.json", json.dumps(data).encode())
    status = page.locator(".declare-status")
    expect(status).to_contain_text("Left out, since the words have changed here: 1.")
    expect(status).to_contain_text("stay in it: 1.")
    expect(line(page, PRACTICE).locator("[name=answer]")).to_have_value("")
    assert [answer.on for answer in parse(saved(page)).answers] == [STEP, "practices/elsewhere"]


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    opened(page, address)
    page.locator(".declare-group > summary").first.focus()
    page.keyboard.press("Enter")
    select = line(page, PRACTICE).locator("[name=answer]")
    expect(select).to_be_visible()
    select.focus()
    page.keyboard.press("ArrowDown")
    expect(select).to_have_value("recognizes")
    sign(page)
    page.locator("[data-way=save]").focus()
    with page.expect_download():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_without_script_it_is_a_list_with_the_form_of_the_file(
    plain: Page, address: str, prefix: str
) -> None:
    plain.goto(f"{address}{prefix}{OFFICE}")
    expect(plain.locator("[type=file]")).to_be_hidden()
    expect(plain.locator(".without-script")).to_be_visible()
    plain.locator(".declare-group > summary").first.click()
    expect(line(plain, STEP)).to_contain_text("art. 5(2), p. 3" if not prefix else "art. 5, par. 2")
    schema = plain.locator("a[href$='schemas/declaration.schema.json']").get_attribute("href")
    assert plain.request.get(f"{address}{prefix}{OFFICE}{schema}").json()["title"]
