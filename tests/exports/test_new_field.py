"""A field that is added to the model and to data/fields.yml is shown in every place that its mark names; so is the effect."""

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
from catalogue.exports.api import tables
from catalogue.views import explore
from publishing import ROOT
from sites import pages
from small import site

FIELD = '''
    sdg_targets: Annotated[list[Annotated[str, InVocabulary("sdg-targets")]], Shown(*FACTS, "facet", "table", "linked-data")] = []
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
from catalogue.views import comparison, explore, explore_data, propose
from catalogue.views.addresses import page_path
from publishing import publication_of, published

root = Path.cwd()
catalogue = load(root)
published(catalogue, root / "site")
publication = publication_of(catalogue)
views = {}
for language, context in publication.contexts.items():
    page = page_path(context.site, language, "explore")
    facets = explore.exploration(context, page).facets
    form = next(form for form in propose.forms(context) if form["id"] == "practice")
    views[language] = {
        "facets": {facet.id: [facet.label, *(option.label for option in facet.options)] for facet in facets},
        "columns": {path.rpartition("/")[2]: value for path, value in explore_data.files(context)},
        "form": {field.name: [field.label, *(choice.label for choice in field.choices)] for field in form["first"] + form["more"]},
        "compare": comparison.fact_table(context, "practices", page)["records"]["rooms"]["facts"],
    }
findings = [finding.rule for finding in checker.check(catalogue) if "sdg" in str(finding.values)]
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
    search = os.pathsep.join([str(root / "scripts"), str(ROOT / "tests" / "support")])
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
def copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A copy of the code and the tables with one more field: two edits and a vocabulary; and what its views hold."""
    root = tmp_path_factory.mktemp("field")
    for name in ("data", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "data/published-urls.txt").unlink()
    insert(
        root / "scripts/catalogue/model/records.py", '    """The resources that help with it, the most useful first."""\n', FIELD
    )
    insert(root / "data/fields.yml", "Practice:", LABEL)
    (root / "data/sdg-targets.yml").write_text(VOCABULARY, "utf-8")
    return root, publish(root, practice="| sdg_targets: [target-8-7, target-16-2]")


WORDS = {
    "en": {
        "folder": "",
        "colon": ":",
        "label": "Targets served",
        "goal": "Decent work",
        "forced": "Eradicate forced labour",
        "children": "End trafficking of children",
        "listed": "End trafficking of children",
        "effect": "Evidence of effect",
        "level": "None known",
    },
    "fr": {
        "folder": "fr/",
        "colon": "\u00a0:",
        "label": "Cibles visées",
        "goal": "Travail décent",
        "forced": "Supprimer le travail forcé",
        "children": "Mettre fin à la traite des enfants",
        "listed": "mettre fin à la traite des enfants",
        "effect": "Connaissance des effets",
        "level": "Aucune connue",
    },
}


def cells(root: Path, language: str) -> dict[str, str]:
    """The row of the practice in the table of a language."""
    text = (root / f"site/api/v1/practices.{language}.csv").read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=tables.CUTS.get(language, ",")))
    return dict(zip(rows[0], rows[1], strict=True))


@pytest.mark.parametrize("language", WORDS)
def test_a_new_field_is_in_every_place(copy: tuple[Path, dict[str, Any]], language: str) -> None:
    root, made = copy
    words, views = WORDS[language], made["views"][language]
    label, forced, children = words["label"], words["forced"], words["children"]
    folder = root / "site" / words["folder"] / "practices" / "rooms"
    page = (folder / "index.html").read_text("utf-8")
    assert f"<dt>{label}</dt>" in page and forced in page and children in page
    assert '"termCode":"target-8-7"' in page
    assert f"- {label}{words['colon']} {forced}, {words['listed']}\n" in (folder / "index.md").read_text("utf-8")
    assert views["facets"]["sdg_targets"] == [label, words["goal"], forced, children]
    assert views["columns"]["column-sdg_targets.json"]["up"] == [-1, 0, -1]
    assert views["compare"][label] == f"{forced}, {words['listed']}"
    assert views["form"]["sdg_targets"][0] == label and forced in views["form"]["sdg_targets"]
    assert cells(root, language)["sdg_targets"] == f"{forced} | {children}"


def test_a_new_field_is_in_the_data_and_in_the_schema(copy: tuple[Path, dict[str, Any]]) -> None:
    root, made = copy
    record = json.loads((root / "site/api/v1/records/practices/rooms.json").read_text("utf-8"))
    assert record["fields"]["sdg_targets"] == ["target-8-7", "target-16-2"]
    schema = json.loads((root / "site/schemas/practice.schema.json").read_text("utf-8"))
    assert schema["properties"]["sdg_targets"]["items"]["enum"] == ["goal-8", "target-8-7", "target-16-2"]
    assert made["findings"] == []


@pytest.mark.parametrize("language", WORDS)
def test_the_effect_is_in_every_place(copy: tuple[Path, dict[str, Any]], language: str) -> None:
    root, made = copy
    words, views = WORDS[language], made["views"][language]
    label, level = words["effect"], words["level"]
    folder = root / "site" / words["folder"] / "practices" / "rooms"
    page = (folder / "index.html").read_text("utf-8")
    assert f"<dt>{label}</dt>" in page
    assert f'"inDefinedTermSet":"{label}","name":"{level}","termCode":"none-known"' in page
    assert f"- {label}{words['colon']} {level}\n" in (folder / "index.md").read_text("utf-8")
    assert views["facets"]["effect"] == [label, level]
    assert views["compare"][label] == level
    row = cells(root, language)
    assert (row["effect_level"], row["effect_direction"], row["levels"]) == (level, "", "National")
    record = json.loads((root / "site/api/v1/records/practices/rooms.json").read_text("utf-8"))
    assert record["fields"]["effect"] == {"level": "none-known"}


FIRST_COLUMNS = (
    *("id", "kind", "name", "summary", "status", "level", "level_label", "since", "agencies"),
    *("topics", "audiences", "regions", "languages", "type", "published", "date", "symbol", "isbn", "doi", "access", "homepage"),
    *("reviewed", "review_due", "links", "page", "permalink"),
)


def test_the_first_columns_of_tables_never_change() -> None:
    assert tables.columns()[: len(FIRST_COLUMNS)] == FIRST_COLUMNS
    later = set(tables.columns()[len(FIRST_COLUMNS) :])
    assert {"effect_level", "effect_direction", "levels", "countries", "legal_basis", "force", "publishers", "acronym"} <= later
    assert {"type_label", "access_label", "membership", "act", "number", "place", "until", "created", "modified"} <= later


def test_the_names_of_facets_are_those_of_saved_searches() -> None:
    names = "kind topics audiences recognition effect publishers type opens languages regions levels force year"
    assert " ".join(source.id for source in explore.sources()) == names
