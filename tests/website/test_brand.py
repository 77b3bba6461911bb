"""A second brand in a real browser: names, colours, fonts, exit, words and own record, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from support import brand
from support.languages import PREFIXES
from website.test_templates import RULES, WIDER, axe

Scheme = Literal["light", "dark"]
OWN = f"practices/{brand.PRACTICE}/"
WITH_POSITION = "practices/ratification-and-legislation-alignment/"
PATHS = (
    "",
    "practices/",
    OWN,
    WITH_POSITION,
    "about/method/",
    "contribute/",
    "status/",
    "explore/",
)
SCREENS: dict[str, tuple[int, Scheme]] = {"en": (1280, "light"), "fr": (390, "dark")}
TOOLKIT = {
    "en": "Toolkit against trafficking in persons",
    "fr": "Référentiel contre la traite des personnes",
}
STYLE = "(element, name) => getComputedStyle(element)[name]"


@pytest.fixture(scope="module")
def screen(chromium: Browser) -> Iterator[Page]:
    """A page that the tests of this file use one after the other."""
    made = chromium.new_context(reduced_motion="reduce")
    yield made.new_page()
    made.close()


def rgb(colour: str) -> str:
    """A colour as a browser tells it."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def opened(screen: Page, address: str, language: str, path: str) -> Page:
    """A page on the screen of its language."""
    width, scheme = SCREENS[language]
    screen.set_viewport_size({"width": width, "height": 800})
    screen.emulate_media(color_scheme=scheme)
    screen.goto(f"{address}{PREFIXES[language]}{path}")
    return screen


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("path", PATHS)
def test_page_is_the_second_brands(
    screen: Page, brand_address: str, language: str, path: str
) -> None:
    asked: list[str] = []
    screen.on("request", lambda request: asked.append(request.url))
    page = opened(screen, brand_address, language, path)
    _, scheme = SCREENS[language]
    assert page.title().endswith(brand.NAMES[language])
    assert page.locator(".brand").inner_text() == brand.NAMES[language]
    header = page.locator(".site-header")
    assert header.evaluate(STYLE, "backgroundColor") == rgb(brand.HEADER[scheme])
    assert page.locator("body").evaluate(STYLE, "fontFamily").startswith("Verdana")
    assert page.locator("h1").first.evaluate(STYLE, "fontFamily").startswith('"Palatino Linotype"')
    exits = page.locator("a[data-exit-link]")
    assert {exits.nth(number).get_attribute("href") for number in range(exits.count())} == {
        brand.EXITS[language]
    }
    assert page.locator("body").get_attribute("data-exit") == brand.EXITS[language]
    foot = page.locator(".site-footer").inner_text()
    for words in (TOOLKIT[language], brand.HOSTS[language], brand.ADDED[language], brand.CONTACT):
        assert words in foot, words
    assert "2026" in foot and ("approuvé" if language == "fr" else "endorsed") in foot
    assert page.locator("header .help-link").first.get_attribute("href")
    assert axe(page, RULES) == []
    assert page.evaluate(WIDER) == []
    assert [url for url in asked if not url.startswith((brand_address, "data:"))] == []


@pytest.mark.parametrize("language", PREFIXES)
def test_own_record_is_marked_on_its_page_and_in_lists(
    screen: Page, brand_address: str, language: str
) -> None:
    mark = {"en": "(own record of the Ministry)", "fr": "(fiche propre à l’hôte : le ministère)"}
    title = f"{brand.TITLES[language]} {mark[language]}".replace(" :", "\u00a0:")
    page = opened(screen, brand_address, language, OWN)
    assert page.locator("h1").inner_text() == title
    notice = page.locator(".notice").inner_text()
    assert brand.HOSTS[language] in notice
    assert ("no part of the toolkit" if language == "en" else "ne fait pas partie") in notice
    assert page.locator(".recognition .chip").count() == 0
    assert "recognition-none" in str(page.locator(".recognition").get_attribute("class"))
    assert page.locator(".law-summary").count() == 0
    page = opened(screen, brand_address, language, "practices/")
    assert page.get_by_text(title).count() >= 1


@pytest.mark.parametrize("language", PREFIXES)
def test_words_of_the_hosts_stand_where_they_belong(
    screen: Page, brand_address: str, language: str
) -> None:
    said = {"en": "This counts for no level", "fr": "Cela ne compte pour aucun niveau"}
    page = opened(screen, brand_address, language, WITH_POSITION)
    assert said[language] in page.locator(".notice").inner_text()
    page = opened(screen, brand_address, language, "about/method/")
    assert brand.HOSTS[language] in page.locator(".notice").inner_text()
    page = opened(screen, brand_address, language, "")
    assert page.locator("h1").inner_text() == brand.NAMES[language]
    assert brand.HOSTS[language] in page.locator(".prose .notice").inner_text()
    assert TOOLKIT[language] in page.locator(".hero .note").first.inner_text()
    page = opened(screen, brand_address, language, OWN)
    report = page.locator("a[href*='forge.example.org/ministry/paths']")
    assert report.count() >= 2


def test_paper_keeps_its_own_colours_and_names_the_toolkit(
    screen: Page, brand_address: str
) -> None:
    page = opened(screen, brand_address, "en", WITH_POSITION)
    page.emulate_media(media="print", color_scheme="light")
    foot = page.locator(".print-foot").inner_text()
    assert brand.NAMES["en"] in foot and TOOLKIT["en"] in foot
    assert (
        page.locator("html").evaluate("e => getComputedStyle(e).getPropertyValue('--deep')")
        == "#0b4a5e"
    )
    page.emulate_media(media="screen")
