"""Explore: query and facets, the link of a search, and the complete list without scripts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from catalogue.model.records import KINDS
from catalogue.source.catalogue import Catalogue
from catalogue.views.explore import exploration
from catalogue.views.record.rows import collation
from playwright.sync_api import BrowserContext, Page, Route, expect
from support.languages import ENGLISH, FRENCH, PREFIXES
from support.waiting import search, targets
from website.test_templates import RULES, axe

WORDS = {"en": "compensation", "fr": "indemnisation"}
ROW = re.compile(r'<li class="row".*?</li>\n', re.DOTALL)
SETTLED = '.finder .rows[aria-busy="false"]'


def opened(page: Page, address: str, language: str, query: str = "") -> Page:
    page.goto(f"{address}{PREFIXES[language]}explore/{query}")
    page.locator(SETTLED).wait_for(state="attached")
    return page


def refs(page: Page) -> list[str]:
    return [
        str(ref)
        for ref in page.locator(".finder .row").evaluate_all(
            "all => all.map(one => one.dataset.ref)"
        )
    ]


def number(page: Page) -> int:
    return int("".join(filter(str.isdigit, page.locator(".finder .count").inner_text())))


@pytest.mark.parametrize("language", FRENCH)
def test_without_javascript_the_first_records_and_every_list_are_on_the_page(
    plain: Page, address: str, catalogue: Catalogue, language: str
) -> None:
    plain.goto(f"{address}{PREFIXES[language]}explore/")
    assert len(refs(plain)) == plain.locator(".row-title a").count() == exploration.FIRST
    lists = plain.locator(".kind-links a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert lists == [f"../{kind}/" for kind in KINDS]
    assert set(refs(plain)) < set(catalogue.entries)
    for width in (1280, 360):
        plain.set_viewport_size({"width": width, "height": 800})
        box = plain.locator(".finder .rows").bounding_box()
        assert box is not None and box["width"] > min(width, 800) * 0.8
    expect(plain.locator("#finder-words")).to_be_hidden()


@pytest.mark.parametrize("language", ENGLISH)
def test_explore_fetches_no_data_before_interaction(
    page: Page, address: str, context: BrowserContext, language: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, address, language).wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith(".json") or "search" in url]
    page.locator('[name="kind"][value="practices"]').check()
    expect(page.locator(".chips button:visible")).to_have_count(2)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/explore/column-" in url]
    assert not [url for url in asked if "rows-" in url]


@pytest.mark.parametrize("language", FRENCH)
def test_facet_counts_are_correct_and_ignore_own_facet(
    page: Page, address: str, catalogue: Catalogue, language: str
) -> None:
    opened(page, address, language, "?kind=resources&topics=children")
    topics, regions = catalogue.vocabularies["topics"], catalogue.vocabularies["regions"]

    def has(entry: object, field: str, term: str, table: object) -> bool:
        return any(term in table.lineage(own) for own in getattr(entry.record, field, []))  # type: ignore[attr-defined]

    resources = [
        entry for entry in catalogue.of("resources") if has(entry, "topics", "children", topics)
    ]
    statements = [
        entry for entry in catalogue.of("statements") if has(entry, "topics", "children", topics)
    ]
    assert number(page) == len(resources)

    def count(name: str, value: str) -> str:
        return (
            page.locator(f'[name="{name}"][value="{value}"]')
            .locator("xpath=..")
            .locator("small")
            .text_content()
            or ""
        )

    expect(page.locator('label:has([name="kind"][value="statements"]) small')).to_have_text(
        str(len(statements))
    )
    assert count("kind", "resources") == str(len(resources))
    assert count("regions", "africa") == str(
        sum(has(entry, "regions", "africa", regions) for entry in resources)
    )
    assert count("topics", "prevention") == str(
        sum(has(entry, "topics", "prevention", topics) for entry in catalogue.of("resources"))
    )


@pytest.mark.parametrize("language", FRENCH)
def test_query_and_facets_combine_in_any_order(page: Page, address: str, language: str) -> None:
    opened(page, address, language, f"?q={WORDS[language]}")
    whole, best = number(page), refs(page)
    opened(page, address, language, f"?q={WORDS[language]}&kind=practices")
    assert 0 < number(page) < whole
    wanted = [ref for ref in best if ref.startswith("practices/")]
    assert wanted and refs(page)[: len(wanted)] == wanted
    opened(page, address, language, f"?q={WORDS[language]}&sort=title")
    assert number(page) == whole
    titles = page.locator(".row-title").all_inner_texts()
    assert titles == sorted(titles, key=collation)


SHOWN_FIRST, SHOWN_IN_DIALOG = 3, 13
QUERIES = {"en": ("compensation", "passport confiscated"), "fr": ("indemnisation", "juju")}


@pytest.mark.parametrize("language", FRENCH)
def test_explore_lists_what_the_dialog_finds_in_the_same_order(
    page: Page, address: str, language: str
) -> None:
    for words in QUERIES[language]:
        opened(page, address, language, f"?q={words}")
        listed = targets(page.locator(".finder .row-title a"))
        shown = targets(search(page, words))
        assert shown[:SHOWN_FIRST] == listed[:SHOWN_FIRST]
        assert set(shown) == set(listed[:SHOWN_IN_DIALOG])
        others = page.locator(".search-results section").all()[1:]
        for group in (targets(section.locator("a")) for section in others):
            assert group == [link for link in listed if link in group]


@pytest.mark.parametrize("language", FRENCH)
def test_nothing_is_listed_before_what_was_asked_for_is_there(
    page: Page, address: str, language: str
) -> None:
    held: list[Route] = []
    page.route("**/explore/search.json", lambda route: held.append(route))
    page.goto(f"{address}{PREFIXES[language]}explore/?q={WORDS[language]}", wait_until="commit")
    expect(page.locator(".finder-pending")).to_be_visible()
    expect(page.locator(".finder form")).to_be_visible()
    expect(page.locator(".finder .row").first).to_be_hidden()
    expect(page.locator(".finder .count")).to_be_hidden()
    page.route("**/explore/search.json", lambda route: route.continue_())
    for route in held:
        route.continue_()
    page.locator(SETTLED).wait_for(state="attached")
    expect(page.locator(".finder-pending")).to_be_hidden()
    expect(page.locator(".finder .row").first).to_be_visible()
    opened(page, address, language)
    expect(page.locator(".finder .row").first).to_be_visible()


@pytest.mark.parametrize("language", FRENCH)
def test_list_is_shown_where_the_script_of_explore_is_missing(
    lenient: Page, address: str, language: str
) -> None:
    lenient.route(re.compile(r"/js/explore(\.\w+)?\.js$"), lambda route: route.abort())
    lenient.goto(f"{address}{PREFIXES[language]}explore/?q={WORDS[language]}")
    expect(lenient.locator(".finder .row").first).to_be_visible()
    expect(lenient.locator(".finder-pending")).to_be_hidden()


MOST_STOPS = 25
IN_ROWS = "Boolean(document.activeElement.closest('.finder .rows'))"


@pytest.mark.parametrize("language", FRENCH)
@pytest.mark.parametrize("width", [390, 1280])
def test_first_result_is_reached_within_25_tab_stops(
    page: Page, address: str, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, address, language, f"?q={WORDS[language]}")
    stops = 0
    while not page.evaluate(IN_ROWS):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= MOST_STOPS


@pytest.mark.parametrize("language", FRENCH)
def test_filters_come_after_the_list_on_a_wide_screen_only_and_a_link_leads_to_them(
    page: Page, address: str, language: str
) -> None:
    follows = "Boolean(document.querySelector('.finder-list ~ .filters'))"
    page.set_viewport_size({"width": 1280, "height": 900})
    opened(page, address, language)
    assert page.evaluate(follows)
    page.focus("#finder-words")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.filters'))")
    page.set_viewport_size({"width": 390, "height": 900})
    expect(page.locator(".filters")).not_to_have_attribute("open", "")
    assert not page.evaluate(follows)


@pytest.mark.parametrize("language", FRENCH)
def test_search_can_be_copied_as_link(
    page: Page, address: str, context: BrowserContext, language: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, address, language)
    expect(page.locator(".saved-search")).to_be_hidden()
    opened(page, address, language, f"?q={WORDS[language]}&kind=resources&topics=children,women")
    before = refs(page)
    page.locator(".saved-search button").click()
    expect(page.locator(".saved-search [role=status]")).not_to_be_empty()
    expect(page.locator(".saved-search a")).to_be_hidden()
    kept = page.evaluate("navigator.clipboard.readText()")
    again = context.new_page()
    again.goto(kept)
    again.locator(SETTLED).wait_for(state="attached")
    assert refs(again) == before


@pytest.mark.parametrize("language", ENGLISH)
def test_search_with_one_filter_offers_feed(
    page: Page, address: str, site: Path, language: str
) -> None:
    for query in ("?topics=children", "?kind=practices", "?publishers=unodc"):
        opened(page, address, language, query)
        link = page.locator(".saved-search a")
        expect(link).to_be_visible()
        target = link.evaluate("one => one.href")
        assert target.startswith(f"{address}{PREFIXES[language]}feeds/")
        feed = ET.parse(site / target.removeprefix(address)).getroot()
        assert feed.findall("{http://www.w3.org/2005/Atom}entry")
        label = page.locator(".chips button").first.inner_text().removesuffix(" ×")
        expect(link).to_contain_text(label)
    page.locator('[name="audiences"]').first.check()
    expect(link).to_be_hidden()


@pytest.mark.parametrize("language", PREFIXES)
def test_every_offered_feed_exists(site: Path, language: str) -> None:
    folder = site / PREFIXES[language] / "explore"
    feeds = re.findall(r'data-feed="([^"{]*\.xml)"', (folder / "index.html").read_text("utf-8"))
    assert len(feeds) > 50
    assert not [feed for feed in feeds if not (folder / feed).is_file()]


@pytest.mark.parametrize("language", ENGLISH)
def test_empty_result_suggests_filter_removals_and_prefilled_form(
    page: Page, address: str, language: str
) -> None:
    opened(page, address, language, f"?q={WORDS[language]}&kind=agencies&topics=children")
    assert number(page) == 0
    way = page.locator(".finder-empty button").first
    promised = int(re.findall(r"\((\d+)", way.inner_text())[0])
    offered = page.locator(".finder-empty [data-propose]").evaluate("one => one.href")
    way.click()
    expect(page.locator(".finder-empty")).to_be_hidden()
    assert number(page) == promised > 0
    page.goto(offered)
    expect(
        page.locator('form[data-what="resource"] [data-field="topics"] input[value="children"]')
    ).to_be_checked()


@pytest.mark.parametrize("language", FRENCH)
def test_failed_search_shows_message(lenient: Page, address: str, language: str) -> None:
    lenient.route("**/search.json", lambda route: route.abort())
    lenient.goto(f"{address}{PREFIXES[language]}explore/?q={WORDS[language]}")
    failed = lenient.locator(".finder").get_attribute("data-failed") or "-"
    expect(lenient.locator(".finder .count")).to_have_text(failed)
    expect(lenient.locator(".finder .row").first).to_be_visible()


@pytest.mark.parametrize("language", ENGLISH)
def test_fetched_rows_look_like_rendered_rows(page: Page, address: str, language: str) -> None:
    look = "all => all.map(one => [one.dataset.ref, one.querySelector('a').href, one.innerText])"
    opened(page, address, language)
    rendered = page.locator(".finder .row").evaluate_all(look)

    def without_rows(route: Route) -> None:
        route.fulfill(body=ROW.sub("", route.fetch().text()), content_type="text/html")

    page.route("**/explore/", without_rows)
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if "rows-" in request.url else None
    )
    opened(page, address, language)
    assert asked and len(asked) == len(set(asked))
    assert page.locator(".finder .row").evaluate_all(look) == rendered


@pytest.mark.parametrize("language", FRENCH)
@pytest.mark.parametrize("width", [390, 1280])
def test_results_and_their_absence_have_no_fault_for_axe(
    page: Page, address: str, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for words in (WORDS[language], "xyzzy"):
        opened(page, address, language, f"?q={words}")
        assert axe(page, RULES) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        search(page, words)
        assert axe(page, RULES) == []
