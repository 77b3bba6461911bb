"""Editions as they are published: a step that was cited from one leads somewhere for ever."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import feedparser
import icalendar
import jsonschema
import lxml.html
import pytest
import yaml
from catalogue.exports.url_ledger import BuiltSite
from catalogue.publish.pages import markdown_page
from catalogue.source.loading import load
from catalogue.source.step_names import present_name
from support.law_site import law_site
from support.publishing import ROOT, URL, publication_of, published
from support.released import release
from support.sites import without_pages

ROOMS = "docs/practices/rooms.md"
OTHER = """---
title: Other rooms
summary: Rooms of another kind, in which persons wait until somebody has time.
topics: [protection]
audiences: [police]
regions: [world]
levels: [national]
recognition: []
effect: {level: none-known}
resources: [palermo-protocol-2000]
steps:
  - id: open-them
    short: {en: Open them}
    who: [police]
    moment: prepare
reviewed: 2026-11-25
---

## How to do it

1. **Open them.** At once.
"""
MOVED = """  - id: say-it-twice
    formerly: [rooms/say-both]
    who: [police]
    moment: prepare
reviewed"""
SAY_BOTH = re.compile(r"  - id: say-both\n(?:    .*\n)+?(?=reviewed)")
OLD = "editions/1.0/practices/rooms/"


@pytest.fixture(scope="module")
def released(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with two practices, which was released as an edition."""
    root = without_pages(tmp_path_factory.mktemp("released") / "site", tables)
    shutil.rmtree(root / "data/editions", ignore_errors=True)
    law_site(root)
    (root / "docs/practices/other.md").write_text(OTHER, "utf-8")
    release(load(root), "1.0", "2026-02-01")
    return root


@pytest.fixture
def root(released: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(released, tmp_path / "site"))


def edit(root: Path, name: str, change: Callable[[str], str]) -> None:
    """Change a file; a change that changes nothing is a fault of the test."""
    text = (root / name).read_text("utf-8")
    changed = change(text)
    assert changed != text
    (root / name).write_text(changed, "utf-8")


def move(root: Path) -> None:
    """Move the step `say-both` to the other practice, under another id."""
    edit(root, ROOMS, lambda text: SAY_BOTH.sub("", text).replace("3. **Say both.** Twice.\n", ""))
    edit(
        root,
        "docs/practices/other.md",
        lambda text: f"{text.replace('reviewed', MOVED, 1)}2. **Say it twice.** Slowly.\n",
    )


def site(root: Path) -> Path:
    """The site as it is published now."""
    shutil.rmtree(root / "built", ignore_errors=True)
    return published(load(root), root / "built")


