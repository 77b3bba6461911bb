"""Cards on paper: every sheet keeps to its folds and can be read; a printed one is one light sheet."""

from __future__ import annotations

import shutil
from pathlib import Path

import book
from playwright.sync_api import Browser
from pypdf import PdfReader

POINT = 96 / 72
OUTSIDE_ITS_FOLDS = """() => [...document.querySelectorAll('.panel, .sheet-head')]
  .filter(panel => panel.scrollHeight > panel.clientHeight + 1 || panel.scrollWidth > panel.clientWidth + 1)
  .map(panel => panel.className)"""
SMALLEST = """() => {
  const paragraphs = [...document.querySelectorAll('.inside p')];
  return Math.min(...paragraphs.map((one) => parseFloat(getComputedStyle(one).fontSize)));
}"""


def test_card_sheets_fit_folds_with_11_point_text(chromium: Browser, site: Path) -> None:
    page = chromium.new_page(bypass_csp=True, viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    sheets = sorted(site.rglob("cards/*/sheet*.html"))
    assert len(sheets) > 80
    for sheet in sheets:
        page.goto(sheet.as_uri())
        page.evaluate("document.fonts.ready")
        assert page.evaluate(OUTSIDE_ITS_FOLDS) == [], sheet
        assert page.evaluate(SMALLEST) >= 11 * POINT - 0.01, sheet
    page.close()


def test_card_fits_one_sheet_and_picture_is_small(
    chromium: Browser, site: Path, tmp_path: Path
) -> None:
    card = "cards/police-first-contact"
    shutil.copytree(site / card, tmp_path / card)
    for assets in ("css", "fonts"):
        shutil.copytree(site / "assets" / assets, tmp_path / "assets" / assets)
    book.write_cards(chromium, tmp_path, "2026-11-25")
    for name in ("sheet", "sheet-both"):
        assert len(PdfReader(tmp_path / card / f"{name}.pdf").pages) == 2, "both sides of one sheet"
        assert (tmp_path / card / f"{name}.png").stat().st_size <= 150_000
