"""The page of a practice before a fold is opened: short, what to do high up, and nothing out of reach."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from support.languages import PREFIXES
from website.test_templates import LISTEN, SHIFTED

from benchmarks import words_in_view

PRACTICE = "practices/ratification-and-legislation-alignment/"
REAL = ("practices/non-punishment-of-victims/", "practices/scam-centres-and-forced-criminality/")
PHONE: ViewportSize = {"width": 390, "height": 844}
MOST_WORDS = 1200
"""The most words that a practice has in view, counted as `benchmarks/words_in_view.py` does."""

NUMBERS = ("One", "Two", "Three", "Four")
"""As many as provisions bind on the practice of the sample."""

TOP = "element => element.getBoundingClientRect().top + scrollY"
END = "element => element.getBoundingClientRect().bottom + scrollY"


@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize("path", REAL)
def test_what_to_do_begins_on_the_first_screen_of_a_phone_and_is_read_in_two(
    plain: Page, address: str, path: str, prefix: str
) -> None:
    plain.set_viewport_size(PHONE)
    plain.goto(f"{address}{prefix}{path}")
    top = plain.locator("#how > h2").evaluate(TOP)
    assert top < PHONE["height"]
    assert plain.locator(".outline").evaluate(END) - top < 2 * PHONE["height"]
    assert plain.locator(".your-state").evaluate(TOP) > plain.locator(".outline").evaluate(END)


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=list(PREFIXES))
def test_no_practice_has_many_words_in_view_before_a_fold_is_opened(
    chromium: Browser, address: str, site: Path, prefix: str
) -> None:
    page = chromium.new_page(viewport=PHONE)
    rows = words_in_view.counted(page, f"{address}{prefix}practices/", site / prefix / "practices")
    counts = {row["practice"]: row["words"] for row in rows}
    page.close()
    assert counts
    assert {name: words for name, words in counts.items() if words > MOST_WORDS} == {}


def test_what_explains_a_step_is_one_tap_below_its_guidance_and_on_paper(
    plain: Page, sample_address: str
) -> None:
    plain.goto(sample_address + PRACTICE)
    step = plain.locator("#write-the-law")
    fold = step.locator(".step-more")
    reason = fold.locator("p")
    expect(step.get_by_text("Go on.")).to_be_visible()
    expect(reason).to_be_hidden()
    plain.emulate_media(media="print")
    expect(fold.locator("> summary")).to_be_hidden()
    assert reason.evaluate("element => element.checkVisibility({contentVisibilityAuto: true})")
    plain.emulate_media(media="screen")
    fold.locator("> summary").click()
    expect(reason).to_be_visible()


def test_who_takes_a_step_is_one_tap_below_it(plain: Page, sample_address: str) -> None:
    plain.goto(sample_address + PRACTICE)
    steps = plain.locator(".steps > li")
    folds = plain.locator(".steps > li .support")
    assert folds.count() == steps.count() > 0
    for fold in folds.all():
        expect(fold.locator(".step-actor")).to_be_hidden()
        fold.locator("> summary").click()
        expect(fold.locator(".step-actor")).to_have_text(re.compile(r".+ · .+"))
        expect(fold.locator(".step-actor")).to_be_visible()


def test_a_step_that_no_text_says_has_no_mark_and_tells_it_in_its_fold(
    plain: Page, sample_address: str
) -> None:
    plain.goto(f"{sample_address}practices/record-31/")
    unsaid = plain.locator(".steps .support", has=plain.locator(".step-unsaid"))
    assert unsaid.count()
    for fold in unsaid.all():
        expect(fold.locator(".mark")).to_have_count(0)
        expect(fold.locator(".support-level")).to_have_text("Editors’ guidance")


def test_every_provision_that_binds_is_one_tap_below_its_count(
    plain: Page, sample_address: str
) -> None:
    plain.goto(sample_address + PRACTICE)
    law = plain.locator(".law-summary")
    articles = law.locator("[data-law]")
    expect(articles.first).to_be_hidden()
    law.locator("summary").click()
    expect(articles.first).to_be_visible()
    assert articles.count() == len(NUMBERS)
    expect(law.locator("summary")).to_have_text(f"{NUMBERS[-1]} provisions of binding instruments")


def test_explanation_of_a_level_that_no_agency_supports_stays_in_view(
    plain: Page, address: str
) -> None:
    plain.goto(f"{address}practices/hotlines/")
    shown = plain.locator(".recognition-none > div > p").first
    expect(shown).to_contain_text("does not mean that")
    expect(shown).to_be_visible()


@pytest.mark.parametrize("is_kept", [False, True])
def test_choice_of_a_state_moves_nothing_when_its_script_comes(
    chromium: Browser, sample_address: str, is_kept: bool
) -> None:
    """Of a kept State the result is shown once the line is opened."""
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(LISTEN)
    if is_kept:
        page.add_init_script("localStorage.setItem('your-state', 'SN')")
    page.goto(sample_address + PRACTICE, wait_until="networkidle")
    line = page.locator(".your-state summary")
    expect(line).to_have_text("Your State: Senegal" if is_kept else "Your State")
    page.locator(".outline").scroll_into_view_if_needed()
    assert page.evaluate(SHIFTED) == []
    result = page.locator(".your-state > [role=status]")
    expect(result).to_be_hidden()
    link = page.locator(".your-state > details + p a")
    expect(link).to_be_hidden()
    line.click()
    expect(link).to_be_visible()
    if is_kept:
        expect(result).to_contain_text("Senegal")
    context.close()
