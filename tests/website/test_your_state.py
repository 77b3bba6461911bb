"""Your State in a browser: four answers in words, no trace of the choice, kept only if the reader asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from catalogue.recognition.binding import Answer, answers
from catalogue.source.catalogue import Catalogue
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from support.languages import ENGLISH, PREFIXES, nightly
from support.waiting import answered, listening, wait_for, what_console_says
from website.test_templates import RULES, VARYING, WIDER, axe

PRACTICE = "practices/ratification-and-legislation-alignment/"
CHECKLIST = f"{PRACTICE}checklist.html"
PAGES = (
    PRACTICE,
    "situations/employer-keeps-passports/",
    "cards/police-first-contact/",
    "sessions/police/",
    "audiences/police/",
    CHECKLIST,
)
"""Pages of the sample on which articles stand."""

PARTY, SIGNATORY, ABSENT, WITH_STATEMENT = "SN", "CG", "IR", "SA"
"""A State of each kind with regard to the Protocol, which is the treaty of the sample."""

NAMES = {"en": "Senegal", "fr": "Sénégal"}
TRACES = """() => ({
  address: location.href, history: history.length, state: history.state, name: window.name,
  local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie,
})"""
CHIPS = """all => all.map(one => [one.dataset.law, one.querySelector('.law-answer')?.textContent ?? '',
  one.classList.contains('not-binding')])"""


LATE_SCRIPTS = """() => {
  document.querySelector("a.exit").click();
  const isEmpty = document.head === null;
  Promise.resolve().then(() => document.head.querySelector("meta"));
  setTimeout(() => document.head.querySelector("meta"));
  return new Promise((go) => setTimeout(() => go(isEmpty)));
}"""
"""Leaves the page, then runs what a script does that comes late."""


@pytest.fixture
def tab(context: BrowserContext, sample_address: str) -> Iterator[Page]:
    """A page of a fresh profile on the sample, on which no script fails; all that it asked for has come."""
    opened = context.new_page()
    faults: list[str] = []
    with (
        listening(
            opened,
            console=lambda message: (
                faults.append(what_console_says(message)) if message.type == "error" else None
            ),
            pageerror=lambda error: faults.append(str(error)),
        ),
        answered(opened),
    ):
        yield opened
    assert faults == []


def chosen(page: Page, state: str) -> Locator:
    """Choose a State; the line that tells the result."""
    control = page.locator(".your-state details")
    if control.get_attribute("open") is None:
        control.locator("summary").click()
    control.locator("select").select_option(state)
    return page.locator(".your-state > [role=status]")


def marked(page: Page) -> list[tuple[str, str, bool]]:
    """The key of each article, its answer in words, and whether it is dimmed."""
    found: list[list[Any]] = page.locator("[data-law]").evaluate_all(CHIPS)
    return [(key, words, dimmed) for key, words, dimmed in found]


REAL = ("practices/non-punishment-of-victims/", "practices/best-interests-determination/")
WORDS = {
    "party": r"binds: party( since \d{4})?",
    "signed": r"signed (only \(\d{4}\)|in \d{4}; not party on .+)",
    "not-listed": r"not listed as a party on \d.+ \d{4}",
    "unknown": "not known here",
}
MEMBER = r"binds members(, applies from \d{4})?: European Union"


def expected(found: Answer | None) -> str:
    """The pattern of the words for an answer; an instrument without a list is not known."""
    if found is None:
        return WORDS["unknown"]
    return MEMBER if found.binds and found.through else WORDS[found.standing]


KINDS_OF_STATES = {
    "SN": {WORDS["party"], WORDS["not-listed"], WORDS["unknown"]},
    "FR": {WORDS["party"], MEMBER},
    "MA": {WORDS["party"], WORDS["not-listed"], WORDS["unknown"]},
    "CH": {WORDS["party"], WORDS["unknown"]},
    "US": {WORDS["signed"]},
}
"""A State → answers that these pages have for it."""


@pytest.mark.parametrize("state", KINDS_OF_STATES)
def test_each_article_has_the_answer_of_the_state(
    page: Page, address: str, catalogue: Catalogue, state: str
) -> None:
    """On the real site: of Senegal, of France with directives and statements, of one who only signed."""
    of_state, told = answers(catalogue, state), set()
    for path in REAL:
        page.goto(address + path)
        expect(chosen(page, state)).to_contain_text("Articles named on this page")
        found = marked(page)
        assert found
        for key, words, dimmed in found:
            answer = of_state.get(key.split(" ")[0])
            told.add(expected(answer))
            assert re.fullmatch(rf" – {expected(answer)}(; statement)?(; to be checked)?", words), (
                key,
                words,
            )
            assert dimmed != bool(answer and answer.binds), key
            if answer and answer.statement and answer.statement.articles:
                named = key.partition(" ")[2] in answer.statement.articles
                assert ("; statement" in words) == named, key
    assert told >= KINDS_OF_STATES[state]


@pytest.mark.parametrize("language", PREFIXES)
def test_answers_stand_beside_articles_in_words_of_the_page(
    tab: Page, sample_address: str, language: str
) -> None:
    words = {
        "en": ("binds: party since 2003", "signed only (2000)", "not listed as a party on"),
        "fr": ("lie cet État, partie depuis 2003", "signature seule (2000)", "absent de la liste"),
    }[language]
    for path in PAGES:
        tab.goto(f"{sample_address}{PREFIXES[language]}{path}")
        for state, told in zip((PARTY, SIGNATORY, ABSENT), words, strict=True):
            status = chosen(tab, state)
            expect(status.locator("a")).to_have_attribute("href", re.compile(r"/states/[a-z-]+/$"))
            found = marked(tab)
            assert found, path
            for _, answer, dimmed in found:
                assert told in answer, path
                assert dimmed == (state != PARTY)
        assert chosen(tab, "").inner_text() in ("No State is chosen.", "Aucun État n’est choisi.")
        assert {(words, dimmed) for _, words, dimmed in marked(tab)} == {("", False)}


def test_summary_counts_each_article_once_and_tells_the_day(tab: Page, sample_address: str) -> None:
    tab.goto(sample_address + PRACTICE)
    status = chosen(tab, PARTY)
    count = len(set(tab.locator("[data-law]").evaluate_all(LABELS)))
    expect(status).to_contain_text(f"{count} of {count}. Day of the list: 10 April 2025.")
    expect(chosen(tab, ABSENT)).to_contain_text(f"0 of {count}.")
    assert status.get_attribute("role") == "status"


LABELS = "all => all.map(one => one.textContent.replace(/ – .*/, '').trim())"


def test_statement_is_told_as_a_statement_and_leads_to_its_row(
    tab: Page, sample_address: str
) -> None:
    """Saudi Arabia has made one that names article 6 of the Protocol, not article 5."""
    tab.goto(sample_address + PRACTICE)
    chosen(tab, WITH_STATEMENT)
    for key, words, dimmed in marked(tab):
        assert ("; statement" in words) == (key == "palermo-protocol-2000 6"), key
        assert not dimmed, "it binds all the same"
    link = tab.locator(".law-remarks a")
    expect(link).to_have_text("Protocol")
    link.click()
    tab.wait_for_url("**/states/saudi-arabia/#palermo-protocol-2000")
    expect(tab.locator("#palermo-protocol-2000")).to_contain_text("reservation or declaration")


def test_choice_leaves_no_trace_and_no_request_depends_on_it(
    chromium: Browser, sample_address: str
) -> None:
    asked: dict[str, list[str]] = {}
    for state in (PARTY, ABSENT):
        context = chromium.new_context()
        page = context.new_page()
        requests = asked.setdefault(state, [])
        page.on("request", lambda request, into=requests: into.append(request.url))
        page.goto(sample_address + PRACTICE)
        before = page.evaluate(TRACES)
        assert not [url for url in requests if "your-state" in url or "binding" in url]
        chosen(page, state)
        chosen(page, "")
        expect(chosen(page, state)).to_contain_text("Articles named")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(TRACES) == before
        assert (before["local"], before["session"], before["cookie"]) == ({}, {}, "")
        assert context.cookies() == []
        page.goto(sample_address + CHECKLIST)
        expect(page.locator(".your-state summary")).to_have_text("Your State")
        context.close()
    assert sorted(asked[PARTY]) == sorted(asked[ABSENT])
    tables = [url for url in asked[PARTY] if url.endswith("states/binding.json")]
    assert len(tables) == 1 and not urlsplit(tables[0]).query


@pytest.mark.parametrize("language", ENGLISH)
def test_choice_is_kept_on_request_applied_elsewhere_and_deleted(
    tab: Page, sample_address: str, language: str
) -> None:
    start = sample_address + PREFIXES[language]
    tab.goto(start + PRACTICE)
    chosen(tab, PARTY)
    keep = tab.locator(".your-state input[type=checkbox]")
    expect(keep).not_to_be_checked()
    keep.check()
    assert tab.evaluate("() => ({...localStorage})") == {"your-state": PARTY}
    for path in (*PAGES[1:], PAGES[0]):
        tab.goto(start + path)
        expect(tab.locator(".your-state summary")).to_contain_text(NAMES[language])
        expect(tab.locator("[data-law] .law-answer").first).to_contain_text("2003")
    tab.locator(".your-state summary").click()
    expect(tab.locator(".your-state select")).to_have_value(PARTY)
    chosen(tab, ABSENT)
    assert tab.evaluate("localStorage.getItem('your-state')") == ABSENT, "the box is ticked"
    tab.locator(".your-state button").click()
    assert tab.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(tab.locator(".your-state input[type=checkbox]")).to_be_focused()
    tab.reload()
    expect(tab.locator(".your-state summary")).not_to_contain_text(":")
    assert tab.locator(".law-answer").count() == 0


@pytest.mark.parametrize("path", ["about/", PRACTICE, CHECKLIST])
def test_exit_erases_a_kept_choice(tab: Page, sample_address: str, path: str) -> None:
    tab.goto(sample_address + path)
    tab.evaluate(f"localStorage.setItem('your-state', '{PARTY}')")
    tab.reload()
    tab.route(
        lambda url: not url.startswith(sample_address),
        lambda route: route.fulfill(body="out", content_type="text/html"),
    )
    tab.locator("a.exit").first.click()
    expect(tab.locator("body")).to_have_text("out")
    tab.goto(sample_address + "about/")
    assert tab.evaluate("localStorage.length") == 0


def test_script_that_runs_after_the_exit_fails_quietly(tab: Page, sample_address: str) -> None:
    """The page is emptied before the browser has left it: a script still on its way finds nothing."""
    tab.goto(sample_address + PRACTICE)
    # Nothing answers: the browser stays on the emptied page, until the test gives up.
    tab.route(lambda url: not url.startswith(sample_address), lambda route: None)
    assert tab.evaluate(LATE_SCRIPTS)
    tab.goto("about:blank")


def test_unknown_state_in_the_storage_is_not_applied(tab: Page, sample_address: str) -> None:
    tab.goto(sample_address + PRACTICE)
    for damaged in ("XX", "toString", "{"):
        tab.evaluate("code => localStorage.setItem('your-state', code)", damaged)
        tab.reload()
        tab.locator(".your-state summary").click()
        expect(tab.locator(".your-state select")).to_have_value("")
        assert tab.locator(".law-answer").count() == 0


def test_page_that_the_browser_brings_back_has_lost_the_choice(
    tab: Page, sample_address: str
) -> None:
    """A choice that was not kept, and one that was deleted on another page since."""
    tab.goto(sample_address + PRACTICE)
    for kept in (False, True):
        chosen(tab, PARTY)
        tab.locator(".your-state input").set_checked(kept)
        tab.evaluate("localStorage.clear()")
        tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        expect(tab.locator(".your-state select")).to_have_value("")
        expect(tab.locator(".your-state input")).not_to_be_checked()
        assert tab.locator(".law-answer").count() == 0


BLOCKED = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('blocked', 'SecurityError'); }
});"""


