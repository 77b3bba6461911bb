"""Leaving the site at once, as it has to work for a person who may be watched."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support.protection import unprotected
from support.real_pages import PRACTICE
from support.waiting import listening

PAGES = [
    "",
    "practices/",
    PRACTICE,
    f"fr/{PRACTICE}",
    "fr/about/safety/",
    "404.html",
]


def elsewhere(page: Page, address: str) -> None:
    """Answer for every other site."""
    page.route(
        "**/*",
        lambda route: (
            route.continue_()
            if route.request.url.startswith(address)
            else route.fulfill(body="away")
        ),
    )


def test_exit_empties_page_before_network_answers(lenient: Page, address: str) -> None:
    """In the same task in which the link is followed, independent of the other site."""
    elsewhere(lenient, address)
    for path in PAGES:
        lenient.goto(address + path)
        left = lenient.evaluate(
            "document.querySelector('.exit').click(), document.documentElement.childNodes.length"
        )
        assert left == 0, path
        lenient.wait_for_url(lambda url: not url.startswith(address))


def test_exit_is_second_tab_stop(plain: Page, address: str) -> None:
    elsewhere(plain, address)
    for path in PAGES:
        plain.goto(address + path)
        plain.keyboard.press("Tab")
        plain.keyboard.press("Tab")
        plain.keyboard.press("Enter")
        plain.wait_for_url(lambda url: not url.startswith(address))


def test_each_shift_press_is_announced(page: Page, address: str) -> None:
    page.goto(address)
    said = page.locator("[data-exit-said]")
    assert said.get_attribute("role") == "status"
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift. Press two more times to leave this site.")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift. Press once more to leave this site.")
    page.keyboard.press("a")
    expect(said).to_have_text("")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift. Press two more times to leave this site.")


def test_shift_presses_expire_after_five_seconds(
    page: Page, address: str, context: BrowserContext
) -> None:
    page.clock.install()
    page.goto(address + "fr/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5100)
    expect(page.locator("[data-exit-said]")).to_have_text("La sortie est annulée.")
    page.keyboard.press("Shift")
    assert page.url == address + "fr/"


def test_typing_capital_letters_does_not_exit(page: Page, address: str) -> None:
    page.goto(address + "explore/")
    page.locator("#finder-words").press_sequentially("ICAT UNODC")
    for letter in "ICAT":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    assert page.url.startswith(address)


def test_exit_button_does_not_cover_focus_on_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address + PRACTICE)
    for _ in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => { const e = document.activeElement, x = document.querySelector('.site-header .exit');
            if (e === x || e === document.body) return false;
            const a = e.getBoundingClientRect(), b = x.getBoundingClientRect();
            return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom; }"""
        )
        assert not covered, page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize(("prefix", "width"), [("", 360), ("fr/", 360), ("", 1280)])
def test_exit_button_is_reachable_everywhere_and_in_search(
    chromium: Browser, address: str, prefix: str, width: int
) -> None:
    """The element at its position is the button itself, and it works."""
    page = chromium.new_page(viewport={"width": width, "height": 720})
    page.route(
        "**/*",
        lambda route: (
            route.continue_()
            if route.request.url.startswith(address)
            else route.fulfill(body="away")
        ),
    )
    page.goto(f"{address}{prefix}{PRACTICE}")
    assert (
        width > 360
        or page.locator(".site-header .exit").evaluate("e => e.getBoundingClientRect().height")
        >= 44
    )
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"window.scrollTo({{top: {place}, behavior: 'instant'}})")
        assert page.evaluate(IS_ON_TOP, ".site-header .exit"), place
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill("exploitation")
    assert page.evaluate(IS_ON_TOP, "dialog .exit")
    page.locator("dialog .exit").click()
    page.wait_for_url(lambda url: not url.startswith(address))
    page.close()


IS_ON_TOP = """name => { const box = document.querySelector(name).getBoundingClientRect();
return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest(name) != null; }"""


def test_queries_and_filters_are_not_in_browser_history(page: Page, address: str) -> None:
    """A browser keeps every address that a page takes, also those that a script gives it."""
    elsewhere(page, address)
    addresses: list[str] = []
    with listening(page, framenavigated=lambda frame: addresses.append(frame.url)):
        page.goto(address + "about/")
        page.keyboard.press("/")
        page.locator("dialog input").press_sequentially("sexual")
        page.goto(address + "explore/")
        before = page.locator(".finder .count").inner_text()
        page.locator("#finder-words").press_sequentially("victims", delay=160)
        page.keyboard.press("Enter")
        expect(page.locator(".finder .count")).not_to_have_text(before)
        page.locator('[name="topics"][value="children"]').check()
        expect(page.locator(".chips button:visible")).to_have_count(2)
    assert set(addresses) == {address + "about/", address + "explore/"}


WITHOUT_EXIT = ("card.html",)
"""Cards stand in the pages of others."""


def test_exit_stands_on_every_page(sample_site: Path) -> None:
    """On checklists, sheets and pages of evidence too, which have no header."""
    without = []
    for file in sorted(sample_site.rglob("*.html")):
        if file.name not in WITHOUT_EXIT and 'class="exit"' not in file.read_text("utf-8"):
            without.append(file.relative_to(sample_site).as_posix())
    assert without == []


def test_policy_and_referrer_stand_first_on_every_page(sample_site: Path) -> None:
    """Before anything that could load or lead elsewhere: on cards, checklists and redirects too."""
    assert unprotected(sample_site) == []
