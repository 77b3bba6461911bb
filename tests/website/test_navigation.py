"""How readers find their way: help first, few kinds of page, what can be taken away."""

from __future__ import annotations

import pytest
from catalogue.source.catalogue import Catalogue
from catalogue.source.page_sections import HELP_PAGE
from playwright.sync_api import Page, expect
from support.languages import PREFIXES
from support.waiting import follow, search

PHONES = (320, 390)
HEAD = 100
"""The height of the head on a phone: its bar and one line."""

KINDS = 12
SITUATION = "situations/employer-keeps-passports/"
WITHOUT_HEAD = (
    "practices/non-punishment-of-victims/checklist.html",
    "audiences/police/checklist.html",
    "cards/police-first-contact/sheet.html",
)
ENLARGE = "document.documentElement.style.fontSize = '200%'"
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize("width", PHONES)
def test_help_stands_in_head_of_a_phone(page: Page, address: str, prefix: str, width: int) -> None:
    """In one line with the menu, however long the name of the section that is open."""
    page.set_viewport_size({"width": width, "height": 780})
    for path in ("", "matrix/", SITUATION, "print-and-train/", "glossary/"):
        page.goto(f"{address}{prefix}{path}")
        help_link = page.locator("header .help-link:visible")
        expect(help_link).to_have_count(1)
        box = help_link.bounding_box()
        assert box is not None and box["y"] + box["height"] <= HEAD, path
        assert page.evaluate("document.querySelector('main').offsetTop") <= HEAD, path
        expect(page.locator("header .exit")).to_be_visible()
        expect(page.locator(".main-nav .menu a")).to_be_visible()


@pytest.mark.parametrize("path", WITHOUT_HEAD)
def test_help_stands_beside_exit_of_a_page_to_print(plain: Page, address: str, path: str) -> None:
    plain.goto(address + path)
    link = plain.locator(".exit-line .help-link")
    expect(link).to_be_in_viewport()
    follow(link)
    assert f"/{HELP_PAGE}/#" in plain.url
    expect(plain.locator("h1")).to_be_visible()


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_header_and_footer_have_at_most_twelve_kinds(
    plain: Page, address: str, prefix: str
) -> None:
    plain.goto(address + prefix)
    links = plain.locator(".main-nav li:not(.menu, .help) a, .site-footer nav li a")
    kinds = {link.get_attribute("href") for link in links.all()}
    assert 8 < len(kinds) <= KINDS


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_home_page_says_whose_it_is_in_first_view(
    page: Page, address: str, catalogue: Catalogue, prefix: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto(address + prefix)
    whose = page.locator(".hero .note").first
    expect(whose).to_be_in_viewport(ratio=1)
    expect(whose).to_contain_text("A/64/130")
    expect(whose).to_contain_text(catalogue.latest_review[:4])
    follow(whose.get_by_role("link"))
    assert page.url == f"{address}{prefix}about/"


@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize("width", [390, 1280])
def test_first_view_of_situation_has_what_can_be_taken_away(
    page: Page, address: str, prefix: str, width: int
) -> None:
    """Card, print and law, and the danger still in sight; the side column is beside the text."""
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{address}{prefix}{SITUATION}")
    away = page.locator(".beside > ul")
    for part in ("a[href*='/cards/']", "[data-print]", "a[href$='states/']"):
        expect(away.locator(part)).to_be_in_viewport(ratio=1)
    expect(page.locator("#if-there-is-danger-now")).to_be_in_viewport()
    box = away.bounding_box()
    assert box is not None and (box["x"] > 800) == (width == 1280)


def test_phrases_of_situation_are_searched_and_not_shown(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    phrase = catalogue.pages[SITUATION.strip("/")]["en"].data["phrases"][0]
    page.goto(address + SITUATION)
    expect(page.locator("main")).not_to_contain_text(phrase)
    search(page, phrase)
    expect(page.locator(f"dialog.search ol a[href$='{SITUATION}']").first).to_be_visible()


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_page_for_unknown_addresses_has_search(page: Page, address: str, prefix: str) -> None:
    page.goto(f"{address}{prefix}404.html")
    field = page.locator("main input[type=search]")
    field.fill("passport" if not prefix else "passeport")
    field.press("Enter")
    expect(page.locator("dialog.search ol a").first).to_be_visible()


@pytest.mark.parametrize(
    "path", ["matrix/", "coverage/", "findings/", "cards/police-first-contact/"]
)
def test_text_of_double_size_needs_no_sideways_scroll(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.evaluate(OVERFLOW) <= 0
    page.evaluate(ENLARGE)
    assert page.evaluate(OVERFLOW) <= 0
