"""Pages of States in a browser: what is printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
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
    expect(page.locator(".print-note")).to_contain_text(f"{PREFIXES[language]}states/senegal/")
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