def page(folder: Path, path: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((folder / path / "index.html").read_text("utf-8"))


def leads(folder: Path, path: str, step: str) -> str:
    """Where the link "today" of a step on the page of an edition leads, from the root of the site."""
    found = page(folder, path)
    (row,) = found.xpath(f"//li[@id='{step}']")
    links = row.xpath(".//p[@class='step-actor']/a/@href")
    return links[0].replace("../../../../", "") if links else ""


def anchors(folder: Path, path: str) -> set[str]:
    return set(page(folder, path).xpath("//@id"))


def test_edition_is_published_with_its_checksum(root: Path) -> None:
    folder = site(root)
    content = (folder / "editions/1.0/edition.json").read_bytes()
    assert content == (root / "data/editions/1.0.json").read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    assert (folder / "editions/1.0/SHA256SUMS").read_text("utf-8") == f"{digest}  edition.json\n"
    (listed,) = json.loads((folder / "api/v1/editions.json").read_text("utf-8"))
    assert (listed["sha256"], listed["doi"], listed["steps"]) == (digest, None, 4)
    assert listed["data"] == f"{URL}editions/1.0/edition.json"
    assert digest in page(folder, "fr/editions/1.0").text_content()
    catalogue = (folder / "api/v1/catalogue.jsonld").read_text("utf-8")
    assert f"{URL}editions/1.0/edition.json" in catalogue and digest in catalogue
    assert f"{URL}editions/1.0/edition.json" in (folder / "llms.txt").read_text("utf-8")
    files = [file for file in (folder / "editions").rglob("*") if file.is_file()]
    assert len(files) == 2 + 1 + 2 + 1, "two files, its page, one for each practice, the list"


@pytest.mark.parametrize(("language", "name"), [("", "Edition 1.0"), ("fr/", "Édition 1.0")])
def test_editions_are_listed_once_there_is_one(root: Path, language: str, name: str) -> None:
    folder = site(root)
    (link,) = page(folder, f"{language}editions").xpath("//article//li/a[contains(@href, '1.0')]")
    assert (link.text_content(), link.get("href")) == (name, "1.0/")
    above = page(folder, f"{language}editions/1.0").xpath(
        "//nav[contains(@class, 'breadcrumbs')]//a"
    )
    assert "../" in [one.get("href") for one in above]
    assert "2" in link.getparent().text_content()


def test_there_is_no_list_of_editions_without_one(root: Path) -> None:
    shutil.rmtree(root / "data/editions")
    folder = site(root)
    assert not (folder / "editions").exists()
    assert not json.loads((folder / "api/v1/editions.json").read_text("utf-8"))


def test_doi_is_told_once_there_is_one(root: Path) -> None:
    assert "No DOI has been assigned" in page(site(root), "editions/1.0").text_content()
    table = root / "data/facts/edition-dois.yml"
    table.write_text(yaml.safe_dump({"1.0": {"doi": "10.5281/zenodo.1"}}), "utf-8")
    folder = site(root)
    (link,) = page(folder, "editions/1.0").xpath("//a[contains(@href, 'doi.org')]/@href")
    assert link == "https://doi.org/10.5281/zenodo.1"
    (listed,) = json.loads((folder / "api/v1/editions.json").read_text("utf-8"))
    assert listed["doi"] == "10.5281/zenodo.1"
    cited = page(folder, "editions/1.0").xpath("//*[@id='cite']/following-sibling::p[1]")[0]
    assert "https://doi.org/10.5281/zenodo.1" in cited.text_content()


def test_words_of_an_edition_stay(root: Path) -> None:
    edit(root, ROOMS, lambda text: text.replace("**Give a room.** Close", "**Give two.** Open"))
    found = page(site(root), OLD)
    (row,) = found.xpath("//li[@id='give-a-room']")
    words = row.text_content()
    assert (
        "Give a room." in words
        and "Close the door." in words
        and "art.\u00a05: says the same" in words
    )
    assert leads(root / "built", OLD, "give-a-room") == "practices/rooms/#give-a-room"
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_step_of_an_edition_resolves_after_a_rename(root: Path) -> None:
    new = "id: give-a-quiet-room\n    formerly: [give-a-room]"
    edit(root, ROOMS, lambda text: text.replace("id: give-a-room", new))
    folder = site(root)
    assert "give-a-room" in anchors(folder, OLD)
    assert leads(folder, OLD, "give-a-room") == "practices/rooms/#give-a-quiet-room"
    assert {"give-a-room", "give-a-quiet-room"} <= anchors(folder, "practices/rooms")
    record = json.loads((folder / "api/v1/records/practices/rooms.json").read_text("utf-8"))
    step = record["steps"][0]
    assert step["permalink"] == f"{URL}id/practices/rooms/#give-a-quiet-room"
    assert step["edition"] == f"{URL}{OLD}#give-a-room"
    assert step["formerly"] == ["practices/rooms#give-a-room"]


def test_step_of_an_edition_resolves_after_a_move(root: Path) -> None:
    move(root)
    folder = site(root)
    assert "say-both" in anchors(folder, OLD)
    assert leads(folder, OLD, "say-both") == "practices/other/#say-it-twice"
    (note,) = page(folder, "practices/rooms").xpath("//li[@id='say-both']")
    assert note.xpath(".//a/@href") == ["../other/#say-it-twice"]
    record = json.loads((folder / "api/v1/records/practices/other.json").read_text("utf-8"))
    assert record["steps"][1]["formerly"] == ["practices/rooms#say-both"]
    assert record["steps"][1]["edition"] == f"{URL}{OLD}#say-both"
    assert present_name(load(root), "practices/rooms#say-both") == "practices/other#say-it-twice"


def test_step_of_an_edition_resolves_after_it_was_withdrawn(root: Path) -> None:
    edit(root, ROOMS, lambda text: SAY_BOTH.sub("", text).replace("3. **Say both.** Twice.\n", ""))
    folder = site(root)
    assert "say-both" in anchors(folder, OLD)
    assert leads(folder, OLD, "say-both") == ""
    (note,) = page(folder, "practices/rooms").xpath("//li[@id='say-both']")
    assert note.xpath(".//a/@href") == ["../../editions/1.0/practices/rooms/#say-both"]
    assert "Say both." in note.text_content()


def test_practice_that_is_renamed_or_withdrawn_is_led_to(root: Path) -> None:
    old = root / ROOMS
    text = old.read_text("utf-8").replace("resources:", "formerly: [rooms]\nresources:")
    text = text.replace(
        "reviewed:", "withdrawn: {date: 2026-03-01, reason: It did harm.}\nreviewed:"
    )
    (root / "docs/practices/quiet-rooms.md").write_text(text, "utf-8")
    old.unlink()
    folder = site(root)
    assert leads(folder, OLD, "say-both") == "practices/quiet-rooms/#say-both"
    assert "was withdrawn on 1 March 2026" in page(folder, OLD).text_content()
    assert (folder / "feeds/practices/rooms.xml").is_file()


def test_ledger_keeps_anchors_of_steps_that_moved_or_are_in_an_edition_only(root: Path) -> None:
    before = BuiltSite(site(root), load(root)).published_paths()
    assert {f"{OLD}", "practices/rooms/#say-both", "feeds/practices/rooms.xml"} <= set(before)
    move(root)
    edit(root, ROOMS, lambda text: text.replace("id: give-a-room", "id: give-another"))
    assert BuiltSite(site(root), load(root)).lost_paths(before) == []
    (root / "data/editions/1.0.json").unlink()
    lost = BuiltSite(site(root), load(root)).lost_paths(before)
    assert {"practices/rooms/#give-a-room", OLD} <= set(lost)
    assert "practices/rooms/#say-both" not in lost


def test_changes_are_data_with_a_schema(root: Path) -> None:
    edit(root, ROOMS, lambda text: text.replace("Close the door.", "Close the window."))
    folder = site(root)
    told = json.loads((folder / "api/v1/changes.json").read_text("utf-8"))
    schema = json.loads((folder / "api/v1/changes.schema.json").read_text("utf-8"))
    jsonschema.validate(told, schema)
    editions = json.loads((folder / "api/v1/editions.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads((folder / "api/v1/editions.json").read_text("utf-8")), editions)
    (change,) = told["changes"]
    assert (change["sort"], change["record"], change["step"], change["since"]) == (
        *("text", "practices/rooms", "give-a-room"),
        "1.0",
    )
    anchor = "practices-rooms--give-a-room--text-after-1.0"
    assert change["page"]["fr"] == f"{URL}fr/changes/#{anchor}"


def test_worked_example_tells_what_changed_since_the_edition(root: Path) -> None:
    """The last example of the description, run as its readers would run it."""
    edit(root, ROOMS, lambda text: text.replace("Close the door.", "Close the window."))
    folder = site(root)
    description = json.loads((folder / "api/v1/openapi.json").read_text("utf-8"))
    *_, program = re.findall(
        r"```python\n(.*?)\n```", description["info"]["description"], re.DOTALL
    )
    command = [sys.executable, "-I", "-c", program.replace(URL, f"{folder.as_uri()}/")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["not known:", "practices/rooms text"]


@pytest.mark.parametrize(("language", "cut"), [("en", ","), ("fr", ";")])
def test_changes_are_a_table_with_the_same_rows(root: Path, language: str, cut: str) -> None:
    edit(root, ROOMS, lambda text: text.replace("Close the door.", "Leave it open."))
    folder = site(root)
    told = json.loads((folder / "api/v1/changes.json").read_text("utf-8"))["changes"]
    text = (folder / f"api/v1/changes.{language}.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=cut))
    assert [row["page"] for row in rows] == [change["page"][language] for change in told] != []
    (row,) = rows
    assert (row["record"], row["step"], row["sort"]) == ("practices/rooms", "give-a-room", "text")
    assert (row["after_edition"], row["in_edition"]) == ("1.0", "")
    assert row["what"] == told[0]["what"][language]


def test_changes_are_in_the_markdown_of_their_page(root: Path) -> None:
    edit(root, ROOMS, lambda text: text.replace("Close the door.", "Close the window."))
    for name in ("changes.md", "changes.fr.md"):
        shutil.copy(ROOT / "docs" / name, root / "docs")
    publication = publication_of(load(root))
    ((_, markdown),) = markdown_page(publication, publication.contexts["fr"], "changes")
    assert "Depuis l’édition 1.0" in markdown
    assert "practices/rooms/" in markdown and "Close the window" in markdown


def test_feeds_of_practice_agency_and_topic_tell_what_changed(root: Path) -> None:
    edit(root, ROOMS, lambda text: text.replace("Close the door.", "Close the window."))
    folder = site(root)
    for name in ("practices/rooms", "topics/protection", "changes"):
        feed = feedparser.parse((folder / f"feeds/{name}.xml").read_bytes())
        first = feed.entries[0]
        assert "Close the window" in first.summary, name
        assert first.link == f"{URL}practices/rooms/#give-a-room"
        assert first.id.startswith(f"{URL}changes/#practices-rooms--give-a-room--text")
    alternate = feedparser.parse(
        (folder / "fr/feeds/topics/protection.xml").read_bytes()
    ).feed.links
    assert f"{URL}fr/topics/protection/" in [link.href for link in alternate]


def test_feed_of_a_state_tells_of_its_treaties(root: Path) -> None:
    lists = "data/participation/ilo-p029-protocol-2014.yml"
    edit(root, lists, lambda text: text.replace("2016-06-07", "2016-06-08"))
    folder = site(root)
    (entry,) = feedparser.parse((folder / "feeds/states/france.xml").read_bytes()).entries
    assert "8 June 2016" in entry.summary
    assert feedparser.parse((folder / "feeds/states/senegal.xml").read_bytes()).entries == []


def test_calendar_has_editions_and_levels(root: Path) -> None:
    file = root / "data/editions/1.0.json"
    edition = json.loads(file.read_text("utf-8"))
    edition["practices"]["practices/rooms"] |= {"level": "few", "mark": "few", "agencies": ["ilo"]}
    file.write_text(json.dumps(edition), "utf-8")
    folder = site(root)
    events = icalendar.Calendar.from_ical((folder / "calendar.ics").read_bytes()).walk("VEVENT")
    titles = [str(event["SUMMARY"]) for event in events]
    assert "Edition 1.0" in titles
    assert any(title.startswith("Rooms: Level – before: Recognized by one") for title in titles)
    assert program(folder, "changed since the last edition") == [
        "not known:",
        "practices/rooms level",
        "practices/rooms few -> none",
    ]


def program(folder: Path, question: str) -> list[str]:
    """What the worked example of the API that answers a question prints; it has at most twenty lines."""
    description = json.loads((folder / "api/v1/openapi.json").read_text("utf-8"))["info"][
        "description"
    ]
    (text,) = re.findall(rf"## [^\n]*{question}.*?```python\n(.*?)\n```", description, re.DOTALL)
    assert len(text.splitlines()) <= 20
    text = text.replace(URL, f"{folder.as_uri()}/")
    command = [sys.executable, "-I", "-c", text]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_edition_that_kept_little_says_so_to_programs(root: Path) -> None:
    old = {"version": "1.0", "date": "2026-02-01", "steps": {}}
    (root / "data/editions/1.0.json").write_text(json.dumps(old), "utf-8")
    first, *_ = program(site(root), "changed since the last edition")
    assert first == "not known: practice law evidence reading participation text"
