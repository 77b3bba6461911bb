"""Feeds and calendars, read by the parsers of others."""

from __future__ import annotations

import datetime
import html
import json
from pathlib import Path

import feedparser
import icalendar
import pytest
from catalogue.exports.calendar import calendar_files
from catalogue.exports.publication import Publication
from catalogue.source import loading
from catalogue.views.wording.names import record_title
from support.publishing import URL, Publish, publication_of, published
from support.sites import git
from support.small_site import WITHDRAWN, site

LANGUAGES = [("en", ""), ("fr", "fr/")]
CHANGES = "| changes:\n|   - {date: 2026-02-01, en: A page was made.}\n"
CHANGES += "|   - {date: 2026-02-03, en: A first source was added., fr: Une première source a été ajoutée.}\n"
CHANGES += "|   - {date: 2026-02-28, en: A link was mended & <checked>., fr: Un lien a été réparé.}"

ACTIVITY = """
activities/session.md
| title: Session; on rooms, and \\ more
| summary: A session on rooms in which children are heard once.
| type: session
| topics: [protection]
| agencies: [icat]
| date: 2027-12-02
| reviewed: 2026-01-05
| ---
|
| ## What happened
|
| Rooms.
"""


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES)
def test_feeds_are_well_formed_and_have_their_language(
    folder: Path, publication: Publication, language: str, prefix: str
) -> None:
    """Of every fourth: all are made by the same code."""
    files = sorted((folder / prefix / "feeds").rglob("*.xml"))
    terms = len(publication.catalogue.vocabularies["topics"].terms)
    assert len(files) >= 5 + terms + len(publication.catalogue.of("agencies")) + 1
    for file in files[::4]:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, (file, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        assert feed.feed.language == language
        assert feed.feed.id == URL + file.relative_to(folder).as_posix() or "formerly" in str(file)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        assert all(entry.link.startswith(URL + prefix) for entry in feed.entries)
        dates = [entry.updated for entry in feed.entries]
        assert dates == sorted(dates, reverse=True)


def test_topic_feed_has_records_of_topic_and_descendants(
    folder: Path, publication: Publication
) -> None:
    topics = publication.catalogue.vocabularies["topics"]
    for topic in topics:
        feed = feedparser.parse((folder / f"feeds/topics/{topic.id}.xml").read_bytes())
        wanted = {
            record_title(publication.context("en"), e)
            for e in publication.catalogue.entries.values()
            if any(topic.id in topics.lineage(own) for own in e.record.topics)
        }
        assert {entry.title for entry in feed.entries} <= wanted
        assert bool(feed.entries) == bool(wanted)


def test_group_feed_has_practices_that_it_recognizes(publish: Publish) -> None:
    folder = publish(site("unodc", group=True))
    feed = feedparser.parse((folder / "feeds/agencies/icat.xml").read_bytes())
    listed = json.loads((folder / "api/v1/by/agency/icat.json").read_text("utf-8"))["records"]
    assert {entry.title for entry in feed.entries} == {record["name"]["en"] for record in listed}
    assert "practices/rooms" in {record["id"] for record in listed}


def test_changes_feed_lists_record_changes_and_withdrawals(
    publish: Publish,
) -> None:
    folder = publish(site("unodc", practice=f"{WITHDRAWN}\n{CHANGES}"))
    english, french = (
        feedparser.parse((folder / prefix / "feeds/changes.xml").read_bytes())
        for prefix in ("", "fr/")
    )
    assert not english.bozo and english.feed.updated.startswith("2026-04-01")
    assert [html.unescape(entry.summary) for entry in english.entries] == [
        "Withdrawn. It did more harm than good.",
        *("A link was mended & <checked>.", "A first source was added.", "A page was made."),
    ]
    assert [html.unescape(entry.summary) for entry in french.entries[1:3]] == [
        *("Un lien a été réparé.", "Une première source a été ajoutée.")
    ]
    only_english = french.entries[3]
    assert (only_english.summary, only_english.summary_detail.language) == (
        "A page was made.",
        "en",
    )
    record = json.loads((folder / "api/v1/records/practices/rooms.json").read_text("utf-8"))
    assert record["changes"][0] == {"date": "2026-02-01", "what": {"en": "A page was made."}}


def read(folder: Path, name: str) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical((folder / name).read_bytes())
    assert calendar["VERSION"] == "2.0"
    return list(calendar.walk("VEVENT"))


@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_calendar_has_all_day_events_and_yearly_world_day_in_folded_lines(
    folder: Path, prefix: str
) -> None:
    events = read(folder, f"{prefix}calendar.ics")
    assert all(
        type(event["DTSTART"].dt) is datetime.date and event["DTEND"].dt > event["DTSTART"].dt
        for event in events
    )
    (yearly,) = [event for event in events if "RRULE" in event]
    assert (yearly["DTSTART"].dt.month, yearly["DTSTART"].dt.day) == (7, 30)
    data = (folder / f"{prefix}calendar.ics").read_bytes()
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_calendar_has_future_events_with_escaped_titles(make) -> None:
    past = ACTIVITY.replace("session.md", "past.md").replace("2027-12-02", "2022-12-02")
    publication = publication_of(make(site("unodc") + ACTIVITY + past))
    ((_, text),) = calendar_files(publication, publication.context("en"))
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Session; on rooms, and \\ more"]
    assert str(events[0]["UID"]) == "activities-session-date-en@toolkit.test"


def test_main_feed_starts_with_latest_change(make, root: Path, tmp_path: Path) -> None:
    catalogue = make(site("unodc"))

    def commit(day: str) -> str:
        git(root, "add", "docs")
        git(root, "commit", "-qm", day, "--date", f"{day}T12:00:00Z")
        return git(root, "rev-parse", "HEAD")

    git(root, "init", "-q")
    commit("2026-03-02")
    for path, day in (("practices/rooms.fr.md", "2026-04-05"), ("agencies/ilo.md", "2026-05-06")):
        with (root / "docs" / path).open("a", encoding="utf-8") as file:
            file.write("\n")
        mechanical = commit(day)
    (root / ".git-blame-ignore-revs").write_text(f"# Set typography\n{mechanical}\n", "utf-8")
    catalogue = loading.load(root)
    feed = feedparser.parse((published(catalogue, tmp_path / "out") / "feed.xml").read_bytes())
    first = feed.entries[0]
    assert (first.title, first.updated[:10], first.published[:10]) == (
        "Child-friendly interview rooms",
        "2026-04-05",
        "2026-03-02",
    )
    assert {entry.updated[:10] for entry in feed.entries[1:]} == {"2026-03-02"}
    sitemap = (tmp_path / "out/sitemap.xml").read_text("utf-8")
    assert sitemap.count("<lastmod>2026-04-05</lastmod>") == 2


def test_renamed_record_keeps_feed_ids(publish: Publish) -> None:
    folder = publish(site("unodc", name="manual", resource="| formerly: [handbook]"))
    ids = {
        entry.link: entry.id
        for entry in feedparser.parse((folder / "feed.xml").read_bytes()).entries
    }
    assert ids[f"{URL}resources/manual/"] == f"{URL}resources/handbook/"


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES)
def test_feed_of_a_topic_belongs_to_its_page_and_the_page_names_it(
    folder: Path, publication: Publication, language: str, prefix: str
) -> None:
    topics = publication.catalogue.vocabularies["topics"].terms
    pages = [name for name in topics if f"topics/{name}" in publication.catalogue.pages]
    assert len(pages) > 20
    for kind, names in {"topics": pages, "places": ["africa"], "agencies": ["unodc"]}.items():
        for name in names:
            file = folder / prefix / f"feeds/{kind}/{name}.xml"
            feed = feedparser.parse(file.read_bytes()).feed
            assert feed.link == f"{URL}{prefix}{kind}/{name}/"
            page = (folder / prefix / kind / name / "index.html").read_text("utf-8")
            head = page.partition("</head>")[0]
            link = f'href="../../feeds/{kind}/{name}.xml"'
            assert 'type="application/atom+xml"' in head and link in head, (kind, name)
