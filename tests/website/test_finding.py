"""Find it in ten seconds: real queries, suggestions, the home page by tasks, related records."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from catalogue.source.catalogue import Catalogue
from catalogue.views.wording.names import name_language
from playwright.sync_api import BrowserContext, Page, expect
from support.languages import ENGLISH, FRENCH, PREFIXES, nightly
from support.waiting import LIMIT, search, targets, wait_for


def found(page: Page, words: str) -> list[str]:
    """The addresses that the search shows for words."""
    return targets(search(page, words))


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [nightly("en", "compesnation", "compensation"), ("fr", "indemnistaion", "indemnisation")],
)
def test_misspelt_query_gets_suggestion(
    page: Page, address: str, language: str, typed: str, meant: str
) -> None:
    page.goto(address + PREFIXES[language])
    search(page, typed)
    suggestion = page.locator("dialog .search-suggestion button")
    expect(suggestion).to_have_text(meant)
    suggestion.click()
    expect(page.locator("#search-words")).to_have_value(meant)
    expect(page.locator("dialog .search-suggestion")).to_be_hidden()
    assert f"{PREFIXES[language]}practices/access-to-remedies-and-compensation/" in "".join(
        found(page, meant)[:3]
    )
    page.goto(f"{address}{PREFIXES[language]}explore/?q={typed}")
    page.locator(".finder .search-suggestion button", has_text=meant).click()
    expect(page.locator("#finder-words")).to_have_value(meant)
    expect(page).to_have_url(f"{address}{PREFIXES[language]}explore/")


@pytest.mark.parametrize(
    ("language", "known"),
    [("en", ("guardianship", "Uruguay")), nightly("fr", ("tuteurs", "Tchad"))],
)
def test_known_word_gets_no_suggestion(
    page: Page, address: str, language: str, known: tuple[str, ...]
) -> None:
    page.goto(address + PREFIXES[language])
    for words in known:
        assert found(page, words)
        expect(page.locator("dialog .search-suggestion")).to_be_hidden()
        page.fill("#search-words", "")


def test_best_matches_come_first_and_others_are_grouped_by_kind(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "child protection")
    titles = page.locator(".search-results h3").all_inner_texts()
    assert titles[0] == "Best matches"
    assert len(set(titles)) == len(titles) > 2
    assert page.locator(".search-results section").first.locator("li").count() == 3


def test_arrow_keys_move_through_results(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "shelters")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-words")).to_be_focused()


@pytest.mark.parametrize("language", FRENCH)
def test_home_page_search_keeps_query_out_of_address(
    page: Page, address: str, language: str
) -> None:
    home = address + PREFIXES[language]
    page.goto(home)
    entries = page.evaluate("history.length")
    page.fill("#home-words", "UNODC")
    page.keyboard.press("Enter")
    expect(page.locator("#search-words")).to_have_value("UNODC")
    expect(page.locator(".search-results a").first).to_have_attribute(
        "href", f"{home}agencies/unodc/"
    )
    assert page.url == home
    assert page.evaluate("history.length") == entries


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "I need help"),
        ("fr", "j’ai besoin d’aide"),
        nightly("en", "au secours"),
        nightly("fr", "suicide"),
    ],
)
def test_distress_words_show_help_first_in_dialog_and_explore(
    page: Page, address: str, language: str, words: str
) -> None:
    wanted = f"{address}{PREFIXES[language]}about/safety/#if-you-or-someone-else-needs-help"
    page.goto(address + PREFIXES[language])
    assert found(page, words)[0] == wanted
    first = page.locator(".finder .rows a").first
    for chosen in ("", "&sort=title", "&kind=agencies&topics=children"):
        page.goto(f"{address}{PREFIXES[language]}explore/?q={words}{chosen}")
        page.locator('.finder .rows[aria-busy="false"]').wait_for(state="attached")
        assert first.evaluate("link => link.href") == wanted
    first.click()
    expect(page.locator("#if-you-or-someone-else-needs-help")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "words", "kinds"),
    [
        ("en", "passport confiscated", {"Situation", "Practice"}),
        nightly("en", "kafala nurse debt bondage", {"Term", "Pathway"}),
        nightly("fr", "passeport confisqué", {"Situation", "Pratique"}),
        ("fr", "enquêtes financières", {"Thème", "Terme"}),
    ],
)
def test_results_have_their_kind(
    page: Page, address: str, language: str, words: str, kinds: set[str]
) -> None:
    page.goto(address + PREFIXES[language])
    search(page, words)
    best = page.locator(".search-results section").first.locator(".badges").all_inner_texts()
    others = page.locator(".search-results h3").all_inner_texts()
    assert kinds <= {text.split(" · ")[0] for text in best} | set(others)


@pytest.mark.parametrize("language", FRENCH)
def test_home_page_search_works_without_javascript(
    plain: Page, address: str, language: str
) -> None:
    plain.goto(address + PREFIXES[language])
    plain.fill("#home-words", "shelter")
    plain.locator(".hero-search button").click()
    expect(plain.locator(".row").first).to_be_visible()


@pytest.mark.parametrize("language", PREFIXES)
def test_home_page_tasks_and_audiences_link_to_records(
    page: Page, address: str, language: str
) -> None:
    page.goto(address + PREFIXES[language])
    targets = page.locator(".link-grid a").evaluate_all("links => links.map(link => link.href)")
    assert len(targets) >= 20
    for target in (target for target in targets if "?" in target):
        page.goto(target)
        expect(page.locator(".chips button").first).to_be_visible()
        expect(page.locator(".finder .row").first).to_be_visible()


@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize("kind", ["practices", "resources"])
def test_every_related_record_has_reason(site: Path, prefix: str, kind: str) -> None:
    pages = sorted((site / prefix / kind).glob("*/index.html"))
    found = 0
    for file in pages:
        text = file.read_text("utf-8")
        part = text.partition('<section id="related"')[2].partition("</section>")[0]
        found += bool(part)
        assert part.count('class="row"') == part.count('class="row-note"')
        assert part.count('class="row"') <= 4
        assert f"/{file.parent.name}/" not in part
    assert found > len(pages) * 0.9


@pytest.mark.parametrize("language", ENGLISH)
def test_explore_announces_counts_and_stores_state_in_history(
    page: Page, address: str, language: str
) -> None:
    page.goto(f"{address}{PREFIXES[language]}explore/?kind=practices&recognition=all")
    status = page.locator(".finder .count")
    expect(status).to_have_attribute("role", "status")
    expect(page.locator(".chips button:visible")).to_have_count(3)
    # The page is sent with the number of all records; the filters are applied when another one is shown.
    all_records = re.search(
        r'class="count" role="status">([^<]+)<', page.request.get(page.url).text()
    )[1]
    expect(status).not_to_have_text(all_records)
    expect(status).to_have_text(re.compile(r"^\d+ "))
    before = status.inner_text()
    page.locator('[name="topics"][value="children"]').check()
    expect(status).not_to_have_text(before)
    page.reload()
    expect(page.locator('[name="topics"][value="children"]')).to_be_checked()
    expect(page).to_have_url(f"{address}{PREFIXES[language]}explore/")
    page.go_back()
    expect(status).to_have_text(before)
    expect(page.locator('[name="topics"][value="children"]')).not_to_be_checked()


@pytest.mark.parametrize("language", FRENCH)
def test_two_practices_can_be_selected_and_compared(
    page: Page, address: str, language: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto(f"{address}{PREFIXES[language]}practices/")
    expect(page.locator(".compare-checkbox")).to_have_count(0)
    page.locator("[data-compare]").click()
    for number in (0, 1, 2):
        page.locator(".compare-checkbox input").nth(number).check()
    assert (
        page.locator(".compare-checkbox input:disabled").count()
        == page.locator(".compare-checkbox input").count() - 3
    )
    page.locator(".compare-bar a").click()
    expect(page).to_have_url(
        re.compile(r"compare/\?with=practices/[a-z-]+,practices/[a-z-]+,practices/[a-z-]+$")
    )
    expect(page.locator(".comparison-table thead th")).to_have_count(3)
    rows = page.locator(".comparison-table tbody th").all_inner_texts()
    assert {"Recognition", "Evidence of effect"} <= set(rows) or {
        "Reconnaissance",
        "Connaissance des effets",
    } <= set(rows)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("language", ENGLISH)
def test_comparison_address_restores_comparison(page: Page, address: str, language: str) -> None:
    page.goto(
        f"{address}{PREFIXES[language]}compare/?with=resources/unodc-model-law-2009,resources/palermo-protocol-2000"
    )
    expect(page.locator(".comparison-table thead th")).to_have_count(2)
    expect(page.locator(".compare-status")).to_contain_text("2")
    page.locator("#compare-3").select_option("resources/eu-directive-2011-36")
    expect(page.locator(".comparison-table thead th")).to_have_count(3)
    expect(page).to_have_url(f"{address}{PREFIXES[language]}compare/")
    expect(page.locator(".view-link")).to_have_attribute(
        "href", re.compile("resources/eu-directive-2011-36$")
    )
    page.go_back()
    expect(page.locator(".comparison-table thead th")).to_have_count(2)


@pytest.mark.parametrize("language", FRENCH)
def test_documents_can_be_compared_once_their_kind_is_chosen(
    page: Page, address: str, catalogue: Catalogue, language: str
) -> None:
    """Their names are fetched then: the page has those of the practices."""
    page.goto(f"{address}{PREFIXES[language]}compare/")
    options = page.locator("#compare-2 option")
    expect(options).to_have_count(1 + len(catalogue.of("practices")))
    page.locator("input[name=kind][value=resources]").check()
    expect(options).to_have_count(1 + len(catalogue.of("resources")))
    page.locator("#compare-1").select_option("resources/palermo-protocol-2000")
    page.locator("#compare-2").select_option("resources/eu-directive-2011-36")
    expect(page.locator(".comparison-table thead th")).to_have_count(2)
    foreign = [
        entry.ref
        for entry in catalogue.of("resources")
        if name_language(entry, language) != language
    ]
    marked = page.locator("#compare-3 option[lang]").evaluate_all(
        "all => all.map((option) => option.value)"
    )
    assert set(marked) == set(foreign) != set()


@pytest.mark.parametrize("missing", ["resources-names.json", "resources.json"])
def test_comparison_that_cannot_be_loaded_says_so(
    lenient: Page, address: str, missing: str
) -> None:
    lenient.route(f"**/{missing}", lambda route: route.abort())
    lenient.goto(
        f"{address}compare/?with=resources/unodc-model-law-2009,resources/palermo-protocol-2000"
    )
    expect(lenient.locator(".compare-status")).to_contain_text("could not be loaded")
    lenient.unroute(f"**/{missing}")
    lenient.locator("input[name=kind][value=practices]").check()
    lenient.locator("input[name=kind][value=resources]").check()
    lenient.locator("#compare-1").select_option("resources/palermo-protocol-2000")
    lenient.locator("#compare-2").select_option("resources/eu-directive-2011-36")
    expect(lenient.locator(".comparison-table thead th")).to_have_count(2)


@pytest.mark.parametrize("language", FRENCH)
def test_resources_can_be_selected_in_explore(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{PREFIXES[language]}explore/?kind=resources")
    page.locator('[name="kind"][value="practices"]').wait_for(state="attached")
    expect(page.locator(".finder .rows > :first-child")).to_have_attribute(
        "data-ref", re.compile("^resources/")
    )
    page.locator("[data-compare]").click()
    page.locator(".compare-checkbox input").nth(0).check()
    page.locator(".compare-checkbox input").nth(3).check()
    expect(page.locator(".compare-bar a")).to_have_attribute(
        "href", re.compile(r"\?with=resources/[^,]+,resources/[^,]+$")
    )


@pytest.mark.parametrize("language", PREFIXES)
def test_comparison_page_explains_itself_without_javascript(
    plain: Page, address: str, language: str
) -> None:
    plain.goto(f"{address}{PREFIXES[language]}compare/")
    expect(plain.locator(".without-script").first).to_be_visible()
    expect(plain.locator(".compare-form")).to_be_hidden()


PRACTICE = "practices/non-punishment-of-victims/"
LISTS = ("", "explore/", "practices/", "resources/", "matrix/", "coverage/", "compare/")
FIRST_VIEWS = dict.fromkeys(LISTS, (120_000, 30)) | {
    PRACTICE: (60_000, 6),
    "resources/coe-convention-197/": (60_000, 6),
    "states/self-check/": (60_000, 8),
    "resources/": (90_000, 10),
}
"""Path → the most that its first view may weigh on a wide screen, and the most files it may ask for."""
MOST_OF_A_SEARCH = 80_000
QUESTIONS = (
    "child victims",
    "enfants victimes",
    "passport confiscated by the employer",
    "comment reconnaître une victime ?",
)


@contextmanager
def at_once(context: BrowserContext, addresses: Iterable[str]) -> Iterator[dict[Page, list[str]]]:
    """Pages that fetch everything anew, with their requests; together, since to be idle takes long."""
    asked: dict[Page, list[str]] = {}
    for address in addresses:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        asked[page] = []
        page.on("request", lambda request, page=page: asked[page].append(request.url))
        page.goto(address, wait_until="commit")
    for page in asked:
        page.wait_for_load_state("networkidle", timeout=LIMIT * 1000)
    yield asked


@pytest.mark.parametrize("language", FRENCH)
def test_first_page_view_is_within_weight_limit(
    context: BrowserContext, address: str, site: Path, language: str
) -> None:
    views = [(PREFIXES[language] + path, *most) for path, most in FIRST_VIEWS.items()]
    with at_once(context, [address + path for path, *_ in views]) as asked:
        for urls, (path, bytes_most, files_most) in zip(asked.values(), views, strict=True):
            assert any(url.endswith(".css") for url in urls), urls
            assert weight(site, address, urls) <= bytes_most, path
            assert len(urls) <= files_most, urls
            if path == PREFIXES[language] + PRACTICE:
                weigh_all_practices(site, address, PREFIXES[language], urls, bytes_most)


def weigh_all_practices(site: Path, address: str, prefix: str, urls: list[str], most: int) -> None:
    """Each practice asks for the same files as the one that was seen in the browser."""
    shared = [url for url in urls if not url.endswith("/")]
    pages = sorted((site / prefix / "practices").glob("*/index.html"))
    assert len(pages) > 50
    for page in pages:
        own = f"{address}{prefix}practices/{page.parent.name}/"
        assert weight(site, address, [*shared, own]) <= most, own


def weight(site: Path, address: str, urls: list[str]) -> int:
    """The bytes of files as a host sends them: compressed, those of the index as they are."""
    paths = {
        urlsplit(url)._replace(query="", fragment="").geturl().removeprefix(address) for url in urls
    }
    files = {
        site / (path + ("index.html" if path.endswith("/") or not path else "")) for path in paths
    }
    return sum(min(file.stat().st_size, len(gzip.compress(file.read_bytes()))) for file in files)


@pytest.mark.parametrize("language", FRENCH)
def test_first_search_is_within_weight_limit(
    context: BrowserContext, address: str, site: Path, language: str
) -> None:
    hotlines = f"{address}{PREFIXES[language]}practices/hotlines/"
    with at_once(context, [f"{hotlines}?{number}" for number in range(len(QUESTIONS))]) as urls:
        for (page, own), words in zip(urls.items(), QUESTIONS, strict=True):
            own.clear()
            page.bring_to_front()
            assert len(found(page, words)) > 5
        for page, own in urls.items():
            page.wait_for_load_state("networkidle")
            assert any("explore/words-" in url for url in own)
            assert weight(site, address, own) <= MOST_OF_A_SEARCH


def test_word_after_typographic_apostrophe_is_found(page: Page, address: str) -> None:
    page.goto(address + "fr/")
    for words in ("approvisionnement", "d’approvisionnement", "d'approvisionnement"):
        assert len(found(page, words)) > 8
        page.fill("#search-words", "")
    search(page, "d'approvisionnement")
    assert not page.locator(".search-results", has_text=re.compile(r"\w'\w")).count()


@pytest.mark.parametrize("language", FRENCH)
def test_what_matches_nothing_has_no_results_and_next_steps(
    page: Page, address: str, site: Path, language: str
) -> None:
    home = address + PREFIXES[language]
    page.goto(home)
    assert found(page, "xyzzy") == []
    expect(page.locator(".search-status")).to_have_text(re.compile("^(Nothing|Aucune page)"))
    steps = targets(page.locator(".search-nothing a"))
    assert [step.removeprefix(home) for step in steps] == [
        "about/safety/#if-you-or-someone-else-needs-help",
        "situations/",
        "audiences/",
        "glossary/",
    ]
    assert all((site / urlsplit(step).path.removeprefix("/toolkit/")).is_dir() for step in steps)
    assert found(page, "passport")
    expect(page.locator(".search-nothing")).to_be_hidden()
    page.goto(f"{home}explore/?q=xyzzy")
    expect(page.locator(".finder-empty p").first).to_have_text(re.compile("^(Nothing|Aucune page)"))
    assert targets(page.locator(".finder-empty .next-steps a")) == steps
    expect(page.locator(".finder .row")).to_have_count(0)
    page.fill("#finder-words", "passport")
    expect(page.locator(".finder-empty")).to_be_hidden()


@pytest.mark.parametrize("language", FRENCH)
def test_results_of_a_query_stay_where_they_were_shown(
    page: Page, address: str, language: str
) -> None:
    """The best are shown first; what comes later stands below them. So it is in the dialog and in Explore."""
    for path, field, holder in (
        ("", "#search-words", ".search-results"),
        ("explore/", "#finder-words", ".finder .rows"),
    ):
        page.goto(address + PREFIXES[language] + path)
        if not path:
            page.keyboard.press("/")
        page.locator(holder).wait_for(state="attached")
        page.evaluate(NOTED, holder)
        page.locator(holder).evaluate("all => { window.before = all.textContent; }")
        page.fill(field, "passport")
        page.wait_for_load_state("networkidle")
        wait_for(page, f"document.querySelector('{holder}').getAttribute('aria-busy') === 'false'")
        lists = [one for one in page.evaluate("window.lists") if one]
        assert len(lists[-1]) > 8
        assert all(lists[-1][: len(one)] == one for one in lists)


NOTED = """holder => {
  const list = document.querySelector(holder);
  window.lists = [];
  new MutationObserver(() => window.lists.push([...list.querySelectorAll("a")].map((link) => link.href)))
    .observe(list, { childList: true });
}"""
"""Notes each list of links that a holder ever shows."""