def test_choice_works_without_storage(tab: Page, sample_address: str) -> None:
    tab.add_init_script(BLOCKED)
    tab.goto(sample_address + PRACTICE)
    expect(chosen(tab, PARTY)).to_contain_text("Articles named")
    assert tab.locator(".your-state input").count() == 0


def test_choice_is_made_with_the_keyboard_alone(tab: Page, sample_address: str) -> None:
    tab.goto(sample_address + PRACTICE)
    tab.locator(".your-state summary").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".your-state select")).to_be_visible()
    tab.keyboard.press("Tab")
    expect(tab.locator(".your-state select")).to_be_focused()
    tab.keyboard.type("Seneg")
    expect(tab.locator(".your-state summary")).to_have_text("Your State: Senegal")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(tab.locator(".your-state input")).to_be_checked()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator(".your-state p [role=status]")).to_have_text(
        "The choice is deleted from this device."
    )


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), nightly("fr", "dark")])
def test_marked_page_breaks_no_rule_of_accessibility(
    tab: Page, sample_address: str, language: str, scheme: Any
) -> None:
    for path in (PRACTICE, PAGES[1], CHECKLIST):
        tab.emulate_media(color_scheme=scheme)
        tab.goto(f"{sample_address}{PREFIXES[language]}{path}")
        for state in (WITH_STATEMENT, ABSENT):
            chosen(tab, state)
            assert axe(tab, VARYING if language == "fr" else RULES, "main") == [], (path, state)
        tab.set_viewport_size({"width": 320, "height": 640})
        assert tab.evaluate(WIDER) == []
        tab.set_viewport_size({"width": 1280, "height": 720})


