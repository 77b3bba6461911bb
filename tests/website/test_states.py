"""Pages of States in a browser: what is printed, and two States side by side without a trace."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from support.languages import FRENCH, PREFIXES

PRACTICE = "non-punishment-of-victims"
WORDS = {"en": "Print this practice", "fr": "Imprimer cette pratique"}
COUNT = "() => { window.printed = 0; window.print = () => { window.printed += 1; }; }"


@pytest.mark.parametrize("language", FRENCH)
def test_one_practice_of_a_state_is_printed_alone(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{PREFIXES[language]}states/senegal/")
    page.evaluate(COUNT)
    fold = page.locator(f"#{PRACTICE}")
    fold.locator("summary").click()
    fold.get_by_role("button", name=WORDS[language]).click()
    assert page.evaluate("window.printed") == 1
    treaties = (fold.get_attribute("data-treaties") or "").split()
    assert treaties
    page.emulate_media(media="print")
    for part in ("h1", "main > .note", f"#{PRACTICE} li", *(f"#{name}" for name in treaties)):
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator(".print-foot")).to_be_visible()
    assert page.locator("#asks details:visible").count() == 1
    assert page.locator("#treaties li:visible").count() == len(treaties)
    for part in ("#not-joined", "#place", "#asks h3", ".print-one"):
        expect(page.locator(part).first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#treaties li:visible").count() > len(treaties)
    page.emulate_media(media="screen")


@pytest.mark.parametrize("language", FRENCH)
def test_page_of_a_state_is_printed_with_all_folds_open_on_few_sheets(
    plain: Page, address: str, language: str
) -> None:
    plain.goto(f"{address}{PREFIXES[language]}states/senegal/")
    plain.emulate_media(media="print")
    expect(plain.locator(f"#{PRACTICE} li").first).to_be_visible()
    expect(plain.locator("#not-joined details li").first).to_be_visible()
    plain.emulate_media(media="screen")
    assert plain.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 11


def stored(page: Page) -> list[object]:
    """What a choice would leave in the browser."""
    found: list[object] = page.evaluate(
        "[localStorage.length, sessionStorage.length, document.cookie, history.length, location.href]"
    )
    return found


@pytest.mark.parametrize("language", FRENCH)
def test_two_states_are_compared_without_a_trace(
    page: Page, address: str, language: str, context: BrowserContext
) -> None:
    page.goto(f"{address}{PREFIXES[language]}states/compare/")
    first, second = page.locator(".compare-states select").all()
    expect(first).to_be_visible()
    page.wait_for_load_state("networkidle")
    before = stored(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    first.select_option("SN")
    expect(page.locator(".compared-states")).to_be_hidden()
    second.select_option("FR")
    expect(page.locator(".compared-states")).to_be_visible()
    names = ["Sénégal", "France"] if language == "fr" else ["Senegal", "France"]
    rows = page.locator("[data-compared-treaties=both] tbody tr")
    assert rows.count() > 10
    expect(page.locator("[data-compared-treaties=both] thead")).to_contain_text(names[0])
    convention = page.locator(
        "[data-compared-treaties=second] tr:has(a[href*='coe-convention-197'])"
    )
    expect(convention.locator("td").first).to_contain_text("2024")
    fold = page.locator("[data-compared-steps=both] details").first
    fold.locator("summary").click()
    expect(fold.locator("li a").first).to_have_attribute("href", re.compile("practices/.+#"))
    links = page.locator("[data-pages] a")
    expect(links.first).to_have_attribute("href", "../senegal/")
    expect(page.locator(".compare-status")).to_contain_text(names[0])
    assert stored(page) == before and requests == []
    second.select_option("SN")
    expect(page.locator(".compared-states")).to_be_hidden()


@pytest.mark.parametrize("language", FRENCH)
def test_comparison_without_scripts_leads_to_the_pages_of_states(
    plain: Page, address: str, language: str
) -> None:
    plain.goto(f"{address}{PREFIXES[language]}states/compare/")
    link = plain.locator("main p.without-script a")
    expect(link).to_be_visible()
    expect(plain.locator(".compare-states")).to_be_hidden()
    link.click()
    expect(plain).to_have_url(f"{address}{PREFIXES[language]}states/")


@pytest.mark.parametrize("language", FRENCH)
def test_comparison_is_printed_with_its_folds_open(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{PREFIXES[language]}states/compare/")
    first, second = page.locator(".compare-states select").all()
    first.select_option("SN")
    second.select_option("FR")
    page.emulate_media(media="print")
    expect(page.locator("[data-compared-steps=both] li").first).to_be_visible()
    expect(page.locator(".compare-states")).to_be_hidden()
    expect(page.locator(".print-foot")).to_be_visible()
    page.emulate_media(media="screen")
