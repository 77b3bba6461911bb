"""The built site in a real browser: search, languages, keyboard, phone, no JavaScript, accessibility."""

from __future__ import annotations

import pytest
from catalogue.recognition.levels import recognized_practices
from catalogue.source.catalogue import Catalogue
from playwright.sync_api import BrowserContext, Page, expect
from support.real_pages import PRACTICE
from support.waiting import search, targets

FOCUS_IS_VISIBLE = """() => {
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  const outline = parseFloat(getComputedStyle(focused).outlineWidth);
  return focused === document.body || (box.width > 0 && box.right > 0 && outline >= 3);
}"""


def titles(page: Page, words: str) -> list[str]:
    """The titles that the search shows for words."""
    return search(page, words).all_inner_texts()


def test_french_search_ignores_accents_and_elisions(page: Page, address: str) -> None:
    page.goto(address + "fr/")
    plain = titles(page, "referentiel")
    assert plain
    assert titles(page, "référentiels")[:5] == plain[:5]
    elided = titles(page, "l’évaluation")
    assert elided
    assert titles(page, "évaluation")[:5] == elided[:5]
    assert titles(page, "evaluation")


def test_search_shows_pages_of_its_language(page: Page, address: str) -> None:
    page.goto(address + "fr/")
    assert all(link.startswith(address + "fr/") for link in targets(search(page, "framework")))
    page.goto(address)
    links = targets(search(page, "protection"))
    assert links and not [link for link in links if link.startswith(address + "fr/")]


def test_search_finds_terms_of_other_language_by_glossary(page: Page, address: str) -> None:
    page.goto(address + "fr/")
    assert "servitude pour dettes" in titles(page, "debt bondage")[:3]


def test_empty_search_result_says_where_to_go_on(page: Page, address: str) -> None:
    page.goto(address)
    assert targets(search(page, "qqqqzzzz")) == []
    status = page.locator(".search-status")
    expect(status).to_contain_text("Nothing on this site matches these words")
    expect(page.locator("dialog.search").get_by_text("What concerns your work")).to_be_visible()


def test_closing_search_restores_focus(page: Page, address: str) -> None:
    page.goto(address)
    opener = page.locator(".site-header [data-search]")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).not_to_be_visible()
    expect(opener).to_be_focused()


def test_search_is_fetched_on_first_use(page: Page, address: str, context: BrowserContext) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + PRACTICE, wait_until="networkidle")
    assert len(asked) <= 6
    assert not [url for url in asked if "search" in url or url.endswith(".json")]


def test_language_switch_opens_same_page(page: Page, address: str) -> None:
    for path in ("", "practices/", PRACTICE, "about/method/"):
        page.goto(address + path)
        page.locator(".language-switch a[hreflang=fr]").click()
        expect(page).to_have_url(f"{address}fr/{path}")
        assert page.locator("html").get_attribute("lang") == "fr"
        page.locator(".language-switch a[hreflang=en]").click()
        expect(page).to_have_url(address + path)


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_unknown_address_gets_page_in_its_language(
    lenient: Page, address: str, prefix: str
) -> None:
    response = lenient.goto(f"{address}{prefix}no/such/page/")
    assert response is not None and response.status == 404
    assert lenient.locator("html").get_attribute("lang") == ("fr" if prefix else "en")
    lenient.locator(".language-switch a:not([aria-current])").click()
    expect(lenient).to_have_url(address + ("" if prefix else "fr/"))


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_practice_answer_is_above_fold_on_phone(
    page: Page, address: str, catalogue: Catalogue, prefix: str
) -> None:
    """Of the practice in a text of the whole group whose name is the longest."""
    of_group = [entry for entry, found in recognized_practices(catalogue) if found.group]
    longest = max(of_group, key=lambda entry: len(entry.name("fr")))
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto(f"{address}{prefix}{longest.ref}/")
    for part in ("h1", ".summary", ".recognition-label", ".recognition p", ".recognition-first"):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 780, part


def test_every_control_is_reachable_by_keyboard_with_visible_focus(
    page: Page, address: str
) -> None:
    page.goto(address + PRACTICE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link").first).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_IS_VISIBLE), page.evaluate("document.activeElement.outerHTML")


def test_site_is_usable_without_javascript(plain: Page, address: str) -> None:
    plain.goto(address)
    plain.locator(".main-nav li:not(.help) a").first.click()
    expect(plain.locator(".row").first).to_be_visible()
    plain.locator(".row-title a").first.click()
    expect(plain.locator("h1")).to_be_visible()
    assert (plain.locator(".exit").get_attribute("href") or "").startswith("https://")
    plain.locator(".site-header .search-link").click()
    expect(plain.locator(".row").first).to_be_visible()


@pytest.mark.parametrize("way", ["click", "keyboard"])
def test_exit_replaces_page_in_history(context: BrowserContext, address: str, way: str) -> None:
    context.route(
        "**/*",
        lambda route: (
            route.continue_()
            if route.request.url.startswith(address)
            else route.fulfill(body="away")
        ),
    )
    page = context.new_page()
    page.goto(address)
    page.goto(address + PRACTICE)
    if way == "click":
        page.locator(".exit").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.com/weather")
    page.go_back()
    expect(page).to_have_url(address)


def test_nothing_is_stored_on_the_device(page: Page, address: str, context: BrowserContext) -> None:
    page.goto(address + "fr/practices/")
    search(page, "enfants")
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_forced_colours_keep_pressed_buttons_and_messages_visible(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(address + PRACTICE)
    for part in (".site-header .exit", ".recognition"):
        assert (
            page.locator(part).first.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)")
            >= 1
        )
    assert page.locator(".recognition-label").inner_text().strip()
    page.emulate_media(forced_colors="none", reduced_motion="reduce")


def test_fallback_is_shown_if_script_fails_to_load(page: Page, address: str) -> None:
    page.route("**/js/coverage.*js", lambda route: route.fulfill(content_type="text/javascript"))
    page.goto(f"{address}coverage/")
    instead = page.locator(".without-script")
    expect(instead).to_be_hidden()
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(instead).to_be_visible()


def test_failed_form_data_shows_alternatives(page: Page, address: str) -> None:
    page.route(
        "**/settings.json", lambda route: route.fulfill(body="", content_type="application/json")
    )
    page.goto(f"{address}propose/")
    expect(page.locator("main .notice").first).to_be_visible()
    expect(page.locator(".propose")).to_be_hidden()
