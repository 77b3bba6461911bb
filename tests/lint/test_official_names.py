"""The table of official names and that of titles to be seen: what each value makes the checker say."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.lint import checker
from catalogue.lint.table_shapes import misshapen
from catalogue.model.findings import Finding
from support.sites import write_pages

PAGES = """
resources/guide.md
| title: A guide to training
| summary: A guide to the training of practitioners.
| type: guidelines
| topics: [training]
| audiences: [police]
| regions: [world]
| publishers: [ecpat]
| languages: [{languages}]
| links: {{en: "https://www.example.org/guide", fr: "https://www.example.org/guide-fr"}}
| access: open
| reviewed: 2026-11-25
| ---
|
| ## What is in it
|
| It is a guide to training.
|
| ## Who it is for
|
| For practitioners.

resources/guide.fr.md
| title: A guide to training
| our_title: Un guide de formation
| summary: Un guide de formation des praticiens.
| ---
|
| ## Contenu
|
| C’est un guide de formation.
|
| ## À qui il s’adresse
|
| Aux praticiens.
"""
LISTED = "fr:\n  resources/guide: {state: quoted, checked: 2026-11-29}\n"
NAMES = "fr:\n  {key}: {{short: Guide, seen: text, found: A/1}}\n"


def found(root: Path, rule: str) -> list[Finding]:
    return [item for item in checker.check_folder(root) if item.rule == rule]


def tables(root: Path, titles: str = "{}", names: str = "{}") -> None:
    language = root / "data" / "language"
    (language / "titles-to-be-seen.yml").write_text(titles, "utf-8")
    (language / "official-names.yml").write_text(names, "utf-8")


def test_listed_title_may_be_the_editors_own(root: Path) -> None:
    write_pages(root, PAGES.format(languages="en, fr"))
    tables(root, LISTED)
    assert found(root, "title-official") == found(root, "title-listed") == []
    tables(root)
    (finding,) = found(root, "title-official")
    assert finding.path == "docs/resources/guide.fr.md"


def test_address_of_a_page_about_a_document_is_no_edition(root: Path) -> None:
    """The document does not exist in that language: its title there can only be the editors' own."""
    write_pages(root, PAGES.format(languages="en"))
    tables(root)
    assert found(root, "title-official") == []
    tables(root, LISTED)
    assert len(found(root, "title-listed")) == 1


@pytest.mark.parametrize(
    ("key", "count"),
    [("resources/guide", 0), ("resources/gone", 1), ("terms/anything", 0)],
)
def test_named_record_exists(root: Path, key: str, count: int) -> None:
    write_pages(root, PAGES.format(languages="en"))
    tables(root, names=NAMES.format(key=key))
    assert len(found(root, "reference-unknown")) == count


def test_short_name_of_a_document_is_that_of_the_table(root: Path) -> None:
    write_pages(root, PAGES.format(languages="en"))
    tables(root, names=NAMES.format(key="resources/guide"))
    (finding,) = found(root, "name-official")
    assert finding.values == {"expected": "Guide", "seen": "A/1"}
    page = root / "docs" / "resources" / "guide.fr.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("summary: Un", "short: Guide\nsummary: Un"), "utf-8")
    assert found(root, "name-official") == []


def test_wrong_name_is_found_in_the_texts_of_tables(root: Path) -> None:
    row = "{short: Pacte, seen: expert, avoid: [PIDCP, autre pacte]}"
    tables(root, names=f"fr:\n  terms/covenant: {row}\n")
    table = root / "data" / "vocabularies" / "access.yml"
    table.write_text('open: {en: "PIDCP", fr: "Un autre pacte, le PIDCP"}\n', "utf-8")
    findings = [item for item in found(root, "words-name") if item.path.endswith("access.yml")]
    assert [item.values["word"] for item in findings] == ["autre pacte", "PIDCP"]


@pytest.mark.parametrize(
    ("name", "row", "is_right"),
    [
        ("official-names", {"short": "A name", "seen": "text"}, True),
        ("official-names", {"short": "A name", "seen": "hearsay"}, False),
        ("official-names", {"short": "A name"}, False),
        ("titles-to-be-seen", {"state": "expert", "checked": "2026-11-29"}, True),
        ("titles-to-be-seen", {"state": "expert", "checked": "2026-11"}, False),
        ("titles-to-be-seen", {"state": "seen", "checked": "2026-11-29"}, False),
    ],
)
def test_rows_have_their_model(name: str, row: dict[str, str], is_right: bool) -> None:
    faults = list(misshapen(name, {"fr": {"resources/guide": row}}))
    assert faults == ([] if is_right else [("fr", "resources/guide")])
