"""What others take along, in a real browser: links that last, copying, badges, the data page."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urljoin

import pytest
from catalogue.exports import url_ledger
from catalogue.exports.permalinks import former_records
from catalogue.source.catalogue import Catalogue
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from support.building import ADDRESS, ROOT
from support.languages import nightly
from support.real_pages import PRACTICE
from support.waiting import wait_for


def test_every_published_address_exists(site: Path, catalogue: Catalogue) -> None:
    assert [
        (path, url_ledger.remedy(path))
        for path in url_ledger.BuiltSite(site, catalogue).lost_paths(url_ledger.read_ledger(ROOT))
    ] == []


@pytest.mark.parametrize(("locale", "prefix"), [("fr-CA", "fr/"), ("en-GB", ""), ("de-DE", "")])
def test_permanent_link_opens_page_in_reader_language(
    chromium: Browser, address: str, locale: str, prefix: str
) -> None:
    context = chromium.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{address}id/{PRACTICE}")
    page.wait_for_url(f"{address}{prefix}{PRACTICE}")
    context.close()


def test_permanent_links_and_redirects_work_without_javascript(
    plain: Page, address: str, catalogue: Catalogue
) -> None:
    old, entry = next(iter(former_records(catalogue).items()))
    moves = ((f"{old}/", f"{entry.ref}/"), (f"fr/{old}/", f"fr/{entry.ref}/"))
    for start, end in ((f"id/{PRACTICE}", PRACTICE), *moves):
        plain.goto(address + start)
        plain.wait_for_url(address + end)


@pytest.mark.parametrize(
    ("prefix", "copy", "copied"), [nightly("", "Copy", "Copied"), ("fr/", "Copier", "Copié")]
)
def test_citation_can_be_copied(
    page: Page, context: BrowserContext, address: str, prefix: str, copy: str, copied: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}{prefix}{PRACTICE}")
    page.locator(".reuse > summary").click()
    page.locator("#cite .copy", has_text=copy).first.click()
    expect(page.locator("#cite .copy").first).to_have_text(copied)
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == page.locator("#cite [data-copy]").first.inner_text()
    assert f'href="{address}' in page.locator("#badge code").first.inner_text().replace(
        ADDRESS, address
    ), "not only a path"
    page.locator(".copy", has_text="BibTeX").first.click()
    wait_for(page, "navigator.clipboard.readText().then((text) => text.startsWith('@'))")


def test_page_shows_its_badge(page: Page, address: str) -> None:
    page.goto(f"{address}fr/{PRACTICE}")
    page.locator(".reuse > summary").click()
    image = page.locator("#badge img")
    image.scroll_into_view_if_needed()
    wait_for(page, "document.querySelector('#badge img').naturalWidth > 100")
    assert "Reconn" in (image.get_attribute("alt") or "")


def test_badge_text_fits(page: Page, site: Path) -> None:
    """`textLength` sets the words to a width that was estimated: it may not crowd or scatter the letters."""
    svg = "{http://www.w3.org/2000/svg}text"
    badges = (*site.glob("practices/*/badge.svg"), *site.glob("fr/*/*/badge.svg"))
    texts = {
        text.text or "": float(text.get("textLength", 0))
        for file in badges
        for text in ET.parse(file).getroot().iter(svg)
    }
    assert len(texts) > 50
    widths = page.evaluate(
        """words => {
            const pen = document.createElement("canvas").getContext("2d");
            pen.font = "13px 'DejaVu Sans'";
            return words.map((text) => pen.measureText(text).width);
        }""",
        list(texts),
    )
    for (words, length), width in zip(texts.items(), widths, strict=True):
        assert 0.75 < length / width < 1.25, words


def as_served(route: Route) -> None:
    """An answer with the header of our servers that keeps windows of other sites apart."""
    answer = route.fetch()
    route.fulfill(
        response=answer, headers={**answer.headers, "Cross-Origin-Opener-Policy": "same-origin"}
    )


def test_card_embed_works_on_another_site(chromium: Browser, address: str, site: Path) -> None:
    html = json.loads((site / "fr" / PRACTICE / "oembed.json").read_text("utf-8"))["html"].replace(
        ADDRESS, address
    )
    context = chromium.new_context()
    context.route(f"{address}**", as_served)
    page = context.new_page()
    page.set_content(html.replace(' loading="lazy"', ""))
    frame = page.frame_locator("iframe")
    expect(frame.locator(".level")).to_contain_text("Reconn")
    assert page.context.cookies() == []
    with page.expect_popup() as opened:
        frame.locator("h1 a").click()
    expect(opened.value.locator("h1")).to_be_visible()
    assert opened.value.evaluate("window.origin") != "null"
    context.unroute_all(behavior="wait")
    context.close()


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_data_page_lists_every_export_with_working_example(
    page: Page, address: str, site: Path, prefix: str
) -> None:
    page.goto(f"{address}{prefix}data/")
    offers = page.locator(".reuse-option")
    assert offers.count() >= 12
    assert page.locator(".reuse-option .copy").count() == offers.count()
    for href in page.locator(".reuse-option a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    ):
        path = urljoin(f"{ADDRESS}{prefix}data/", href).removeprefix(ADDRESS)
        assert (site / path).exists(), href
    for example in page.locator(".reuse-option code").all_inner_texts():
        for word in example.replace('"', " ").split():
            if word.startswith(ADDRESS):
                assert (site / word.removeprefix(ADDRESS).partition("?")[0].rstrip(">")).exists(), (
                    word
                )


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_changes_page_has_feed(page: Page, address: str, site: Path, prefix: str) -> None:
    page.goto(f"{address}{prefix}changes/")
    href = page.locator('main a[href$="feeds/changes.xml"]').get_attribute("href") or ""
    assert (
        ET.parse(site / urljoin(f"{ADDRESS}{prefix}changes/", href).removeprefix(ADDRESS))
        .getroot()
        .tag.endswith("feed")
    )


def test_every_page_has_a_markdown_version(site: Path) -> None:
    pages = [
        file
        for file in site.rglob("index.html")
        if 'property="og:title"' in file.read_text("utf-8")
    ]
    assert len(pages) > 1000
    # What an agency could declare is a form; the page of the agency says the same in words.
    texts = [file for file in pages if file.parent.name != "declare"]
    assert not [file for file in texts if not file.with_name("index.md").is_file()]


def test_matrix_has_svg_and_only_comparable_kinds_offer_comparison(site: Path) -> None:
    assert 'height="' in (site / "fr/matrix/matrix.svg").read_text("utf-8")
    assert "data-compare" not in (site / "agencies/index.html").read_text("utf-8")
    assert "data-compare" in (site / "practices/index.html").read_text("utf-8")
