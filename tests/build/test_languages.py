"""Two more languages by configuration: Arabic, from right to left, and Spanish, with every view and export."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import terminal
from catalogue.lint import checker
from sites import once

ROOT = terminal.ROOT
ADDED = {
    "ar": ("العربية", "rtl", "عدم معاقبة ضحايا الاتجار بالأشخاص"),
    "es": ("Español", "ltr", "No sanción de las víctimas de la trata"),
}
KEPT = ("non-punishment-of-victims", "recovery-and-reflection-period")
SHOWN = KEPT[0]


def configure(root: Path) -> None:
    """What an editor does to add a language: one entry in mkdocs.yml, one `site:` in data/languages.yml. Nothing else."""
    languages, settings = root / "data/languages.yml", root / "mkdocs.yml"
    rows, config = languages.read_text("utf-8"), settings.read_text("utf-8")
    for language, (name, direction, _) in ADDED.items():
        rows, count = re.subn(
            rf"^({language}: {{.*)}}$", rf"\1, site: {{name: {name}, dir: {direction}}}}}", rows, flags=re.MULTILINE
        )
        assert count == 1
        config = config.replace(
            "        - locale: fr\n", f"        - {{locale: {language}, name: {name}}}\n        - locale: fr\n", 1
        )
    languages.write_text(rows, "utf-8")
    settings.write_text(config, "utf-8")


@pytest.fixture(scope="module")
def root(shared: Path) -> Path:
    """A copy of the repository with fewer records and two more languages, and its site; one practice is translated into both."""
    return once(shared / "languages", make)


def make(made: Path) -> None:
    made.mkdir()
    wanted = {"index", *KEPT}
    for name in KEPT:
        wanted |= set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", (ROOT / f"docs/practices/{name}.md").read_text("utf-8")))

    def unwanted(folder: str, names: list[str]) -> list[str]:
        few = Path(folder).name in ("practices", "resources", "statements", "activities")
        return [name for name in names if few and name.split(".")[0] not in wanted]

    for name in ("data", "overrides", "scripts", "schemas"):
        shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs", made / "docs", ignore=unwanted)
    for file in ROOT.iterdir():
        if file.is_file():
            shutil.copy(file, made)
    (made / "data/published-urls.txt").unlink()
    configure(made)
    french = (made / f"docs/practices/{SHOWN}.fr.md").read_text("utf-8")
    for language, (_, _, title) in ADDED.items():
        text = re.sub(r"^title: .*$", f"title: {title}", french, count=1, flags=re.MULTILINE)
        (made / f"docs/practices/{SHOWN}.{language}.md").write_text(text, "utf-8")
    for name, changes in zip(KEPT, (CHANGES, ONLY_ENGLISH), strict=True):
        page = made / f"docs/practices/{name}.md"
        page.write_text(page.read_text("utf-8").replace("\n---\n", f"\n{changes}---\n", 1), "utf-8")
    build(made)


TOLD = {"ar": "أضيف مصدر أول.", "es": "Se añadió una primera fuente."}
TOLD_ALL = {"date": "2026-02-03", "en": "A first source was added.", "fr": "Une source a été ajoutée.", **TOLD}
CHANGES = f"changes:\n  - {{{', '.join(f'{key}: {words}' for key, words in TOLD_ALL.items())}}}\n"
ONLY_ENGLISH = "changes:\n  - {date: 2026-02-04, en: A link was mended.}\n"


def build(root: Path) -> None:
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://toolkit.test/", "REPO_URL": "", "CONTACT": ""}
    command = [sys.executable, "-m", "mkdocs", "build", "--clean", "--site-dir", str(root / "site")]
    result = subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[-3000:]


@pytest.fixture
def site(root: Path) -> Path:
    """The site of that copy."""
    return root / "site"


def pages(site: Path, language: str = "") -> set[str]:
    folder = site / language
    found = {file.relative_to(folder).as_posix() for file in folder.rglob("index.html")}
    return found if language else {path for path in found if path.split("/")[0] not in ("fr", *ADDED)}


@pytest.mark.parametrize("language", ["fr", *ADDED])
def test_every_language_has_every_page(site: Path, language: str) -> None:
    shared = {path for path in pages(site) if path.split("/")[0] in {folder.split("/")[0] for folder in pages(site, language)}}
    assert pages(site, language) == shared
    for view in ("explore", "matrix", "coverage", "opportunities", "timeline", "glossary", "propose", "status", "practices"):
        assert f"{view}/index.html" in shared


@pytest.mark.parametrize("language", ADDED)
def test_the_page_has_the_language_and_the_direction_of_its_text(site: Path, language: str) -> None:
    _, direction, title = ADDED[language]
    translated = (site / language / f"practices/{SHOWN}/index.html").read_text("utf-8")
    assert f'<html lang="{language}" dir="{direction}">' in translated
    assert title in translated
    missing = (site / language / f"practices/{KEPT[1]}/index.html").read_text("utf-8")
    assert f'<html lang="{language}" dir="{direction}">' in missing
    assert re.search(r'<article[^>]* lang="en"[^>]* dir="ltr"|<article lang="en" dir="ltr"', missing)
    assert 'name="robots" content="noindex' in missing


def test_translations_name_each_other(site: Path) -> None:
    home = (site / f"practices/{SHOWN}/index.html").read_text("utf-8")
    for language, (name, _, _) in ADDED.items():
        assert f'hreflang="{language}" href="https://toolkit.test/{language}/practices/{SHOWN}/"' in home
        assert f">{name}</a>" in home
    other = (site / f"practices/{KEPT[1]}/index.html").read_text("utf-8")
    assert not re.search(r'rel="alternate" hreflang="(ar|es)"', other)


@pytest.mark.parametrize("language", ADDED)
def test_every_export_is_there_in_the_language(site: Path, language: str) -> None:
    folder = site / language
    feed = ET.parse(folder / "feed.xml").getroot()
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert f'lang="{language}"' in (folder / "404.html").read_text("utf-8")
    assert ADDED[language][2] in (folder / "matrix/matrix.csv").read_text("utf-8-sig")
    carried = json.loads((folder / "explore/column-topics.json").read_text("utf-8"))["of"]
    assert len(carried) == len(json.loads((site / "explore/column-topics.json").read_text("utf-8"))["of"])
    assert ADDED[language][2] in (folder / "explore/index.html").read_text("utf-8")
    record = json.loads((site / f"api/v1/records/practices/{SHOWN}.json").read_text("utf-8"))
    assert record["title"][language] == ADDED[language][2]
    assert language in (site / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(("language", "code"), [("ar", "ARA"), ("es", "SPA")])
def test_the_data_name_the_language(site: Path, language: str, code: str) -> None:
    catalogue = (site / "api/v1/catalogue.ttl").read_text("utf-8")
    assert f"authority/language/{code}>" in catalogue
    assert f"api/v1/practices.{language}.csv" in catalogue
    description = json.loads((site / "api/v1/openapi.json").read_text("utf-8"))["info"]["summary"]
    assert description == "Every record of the site as static files, in English, Arabic, Spanish and French."


@pytest.mark.parametrize("language", ADDED)
def test_the_form_asks_for_the_text_in_every_language(site: Path, language: str) -> None:
    form = (site / language / "propose/index.html").read_text("utf-8")
    assert form.index(f'id="resource-{language}-title"') < form.index('id="resource-en-title"')
    settings = json.loads((site / "propose/settings.json").read_text("utf-8"))
    assert language in settings["languages"]
    assert all(language in heading for headings in settings["headings"].values() for heading in headings)
    status = (site / language / "status/index.html").read_text("utf-8")
    assert "propose/?what=translation&amp;version=" + language in status


@pytest.mark.parametrize("language", ADDED)
def test_what_changed_is_told_in_the_language_or_marked_as_another(site: Path, language: str) -> None:
    told = (site / language / "changes/index.html").read_text("utf-8")
    assert TOLD[language] in told
    assert '<span lang="en">A link was mended.</span>' in told
    assert TOLD[language] in (site / language / "feeds/changes.xml").read_text("utf-8")
    record = json.loads((site / f"api/v1/records/practices/{SHOWN}.json").read_text("utf-8"))
    assert record["changes"][0]["what"][language] == TOLD[language]


def test_words_that_are_missing_are_said_in_the_first_language(root: Path, site: Path) -> None:
    assert "Who recognizes what" in (site / "ar/matrix/index.html").read_text("utf-8")
    strings = root / "data/strings.yml"
    assert " ar: " not in strings.read_text("utf-8").replace("fr: ", "")


def test_the_checker_asks_for_the_labels_that_are_missing(root: Path) -> None:
    found = checker.check_folder(root)
    rules = {finding.rule for finding in found if finding.values.get("language") in ADDED}
    assert "vocabulary-missing-label" in rules
    assert "translation-missing" in rules
    changes = {finding.values["key"] for finding in found if finding.rule == "translation-change"}
    assert changes == {"fr", *ADDED}
