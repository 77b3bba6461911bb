"""Leaving the site at once, as it has to work for a person who may be watched."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

PAGES = [
    "",
    "practices/",
    "practices/non-punishment-of-victims/",
    "fr/practices/non-punishment-of-victims/",
    "fr/about/safety/",
    "404.html",
]


def elsewhere(page: Page, address: str) -> None:
    """Answer for every other site."""
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(address) else route.fulfill(body="away"))


def test_the_page_is_empty_before_the_network_answers(lenient: Page, address: str) -> None:
    """In the very step in which the link is followed, whatever the other site does."""
    elsewhere(lenient, address)
    for path in PAGES:
        lenient.goto(address + path)
        script = "() => { document.querySelector('.exit').click(); return document.documentElement.childNodes.length; }"
        assert lenient.evaluate(script) == 0, path
        lenient.wait_for_url(lambda url: not url.startswith(address))


def test_the_second_stop_of_the_keyboard_leaves(plain: Page, address: str) -> None:
    elsewhere(plain, address)
    for path in PAGES:
        plain.goto(address + path)
        plain.keyboard.press("Tab")
        plain.keyboard.press("Tab")
        plain.keyboard.press("Enter")
        plain.wait_for_url(lambda url: not url.startswith(address))


def test_each_press_of_shift_is_spoken(page: Page, address: str) -> None:
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


def test_presses_are_forgotten_after_five_seconds(page: Page, address: str, context: BrowserContext) -> None:
    page.clock.install()
    page.goto(address + "fr/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5100)
    expect(page.locator("[data-exit-said]")).to_have_text("La sortie est annulée.")
    page.keyboard.press("Shift")
    assert page.url == address + "fr/"


def test_capital_letters_do_not_leave(page: Page, address: str) -> None:
    page.goto(address + "explore/")
    page.locator("#finder-words").press_sequentially("ICAT UNODC")
    for letter in "ICAT":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    assert page.url.startswith(address)


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_the_button_stays_in_sight_on_a_phone(page: Page, address: str, prefix: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{address}{prefix}practices/non-punishment-of-victims/")
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"window.scrollTo({{top: {place}, behavior: 'instant'}})")
        box = page.locator(".masthead .exit").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 640 - box["height"]
        assert box["height"] >= 44


def test_the_button_hides_no_focus_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address + "practices/non-punishment-of-victims/")
    for _ in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => { const e = document.activeElement, x = document.querySelector('.masthead .exit');
            if (e === x || e === document.body) return false;
            const a = e.getBoundingClientRect(), b = x.getBoundingClientRect();
            return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom; }"""
        )
        assert not covered, page.evaluate("document.activeElement.outerHTML")


def test_one_tap_leaves_while_the_search_is_open(context: BrowserContext, address: str) -> None:
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(address) else route.fulfill(body="away"))
    page = context.new_page()
    page.goto(address)
    page.locator(".masthead .find").click()
    page.locator("dialog.search .exit").click()
    page.wait_for_url(lambda url: not url.startswith(address))
