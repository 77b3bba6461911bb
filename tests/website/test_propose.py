"""Propose, as a contributor does: from the first key to a page that the checker accepts."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from building import ROOT
from catalogue.lint.checker import CATALOGUE_RULES, PAGE_RULES
from catalogue.lint.page_model import versions
from catalogue.source.loading import load
from languages import PREFIXES
from playwright.sync_api import BrowserContext, Download, Page, Route, expect
from test_templates import VARYING, WIDER, axe

SUMMARY_FR = "Guide pratique sur l'accueil des enfants victimes de la traite, du premier entretien à la solution durable."
SUMMARY_EN = "Police and social services see children who may be trafficked in one room, once, with people trained for it."
TOOLKIT = "resources/unodc-toolkit-combat-tip-2008"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the pages and tables of the repository, to which proposals are added."""
    for name in ("docs", "data", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.png"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".propose[data-open]")).to_be_visible()
    return page


def form(page: Page, what: str) -> Page:
    return page.locator(f'form[data-what="{what}"]')


def fill(page: Page, what: str, values: dict[str, str]) -> None:
    for name, text in values.items():
        page.locator(f"#{what}-{name}").fill(text)


def pick(page: Page, what: str, name: str, *labels: str) -> None:
    box = page.locator(f"#{what}-{name}")
    for label in labels:
        box.press_sequentially(label)
        box.press("Enter")


def tick(page: Page, what: str, name: str, *ids: str) -> None:
    for one in ids:
        page.locator(f'form[data-what="{what}"] [data-field="{name}"] input[value="{one}"]').check()


def unfold(page: Page, what: str) -> None:
    """Open everything that is folded in a form."""
    form(page, what).evaluate(
        "one => one.querySelectorAll('details').forEach((details) => { details.open = true; })"
    )


def submit(page: Page, what: str) -> None:
    form(page, what).locator("button[type=submit]").click()


def downloads(page: Page) -> dict[str, str]:
    expect(page.locator(".proposal-result .proposal-actions a[download]").first).to_be_visible()
    found = {}
    for link in page.locator(".proposal-actions a[download]").all():
        with page.expect_download() as waited:
            link.click()
        file: Download = waited.value
        found[file.suggested_filename] = Path(file.path()).read_text("utf-8")
    return found


def findings(repository: Path, paths: Iterable[str]) -> list[str]:
    """What the checker has against some pages; the rules of single pages are asked about no other."""
    catalogue = load(repository)
    every = [page for name in catalogue.sources for page in versions(catalogue, name)]
    found = [
        finding
        for page in every
        if page.document.path in paths
        for rule in PAGE_RULES
        for finding in rule(page)
    ]
    found += [
        *catalogue.findings,
        *(finding for rule in CATALOGUE_RULES for finding in rule(catalogue, every)),
    ]
    return [
        f"{finding.path} {finding.rule} {finding.values}"
        for finding in found
        if finding.path in paths
    ]


RESOURCE = {
    "en": {
        "title": "Welcoming children who were trafficked: a guide",
        "summary": SUMMARY_EN,
        "section-contents": "The guide follows the child.\n\nIt names whom to turn to: school, police, health.",
        "section-use": "Social services.",
    },
    "fr": {
        "title": "Accueillir les enfants victimes : guide pratique",
        "summary": SUMMARY_FR,
        "section-contents": "Le guide suit l'enfant pas à pas.\n\nIl dit à qui s'adresser : école, police, santé.",
        "section-use": "Aux services sociaux.",
    },
}
ENDING = {"en": "", "fr": ".fr"}


def resource(page: Page, address: str, language: str) -> None:
    opened(page, f"{address}{PREFIXES[language]}propose/")
    unfold(page, "resource")
    fill(
        page, "resource", {f"{language}-{name}": text for name, text in RESOURCE[language].items()}
    )
    tick(page, "resource", "topics", "children", "assistance")
    page.locator("#resource-type").select_option("handbook")
    tick(page, "resource", "audiences", "social-services")
    pick(page, "resource", "regions", {"en": "World", "fr": "Monde"}[language])
    pick(page, "resource", "publishers", "unicef")
    fill(page, "resource", {"published": "2019-03"})
    tick(page, "resource", "languages", language)
    page.locator("#resource-access").select_option("open")
    pair = form(page, "resource").locator('[data-field="links"] .pair').first
    pair.locator("select").select_option(language)
    pair.locator("input").fill(f"https://www.unicef.org/{language}/guide-accueil-enfants-exemple")


def french_resource(page: Page, address: str) -> None:
    resource(page, address, "fr")


def proposed_resource(page: Page, address: str, language: str) -> dict[str, str]:
    resource(page, address, language)
    start = {
        "en": "unicef-welcoming-children-who-were",
        "fr": "unicef-accueillir-les-enfants-victimes",
    }[language]
    expect(page.locator("#resource-file")).to_have_value(re.compile(f"^{start}"))
    fill(page, "resource", {"file": "unicef-guide-accueil-2019"})
    submit(page, "resource")
    ((name, text),) = downloads(page).items()
    assert name == f"unicef-guide-accueil-2019{ENDING[language]}.md"
    assert {"en": "## What is in it", "fr": "## Contenu"}[language] in text
    return {f"docs/resources/{name}": text}


def resource_in_both_languages(page: Page, address: str) -> dict[str, str]:
    french_resource(page, address)
    fill(page, "resource", {"fr-title": "Loger les enfants victimes : guide pratique"})
    form(page, "resource").locator('[data-field="links"] .pair input').first.fill(
        "https://www.unicef.org/fr/guide-loger-exemple"
    )
    fill(
        page,
        "resource",
        {"en-title": "Children who were trafficked: how to welcome them", "en-summary": SUMMARY_EN},
    )
    fill(
        page,
        "resource",
        {
            "en-section-contents": "The guide follows the child.",
            "en-section-use": "Social services.",
        },
    )
    fill(page, "resource", {"file": "unicef-guide-both-2019"})
    submit(page, "resource")
    files = downloads(page)
    assert list(files) == ["unicef-guide-both-2019.fr.md", "unicef-guide-both-2019.md"]
    return {f"docs/resources/{name}": text for name, text in files.items()}


PRACTICE = {
    "en": {
        "title": "One room for the first talk with a child",
        "summary": SUMMARY_EN,
        "said": "Plain words about it, with a figure and a date: {name}.",
        "how": "Find a room that is not a cell\nTrain four people",
        "pitfalls": "Talking twice",
        "world": "World",
        "ids": ["find-a-room-that-is-not-a-cell", "train-four-people", "talking-twice"],
        "headings": [
            "What it is",
            "Why it matters",
            "How to do it",
            "Pitfalls",
            "Monitoring",
            "State of the evidence",
        ],
        "steps": "1. **Find a room that is not a cell**\n2. **Train four people**",
    },
    "fr": {
        "title": "Une pièce pour le premier entretien avec l'enfant",
        "summary": "La police et les services sociaux reçoivent l'enfant dans une seule pièce, une seule fois.",
        "said": "Des mots simples, avec un chiffre et une date : {name}.",
        "how": "Trouver une pièce qui ne soit pas une cellule\nFormer quatre personnes",
        "pitfalls": "Interroger deux fois",
        "world": "Monde",
        "ids": [
            "trouver-une-piece-qui-ne-soit-pas-une-ce",
            "former-quatre-personnes",
            "interroger-deux-fois",
        ],
        "headings": [
            *[
                "De quoi il s’agit",
                "Pourquoi c’est important",
                "Comment procéder",
                "Écueils à éviter",
                "Suivi",
            ],
            "État des connaissances",
        ],
        "steps": "1. **Trouver une pièce qui ne soit pas une cellule**\n2. **Former quatre personnes**",
    },
}


def proposed_practice(page: Page, address: str, language: str) -> dict[str, str]:
    words = PRACTICE[language]
    opened(
        page,
        f"{address}{PREFIXES[language]}propose/?what=practice&topics=children&audiences=police,social-services",
    )
    unfold(page, "practice")
    fill(page, "practice", {f"{language}-{name}": words[name] for name in ("title", "summary")})
    plain = {
        name: words["said"].format(name=name) for name in ("what", "why", "monitoring", "effect")
    }
    texts = {**plain, "how": words["how"], "pitfalls": words["pitfalls"]}
    fill(page, "practice", {f"{language}-section-{name}": text for name, text in texts.items()})
    pick(page, "practice", "regions", words["world"])
    tick(page, "practice", "levels", "national")
    page.locator("#practice-effect-level").select_option("none-known")
    pick(
        page,
        "practice",
        "resources",
        "unodc-toolkit-combat-tip-2008",
        "asean-actip-2015",
        "ilo-p029-protocol-2014",
    )
    submit(page, "practice")
    ((name, text),) = downloads(page).items()
    assert name.endswith(f"{ENDING[language]}.md")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == words["headings"]
    assert "topics: [children]\naudiences: [police, social-services]" in text
    assert words["steps"] in text
    assert re.findall(r"- \{id: ([a-z-]+)", text) == words["ids"]
    return {f"docs/practices/{name}": text}


def proposed_evidence(page: Page, address: str, language: str) -> dict[str, str]:
    """A piece of evidence becomes one line of the page, and one word of the document that does not name the practice yet."""
    opened(page, f"{address}{PREFIXES[language]}propose/?what=evidence&record=practices/hotlines")
    unfold(page, "evidence")
    page.locator("#evidence-in").fill("resources/unodc-model-law-2009")
    page.locator("#evidence-covers").select_option("direct")
    page.locator("#evidence-seen").select_option("text")
    pick(page, "evidence", "by", "icat")
    submit(page, "evidence")
    expect(page.locator("#evidence-where-problem")).to_contain_text("article")
    expect(page.locator("#evidence-by-problem")).to_contain_text("unodc")
    page.locator("#evidence-by").locator("xpath=../..").locator(".selected-options button").click()
    fill(page, "evidence", {"where": "p. 12"})
    expect(page.locator("#evidence-where-problem")).to_be_hidden()
    submit(page, "evidence")
    made = downloads(page)
    files = {
        f"docs/{kind}/{name}": made[name]
        for kind, name in (("practices", "hotlines.md"), ("resources", "unodc-model-law-2009.md"))
    }
    added = [
        line
        for path, text in files.items()
        for line in text.split("\n")
        if line not in (ROOT / path).read_text("utf-8").split("\n")
    ]
    assert (
        added[0]
        == "  - {in: resources/unodc-model-law-2009, where: p. 12, covers: direct, seen: text}"
    )
    assert (
        len(added) == 2 and added[1].startswith("practices: [") and added[1].endswith("hotlines]")
    )
    return files


CORRECTION = {
    "en": ("Say what is wrong, or change the text.", "online fraud", "online scams"),
    "fr": (
        "Dites ce qui ne va pas, ou modifiez le texte.",
        "fraude en ligne",
        "escroquerie en ligne",
    ),
}
"""What is asked for, and words of the page with what takes their place."""


def proposed_correction(page: Page, address: str, language: str) -> dict[str, str]:
    """A correction changes one place of the page and nothing else."""
    wanted, wrong, right = CORRECTION[language]
    record = "practices/non-punishment-of-victims"
    opened(
        page,
        f"{address}{PREFIXES[language]}propose/?what=correction&record={record}&version={language}",
    )
    name = f"non-punishment-of-victims{ENDING[language]}.md"
    before = (ROOT / "docs/practices" / name).read_text("utf-8")
    expect(page.locator("#correction-place option[value=what]")).to_be_attached()
    submit(page, "correction")
    expect(page.locator("#correction-reason-problem")).to_have_text(wanted)
    places = page.locator("#correction-place option").evaluate_all(
        "all => all.map(one => one.value).filter(Boolean)"
    )
    text = page.locator("#correction-text")
    for place in places:
        page.locator("#correction-place").select_option(place)
        if wrong in (shown := text.input_value()):
            text.fill(f"{shown} <b>")
            submit(page, "correction")
            expect(page.locator("#correction-text-problem")).to_contain_text("<b>")
            text.fill(shown.replace(wrong, right))
            break
    submit(page, "correction")
    made = downloads(page)[name]
    assert made == before.replace(wrong, right, 1)
    return {f"docs/practices/{name}": made}


def proposed_translation(page: Page, address: str, language: str) -> dict[str, str]:
    """A translation is shown next to its original and is stamped."""
    query = "what=translation&record=resources/unodc-toolkit-combat-tip-2008&version=fr"
    opened(page, f"{address}{PREFIXES[language]}propose/?{query}")
    expect(page.locator("#translation-title")).to_have_value(re.compile("Référentiel"))
    expect(page.locator(".source-text").nth(0)).to_have_text(
        "Toolkit to Combat Trafficking in Persons"
    )
    page.locator("#translation-use").fill("À toute personne qui bâtit une action nationale.")
    submit(page, "translation")
    ((name, text),) = downloads(page).items()
    assert "bâtit une action" in text
    return {f"docs/resources/{name}": text}


@pytest.mark.nightly
@pytest.mark.parametrize("language", PREFIXES)
def test_proposal_in_either_language_passes_the_checker(
    page: Page, address: str, repository: Path, language: str
) -> None:
    forms = (
        proposed_resource,
        proposed_practice,
        proposed_evidence,
        proposed_correction,
        proposed_translation,
    )
    made = [propose(page, address, language) for propose in forms]
    if language == "fr":
        made.append(resource_in_both_languages(page, address))
    files = {path: text for written in made for path, text in written.items()}
    before = findings(repository, files)
    for path, text in files.items():
        (repository / path).write_text(text, encoding="utf-8", newline="\n")
    new = [finding for finding in findings(repository, files) if finding not in before]
    told = {(path, rule) for path, rule, *_ in map(str.split, new)}
    single = {(path, "translation-missing") for written in made[:2] for path in written}
    rewritten = {
        (path, rule) for path in made[4] for rule in ("translation-links", "translation-term")
    }
    assert single <= told <= single | rewritten, new


@pytest.mark.parametrize(
    ("prefix", "needed"), [("", "This is needed."), ("fr/", "Ce champ est nécessaire.")]
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
    pick(page, "resource", "publishers", "unies drogue")
    chosen = form(page, "resource").locator('[data-field="publishers"]')
    expect(chosen.locator(".selected-options li")).to_have_count(0)
    expect(chosen.locator(".suggestions")).to_contain_text(
        "Office des Nations Unies contre la drogue et le crime"
    )
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
    ("file", "unodc-toolkit-combat-tip-2008", "A record of this name exists already."),
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
    "en-title": "Toolkit to combat trafficking in persons",
    "symbol": "sales no. e.08.V.14",
    "isbn": "9789211337891",
    "links": "http://www.unodc.org/unodc/en/human-trafficking/2008/electronic-toolkit/"
    "electronic-toolkit-to-combat-trafficking-in-persons---index.html",
}


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
        expect(link).to_have_text("Toolkit to Combat Trafficking in Persons")
        expect(link).to_have_attribute(
            "href", re.compile(r"resources/unodc-toolkit-combat-tip-2008/$")
        )
        field.fill("")


def test_download_and_copy_are_offered_without_repository_and_contact(
    page: Page, address: str, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    french_resource(page, address)
    fill(page, "resource", {"file": "x-2019"})
    submit(page, "resource")
    expect(page.locator(".proposal-actions li")).to_have_count(2)
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
    french_resource(page, address)
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


BLOCKED = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });"
DRAFTS = [
    "{",
    "null",
    "[]",
    '{"what": "toString", "forms": {"resource": {"facts": {"topics": 5, "links": "x"}, "words": 7}}}',
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
    french_resource_values = {"fr-title": "Un titre confidentiel", "fr-summary": SUMMARY_FR}
    fill(page, "resource", french_resource_values)
    submit(page, "resource")
    assert not asked


@pytest.mark.parametrize("what", ["resource", "practice", "evidence", "correction", "translation"])
def test_every_form_is_accessible_with_its_problems(page: Page, address: str, what: str) -> None:
    opened(page, f"{address}fr/propose/?what={what}&record={TOOLKIT}&version=fr")
    unfold(page, what)
    submit(page, what)
    part = f'form[data-what="{what}"]'
    faults = {"in the light": axe(page, part=part)}
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 800})
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
