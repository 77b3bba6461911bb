"""Pages of instruments: one line an article, and what rests on it on a page of its own."""

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
    assert "/practices/" not in section
    assert max(len(re.sub("<[^>]+>", " ", line).split()) for line in lines) < LINE


def test_link_to_an_article_opens_it(page: Page, address: str) -> None:
    page.goto(f"{address}{INSTRUMENT}#art-5")
    expect(page.locator("#art-5 details")).to_have_attribute("open", "")
    expect(page.locator("#art-5 details > p").first).to_be_visible()
    expect(page.locator("#art-6-3 details > p").first).to_be_hidden()


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_count_of_steps_leads_to_what_rests_on_the_article(
    plain: Page, address: str, prefix: str
) -> None:
    plain.goto(f"{address}{prefix}{INSTRUMENT}")
    article = plain.locator(".provisions > div", has=plain.locator("> a")).first
    name, count = article.get_attribute("id"), article.locator("> a").inner_text()
    article.locator("> a").click()
    plain.wait_for_url(f"**/{INSTRUMENT}built-on.html#{name}")
    rests = plain.locator(f"#{name} li a")
    assert count.split()[0] == str(rests.count())
    rests.first.click()
    expect(plain.locator(".practices h1")).to_be_visible()


def test_page_of_what_is_built_lists_every_practice_that_rests_on_the_instrument(
    plain: Page, address: str
) -> None:
    plain.goto(f"{address}{INSTRUMENT}")
    link = plain.locator("#practices-using a")
    count = link.inner_text().split()[0]
    link.click()
    expect(plain.locator("#practices-using li")).to_have_count(int(count))
