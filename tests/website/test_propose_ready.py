"""A proposal that a form calls ready is accepted: each form, in each language, is filled in on the sample.

The checker judges only the pages that a form has made, by the rules of pages and of the catalogue.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from catalogue.lint import checker
from catalogue.source.loading import load
from playwright.sync_api import Page, expect
from support.languages import PREFIXES
from support.proposing import (
    RESOURCE,
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
from website.test_propose import host_is_known

PRACTICE = "ratification-and-legislation-alignment"
ENDING = {"en": "", "fr": ".fr"}
Files = dict[str, str]
"""The pages that a form has made: path → text."""


@pytest.fixture
def address(sample_address: str) -> str:
    """The address of the pages of these tests."""
    return sample_address


@pytest.fixture(scope="session")
def source(sample_site: Path) -> Path:
    """The repository of the sample. No test changes it."""
    return sample_site.parent / "repository"


@pytest.fixture
def repository(source: Path, tmp_path: Path) -> Path:
    """The pages and tables of the sample, to which a proposal is added."""
    shutil.copytree(source / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("assets"))
    (tmp_path / "docs" / "assets").symlink_to(source / "docs" / "assets")
    for name in ("data", "overrides", "mkdocs.yml"):
        (tmp_path / name).symlink_to(source / name)
    return tmp_path


def new_findings(repository: Path, files: Files) -> set[str]:
    """The rules that these pages break and did not break before, once they are in a repository."""
    before = findings(repository, files)
    for path, text in files.items():
        (repository / path).write_text(text, encoding="utf-8", newline="\n")
    return {rule for _, rule, _ in findings(repository, files) - before}


def findings(repository: Path, files: Files) -> set[tuple[str, str, str]]:
    """The findings on some pages: path, rule, what the rule tells."""
    found = checker.check(load(repository), files.__contains__)
    return {(finding.path, finding.rule, str(finding.values)) for finding in found}


@pytest.mark.parametrize("language", PREFIXES)
def test_ready_resource_is_accepted(
    page: Page, address: str, repository: Path, language: str
) -> None:
    fill_resource(page, address, language)
    start = {"en": "office-welcoming-children", "fr": "office-accueillir-les-enfants"}[language]
    expect(page.locator("#resource-file")).to_have_value(re.compile(f"^{start}"))
    fill(page, "resource", {"file": "office-guide-2019"})
    submit(page, "resource")
    ((name, text),) = downloads(page).items()
    assert name == f"office-guide-2019{ENDING[language]}.md"
    assert {"en": "## What is in it", "fr": "## Contenu"}[language] in text
    assert new_findings(repository, {f"docs/resources/{name}": text}) == {"translation-missing"}


def test_ready_resource_in_both_languages_is_accepted(
    page: Page, address: str, repository: Path
) -> None:
    fill_resource(page, address, "fr")
    texts = {f"en-{name}": text for name, text in RESOURCE["en"].items()}
    texts["en-section-contents"] = "The guide follows the child."
    fill(page, "resource", {"fr-section-contents": "Le guide suit l'enfant.", **texts})
    fill(page, "resource", {"file": "office-guide-2019"})
    submit(page, "resource")
    files = downloads(page)
    assert list(files) == ["office-guide-2019.fr.md", "office-guide-2019.md"]
    pages = {f"docs/resources/{name}": text for name, text in files.items()}
    assert new_findings(repository, pages) == set()


PRACTICES = {
    "en": {
        "title": "One room for the first talk with a child",
        "summary": SUMMARIES["en"],
        "said": "Plain words about it, with a figure and a date: {name}.",
        "how": "Find a room that is not a cell\nTrain four people",
        "pitfalls": "Talking twice",
    },
    "fr": {
        "title": "Une pièce pour le premier entretien avec l'enfant",
        "summary": "La police et les services sociaux reçoivent l'enfant dans une seule pièce.",
        "said": "Des mots simples, avec un chiffre et une date : {name}.",
        "how": "Trouver une pièce qui ne soit pas une cellule\nFormer quatre personnes",
        "pitfalls": "Interroger deux fois",
    },
}
"""What is typed for a practice."""

WORLD = {"en": "World", "fr": "Monde"}
STEPS = {
    "en": "1. **Find a room that is not a cell**\n2. **Train four people**",
    "fr": "1. **Trouver une pièce qui ne soit pas une cellule**\n2. **Former quatre personnes**",
}
STEP_IDS = {
    "en": ["find-room-not-cell", "train-four-people", "talking-twice"],
    "fr": ["find-a-room", "train-people", "asking-twice"],
}
"""Ids are of whole English words: proposed from English words, typed where the page is in French."""

SHORT = {"en": "Find a suitable room", "fr": "Trouver une pièce convenable"}


def confirm_steps(page: Page, language: str) -> None:
    """Say for each step that is shown who acts and when, and name it where no name is proposed."""
    steps = form(page, "practice").locator('[data-step-list="how"] > .repeater > li')
    expect(steps).to_have_count(2)
    for number, step in enumerate(steps.all()):
        step.locator('[data-field="who"] input[value="police"]').check()
        step.locator('[data-field="moment"] select').select_option("prepare")
        if language == "fr":
            step.locator('[data-field="id"] input').fill(STEP_IDS["fr"][number])
    steps.first.locator(f'[data-short="{language}"] input').fill(SHORT[language])
    if language == "fr":
        pitfall = form(page, "practice").locator(
            '[data-step-list="pitfalls"] [data-field="id"] input'
        )
        pitfall.fill(STEP_IDS["fr"][2])


def fill_practice(page: Page, address: str, language: str) -> None:
    """Fill in the form for a practice, to which a link has already given topics and audiences."""
    texts = PRACTICES[language]
    query = "what=practice&topics=children&audiences=police,social-services"
    opened(page, f"{address}{PREFIXES[language]}propose/?{query}")
    unfold(page, "practice")
    fill(page, "practice", {f"{language}-{name}": texts[name] for name in ("title", "summary")})
    for name in ("what", "why", "monitoring", "effect"):
        said = texts["said"].format(name=name)
        fill(page, "practice", {f"{language}-section-{name}": said})
    for name in ("how", "pitfalls"):
        fill(page, "practice", {f"{language}-section-{name}": texts[name]})
    pick(page, "practice", "regions", WORLD[language])
    tick(page, "practice", "levels", "national")
    page.locator("#practice-effect-level").select_option("none-known")
    pick(page, "practice", "resources", "guide", "rules", "declaration")
    confirm_steps(page, language)
    fill(page, "practice", {"file": "one-room-for-a-child"})


@pytest.mark.parametrize("language", PREFIXES)
def test_ready_practice_is_accepted(
    page: Page, address: str, repository: Path, language: str
) -> None:
    fill_practice(page, address, language)
    submit(page, "practice")
    ((name, text),) = downloads(page).items()
    assert name.endswith(f"{ENDING[language]}.md")
    sections = load(repository).vocabularies.sections["practices"]
    wanted = [term.label(language) for section, term in sections.items() if section != "examples"]
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == wanted
    assert "topics: [children]\naudiences: [police, social-services]" in text
    assert STEPS[language] in text
    assert re.findall(r"- \{id: ([a-z-]+)", text) == STEP_IDS[language]
    assert text.count("who: [police], moment: prepare") == 2
    assert f"short: {{{language}: {SHORT[language]}}}" in text
    assert new_findings(repository, {f"docs/practices/{name}": text}) == {"translation-missing"}


@pytest.mark.parametrize("language", PREFIXES)
def test_ready_evidence_is_accepted(
    page: Page, address: str, repository: Path, language: str
) -> None:
    """Evidence becomes one line of the practice, and one word of the document that does not name it yet."""
    query = "what=evidence&record=practices/record-31"
    opened(page, f"{address}{PREFIXES[language]}propose/?{query}")
    unfold(page, "evidence")
    page.locator("#evidence-in").fill("resources/rules")
    page.locator("#evidence-covers").select_option("direct")
    page.locator("#evidence-seen").select_option("text")
    pick(page, "evidence", "by", "icat")
    submit(page, "evidence")
    expect(page.locator("#evidence-where-problem")).to_contain_text("article")
    expect(page.locator("#evidence-by-problem")).to_contain_text("office")
    page.locator("#evidence-by").locator("xpath=../..").locator(".selected-options button").click()
    fill(page, "evidence", {"where": "p. 12"})
    expect(page.locator("#evidence-where-problem")).to_be_hidden()
    submit(page, "evidence")
    made = downloads(page)
    files = {
        "docs/practices/record-31.md": made["record-31.md"],
        "docs/resources/rules.md": made["rules.md"],
    }
    assert added(repository, files) == [
        "  - {in: resources/rules, where: p. 12, covers: direct}",
        f"practices: [{PRACTICE}, record-31]",
        f"  - {{where: p. 12, seen: text, read: {datetime.now(UTC).date()}}}",
    ]
    assert new_findings(repository, files) == set()


def added(repository: Path, files: Files) -> list[str]:
    """The lines that are new in some pages."""
    lines = []
    for path, text in files.items():
        before = (repository / path).read_text("utf-8").split("\n")
        lines += [line for line in text.split("\n") if line not in before]
    return lines


CORRECTION = {
    "en": ("Say what is wrong, or change the text.", "is a crime", "is an offence"),
    "fr": ("Dites ce qui ne va pas, ou modifiez le texte.", "une infraction", "un crime"),
}
"""What is asked for, and words of the page with what takes their place."""


@pytest.mark.parametrize("language", PREFIXES)
def test_ready_correction_is_accepted(
    page: Page, address: str, repository: Path, language: str
) -> None:
    """A correction changes one place of the page and nothing else."""
    wanted, wrong, right = CORRECTION[language]
    query = f"what=correction&record=practices/{PRACTICE}&version={language}"
    opened(page, f"{address}{PREFIXES[language]}propose/?{query}")
    path = f"docs/practices/{PRACTICE}{ENDING[language]}.md"
    before = (repository / path).read_text("utf-8")
    expect(page.locator("#correction-place option[value=what]")).to_be_attached()
    submit(page, "correction")
    expect(page.locator("#correction-reason-problem")).to_have_text(wanted)
    text = page.locator("#correction-text")
    page.locator("#correction-place").select_option("what")
    shown = text.input_value()
    text.fill(f"{shown} <b>")
    submit(page, "correction")
    expect(page.locator("#correction-text-problem")).to_contain_text("<b>")
    text.fill(shown.replace(wrong, right))
    submit(page, "correction")
    made = downloads(page)[path.rpartition("/")[2]]
    assert made == before.replace(wrong, right, 1) != before
    assert new_findings(repository, {path: made}) == set()


@pytest.mark.parametrize("language", PREFIXES)
def test_ready_translation_is_accepted(
    page: Page, address: str, repository: Path, language: str
) -> None:
    """A translation is shown next to its original and is stamped."""
    query = "what=translation&record=resources/palermo-protocol-2000&version=fr"
    opened(page, f"{address}{PREFIXES[language]}propose/?{query}")
    expect(page.locator("#translation-title")).to_have_value("Protocole contre la traite")
    original = page.locator(".source-text", has_text="Protocol against trafficking in persons")
    expect(original.first).to_be_visible()
    page.locator("#translation-use").fill("À toute personne qui bâtit une action nationale.")
    submit(page, "translation")
    ((name, text),) = downloads(page).items()
    assert "bâtit une action" in text
    assert "\nsource: {" in text
    assert new_findings(repository, {f"docs/resources/{name}": text}) == set()


HOW = {"en": "Write the law", "fr": "Écrire la loi"}
"""The short head of a step of the sample, by which the form shows it."""


def follow_step(page: Page, practice: str, what: str) -> None:
    """Follow the link of a step to a form."""
    page.goto(practice)
    step = page.locator("#write-the-law")
    step.evaluate("one => one.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    step.locator(f'a[href*="what={what}"]').click()
    expect(page.locator(".propose[data-open]")).to_be_visible()


@pytest.mark.parametrize("language", PREFIXES)
def test_ready_evidence_for_a_step_is_accepted(
    page: Page, address: str, repository: Path, language: str
) -> None:
    """The link of a step opens the form, which shows the words of the step, and makes its basis."""
    follow_step(page, f"{address}{PREFIXES[language]}practices/{PRACTICE}/", "evidence")
    chosen = page.locator("#evidence-which")
    expect(chosen.locator("option:checked")).to_have_text(f"2. {HOW[language]}")
    expect(page.locator('form[data-what="evidence"] [data-step] .step-words')).to_have_text(
        {"en": "Write.", "fr": "Écrire."}[language]
    )
    page.locator("#evidence-in").fill("resources/rules")
    fill(page, "evidence", {"where": "p. 12"})
    page.locator("#evidence-seen").select_option("text")
    submit(page, "evidence")
    expect(page.locator("#evidence-says-problem")).to_be_visible()
    expect(page.locator("#evidence-says")).to_be_focused()
    page.locator("#evidence-says").select_option("same")
    submit(page, "evidence")
    made = downloads(page)
    files = {
        f"docs/practices/{PRACTICE}.md": made[f"{PRACTICE}.md"],
        "docs/resources/rules.md": made["rules.md"],
    }
    basis, reading = added(repository, files)
    assert "{in: resources/rules, where: p. 12, says: same, judged: " in basis
    assert reading == f"  - {{where: p. 12, seen: text, read: {datetime.now(UTC).date()}}}"
    assert new_findings(repository, files) == set()


@pytest.mark.parametrize("language", PREFIXES)
def test_objection_to_a_step_needs_words_and_shows_those_of_the_step(
    page: Page, address: str, language: str
) -> None:
    follow_step(page, f"{address}{PREFIXES[language]}practices/{PRACTICE}/", "correction")
    expect(page.locator("#correction-which")).to_have_value("write-the-law")
    submit(page, "correction")
    expect(page.locator("#correction-reason-problem")).to_be_visible()
    expect(page.locator("#correction-reason")).to_be_focused()
    expect(page.locator(".proposal-result")).to_be_hidden()
    fill(page, "correction", {"reason": "A law of 2020 says the contrary."})
    submit(page, "correction")
    suggested = {"en": "Your suggestion is ready", "fr": "Votre suggestion est prête"}
    expect(page.locator(".proposal-result h2")).to_have_text(suggested[language])
    text = page.locator(".files textarea").input_value()
    assert text.count("A law of 2020 says the contrary.") == 1
    assert f"#write-the-law ({ {'en': 'Write.', 'fr': 'Écrire.'}[language] })" in text


ADDED = {
    "en-norm": "Publish the law in every language of the country.",
    "en-guidance": "Print it too.",
    "en-short": "Publish the law in every language",
    "fr-norm": "Publier la loi dans chaque langue du pays.",
    "fr-short": "Publier la loi dans chaque langue",
}
"""The words of a step that the practice of the sample does not have."""


@pytest.mark.parametrize("language", PREFIXES)
def test_ready_step_is_accepted(page: Page, address: str, repository: Path, language: str) -> None:
    """A step is a row and an item of the original, and an item of the translation, which stays current."""
    query = f"what=step&record=practices/{PRACTICE}&step=compare-law-and-treaty"
    opened(page, f"{address}{PREFIXES[language]}propose/?{query}")
    fill(page, "step", ADDED | {f"{language}-short": "One two three four five six seven eight"})
    submit(page, "step")
    for name in ("who", "moment"):
        expect(page.locator(f"#step-{name}-problem")).to_be_visible()
    expect(page.locator(f"#step-{language}-short-problem")).to_contain_text("8")
    fill(page, "step", ADDED)
    tick(page, "step", "who", "legislators")
    page.locator("#step-moment").select_option("after")
    submit(page, "step")
    made = downloads(page)
    files = {f"docs/practices/{name}": text for name, text in made.items()}
    assert list(files) == [f"docs/practices/{PRACTICE}.md", f"docs/practices/{PRACTICE}.fr.md"]
    lines = added(repository, files)
    assert "  - id: publish-law-every-language-country" in lines
    assert f"2. **{ADDED['en-norm']}** {ADDED['en-guidance']}" in lines
    assert "3. **Write.** Go on." in lines
    assert f"2. **{ADDED['fr-norm']}**" in lines
    assert new_findings(repository, files) == set()


FACTS = {
    "links.en": (
        "https://www.example.org/rules-2",
        'links: {en: "https://www.example.org/rules-2"}',
    ),
    "published": ("2001-02", "published: 2001-02"),
}
"""What a document of the sample is given in a field of its own, and the line that it becomes."""


@pytest.mark.parametrize("place", FACTS)
def test_ready_address_or_date_is_accepted(
    page: Page, address: str, repository: Path, place: str
) -> None:
    value, line = FACTS[place]
    opened(page, f"{address}propose/?what=correction&record=resources/rules")
    page.locator("#correction-place").select_option(place)
    page.locator("#correction-text").fill("no date, no address")
    submit(page, "correction")
    expect(page.locator("#correction-text-problem")).to_be_visible()
    page.locator("#correction-text").fill(value)
    submit(page, "correction")
    files = {"docs/resources/rules.md": downloads(page)["rules.md"]}
    assert added(repository, files) == [line]
    assert new_findings(repository, files) == set()


def test_correction_shows_lines_that_go_beside_those_that_come(
    page: Page, address: str, repository: Path, tmp_path: Path
) -> None:
    """The issue has a difference that Git applies, with the result of the download; nobody is told a line."""
    page.route(re.compile(r"/propose/\?"), host_is_known)
    opened(page, f"{address}propose/?what=correction&record=practices/{PRACTICE}")
    page.locator("#correction-place").select_option("what")
    text = page.locator("#correction-text")
    text.fill(text.input_value().replace("is a crime", "is an offence"))
    submit(page, "correction")
    expect(page.locator(".difference del")).to_contain_text("is a crime")
    expect(page.locator(".difference ins")).to_contain_text("is an offence")
    actions = page.locator(".proposal-actions")
    expect(actions.locator('a[href*="/edit/main/"]')).to_be_visible()
    expect(actions.locator("small")).to_contain_text("The whole new page is copied")
    made = downloads(page)[f"{PRACTICE}.md"]
    issue = actions.locator('a[href*="issues/new"]').get_attribute("href") or ""
    told = parse_qs(urlsplit(issue).query)["text"][0]
    difference = told.partition("~~~~diff\n")[2].partition("\n~~~~")[0] + "\n"
    copy = tmp_path / "copy"
    path = Path("docs", "practices", f"{PRACTICE}.md")
    (copy / path).parent.mkdir(parents=True)
    shutil.copy(repository / path, copy / path)
    applied = subprocess.run(
        ["git", "apply", "-"], cwd=copy, input=difference, encoding="utf-8", check=False
    )
    assert applied.returncode == 0
    assert (copy / path).read_text("utf-8") == made


def test_a_head_that_was_compared_is_read_again_and_not_ready(page: Page, address: str) -> None:
    opened(page, f"{address}propose/?what=correction&record=practices/{PRACTICE}")
    page.locator("#correction-place").select_option("how")
    text = page.locator("#correction-text")
    text.fill(text.input_value().replace("**Read.**", "**Read both.**"))
    submit(page, "correction")
    expect(page.locator(".proposal-result h2")).to_have_text("Your suggestion is ready")
    expect(page.locator(".difference ins")).to_contain_text("Read both.")
