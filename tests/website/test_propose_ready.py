"""A proposal that a form calls ready is accepted: each form, in each language, is filled in on the sample.

The checker judges only the pages that a form has made, by the rules of pages and of the catalogue.
"""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

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
    opened,
    pick,
    submit,
    tick,
    unfold,
)

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
    "en": ["find-a-room-that-is-not-a-cell", "train-four-people", "talking-twice"],
    "fr": [
        "trouver-une-piece-qui-ne-soit-pas-une-ce",
        "former-quatre-personnes",
        "interroger-deux-fois",
    ],
}


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
    assert new_findings(repository, {f"docs/practices/{name}": text}) == {
        "step-short-missing",
        "translation-missing",
    }


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
