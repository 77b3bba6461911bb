"""What lists of parties were told since an edition, in the feed of changes and on the page "What changed"."""

from __future__ import annotations

import shutil
from pathlib import Path

import feedparser
import pytest
from catalogue.exports.feeds import feed_files
from catalogue.source.loading import load
from catalogue.views.record import history
from support.law_site import INSTRUMENT, law_site
from support.publishing import URL, publication_of
from support.released import release
from support.sites import without_pages

LIST = f"data/participation/{INSTRUMENT}.yml"
PALERMO = "data/participation/palermo-protocol-2000.yml"
FRANCE = "FR: {act: ratification, since: '2016-06-07'}"


@pytest.fixture(scope="module")
def released(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with two lists of parties, which was released as an edition."""
    root = without_pages(tmp_path_factory.mktemp("released") / "site", tables)
    shutil.rmtree(root / "data/editions", ignore_errors=True)
    release(law_site(root), "1.0", "2026-02-01")
    return root


@pytest.fixture
def told(released: Path, tmp_path: Path) -> object:
    """A function that changes lists after the edition, and gives the lines of the page "What changed"."""

    def lines(*edits: tuple[str, str, str], language: str = "en") -> list[str]:
        root = tmp_path / "site"
        if not root.exists():
            shutil.copytree(released, root)
        for file, old, new in edits:
            text = (root / file).read_text("utf-8")
            assert old in text
            (root / file).write_text(text.replace(old, new, 1), "utf-8")
        context = publication_of(load(root)).context(language)
        events = history.events(context, "changes/")
        return [f"{event.day} {event.anchor}: {event.what.label}" for event in events]

    return lines


ANCHOR = f"resources-{INSTRUMENT}-parties-after-1.0"
DAY = "2026-02-01"


@pytest.mark.parametrize(
    ("new", "english", "french"),
    [
        (
            f"{FRANCE}\n  SN: {{act: accession, since: '2026-03-01'}}",
            "Senegal is a party (accession, 1 March 2026).",
            "Sénégal : État partie (adhésion, 1er mars 2026).",
        ),
        (
            f"{FRANCE}\nsignatories: {{SN: '2026-03-01'}}",
            "Senegal has signed it and is not a party.",
            "Sénégal : signataire, non partie.",
        ),
        (
            "FR: {act: ratification, since: '2016-06-08'}",
            "France: the recorded day of its act is 8 June 2016; it was 7 June 2016.",
            "France : la date enregistrée pour l’acte est désormais « 8 juin 2016 »"
            " au lieu de « 7 juin 2016 ».",
        ),
        (
            "FR: {act: ratification, since: '2016-06-07', statement: {seen: mark}}",
            "France: the list marks a statement, or more of it was read. Its text says what it means.",
            "France : la liste signale une déclaration ou une réserve, ou la lecture en a été complétée."
            " Seul son texte dit ce qu’elle signifie.",
        ),
        (
            "TG: {act: ratification}",
            "France no longer stands in the list; the page of the depositary is the authority."
            " Togo is listed as a party.",
            "France ne figure plus sur la liste ; la page du dépositaire fait foi."
            " Togo figure sur la liste des États parties.",
        ),
    ],
)
def test_change_of_a_list_is_told_in_words(told, new: str, english: str, french: str) -> None:
    assert told((LIST, FRANCE, new)) == [f"{DAY} {ANCHOR}: {english}"]
    (line,) = told(language="fr")
    spaces = line.replace("\u00a0", " ").replace("\u202f", " ")
    assert spaces == f"{DAY} {ANCHOR}: {french}"


def test_statement_that_is_gone_and_a_day_that_is_no_longer_known(told) -> None:
    row = (
        "AZ: {act: ratification, since: '2003-10-30', statement: {seen: extract, articles: ['15']}}"
    )
    lines = told((PALERMO, row, "AZ: {act: ratification}"))
    (line,) = lines
    assert "Azerbaijan: the recorded day of its act is not known; it was 30 October 2003." in line
    assert line.endswith("Azerbaijan: the list no longer marks a statement.")


def test_later_list_has_the_day_of_the_list(told) -> None:
    (line,) = told(
        (LIST, "as_of: '2026-01-01'", "as_of: '2026-05-01'"),
        (LIST, FRANCE, "FR: {act: ratification, since: '2016-06-08'}"),
    )
    assert line.startswith(f"2026-05-01 {ANCHOR}: ")


def test_list_with_a_later_day_and_the_same_rows_is_no_news(told) -> None:
    assert told((LIST, "as_of: '2026-01-01'", "as_of: '2026-05-01'")) == []


def test_change_keeps_its_anchor_when_the_next_edition_is_released(
    released: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(released, tmp_path / "site"))
    table = root / LIST
    table.write_text(table.read_text("utf-8").replace("2016-06-07", "2016-06-08"), "utf-8")
    release(load(root), "1.1", "2026-06-01")
    table.write_text(table.read_text("utf-8").replace("2016-06-08", "2016-06-09"), "utf-8")
    context = publication_of(load(root)).context("en")
    anchors = [event.anchor for event in history.events(context, "changes/")]
    assert anchors == [ANCHOR.replace("1.0", "1.1"), ANCHOR]


def test_new_instrument_is_told_by_the_number_of_its_parties(
    released: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(released, tmp_path / "site"))
    (root / "data/editions/1.0.json").unlink()
    (root / LIST).rename(root / "kept.yml")
    release(load(root), "1.0", "2026-02-01")
    (root / "kept.yml").rename(root / LIST)
    context = publication_of(load(root)).context("en")
    (event,) = history.events(context, "changes/")
    assert event.what.label.endswith("States that the list names as parties: 1.")


def test_edition_that_kept_no_participation_tells_nothing(released: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(released, tmp_path / "site"))
    (root / "data/editions/1.0.json").write_text(
        '{"version": "1.0", "date": "2026-01-01", "steps": {}}', "utf-8"
    )
    context = publication_of(load(root)).context("en")
    sorts = {event.change.sort for event in history.events(context, "changes/")}
    assert sorts == {"step"}


@pytest.mark.parametrize(("language", "prefix"), [("en", ""), ("fr", "fr/")])
def test_feed_of_changes_tells_it(
    released: Path, tmp_path: Path, language: str, prefix: str
) -> None:
    root = Path(shutil.copytree(released, tmp_path / "site"))
    table = root / LIST
    table.write_text(table.read_text("utf-8").replace("2016-06-07", "2016-06-08"), "utf-8")
    publication = publication_of(load(root))
    files = dict(feed_files(publication, publication.context(language)))
    feed = feedparser.parse(files[f"{prefix}feeds/changes.xml"])
    (item,) = feed.entries
    assert "2016" in item.summary and "France" in item.summary
    assert item.id == f"{URL}{prefix}changes/#{ANCHOR}"
