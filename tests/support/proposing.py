"""Filling in the forms of the page "Propose" in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from support.languages import PREFIXES

SUMMARIES = {
    "en": "Police and social services see children who may be trafficked in one room, once,"
    " with people trained for it.",
    "fr": "Guide pratique sur l'accueil des enfants victimes de la traite,"
    " du premier entretien à la solution durable.",
}


def opened(page: Page, address: str) -> Page:
    """Open a page of forms and wait until its script has run."""
    page.goto(address)
    expect(page.locator(".propose[data-open]")).to_be_visible()
    return page


def form(page: Page, what: str) -> Locator:
    """The form for one kind of proposal."""
    return page.locator(f'form[data-what="{what}"]')


def fill(page: Page, what: str, values: dict[str, str]) -> None:
    """Write texts into fields of a form."""
    for name, text in values.items():
        page.locator(f"#{what}-{name}").fill(text)


def pick(page: Page, what: str, name: str, *labels: str) -> None:
    """Choose values by typing a part of their label."""
    box = page.locator(f"#{what}-{name}")
    for label in labels:
        box.press_sequentially(label)
        box.press("Enter")


def tick(page: Page, what: str, name: str, *ids: str) -> None:
    """Tick boxes of a field."""
    for one in ids:
        form(page, what).locator(f'[data-field="{name}"] input[value="{one}"]').check()


def unfold(page: Page, what: str) -> None:
    """Open everything that is folded in a form."""
    form(page, what).evaluate(
        "one => one.querySelectorAll('details').forEach((details) => { details.open = true; })"
    )


def submit(page: Page, what: str) -> None:
    """Press the button that makes the pages of a form."""
    form(page, what).locator("button[type=submit]").click()


def downloads(page: Page) -> dict[str, str]:
    """The files that a form offers: name → text."""
    expect(page.locator(".proposal-result .proposal-actions a[download]").first).to_be_visible()
    found = {}
    for link in page.locator(".proposal-actions a[download$='.md']").all():
        with page.expect_download() as waited:
            link.click()
        file = waited.value
        found[file.suggested_filename] = Path(file.path()).read_text("utf-8")
    return found


def letter_of(page: Page) -> str:
    """The letter that a form offers as a file."""
    with page.expect_download() as waited:
        page.locator(".proposal-actions a[download$='-proposal.txt']").click()
    return Path(waited.value.path()).read_text("utf-8")


RESOURCE = {
    "en": {
        "title": "Welcoming children who were trafficked: a guide",
        "summary": SUMMARIES["en"],
        "section-contents": "The guide follows the child.\n\n"
        "It names whom to turn to: school, police, health.",
        "section-use": "Social services.",
    },
    "fr": {
        "title": "Accueillir les enfants victimes : guide pratique",
        "summary": SUMMARIES["fr"],
        "section-contents": "Le guide suit l'enfant pas à pas.\n\n"
        "Il dit à qui s'adresser : école, police, santé.",
        "section-use": "Aux services sociaux.",
    },
}


def fill_resource(page: Page, address: str, language: str) -> None:
    """Fill in the form for a document in one language, with all that its page needs."""
    opened(page, f"{address}{PREFIXES[language]}propose/")
    unfold(page, "resource")
    texts = {f"{language}-{name}": text for name, text in RESOURCE[language].items()}
    fill(page, "resource", texts)
    tick(page, "resource", "topics", "children", "assistance")
    page.locator("#resource-type").select_option("handbook")
    tick(page, "resource", "audiences", "social-services")
    pick(page, "resource", "regions", {"en": "World", "fr": "Monde"}[language])
    pick(page, "resource", "publishers", "office")
    fill(page, "resource", {"published": "2019-03"})
    tick(page, "resource", "languages", language)
    page.locator("#resource-access").select_option("open")
    pair = form(page, "resource").locator('[data-field="links"] .pair').first
    pair.locator("select").select_option(language)
    pair.locator("input").fill(f"https://www.office.org/{language}/guide-accueil-enfants")
