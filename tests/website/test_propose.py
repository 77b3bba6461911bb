"""The forms that propose: what they report, keep, erase and offer, tried on the sample."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from support.building import ROOT
from support.proposing import (
    SUMMARIES,
    downloads,
    fill,
    fill_resource,
    form,
    opened,
    pick,
    submit,
    tick,
    unfold,
)
from website.test_templates import VARYING, WIDER, axe

RECORD = "resources/palermo-protocol-2000"


@pytest.fixture
def address(sample_address: str) -> str:
    """The address of the pages of these tests."""
    return sample_address


@pytest.mark.parametrize(
    ("prefix", "needed"), [("", "This is needed."), ("fr/", "Ce champ est obligatoire.")]
)
def test_each_problem_is_shown_next_to_its_field_in_the_language_of_the_reader(
    page: Page, address: str, prefix: str, needed: str
) -> None:
    opened(page, f"{address}{prefix}propose/")
    language = "fr" if prefix else "en"
    submit(page, "resource")
    for name in (f"{language}-title", "why"):
        expect(page.locator(f"#resource-{name}-problem")).to_have_text(needed)
    expect(page.locator(f"#resource-{language}-title")).to_be_focused()
    expect(page.locator(f"#resource-{language}-title")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".proposal-result")).to_be_hidden()
    expect(
        page.locator(f"#resource-isbn-problem, #resource-{language}-summary-problem")
    ).to_have_text(["", ""])
    page.locator("#resource-why").press_sequentially("It")
    expect(page.locator("#resource-why-problem")).to_be_hidden()


def test_title_link_and_reason_suffice_with_unlisted_publisher(page: Page, address: str) -> None:
    page.route("**/fr/propose/", host_is_known)
    opened(page, f"{address}fr/propose/")
    page.set_viewport_size({"width": 390, "height": 844})
    fill(page, "resource", {"fr-title": "Accueillir", "why": "Pour les petites associations."})
    link = form(page, "resource").locator('[data-field="links"] .pair input')
    link.fill("asbl.org/guide")
    submit(page, "resource")
    expect(link).to_be_focused()
    link.fill("https://asbl.org/guide")
    unfold(page, "resource")
    pick(page, "resource", "publishers", "office échantillon")
    chosen = form(page, "resource").locator('[data-field="publishers"]')
    expect(chosen.locator(".selected-options li")).to_have_count(0)
    expect(chosen.locator(".suggestions")).to_contain_text("Office de l’échantillon")
    fill(page, "resource", {"publishers": "Asbl de quartier"})
    chosen.locator(".suggestions button").last.click()
    expect(chosen.locator(".selected-options")).to_contain_text("Asbl de quartier")
    submit(page, "resource")
    expect(page.locator(".proposal-result h2")).to_have_text("Votre suggestion est prête")
    expect(page.locator(".proposal-actions li")).to_have_count(3)
    asked = parse_qs(
        urlsplit(
            page.locator('.proposal-actions a[href*="issues/new"]').get_attribute("href") or ""
        ).query
    )
    assert (
        asked["template"] == ["21-resource.fr.yml"]
        and (ROOT / ".github/ISSUE_TEMPLATE" / asked["template"][0]).exists()
    )
    assert asked["links"] == ["https://asbl.org/guide"] and "Asbl de quartier" in asked["text"][0]


REFUSED = [
    ("en-title", "Ab", "At least 3 characters; now 2."),
    ("en-summary", "word " * 70, "At most 320 characters; now 350."),
    ("published", "2019-13", "Write a real date in figures"),
    ("published", "2019-02-30", "Write a real date in figures"),
    ("published", "2098", "This date is in the future."),
    ("isbn", "978-92-1-133789-2", "The check digit of this ISBN is wrong."),
    ("doi", "https://doi.org/10.1", "This is not one of the values that are possible here"),
    ("file", "Not A Name", "Lower-case letters without accents, digits and hyphens only"),
    ("file", "palermo-protocol-2000", "A record of this name exists already."),
    ("publishers", "qqqq", "“qqqq” is not in the list"),
    ("en-section-use", "For <b>all</b>", "“<b>” is not allowed in a text: write it in words."),
    ("en-section-use", "For {{ all }}", "“{{” is not allowed in a text: write it in words."),
    (
        "en-section-use",
        "On child prostitution.",
        "“child prostitution”: a child cannot consent to exploitation.",
    ),
]


def test_invalid_value_is_reported_immediately(page: Page, address: str) -> None:
    opened(page, f"{address}propose/")
    unfold(page, "resource")
    for name, typed, said in REFUSED:
        fill(page, "resource", {name: ""})
        submit(page, "resource")
        expect(page.locator(f"#resource-{name}-problem")).not_to_contain_text(said)
        fill(page, "resource", {name: typed})
        submit(page, "resource")
        expect(page.locator(f"#resource-{name}-problem")).to_contain_text(said)


SEEM_TO_EXIST = {
    "en-title": "Protocol against trafficking  in persons",
    "symbol": "a/res/55/25",
    "isbn": "9789211337891",
    "links": "http://example.org/protocol/",
}
"""What is typed for a record of the sample, each time in another spelling."""


def test_similar_record_is_shown_on_input(page: Page, address: str) -> None:
    opened(page, f"{address}propose/")
    unfold(page, "resource")
    link = page.locator('form[data-what="resource"] .similar-records a').first
    for name, typed in SEEM_TO_EXIST.items():
        field = page.locator(
            'form[data-what="resource"] [data-field="links"] .pair input'
            if name == "links"
            else f"#resource-{name}"
        )
        expect(link).to_be_hidden()
        field.fill(typed[:-1])
        field.press("End")
        field.press_sequentially(typed[-1])
        expect(link).to_have_text("Protocol against trafficking in persons")
        expect(link).to_have_attribute("href", re.compile(f"{RECORD}/$"))
        field.fill("")


def test_download_and_copy_are_offered_without_repository_and_contact(
    page: Page, address: str, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill_resource(page, address, "fr")
    fill(page, "resource", {"file": "x-2019"})
    submit(page, "resource")
    expect(page.locator(".proposal-actions li")).to_have_count(3)
    page.locator(".proposal-actions button").click()
    expect(page.locator(".announcement")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "docs/resources/x-2019.fr.md" in copied and "## Contenu" in copied


def host_is_known(route: Route) -> None:
    """Send the page as it is where the repository and the contact are known."""
    body = (
        route.fetch()
        .text()
        .replace('data-repository=""', 'data-repository="https://git.test/toolkit"')
    )
    route.fulfill(
        body=body.replace('data-contact=""', 'data-contact="editors@toolkit.test"'),
        content_type="text/html",
    )


def test_repository_and_contact_offer_all_actions_and_long_text_is_copied(
    page: Page, address: str, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.route("**/fr/propose/", host_is_known)
    fill_resource(page, address, "fr")
    fill(page, "resource", {"file": "x-2019"})
    submit(page, "resource")
    links = page.locator(".proposal-actions a").evaluate_all("all => all.map(one => one.href)")
    pull = next(link for link in links if link.startswith("https://git.test/toolkit/new/main?"))
    asked = parse_qs(urlsplit(pull).query)
    assert asked["filename"] == ["docs/resources/x-2019.fr.md"]
    assert asked["value"] == [downloads(page)["x-2019.fr.md"]]
    issue = next(link for link in links if link.startswith("https://git.test/toolkit/issues/new?"))
    assert "## Contenu" in parse_qs(urlsplit(issue).query)["text"][0]
    assert any(link.startswith("mailto:editors@toolkit.test?subject=") for link in links)
    expect(page.locator(".proposal-actions small")).to_have_count(0)
    fill(page, "resource", {"fr-section-contents": "Une longue phrase qui se répète. " * 300})
    submit(page, "resource")
    expect(page.locator(".proposal-actions small").first).to_be_visible()
    links = page.locator(".proposal-actions a[target]").evaluate_all(
        "all => all.map(one => one.href)"
    )
    assert links and all(len(link) < 6000 for link in links)


def test_draft_is_stored_on_request_and_can_be_erased(
    page: Page, address: str, context: BrowserContext
) -> None:
    opened(page, f"{address}propose/")
    fill(page, "resource", {"en-title": "A guide that is being written"})
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.locator("[data-keep]").check()
    unfold(page, "resource")
    tick(page, "resource", "topics", "children")
    pick(page, "resource", "regions", "Africa")
    opened(page, f"{address}propose/")
    expect(page.locator("#resource-en-title")).to_have_value("A guide that is being written")
    expect(page.locator('form[data-what="resource"] input[value="children"]')).to_be_checked()
    expect(
        page.locator('form[data-what="resource"] [data-field="regions"] .selected-options li')
    ).to_have_text("Africa ×")
    page.locator("[data-erase]").click()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    opened(page, f"{address}propose/")
    expect(page.locator("#resource-en-title")).to_have_value("")


def test_leaving_filled_form_asks_for_confirmation_except_exit(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    opened(page, f"{address}propose/")
    page.locator("[data-keep]").check()
    fill(page, "resource", {"en-title": "A guide"})
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => location.reload())")
    expect(page.locator("#resource-en-title")).to_have_value("A guide")
    assert page.evaluate("sessionStorage.length") == 1
    page.route("**", lambda route: route.fulfill(body="out", content_type="text/html"))
    page.locator("a.exit").click()
    expect(page.locator("body")).to_have_text("out")
    assert asked == ["beforeunload"]
    page.unroute("**")
    opened(page, f"{address}propose/")
    assert page.evaluate("sessionStorage.length") == 0


BLOCKED = """Object.defineProperty(window, 'sessionStorage', {
  get() { throw new DOMException('blocked', 'SecurityError'); }
});"""
DRAFTS = [
    "{",
    "null",
    "[]",
    '{"what": "toString",'
    ' "forms": {"resource": {"facts": {"topics": 5, "links": "x"}, "words": 7}}}',
]
CRAFTED = [
    "?what=toString",
    "?what=__proto__&__proto__=x",
    "?a%22%5D=x&%5C=x",
    "?links=x&recognition=x&effect=x&topics=x,y&type=<b>&what=practice",
]


def test_forms_without_storage_offer_no_draft(
    page: Page, context: BrowserContext, address: str
) -> None:
    page.add_init_script(BLOCKED)
    opened(page, f"{address}propose/")
    expect(page.locator(".draft")).to_be_hidden()


def test_damaged_draft_can_be_erased(page: Page, context: BrowserContext, address: str) -> None:
    opened(page, f"{address}propose/")
    for draft in DRAFTS:
        page.evaluate("draft => sessionStorage.setItem('propose-draft', draft)", draft)
        opened(page, f"{address}propose/")
        page.locator("[data-erase]").click()
        assert page.evaluate("sessionStorage.length") == 0, draft


def test_forms_open_with_any_query_string(page: Page, address: str) -> None:
    for query in CRAFTED:
        opened(page, f"{address}propose/{query}")


@pytest.mark.parametrize(("prefix", "said"), [("", "Topics"), ("fr/", "Thèmes")])
def test_prefilled_fields_are_announced(page: Page, address: str, prefix: str, said: str) -> None:
    opened(page, f"{address}{prefix}propose/?what=practice&topics=children&nothing=x")
    expect(page.locator(".prefill-notice")).to_contain_text(said)
    expect(page.locator(".prefill-notice")).to_be_in_viewport()
    opened(page, f"{address}{prefix}propose/")
    expect(page.locator(".prefill-notice")).to_be_hidden()


def test_empty_coverage_cell_links_to_prefilled_form(page: Page, address: str) -> None:
    page.goto(f"{address}fr/coverage/")
    cell = page.locator('.coverage a[href*="propose/"]').first
    query = parse_qs(urlsplit(cell.get_attribute("href") or "").query)
    opened(page, cell.evaluate("one => one.href"))
    for name, values in query.items():
        expect(
            page.locator(
                f'form[data-what="resource"] [data-field="{name}"] input[value="{values[0]}"]'
            )
        ).to_be_checked()


def test_filling_in_form_sends_no_request(page: Page, address: str) -> None:
    asked: list[tuple[str, str]] = []
    opened(page, f"{address}fr/propose/")
    unfold(page, "resource")
    page.on("request", lambda request: asked.append((request.method, request.url)))
    french_resource_values = {"fr-title": "Un titre confidentiel", "fr-summary": SUMMARIES["fr"]}
    fill(page, "resource", french_resource_values)
    submit(page, "resource")
    assert not asked


WHOLE = [
    ("", "practice-resources", "At least 3; now 2."),
    ("fr/", "practice-resources", "Au moins 3\u202f; actuellement 2."),
]


@pytest.mark.parametrize(("prefix", "field", "said"), WHOLE)
def test_gap_of_a_whole_practice_is_shown_at_its_own_field(
    page: Page, address: str, prefix: str, field: str, said: str
) -> None:
    language = "fr" if prefix else "en"
    opened(page, f"{address}{prefix}propose/?what=practice&topics=children&audiences=police")
    unfold(page, "practice")
    fill(page, "practice", {f"{language}-section-what": "Words."})
    pick(page, "practice", "resources", "guide", "rules")
    submit(page, "practice")
    expect(page.locator(f"#{field}-problem")).to_have_text(said)
    expect(page.locator("#practice-why-problem, #practice-link-problem")).to_have_text(["", ""])
    expect(page.locator(f"#practice-{language}-title")).to_be_focused()
    fill(page, "practice", {"why": "It helps.", "link": "https://asbl.org/a"})
    fill(page, "practice", {f"{language}-title": "A practice of two resources"})
    submit(page, "practice")
    gap = page.locator(
        "[data-left] button", has_text=re.compile("Resources that help|Ressources utiles")
    )
    gap.click()
    expect(page.locator(f"#{field}")).to_be_focused()


def test_document_without_address_is_suggested_by_whom_to_ask(page: Page, address: str) -> None:
    opened(page, f"{address}fr/propose/")
    fill(page, "resource", {"fr-title": "Accueillir", "why": "Pour les services sociaux."})
    submit(page, "resource")
    expect(page.locator("#resource-links-problem")).to_contain_text("à qui le demander")
    fill(page, "resource", {"fr-section-obtain": "À demander au service."})
    submit(page, "resource")
    expect(page.locator(".proposal-result h2")).to_have_text("Votre suggestion est prête")


REFUSED_DOCUMENTS = {"Protocol": "treaty", "OFS": "no document"}
"""Names of records that are no evidence, and what the form says of them."""


def test_only_what_may_speak_is_offered_as_evidence(page: Page, address: str) -> None:
    opened(page, f"{address}propose/?what=evidence&record=practices/record-31")
    for name, said in REFUSED_DOCUMENTS.items():
        fill(page, "evidence", {"in": ""})
        page.locator("#evidence-in").press_sequentially(name)
        offered = form(page, "evidence").locator('[data-field="in"] .suggestions')
        expect(offered).to_contain_text("name it all the same")
        expect(offered).not_to_contain_text(re.compile(f"^{name}"))
        submit(page, "evidence")
        expect(page.locator("#evidence-in-problem")).to_contain_text(said)
        expect(page.locator("#evidence-in")).to_be_focused()


def test_page_that_is_no_record_can_be_corrected_in_words(page: Page, address: str) -> None:
    opened(page, f"{address}propose/?what=correction")
    fill(page, "correction", {"record": "The glossary", "reason": "A word is missing."})
    form(page, "correction").locator(".suggestions button").click()
    submit(page, "correction")
    expect(page.locator(".proposal-result h2")).to_have_text("Your suggestion is ready")


def test_typography_is_offered_and_never_changed_silently(page: Page, address: str) -> None:
    opened(page, f"{address}fr/propose/?what=step&record=practices/record-31")
    norm = page.locator("#step-fr-norm")
    norm.fill("Informer l'enfant")
    guidance = page.locator("#step-fr-guidance")
    guidance.fill("Dire : « tout va bien »")
    submit(page, "step", correcting=False)
    expect(page.locator("#step-fr-norm-problem")).to_contain_text("typographie")
    expect(norm).to_have_value("Informer l'enfant")
    form(page, "step").locator('[data-norm="fr"] .typography-offer button').click()
    expect(norm).to_have_value("Informer l’enfant")
    expect(guidance).to_have_value("Dire : « tout va bien »")
    norm.fill("Informer l'enfant")
    page.locator('form[data-what="step"] > [data-typography] button').click()
    expect(norm).to_have_value("Informer l’enfant")
    expect(guidance).to_have_value("Dire\u00a0: «\u00a0tout va bien\u00a0»")


PASTED = {
    "Nommer un référent (OIM, 2019, p. 12).": ("Nommer un référent.", "(OIM, 2019, p. 12)"),
    "Prévenir M. le maire. Il décide.": ("Prévenir M. le maire.", "Il décide."),
    "Ouvrir le bureau (voir l’art. 5. et la suite) tôt": (
        "Ouvrir le bureau (voir l’art. 5. et la suite) tôt",
        "",
    ),
}
"""A step as it is pasted → its norm and what follows."""


def test_pasted_steps_are_shown_with_their_head_and_never_cut_in_brackets(
    page: Page, address: str
) -> None:
    opened(page, f"{address}fr/propose/?what=practice")
    unfold(page, "practice")
    fill(page, "practice", {"fr-section-how": "\n".join(PASTED)})
    rows = form(page, "practice").locator('[data-step-list="how"] > .repeater > li')
    expect(rows).to_have_count(3)
    for row, (norm, guidance) in zip(rows.all(), PASTED.values(), strict=True):
        expect(row.locator(".step-words strong")).to_have_text(norm)
        expect(row.locator(".step-words")).to_have_text(f"{norm} {guidance}".strip())
        expect(row.locator('[data-field="id"] input')).to_have_value("")
    fill(page, "practice", {"en-section-how": "Name one contact person\nTell the mayor\nOpen"})
    wanted = ["name-one-contact-person", "tell-mayor", "open"]
    for row, name in zip(rows.all(), wanted, strict=True):
        expect(row.locator('[data-field="id"] input')).to_have_value(name)


def test_step_that_can_harm_is_refused_without_its_safeguard(page: Page, address: str) -> None:
    opened(page, f"{address}propose/?what=step&record=practices/record-31")
    fill(page, "step", {"en-norm": "Take the passport of the person into safe keeping."})
    submit(page, "step")
    expect(page.locator("#step-en-guidance-problem")).to_contain_text("papers of a person")


@pytest.mark.parametrize(
    "what",
    ["resource", "practice", "step", "pitfall", "evidence", "correction", "translation"],
)
def test_every_form_is_accessible_with_its_problems(page: Page, address: str, what: str) -> None:
    opened(page, f"{address}fr/propose/?what={what}&record={RECORD}&version=fr")
    unfold(page, what)
    submit(page, what)
    part = f'form[data-what="{what}"]'
    faults = {"in the light": axe(page, part=part)}
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 800})
    # The bar that stays at the top would take room from whatever field happens to be scrolled under it.
    page.evaluate("scrollTo(0, 0)")
    faults |= {
        "on a phone in the dark": axe(page, VARYING, part),
        "wider than the screen": page.evaluate(WIDER),
    }
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert {probe: fault for probe, fault in faults.items() if fault} == {}


def test_forms_page_shows_alternatives_without_javascript(plain: Page, address: str) -> None:
    plain.goto(f"{address}fr/propose/")
    expect(plain.locator(".notice.without-script")).to_be_visible()
    expect(plain.locator(".propose")).to_be_hidden()


def test_the_index_of_records_stays_small(site: Path) -> None:
    records = json.loads((site / "propose/records.json").read_text("utf-8"))
    assert (site / "propose/records.json").stat().st_size < 900 * len(records)
