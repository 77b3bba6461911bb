"""The built site in a real browser: search, languages, keyboard, phone, no JavaScript, accessibility."""

from __future__ import annotations

import re

import pytest
from building import ROOT
from catalogue.model.records import KINDS
from playwright.sync_api import Browser, BrowserContext, Page, expect

TEMPLATES = {
    "home": "",
    "listing": "practices/",
    "practice": "practices/non-punishment-of-victims/",
    "resource": "resources/unodc-toolkit-combat-tip-2008/",
    "agency": "agencies/unodc/",
    "statement": "statements/icat-call-crises-2022/",
    "activity": "activities/ga-61-180/",
    "page": "about/method/",
    "explore": "explore/",
    "compare": "compare/?with=practices/hotlines,practices/shelter-standards",
    "offline": "offline/",
    "propose": "propose/",
    "status": "status/",
    "error": "404.html",
}
FURTHER = {
    "matrix": "matrix/",
    "coverage": "coverage/",
    "opportunities": "opportunities/",
    "timeline": "timeline/",
    "glossary": "glossary/",
    "audiences": "audiences/",
    "pathway": "audiences/health-workers/",
    "changes": "changes/",
    "data": "data/",
    "card": "practices/non-punishment-of-victims/card.html",
    "permanent link": "id/practices/non-punishment-of-victims/",
}
"""Templates that axe and the tests of widths are shown too."""

PREFIXES = {"en": "", "fr": "fr/"}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}


def search(page: Page, words: str) -> list[str]:
    """Type words into the search dialog and wait for the titles that it shows."""
    if not page.locator("dialog.search[open]").count():
        page.keyboard.press("/")
    page.fill("#search-words", words)
    expect(page.locator(".search-status")).to_have_text(_settled())
    return page.locator(".search-results a").all_inner_texts()


def _settled() -> re.Pattern[str]:
    return re.compile(r"^(\d+ (result|résultat)|Nothing|Aucun)")


def where(address: str, language: str, template: str) -> str:
    """The address of a page of a template; a permanent link is one for both languages."""
    path = {**TEMPLATES, **FURTHER}[template]
    return address + ("" if path.startswith("id/") else PREFIXES[language]) + path


def test_every_template_is_among_those_that_are_tested() -> None:
    layouts: dict[str, set[str]] = {}
    for file in (ROOT / "docs").rglob("*.md"):
        for layout in re.findall(r"^layout: (\w+)$", file.read_text("utf-8"), re.MULTILINE):
            path = file.relative_to(ROOT / "docs").as_posix().removesuffix(".md").removesuffix("index")
            layouts.setdefault(layout, set()).add(path.rstrip("/"))
    tested = {path.partition("?")[0].rstrip("/") for path in (TEMPLATES | FURTHER).values()}
    assert not {layout for layout, paths in layouts.items() if not paths & tested}
    assert {kind.folder for kind in KINDS.values()} <= {path.partition("/")[0] for path in tested if "/" in path}


def test_french_is_found_with_and_without_accents_and_elisions(page: Page, address: str) -> None:
    page.goto(address + "fr/")
    plain = search(page, "referentiel")
    assert plain
    assert search(page, "référentiels")[:5] == plain[:5]
    elided = search(page, "l’évaluation")
    assert elided
    assert search(page, "évaluation")[:5] == elided[:5]
    assert search(page, "evaluation")


def test_the_search_of_a_language_shows_pages_of_that_language(page: Page, address: str) -> None:
    page.goto(address + "fr/")
    search(page, "framework")
    links = page.locator(".search-results a").evaluate_all("links => links.map(link => link.href)")
    assert all(link.startswith(address + "fr/") for link in links)
    page.goto(address)
    search(page, "protection")
    links = page.locator(".search-results a").evaluate_all("links => links.map(link => link.href)")
    assert links
    assert not [link for link in links if link.startswith(address + "fr/")]


def test_a_term_of_the_other_language_finds_through_the_glossary(page: Page, address: str) -> None:
    page.goto(address + "fr/")
    assert search(page, "debt bondage")


def test_the_search_says_when_nothing_is_found(page: Page, address: str) -> None:
    page.goto(address)
    assert search(page, "qqqqzzzz") == []
    expect(page.locator(".search-status")).to_contain_text("Nothing found")


def test_the_search_is_closed_by_the_keyboard_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address)
    opener = page.locator(".masthead [data-search]")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).not_to_be_visible()
    expect(opener).to_be_focused()


def test_nothing_of_the_search_is_fetched_before_it_is_used(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "practices/non-punishment-of-victims/", wait_until="networkidle")
    assert len(asked) <= 6
    assert not [url for url in asked if "pagefind" in url or "search" in url]


@pytest.mark.parametrize("path", ["", "practices/", "practices/non-punishment-of-victims/", "about/method/"])
def test_the_language_switch_leads_to_the_same_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.locator(".languages a[hreflang=fr]").click()
    expect(page).to_have_url(f"{address}fr/{path}")
    assert page.locator("html").get_attribute("lang") == "fr"
    page.locator(".languages a[hreflang=en]").click()
    expect(page).to_have_url(address + path)


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_an_unknown_address_gets_a_page_in_its_language(chromium: Browser, address: str, prefix: str) -> None:
    page = chromium.new_page()
    response = page.goto(f"{address}{prefix}no/such/page/")
    assert response is not None and response.status == 404
    assert page.locator("html").get_attribute("lang") == ("fr" if prefix else "en")
    page.locator(".languages a:not([aria-current])").click()
    expect(page).to_have_url(address + ("" if prefix else "fr/"))
    page.close()


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_a_practice_answers_above_the_fold_of_a_phone(chromium: Browser, address: str, prefix: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 780})
    page = context.new_page()
    page.goto(f"{address}{prefix}practices/non-punishment-of-victims/")
    for part in ("h1", ".summary", ".standing-label", ".standing p", ".standing-first"):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 780, part
    context.close()


@pytest.mark.parametrize("template", {**TEMPLATES, **FURTHER})
@pytest.mark.parametrize("language", PREFIXES)
def test_no_page_scrolls_sideways_at_400_percent(chromium: Browser, address: str, template: str, language: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 256})
    page.goto(where(address, language, template))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_the_keyboard_reaches_everything_and_the_focus_is_seen(page: Page, address: str) -> None:
    page.goto(address + "practices/non-punishment-of-victims/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);
            return e === document.body || (b.width > 0 && b.right > 0 && parseFloat(s.outlineWidth) >= 3); }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")


def test_without_javascript_everything_can_be_read_and_reached(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator(".sections a").first.click()
    expect(page.locator(".row").first).to_be_visible()
    page.locator(".row-title a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert (page.locator(".exit").get_attribute("href") or "").startswith("https://")
    page.locator(".masthead .find").click()
    expect(page.locator(".row").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("way", ["click", "keyboard"])
def test_leaving_replaces_the_page_in_the_history(context: BrowserContext, address: str, way: str) -> None:
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith(address) else route.fulfill(body="away"))
    page = context.new_page()
    page.goto(address)
    page.goto(address + "practices/non-punishment-of-victims/")
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
