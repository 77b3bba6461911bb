"""What machines read says what the page says: every kind of page, in every language, in every edition."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import pytest

LANGUAGES = {"en": "", "fr": "fr/"}
CONTROLS = {"form", "template", "script", "style", "button", "select", "nav", "dialog", "svg"}
ASIDE = {"sidebar", "beside", "reuse", "needs-script", "marks-key", "your-state", "breadcrumbs"}
HEADINGS = {"h1", "h2", "h3", "h4"}
VOID = {"br", "hr", "img", "input", "link", "meta", "use", "path", "wbr", "circle", "rect", "col"}


class Page(HTMLParser):
    """The headings of a page, its summary, its level, those of its steps, and its linked data."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.labels: list[str] = []
        self.level = ""
        self.parties = False
        self.linked = ""
        self.open: list[tuple[str, set[str], bool, list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        found = dict(attrs)
        classes = set((found.get("class") or "").split())
        hidden = "hidden" in found or tag in CONTROLS or bool(classes & ASIDE)
        if tag == "nav" and "related" in classes:
            hidden = False
        hidden = hidden or (self.open[-1][2] if self.open else False)
        if found.get("type") == "application/ld+json":
            classes.add("linked")
        self.open.append((tag, classes, hidden, []))

    def handle_data(self, data: str) -> None:
        for *_, words in self.open:
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or tag in VOID:
            return
        name, classes, hidden, words = self.open.pop()
        assert name == tag, (name, tag)
        text = " ".join("".join(words).split(" \n")).strip()
        inside_main = any(entry[0] == "main" for entry in self.open)
        if "linked" in classes:
            self.linked = text
        if "tone" in classes and any("recognition-label" in entry[1] for entry in self.open):
            self.level = text
        if tag == "dt" and text in ("Parties",):
            self.parties = True
        if hidden or not inside_main or not text:
            return
        if tag in HEADINGS:
            self.headings.append(text)
        if "support-level" in classes:
            self.labels.append(text)


def bare(text: str) -> str:
    """The words and figures of a text alone."""
    without_anchors = re.sub(r"\{#[^}]*\}|<a id=[^>]*></a>", "", text)
    without_addresses = re.sub(r"\]\([^)\s]*\)", "", without_anchors)
    return re.sub(r"[\W_]+", "", without_addresses)


def pages_by_kind(folder: Path, prefix: str, step: int) -> dict[str, list[Path]]:
    """Some pages of every kind, or all of them: those that have a Markdown version."""
    found: dict[str, list[Path]] = defaultdict(list)
    root = folder / prefix
    for file in sorted(root.rglob("index.md")):
        parts = file.relative_to(root).parts
        if prefix or parts[0] != "fr":
            found[parts[0] if len(parts) > 2 else "/".join(parts)].append(file)
    return {kind: files[::step] for kind, files in found.items()}


def of_table(folder: Path, language: str) -> dict[str, dict[str, str]]:
    with (folder / f"api/v1/records.{language}.csv").open("r", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file, delimiter=";" if language == "fr" else ",")
        return {row["id"]: row for row in rows}


@pytest.mark.parametrize("step", [23, pytest.param(1, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edition_says_what_the_page_says(folder: Path, language: str, step: int) -> None:
    prefix, table = LANGUAGES[language], of_table(folder, language)
    listed = {
        kind: (folder / prefix / f"llms/{kind}.txt").read_text("utf-8")
        for kind in ("practices", "resources")
    }
    kinds = pages_by_kind(folder, prefix, step)
    assert {"practices", "resources", "topics", "places", "states", "situations"} < set(kinds)
    for files in kinds.values():
        for file in files:
            html = file.with_name("index.html").read_text("utf-8")
            if 'property="og:title"' not in html:
                continue  # a page that has moved
            page = Page(html)
            markdown = file.read_text("utf-8")
            assert markdown.startswith("# ") and page.headings, file
            said = bare(markdown)
            for words in (*page.headings, *page.labels):
                assert bare(words) in said, (file, words)
            ref = file.parent.relative_to(folder / prefix).as_posix()
            data = folder / f"api/v1/records/{ref}.json"
            if data.is_file():
                record = json.loads(data.read_text("utf-8"))
                the_level_is(record, page, language)
                assert bool(table[ref]["level"]) == bool(page.level), ref
                assert table[ref]["level_label"] == page.level, ref
                assert page.parties == ("participation" in record), ref
                if text := listed.get(record["kind"]):
                    (line,) = [row for row in text.split("\n") if f"/{ref}/index.md)" in row]
                    end = f" ({page.level}" if page.level else record["summary"][language]
                    assert end in line[-len(end) - 40 :] and (page.level or line.endswith(end)), ref


def the_level_is(record: dict, page: Page, language: str) -> None:
    """The record and the linked data of a page have its level, and no other."""
    if not page.level:
        assert "level" not in record and "recognition" not in record, record["id"]
        assert "contentRating" not in page.linked, record["id"]
        return
    assert record["recognition"]["label"][language] == page.level, record["id"]
    assert record["recognition"]["level"] == record["level"]
    rated = record["level"] != "none"
    assert (page.level in json.dumps(json.loads(page.linked), ensure_ascii=False)) == rated


def test_law_speaks_for_no_agency_and_lists_have_levels_of_practices_alone(folder: Path) -> None:
    lines = (folder / "api/v1/records.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    claims = [
        claim
        for record in records
        for part in (record.get("recognition", {}), *record.get("steps", ()))
        for claim in part.get("evidence", ())
    ]
    law = [claim for claim in claims if claim.get("reason") == "law"]
    assert law and not [claim for claim in law if claim["agencies"]]
    assert {record["kind"] for record in records if "level" in record} == {"practices"}
    for file in (folder / "api/v1/by/level").glob("*.json"):
        found = json.loads(file.read_text("utf-8"))["records"]
        assert {record["kind"] for record in found} <= {"practices"}
    treaty = next(row for row in records if row["id"] == "resources/palermo-protocol-2000")
    assert len(treaty["participation"]["parties"]) > 150
    assert treaty["participation"]["depositary"]["fr"].startswith("https://treaties.un.org/")


@pytest.mark.parametrize("name", ["situations", "cards", "sessions", "pathways"])
def test_pages_are_data_with_their_text_and_the_steps_behind_their_items(
    folder: Path, name: str
) -> None:
    found = json.loads((folder / f"api/v1/pages/{name}.json").read_text("utf-8"))
    assert found["count"] == len(found["pages"]) > 5
    lines = (folder / "api/v1/records.jsonl").read_text("utf-8").splitlines()
    steps = {
        (record["id"], step["id"])
        for record in map(json.loads, lines)
        for step in (*record["steps"], *record["fields"].get("pitfalls", ()))
    }
    practices = {practice for practice, _ in steps}
    for page in found["pages"]:
        assert page["name"]["fr"] and page["text"]["fr"].startswith("# "), page["id"]
        assert not re.search(r"\]\((?![a-z]+:)", page["text"]["en"]), page["id"]
        assert {step["practice"] for step in page["steps"] if step} <= practices


def test_provisions_are_data_with_the_steps_that_rest_on_them(folder: Path) -> None:
    found = json.loads((folder / "api/v1/provisions.json").read_text("utf-8"))
    rows = {row["id"]: row for row in found["provisions"]}
    assert len(rows) == found["count"] > 500
    row = rows["palermo-protocol-2000/art-6-6"]
    assert row["instrument"] == "resources/palermo-protocol-2000" and row["says"]["fr"]
    assert "practices/access-to-remedies-and-compensation" in {
        step["practice"] for step in row["steps"]
    }