@pytest.mark.parametrize("path", [CHECKLIST, "sessions/police/"])
def test_choice_is_printed_without_its_control(tab: Page, sample_address: str, path: str) -> None:
    tab.goto(sample_address + path)
    chosen(tab, PARTY)
    tab.emulate_media(media="print")
    expect(tab.locator("[data-law] .law-answer").first).to_be_visible()
    expect(tab.locator(".your-state > [role=status]")).to_be_visible()
    expect(tab.locator(".your-state details")).to_be_hidden()


@pytest.mark.parametrize("language", PREFIXES)
def test_pages_lead_to_the_pages_of_states_without_scripts(
    plain: Page, sample_address: str, language: str
) -> None:
    for path in (*PAGES, "plan/"):
        plain.goto(f"{sample_address}{PREFIXES[language]}{path}")
        link = plain.locator(".your-state a")
        expect(link).to_be_visible()
        assert str(link.evaluate("e => e.href")).endswith(f"/{PREFIXES[language]}states/")
        expect(plain.locator(".your-state details")).to_be_hidden()


def test_articles_of_a_checklist_are_shown_once_a_state_is_chosen(
    tab: Page, sample_address: str
) -> None:
    tab.goto(sample_address + CHECKLIST)
    line = tab.locator("[data-of-state]").first
    expect(line).to_be_hidden()
    chosen(tab, PARTY)
    expect(line).to_be_visible()
    chosen(tab, "")
    expect(line).to_be_hidden()


def test_steps_of_a_plan_are_marked_as_they_are_added(tab: Page, sample_address: str) -> None:
    tab.goto(sample_address + "plan/")
    chosen(tab, PARTY)
    expect(tab.locator(".your-state > [role=status]")).to_contain_text("0 of 0")
    tab.locator(".plan-choose select").last.select_option(PRACTICE.split("/")[1])
    expect(tab.locator("[data-step] .law-answer").first).to_have_text(" – binds: party since 2003")
    wait_for(
        tab, "!document.querySelector('.your-state > [role=status]').textContent.includes('0 of 0')"
    )
    chosen(tab, "")
    expect(tab.locator("[data-step] [data-of-state]").first).to_be_hidden()


def test_pages_of_states_remain_where_answers_cannot_be_fetched(
    context: BrowserContext, sample_address: str
) -> None:
    page = context.new_page()
    page.route("**/states/binding.json", lambda route: route.abort())
    page.goto(sample_address + PRACTICE)
    page.locator(".your-state summary").click()
    expect(page.locator(".your-state details")).to_have_count(0)
    expect(page.locator(".your-state a")).to_be_visible()
