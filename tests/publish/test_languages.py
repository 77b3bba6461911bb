"""Two more languages begin as drafts, by two lines: Arabic, from right to left, and Spanish.

Arabic has all its labels, Spanish half of them.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml
from catalogue.lint import tables
from catalogue.model import table_files
from catalogue.model.vocabularies import Vocabularies
from catalogue.model.yaml_tables import read_yaml
from catalogue.publish.site import RECORD_EXPORTERS
from catalogue.source.loading import load
from catalogue.source.yaml_positions import walk
from playwright.sync_api import Browser, Page
from support import building, sample
from support.building import served
from support.languages import nightly
from support.publishing import publication_of
from support.sites import once, succeed
from support.waiting import follow
from support.word_languages import groups

ADDED = {"ar": ("العربية", "rtl"), "es": ("Español", "ltr")}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PSEUDO = {
    "ar": str.maketrans(LETTERS + LETTERS.upper(), "ابتثجحخدذرزسشصضطظعغفقكلمنه" * 2),
    "es": str.maketrans("aeiounAEIOUN", "áéíóúñÁÉÍÓÚÑ"),
}
"""Letters of another alphabet, or with accents, show where an English word was left."""
SHOWN, UNTRANSLATED = "ratification-and-legislation-alignment", "older"
HIGHEST = 64
"""The height of the bar where the name of the site takes two lines, however many languages are offered."""
FORMS = ("zero", "one", "two", "few", "many", "other")
UNMARKED = re.compile(r"<(title|option|svg|textarea)\b.*?</\1>|https?://[^\s<\"]+", re.DOTALL)
"""What holds no element that could have a language, and addresses."""
ENGLISH = re.compile(r"\b(?:the|and|are|of|with|that|this|from|not|for|is|in)\b")


def pseudo(text: str, language: str) -> str:
    """A text in a language that is made up; placeholders and addresses are left."""
    return "".join(
        part if part[:1] == "{" or "//" in part else part.translate(PSEUDO[language])
        for part in re.split(r"({[\w:]*}|\S+//\S+)", text)
    )


def translated(value: Any, language: str) -> Any:
    if isinstance(value, dict):
        return {key: translated(item, language) for key, item in value.items()}
    return (
        [translated(item, language) for item in value]
        if isinstance(value, list)
        else pseudo(value, language)
    )


def translate(table: Path) -> None:
    """Give every text of a table an Arabic one, and every other a Spanish one."""
    content = read_yaml(table)
    rows = [
        row
        for where, row in walk(content)
        if isinstance(row, dict) and "en" in row and where[-1:] not in (("also",), ("avoid",))
    ]
    for number, row in enumerate(rows):
        for language in ADDED if number % 2 or table.stem == "sections" else ["ar"]:
            row[language] = translated(row["en"], language)
    if table.stem == "strings":
        many = content["search-results"]["ar"]["other"]
        content["search-results"]["ar"] = {form: f"{many} ({form})" for form in FORMS}
    table.write_text(
        yaml.dump(
            content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10000
        ),
        "utf-8",
    )


def configure(root: Path) -> None:
    """What an editor does to start a language: `site:` in its row of languages.yml, a line in mkdocs.yml."""
    languages, settings = root / "data/vocabularies/languages.yml", root / "mkdocs.yml"
    rows, config = languages.read_text("utf-8"), settings.read_text("utf-8")
    for language, (name, direction) in ADDED.items():
        site = f"site: {{name: {name}, dir: {direction}, draft: true}}"
        rows, count = re.subn(
            rf"^({language}: {{.*)}}$", rf"\1, {site}}}", rows, flags=re.MULTILINE
        )
        assert count == 1
        config = config.replace(
            "        - {locale: fr",
            f"        - {{locale: {language}, name: {name}}}\n        - {{locale: fr",
        )
    languages.write_text(rows, "utf-8")
    settings.write_text(config, "utf-8")


def make(made: Path) -> None:
    root = sample.repository(made, 12)
    configure(root)
    for name in ("strings", "sections", "topics", "months", "audiences", "resource-types"):
        translate(table_files.path(root / "data", name))
    sections, english = (
        Vocabularies(root / "data").sections["practices"],
        root / f"docs/practices/{SHOWN}.md",
    )
    head, text = (
        (root / f"docs/practices/{SHOWN}.fr.md").read_text("utf-8"),
        english.read_text("utf-8"),
    )
    for language in ADDED:
        page = re.sub(
            r"^title: .*$",
            f"title: {pseudo('Laws and treaties', language)}",
            head,
            count=1,
            flags=re.MULTILINE,
        )
        for term in sections.values():
            page = page.replace(f"## {term.label('fr')}\n", f"## {term.label(language)}\n")
        english.with_suffix(f".{language}.md").write_text(page, "utf-8")
    assert "changes:" in text
    succeed(
        building.build(
            root,
            "--no-strict",
            "--site-dir",
            str(root / "www/toolkit"),
            checked=False,
            DRAFTS="true",
        )
    )


@pytest.fixture(scope="module")
def root(shared: Path) -> Path:
    """The repository of the sample with the two drafts, and its site; a practice is translated."""
    return once(shared / "languages", make)


@pytest.fixture
def site(root: Path) -> Path:
    """The site of that copy."""
    return root / "www/toolkit"


def test_draft_language_has_every_page(site: Path) -> None:
    english = {file.relative_to(site).as_posix() for file in site.rglob("index.html")}
    found = {
        language: {
            path.removeprefix(f"{language}/") for path in english if path.startswith(f"{language}/")
        }
        for language in ("fr", *ADDED)
    }
    assert found["ar"] == found["es"] == found["fr"] and "explore/index.html" in found["ar"]


@pytest.mark.parametrize("language", ADDED)
def test_untranslated_texts_have_lang_and_dir(site: Path, language: str) -> None:
    _, direction = ADDED[language]
    faults = []
    for file in sorted((site / language).rglob("*.html")):
        text = file.read_text("utf-8")
        assert f'<html lang="{language}" dir="{direction}">' in text
        assert 'name="robots" content="noindex' in text
        faults += [
            (file.relative_to(site).as_posix(), words)
            for said, words in groups(UNMARKED.sub("", text))
            if said == language and len(ENGLISH.findall(words)) > 1
        ]
    assert faults[:10] == [], faults
    missing = (site / language / f"practices/{UNTRANSLATED}/index.html").read_text("utf-8")
    assert (
        '<article lang="en" dir="ltr">' in missing
        and f'<p class="notice" lang="{language}" dir="{direction}"' in missing
    )


def test_no_file_has_language_tag_characters(site: Path) -> None:
    tags = ("\U000e0001".encode(), "\U000e007f".encode(), b"%F3%A0%8", b"udb40")
    assert [
        file
        for file in site.rglob("*")
        if file.is_file() and any(tag in file.read_bytes() for tag in tags)
    ] == []


def test_published_site_does_not_mention_draft_language(site: Path) -> None:
    for path in ("index.html", f"practices/{SHOWN}/index.html", f"fr/practices/{SHOWN}/index.html"):
        assert not re.search(r'hreflang="(ar|es)"', (site / path).read_text("utf-8"))
    assert not re.search(r"/(ar|es)/", (site / "sitemap.xml").read_text("utf-8"))
    draft = (site / f"es/practices/{SHOWN}/index.html").read_text("utf-8")
    assert (
        re.findall(r'hreflang="(\w+)"[^>]*>[A-ZÀ-Ý]\w+</a>', draft) == ["en", "es", "fr"]
        and 'rel="alternate" hreflang' not in draft
    )


@pytest.mark.parametrize(("language", "code"), [("ar", "ARA"), ("es", "SPA")])
def test_draft_language_has_every_export(site: Path, language: str, code: str) -> None:
    title, folder = pseudo("Laws and treaties", language), site / language
    assert (
        ET.parse(folder / "feed.xml").getroot().get("{http://www.w3.org/XML/1998/namespace}lang")
        == language
    )
    for file in (
        "404.html",
        "matrix/matrix.csv",
        "explore/index.html",
        f"practices/{SHOWN}/index.md",
    ):
        assert (f'lang="{language}"' if file == "404.html" else title) in (folder / file).read_text(
            "utf-8-sig"
        )
    assert (
        json.loads((site / f"api/v1/records/practices/{SHOWN}.json").read_text("utf-8"))["title"][
            language
        ]
        == title
    )
    assert f"authority/language/{code}>" in (site / "api/v1/catalogue.ttl").read_text("utf-8")
    assert f'id="resource-{language}-title"' in (folder / "propose/index.html").read_text("utf-8")
    assert (
        f"{language}"
        in json.loads((site / "propose/settings.json").read_text("utf-8"))["languages"]
    )


def faults_of_languages(root: Path) -> set[tuple[str, ...]]:
    """The rule, the language and the table of each finding about a language."""
    found = list(tables.languages(load(root)))
    assert len({(finding.path, *finding.values.values()) for finding in found}) == len(found)
    return {
        (finding.rule, finding.values["language"], finding.values.get("name", ""))
        for finding in found
    }


def test_draft_language_has_one_warning_per_incomplete_table(root: Path) -> None:
    found = faults_of_languages(root)
    assert {rule for rule, _, _ in found} == {"language-incomplete"}
    assert {("ar", "pages"), ("ar", "regions"), ("es", "strings")} <= {
        (language, name) for _, language, name in found
    }
    assert not {("ar", "strings"), ("es", "provisions")} & {
        (language, name) for _, language, name in found
    }


def test_draft_language_is_publishable_above_thresholds(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "data", tmp_path / "data")
    rows = tmp_path / "data/vocabularies/languages.yml"
    (tmp_path / "data/language/translation-thresholds.yml").write_text(
        "others: {percent: 0}\nstrings: {percent: 100}\n", "utf-8"
    )
    assert faults_of_languages(tmp_path) == {
        ("language-ready", "ar", ""),
        ("language-incomplete", "es", "strings"),
    }
    rows.write_text(rows.read_text("utf-8").replace("draft: true", "draft: false"), "utf-8")
    assert faults_of_languages(tmp_path) == {("language-unready", "es", "strings")}
    assert Vocabularies(tmp_path / "data").published == ("en", "fr", "ar", "es")


def test_only_preview_builds_draft_languages(root: Path) -> None:
    code = (
        "from mkdocs_adapter import hooks; from mkdocs.config import load_config; "
        "config = load_config('mkdocs.yml'); hooks.on_pre_build(config)"
    )
    told = [sys.executable, "-c", f"{code}; print(*config.extra['publication'].site.languages)"]
    variables = building.environment(PYTHONPATH="scripts", CHECK_PAGES="false")
    assert subprocess.check_output(told, cwd=root, env=variables, text=True) == "en fr\n"
    publication = publication_of(load(root))
    exporters = [exporter for exporter in RECORD_EXPORTERS if exporter is not RECORD_EXPORTERS[-1]]
    files = [
        file
        for exporter in exporters
        for file in exporter(publication, publication.catalogue.entries[f"practices/{SHOWN}"])
    ]
    assert files and not [
        path
        for path, content in files
        if path.startswith(("ar/", "es/")) or pseudo("treaties", "ar") in str(content)
    ]


def fault_of(page: Page, language: str) -> str:
    """What is wrong with the page that a browser shows, once its sheets and types have come."""
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => true)")
    here = page.evaluate(
        "() => { const root = document.documentElement;"
        " const bar = document.querySelector('.header-bar').offsetHeight;"
        " return [root.lang, root.dir, root.scrollWidth - innerWidth, bar]; }"
    )
    words = [
        text
        for said, text in groups(UNMARKED.sub("", page.content()))
        if said == language and len(ENGLISH.findall(text)) > 1
    ]
    return (
        ""
        if here[:2] == [language, ADDED[language][1]]
        and here[2] <= 0
        and here[3] <= HIGHEST
        and not words
        else f"{page.url}: {here} {words[:3]}"
    )


@pytest.mark.parametrize(("language", "width"), [("ar", 390), nightly("es", 1280)])
def test_draft_language_works_in_browser(
    site: Path, chromium: Browser, language: str, width: int
) -> None:
    faults: list[str] = []
    page = chromium.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    with served(site.parent) as address:
        page.goto(f"{address}{language}/")
        faults.append(fault_of(page, language))
        follow(page.locator(".level-counts a").first)
        faults.append(fault_of(page, language))
        follow(page.locator(f"a[href$='{SHOWN}/']").first)
        faults.append(fault_of(page, language))
        page.click("[data-search]")
        page.fill("#search-words", "record")
        page.locator(".search-results a").first.wait_for()
        assert {link.get_attribute("lang") for link in page.locator(".search-results a").all()} == {
            "en"
        }
        faults.append(fault_of(page, language))
        page.click(".search-more [data-with-words]")
        page.locator(".finder-list .row").first.wait_for()
        # Kinds of results, which a script prints, have no lang: English replaces what a draft lacks.
        page.locator(".finder-list .badges").evaluate_all(
            "kinds => kinds.forEach((kind) => kind.remove())"
        )
        faults.append(fault_of(page, language))
        page.goto(f"{address}{language}/explore/")
        follow(page.locator("nav.language-switch [hreflang=en]"))
        assert (
            page.get_attribute("html", "lang") == "en"
            and page.locator("nav.language-switch a").count() == 2
        )
        page.close()
    assert [fault for fault in faults if fault] == []
