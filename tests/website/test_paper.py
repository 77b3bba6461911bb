"""Pages on paper: how many sheets they take, and what stands at the foot of each."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from support.languages import FRENCH
from support.real_pages import PRACTICE

PREFIXES = {"en": "", "fr": "fr/"}
FOOT = {
    "en": ("Toolkitagainsttrafficking", "Editionof", "Noagencyhasendorsedthissite."),
    "fr": ("Référentielcontrelatraite", "Éditiondu", "Aucunorganismen’aapprouvécesite."),
}
CLIPPED = """() => [...document.querySelectorAll('.panel, .sheet-head')]
  .filter(part => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
  .map(part => part.className)"""


def sheets(chromium: Browser, file: Path) -> list[str]:
    """The text of each sheet of a page on paper, without spaces."""
    page = chromium.new_page(bypass_csp=True)
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    return [re.sub(r"\s+", "", sheet.extract_text()) for sheet in reader.pages]


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize(
    "path",
    [
        f"{PRACTICE}index.html",
        f"{PRACTICE}checklist.html",
        f"{PRACTICE}evidence.html",
        "situations/employer-keeps-passports/index.html",
        "sessions/police/index.html",
        "matrix/index.html",
        "findings/index.html",
    ],
)
def test_every_sheet_says_where_it_comes_from(
    chromium: Browser, site: Path, language: str, path: str
) -> None:
    printed = sheets(chromium, site / PREFIXES[language] / path)
    assert printed
    for text in printed:
        assert [words for words in FOOT[language] if words not in text] == []


@pytest.mark.parametrize("language", FRENCH)
@pytest.mark.parametrize("pattern", ["practices/*/checklist.html", "situations/*/index.html"])
def test_checklists_and_situations_print_on_one_page(
    chromium: Browser, site: Path, language: str, pattern: str
) -> None:
    """All of them: a sentence that becomes longer may need a line more than there is."""
    files = sorted(site.glob(f"{PREFIXES[language]}{pattern}"))
    counts = {file.parent.name: len(sheets(chromium, file)) for file in files}
    assert len(counts) > 60
    assert {name: count for name, count in counts.items() if count > 1} == {}


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("path", ["matrix/index.html", "findings/index.html"])
def test_overviews_print_no_empty_pages(
    chromium: Browser, site: Path, language: str, path: str
) -> None:
    assert min(map(len, sheets(chromium, site / PREFIXES[language] / path))) > 300


@pytest.mark.parametrize("language", PREFIXES)
def test_card_sheets_have_words_for_steps_and_are_not_clipped(
    chromium: Browser, site: Path, language: str
) -> None:
    page = chromium.new_page(bypass_csp=True, viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    for sheet in sorted(site.glob(f"{PREFIXES[language]}cards/*/sheet*.html")):
        page.goto(sheet.as_uri())
        page.evaluate("document.fonts.ready")
        assert page.evaluate(CLIPPED) == [], sheet
        assert page.evaluate("document.fonts.check('16px \"Toolkit Sans\"')")
        assert not re.search(
            r"\b[a-z]+(-[a-z]+)+/[a-z]+-", page.locator(".sources ul").inner_text()
        )
        assert page.locator(".sheet-danger").is_visible()
        assert page.locator(".phone-numbers dd").count() == 9
    page.close()
