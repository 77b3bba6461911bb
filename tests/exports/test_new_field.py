"""A field that is added to the model and to the table of fields is shown wherever its mark names."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from catalogue.exports import csv_text
from catalogue.exports.api import tables
from catalogue.views.explore.facets import sources
from support.publishing import ROOT
from support.sites import once, pages
from support.small_site import site

FIELD = '''
    sdg_targets: Annotated[
        list[Annotated[str, InVocabulary("sdg-targets")]],
        Shown(*FACTS, "facet", "table", "linked-data"),
    ] = []
    """The targets of the Sustainable Development Goals that it serves."""
'''
HELP = "{en: Targets of the Goals that it serves., fr: Les cibles des Objectifs qu’elle sert.}"
LABEL = f"\n  sdg_targets: {{en: Targets served, fr: Cibles visées, help: {HELP}}}"
VOCABULARY = """
goal-8: {en: Decent work, fr: Travail décent}
target-8-7: {en: Eradicate forced labour, fr: Supprimer le travail forcé, parent: goal-8}
target-16-2: {en: End trafficking of children, fr: Mettre fin à la traite des enfants}
"""
PUBLISH = """
import json, sys
from pathlib import Path
from catalogue.lint import checker
from catalogue.source.loading import load
from catalogue.views.pages import comparison, propose
from catalogue.views.explore import exploration, explore_data
from catalogue.views.wording.context import page_path
from support.publishing import publication_of, published

root = Path.cwd()
catalogue = load(root)
published(catalogue, root / "site")
publication = publication_of(catalogue)
views = {}
for language, context in publication.contexts.items():
    page = page_path(context.site, language, "explore")
    facets = exploration.exploration(context, page).facets
    form = next(form for form in propose.forms(context) if form["id"] == "practice")
    views[language] = {
        "facets": {facet.id: [facet.label, *(option.label for option in facet.options)] for facet in facets},
        "columns": {
            path.rpartition("/")[2]: value for path, value in explore_data.explore_files(context)
        },
        "form": {
            field.name: [field.label, *(choice.label for choice in field.choices)]
            for field in form["first"] + form["more"]
        },
        "compare": comparison.fact_table(context, "practices", page)["records"]["rooms"]["facts"],
    }
