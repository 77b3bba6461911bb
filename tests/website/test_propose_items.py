"""Pitfalls, articles and single steps in the forms that propose; and what must never be proposed in one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.languages import PREFIXES, nightly
from support.proposing import downloads, fill, form, opened, submit, unfold
from website.test_propose_ready import (
    ENDING,
    PRACTICE,
    Files,
    added,
    address,
    new_findings,
    repository,
    source,
)

__all__ = ["address", "repository", "source"]

PITFALL = {
    "en-norm": "Copying the treaty word for word.",
    "en-guidance": "Nobody can apply it then.",
    "fr-norm": "Recopier le traité mot pour mot.",
}
"""The words of a pitfall that the practice of the sample does not have."""

THIRD = {
    "en": "- **Copying the treaty word for word.** Nobody",
    "fr": "- **Recopier le traité mot pour mot.**",
}


def pages_of(page: Page) -> Files:
    """The pages of practices that a form has made."""
    return {f"docs/practices/{name}": text for name, text in downloads(page).items()}


@pytest.mark.parametrize("language", PREFIXES)
def test_ready_pitfall_is_accepted(
    page: Page, address: str, repository: Path, language: str
) -> None:
    """A pitfall is a row and an item of the original, and an item of the translation, which stays current."""
    page.set_viewport_size({"width": 390, "height": 844})
    query = f"what=pitfall&record=practices/{PRACTICE}"
    opened(page, f"{address}{PREFIXES[language]}propose/?{query}")
    submit(page, "pitfall")
    expect(page.locator(f"#pitfall-{language}-norm-problem")).to_be_visible()
    expect(page.locator("#pitfall-who, #pitfall-moment")).to_have_count(0)
    fill(page, "pitfall", PITFALL)
    submit(page, "pitfall")
    files = pages_of(page)
    assert list(files) == [f"docs/practices/{PRACTICE}.md", f"docs/practices/{PRACTICE}.fr.md"]
    lines = added(repository, files)
    assert "  - id: copying-treaty-word-word" in lines
    for beginning in THIRD.values():
        assert any(line.startswith(beginning) for line in lines)
    assert new_findings(repository, files) == set()


def follow_pitfall(page: Page, practice: str, what: str) -> None:
    """Follow the link of a pitfall to a form."""
    page.goto(practice)
    pitfall = page.locator("#too-much")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    pitfall.locator(f'a[href*="what={what}"]').click()
    expect(page.locator(".propose[data-open]")).to_be_visible()


def choose_article(page: Page, instrument: str, ref: str, says: str) -> None:
    """Name an instrument, and choose its article and what it says."""
    page.locator("#evidence-in").fill(instrument)
    page.locator("#evidence-in").press("Enter")
    expect(page.locator(f'#evidence-article option[value="{ref}"]')).to_be_attached()
    page.locator("#evidence-article").select_option(ref)
    page.locator("#evidence-says").select_option(says)


TREATY, ARTICLE = "resources/palermo-protocol-2000", "palermo-protocol-2000/art-6-3"


@pytest.mark.parametrize("language", PREFIXES)
def test_ready_article_for_a_step_is_accepted(
    page: Page, address: str, repository: Path, language: str
) -> None:
    """The article stands beside the words of the step; its place and its reading are asked of nobody."""
    query = f"what=evidence&record=practices/{PRACTICE}&step=write-the-law"
    opened(page, f"{address}{PREFIXES[language]}propose/?{query}")
    expect(page.locator("#evidence-which")).to_have_value("write-the-law")
    choose_article(page, TREATY, ARTICLE, "same")
    expect(page.locator("#evidence-where, #evidence-seen, #evidence-covers").first).to_be_hidden()
    words = page.locator('form[data-what="evidence"] [data-article] .step-words')
    expect(words).to_contain_text({"en": "recovery", "fr": "rétablissement"}[language])
    submit(page, "evidence")
    files = pages_of(page)
    (basis,) = added(repository, files)
    assert f"{{provision: {ARTICLE}, says: same, judged: " in basis
    assert new_findings(repository, files) == set()


@pytest.mark.parametrize("language", [nightly("en"), "fr"])
def test_ready_article_for_a_pitfall_is_accepted(
    page: Page, address: str, repository: Path, language: str
) -> None:
    """What says less than the pitfall is named without a digest: nothing was compared word by word."""
    follow_pitfall(page, f"{address}{PREFIXES[language]}practices/{PRACTICE}/", "evidence")
    expect(page.locator("#evidence-which")).to_have_value("too-much")
    choose_article(page, TREATY, ARTICLE, "broader")
    submit(page, "evidence")
    files = pages_of(page)
    assert added(repository, files) == [
        f"  - {{id: too-much, basis: [{{provision: {ARTICLE}, says: broader}}]}}"
    ]
    assert new_findings(repository, files) == set()


def test_article_that_is_named_already_is_refused_at_its_field(page: Page, address: str) -> None:
    query = f"what=evidence&record=practices/{PRACTICE}&step=compare-law-and-treaty"
    opened(page, f"{address}propose/?{query}")
    expect(page.locator("#evidence-which")).to_have_value("compare-law-and-treaty")
    choose_article(page, TREATY, "palermo-protocol-2000/art-5", "same")
    submit(page, "evidence")
    expect(page.locator("#evidence-article-problem")).to_contain_text("named here already")
    expect(page.locator("#evidence-article")).to_be_focused()


def test_law_is_offered_for_a_step_only(page: Page, address: str) -> None:
    opened(page, f"{address}propose/?what=evidence&record=practices/{PRACTICE}")
    offered = form(page, "evidence").locator('[data-field="in"] .suggestions')
    page.locator("#evidence-in").press_sequentially("Protocol against")
    expect(offered).not_to_contain_text("Protocol against trafficking in persons")
    page.locator("#evidence-which").select_option("write-the-law")
    fill(page, "evidence", {"in": ""})
    page.locator("#evidence-in").press_sequentially("Protocol against")
    offered.locator("button", has_text="Protocol against trafficking in persons").click()
    expect(page.locator("#evidence-article")).to_be_visible()
    page.locator("#evidence-which").select_option("")
    expect(page.locator("#evidence-article")).to_be_hidden()
    submit(page, "evidence")
    expect(page.locator("#evidence-in-problem")).to_contain_text("treaty")


@pytest.mark.parametrize("language", [nightly("en"), "fr"])
def test_words_of_one_pitfall_are_corrected_alone(
    page: Page, address: str, repository: Path, language: str
) -> None:
    follow_pitfall(page, f"{address}{PREFIXES[language]}practices/{PRACTICE}/", "correction")
    fill(page, "correction", {"reason": "It was unclear."})
    page.locator("#correction-version").select_option(language)
    page.locator("#correction-place").select_option("item")
    text = page.locator("#correction-text")
    before = text.input_value()
    words, mark, more = before.partition("\n")
    assert not before.startswith("-") and not more.startswith("-")
    text.fill(f"{words} Plus.{mark}{more}")
    submit(page, "correction")
    files = pages_of(page)
    assert list(files) == [f"docs/practices/{PRACTICE}{ENDING[language]}.md"]
    assert [line for line in added(repository, files) if line.endswith(f"{words} Plus.")]
    assert len(added(repository, files)) == 1
    assert new_findings(repository, files) == set()


def test_norm_of_a_step_stays_bold(page: Page, address: str) -> None:
    query = f"what=correction&record=practices/{PRACTICE}&step=write-the-law&place=item"
    opened(page, f"{address}propose/?{query}")
    text = page.locator("#correction-text")
    expect(text).to_have_value(re.compile(r"^\*\*Write\.\*\* Go on\."))
    text.fill("Write it down. Go on.")
    submit(page, "correction")
    expect(page.locator("#correction-text-problem")).to_contain_text("asterisks")


def test_paragraphs_of_a_step_stay_inside_it(page: Page, address: str, repository: Path) -> None:
    query = f"what=correction&record=practices/{PRACTICE}&step=write-the-law&place=item"
    opened(page, f"{address}propose/?{query}")
    fill(page, "correction", {"reason": "It was unclear."})
    page.locator("#correction-text").fill("**Write.** Go on.\n\nThe treaty adds another reason.")
    submit(page, "correction")
    files = pages_of(page)
    assert "    The treaty adds another reason." in added(repository, files)
    assert new_findings(repository, files) == set()


BULLETS = "•\tNommer une personne de garde.\n§\tPréparer une chambre\no\tDemander à la personne\n"
PASTED = f"{BULLETS}   ce dont elle a besoin\n\uf0b7 Noter ses souhaits\n1°) Relire\na) Signer"


def test_steps_from_a_word_processor_lose_their_signs(page: Page, address: str) -> None:
    opened(page, f"{address}fr/propose/?what=practice")
    unfold(page, "practice")
    fill(page, "practice", {"fr-section-how": PASTED})
    rows = form(page, "practice").locator('[data-step-list="how"] .step-words')
    wanted = ["Nommer une personne de garde.", "Préparer une chambre"]
    wanted += ["Demander à la personne ce dont elle a besoin", "Noter ses souhaits"]
    expect(rows).to_have_text([*wanted, "Relire", "Signer"])


PLACES = {
    "Bamako": "Lafiabougou, Rue 430, Pte 112",
    "Dakar": "Sicap Liberté 6, n° 4512",
    "Abidjan": "le foyer de Yopougon, derrière la mosquée",
    "Ouagadougou": "secteur 15, section 330, lot 12",
    "Tunis": "Résidence Les Oliviers, imm. B, app. B 31",
    "Port-au-Prince": "Impasse Lavaud 3, #12, Turgeau",
    "a person": "Fatou, 70 11 22 33",
}
"""Places where people live, as they are written there; and a number of a person."""


@pytest.mark.parametrize("place", ["Bamako", "Abidjan", *map(nightly, [*PLACES][3:])])
@pytest.mark.parametrize(
    ("prefix", "what", "field"),
    [
        ("fr/", "resource", "why"),
        nightly("", "correction", "reason"),
        nightly("fr/", "pitfall", "fr-guidance"),
    ],
)
def test_place_where_people_live_is_refused_at_its_field(
    page: Page, address: str, place: str, prefix: str, what: str, field: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{address}{prefix}propose/?what={what}&record=practices/{PRACTICE}")
    fill(page, what, {field: f"La maison a déménagé : {PLACES[place]}."})
    submit(page, what)
    expect(page.locator(f"#{what}-{field}-problem")).to_contain_text(
        "mener à une personne" if prefix else "lead to a person"
    )
    expect(page.locator(".proposal-result")).to_be_hidden()
