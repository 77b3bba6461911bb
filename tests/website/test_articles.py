"""Pages of instruments: one line an article, and what rests on it behind it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

INSTRUMENT = "resources/palermo-protocol-2000/"
LINE = 60
"""The most words in the line of an article."""


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_articles_are_one_line_each(site: Path, prefix: str) -> None:
    html = (site / prefix / INSTRUMENT / "index.html").read_text("utf-8")
    section = html.partition('<section id="provisions"')[2].partition("</section>")[0]
    lines = re.findall(r"<summary>(.*?)</summary>", section)
    assert len(lines) > 10
    assert len(lines) == section.count('<details class="fold">')
    assert max(len(re.sub("<[^>]+>", " ", line).split()) for line in lines) < LINE


def test_link_to_an_article_opens_it(page: Page, address: str) -> None:
    page.goto(f"{address}{INSTRUMENT}#art-5")
    expect(page.locator("#art-5 details")).to_have_attribute("open", "")
    expect(page.locator("#art-5 details > p").first).to_be_visible()
    expect(page.locator("#art-6-3 details > p").first).to_be_hidden()