of_pages = [found for found in checker.check(catalogue) if found.path.startswith("docs/")]
findings = [found.rule for found in of_pages if "sdg" in str(found.values)]
print(json.dumps({"views": views, "findings": findings}))
"""


def insert(file: Path, after: str, text: str) -> None:
    """Edit a file: put lines below one that is there once."""
    content = file.read_text("utf-8")
    assert content.count(after) == 1
    file.write_text(content.replace(after, after + text), "utf-8")


def publish(root: Path, practice: str) -> dict[str, Any]:
    """Publish a small site with the code of a copy of the repository; what views hold is returned."""
    for path, text in pages(site("unodc", practice=practice)).items():
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text(text, "utf-8")
    search = os.pathsep.join([str(root / "scripts"), str(ROOT / "tests")])
    result = subprocess.run(
        [sys.executable, "-c", PUBLISH],
        cwd=root,
        env={**os.environ, "PYTHONPATH": search, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-3000:]
    return dict(json.loads(result.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def copy(shared: Path) -> tuple[Path, dict[str, Any]]:
    """A copy of the code and the tables with one more field and its vocabulary; what its views hold."""
    root = once(shared / "one-more-field", publish_with_field)
    return root, json.loads((root / "views.json").read_text("utf-8"))


def publish_with_field(root: Path) -> None:
    for name in ("data", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "data/addresses/published-urls.txt").unlink()
    insert(
        root / "scripts/catalogue/model/records.py",
        '    """The resources that help with it, the most useful first."""\n',
        FIELD,
    )
    insert(root / "data/interface/fields.yml", "Practice:", LABEL)
    (root / "data/vocabularies/sdg-targets.yml").write_text(VOCABULARY, "utf-8")
    views = publish(root, practice="| sdg_targets: [target-8-7, target-16-2]")
    (root / "views.json").write_text(json.dumps(views), "utf-8")


Place = dict[str, Any]
COLONS = {"en": ":", "fr": "\u00a0:"}
WORDS: dict[tuple[str, str], Place] = {
    ("sdg_targets", "en"): {
        "label": "Targets served",
        "facet": ["Decent work", "Eradicate forced labour", "End trafficking of children"],
        "listed": "Eradicate forced labour, End trafficking of children",
    },
    ("sdg_targets", "fr"): {
        "label": "Cibles visées",
        "facet": [
            "Travail décent",
            "Supprimer le travail forcé",
            "Mettre fin à la traite des enfants",
        ],
        "listed": "Supprimer le travail forcé, mettre fin à la traite des enfants",
    },
    ("effect", "en"): {
        "label": "Evidence of effect",
        "facet": ["None known"],
        "listed": "None known",
    },
    ("effect", "fr"): {
        "label": "Connaissance des effets",
        "facet": ["Aucune connue"],
        "listed": "Aucune connue",
    },
}
CODES = {"sdg_targets": "target-8-7", "effect": "none-known"}
"""The code of a value in the linked data."""


def cells(root: Path, language: str) -> dict[str, str]:
    """The row of the practice in the table of a language."""
    text = (root / f"site/api/v1/practices.{language}.csv").read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=csv_text.delimiter(language)))
    return dict(zip(rows[0], rows[1], strict=True))


@pytest.mark.parametrize(("field", "language"), WORDS)
def test_field_appears_in_every_output_of_its_mark(
    copy: tuple[Path, dict[str, Any]], field: str, language: str
) -> None:
    root, made = copy
    words, views = WORDS[field, language], made["views"][language]
    label, listed = words["label"], words["listed"]
    folder = root / "site" / ("" if language == "en" else language) / "practices/rooms"
    page = (folder / "index.html").read_text("utf-8")
    assert f"<dt>{label}</dt>" in page and all(term in page for term in words["facet"][-2:])
    assert f'"inDefinedTermSet":"{label}"' in page and f'"termCode":"{CODES[field]}"' in page
    assert f"- {label}{COLONS[language]} {listed}\n" in (folder / "index.md").read_text("utf-8")
    assert views["facets"][field] == [label, *words["facet"]]
    assert views["compare"][label] == listed


@pytest.mark.parametrize("language", COLONS)
def test_fields_and_subfields_are_in_tables_and_forms(
    copy: tuple[Path, dict[str, Any]], language: str
) -> None:
    root, made = copy
    words, effect, views = (
        WORDS["sdg_targets", language],
        WORDS["effect", language]["listed"],
        made["views"][language],
    )
    assert views["columns"]["column-sdg_targets.json"]["up"] == [-1, 0, -1]
    assert (
        views["form"]["sdg_targets"][0] == words["label"]
        and words["facet"][1] in views["form"]["sdg_targets"]
    )
    row = cells(root, language)
    assert row["sdg_targets"] == " | ".join(words["facet"][1:])
    assert (row["effect_level"], row["effect_direction"], row["levels"]) == (effect, "", "National")


def test_new_field_is_in_data_and_schema(copy: tuple[Path, dict[str, Any]]) -> None:
    root, made = copy
    record = json.loads((root / "site/api/v1/records/practices/rooms.json").read_text("utf-8"))
    assert record["fields"]["sdg_targets"] == ["target-8-7", "target-16-2"]
    assert record["fields"]["effect"] == {"level": "none-known"}
    schema = json.loads((root / "site/schemas/practice.schema.json").read_text("utf-8"))
    assert schema["properties"]["sdg_targets"]["items"]["enum"] == [
        "goal-8",
        "target-8-7",
        "target-16-2",
    ]
    assert made["findings"] == []


FIRST_COLUMNS = (
    *("id", "kind", "name", "summary", "status", "level", "level_label", "since", "agencies"),
    *(
        "topics",
        "audiences",
        "regions",
        "languages",
        "type",
        "published",
        "date",
        "symbol",
        "isbn",
        "doi",
        "access",
        "homepage",
    ),
    *("reviewed", "review_due", "links", "page", "permalink"),
)


def test_first_csv_columns_are_stable() -> None:
    assert tables.columns()[: len(FIRST_COLUMNS)] == FIRST_COLUMNS
    later = set(tables.columns()[len(FIRST_COLUMNS) :])
    assert {
        "effect_level",
        "effect_direction",
        "levels",
        "countries",
        "legal_basis",
        "force",
        "publishers",
        "acronym",
    } <= later
    assert {
        "type_label",
        "access_label",
        "membership",
        "act",
        "number",
        "place",
        "until",
        "created",
        "modified",
    } <= later


def test_facet_names_are_stable() -> None:
    names = ["kind", "topics", "audiences", "recognition", "effect", "publishers", "type"]
    names += ["opens", "languages", "regions", "levels", "force", "year"]
    assert [source.id for source in sources()] == names
