"""Leaving the site at once, as it has to work for a person who may be watched."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from waiting import listening

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
    page.route(
        "**/*",
        lambda route: (
            route.continue_()
            if route.request.url.startswith(address)
            else route.fulfill(body="away")
        ),
    )


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


def test_presses_are_forgotten_after_five_seconds(
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


def test_capital_letters_do_not_leave(page: Page, address: str) -> None:
    page.goto(address + "explore/")
    page.locator("#finder-words").press_sequentially("ICAT UNODC")
    for letter in "ICAT":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    assert page.url.startswith(address)


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


@pytest.mark.parametrize(("prefix", "width"), [("", 360), ("fr/", 360), ("", 1280)])
def test_the_button_can_be_touched_at_every_place_and_in_the_search(
    chromium: Browser, address: str, prefix: str, width: int
) -> None:
    """What stands at its place is the button itself, and it works."""
    page = chromium.new_page(viewport={"width": width, "height": 720})
    page.route(
        "**/*",
        lambda route: (
            route.continue_()
            if route.request.url.startswith(address)
            else route.fulfill(body="away")
        ),
    )
    page.goto(f"{address}{prefix}practices/non-punishment-of-victims/")
    assert (
        width > 360
        or page.locator(".masthead .exit").evaluate("e => e.getBoundingClientRect().height") >= 44
    )
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"window.scrollTo({{top: {place}, behavior: 'instant'}})")
        assert page.evaluate(IS_ON_TOP, ".masthead .exit"), place
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill("exploitation")
    assert page.evaluate(IS_ON_TOP, "dialog .exit")
    page.locator("dialog .exit").click()
    page.wait_for_url(lambda url: not url.startswith(address))
    page.close()


IS_ON_TOP = """name => { const box = document.querySelector(name).getBoundingClientRect();
return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest(name) != null; }"""


def test_what_is_typed_and_chosen_is_not_in_the_history_of_the_browser(
    page: Page, address: str
) -> None:
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
