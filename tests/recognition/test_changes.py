"""The one list of changes: what differs between an edition and today, and between two editions."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from catalogue.recognition.changes import changes, periods
from catalogue.recognition.one_change import Change
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.views.record.change_words import told
from support.law_site import law_site
from support.publishing import publication_of
from support.released import release
from support.sites import without_pages

ROOMS = "docs/practices/rooms.md"
PALERMO = "data/provisions/palermo-protocol-2000.yml"
Edit = tuple[str, str, str]
Changed = Callable[..., Catalogue]


@pytest.fixture(scope="module")
def released(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with a practice of three steps, which was released as an edition."""
    root = without_pages(tmp_path_factory.mktemp("released") / "site", tables)
    shutil.rmtree(root / "data/editions", ignore_errors=True)
    release(law_site(root), "1.0", "2026-02-01")
    return root


@pytest.fixture
def changed(released: Path, tmp_path: Path) -> Changed:
    """A function that edits the site after the edition."""

    def edited(*edits: Edit) -> Catalogue:
        root = tmp_path / "site"
        if not root.exists():
            shutil.copytree(released, root)
        for file, old, new in edits:
            text = (root / file).read_text("utf-8")
            assert old in text
            (root / file).write_text(text.replace(old, new), "utf-8")
        return load(root)

    return edited


def lines(catalogue: Catalogue, language: str = "en") -> list[str]:
    """Each change in a line: its sort, its step, and what is told of it."""
    context = publication_of(catalogue).context(language)
    found = [told(context, change, "changes/") for change in changes(catalogue)]
    return [f"{one.change.sort} {one.change.step}: {one.what.label}" for one in found]


def of_sort(catalogue: Catalogue, sort: str) -> list[Change]:
    return [change for change in changes(catalogue) if change.sort == sort]


def test_nothing_changed_since_the_edition(changed: Changed) -> None:
    assert changes(changed()) == ()


def test_law_of_a_step_is_told_before_and_after(changed: Changed) -> None:
    """A step that loses its law, which no page told before."""
    head = "palermo-protocol-2000/art-5, says: "
    text = (changed().root / ROOMS).read_text("utf-8")
    (judgement,) = re.findall(rf"{head}(same[^}}]*)}}", text)
    catalogue = changed((ROOMS, f"{head}{judgement}}}", f"{head}broader}}"))
    law, evidence = of_sort(catalogue, "law"), of_sort(catalogue, "evidence")
    assert [(one.step, len(one.before.claims), len(one.after.claims)) for one in law] == [
        ("give-a-room", 1, 0)
    ]
    assert [claim.says for claim in evidence[0].after.claims] == ["broader"]
    assert any(
        line.startswith("law give-a-room: Law – no longer there: ") for line in lines(catalogue)
    )
    assert any("Droit – n’y figure plus" in line for line in lines(catalogue, "fr"))


def test_words_of_a_step_are_told_in_their_language(changed: Changed) -> None:
    catalogue = changed((ROOMS, "Close the door.", "Close the door and the window."))
    assert lines(catalogue) == [
        "text give-a-room: Words – before: … room. Close the door; now: … room. Close the door and the"
        " window"
    ]
    (change,) = of_sort(catalogue, "text")
    assert "window" in change.after.text["en"] and "window" not in change.before.text["en"]


def test_words_around_the_steps_are_told_by_section(changed: Changed) -> None:
    catalogue = changed((ROOMS, "title: Rooms", "title: Quiet rooms"))
    assert "text : Words – before: Title: Rooms; now: Title: Quiet rooms" in lines(catalogue)


def test_reading_is_told_by_place(changed: Changed) -> None:
    root = changed().root
    table = root / PALERMO
    text = table.read_text("utf-8")
    start = text.index("art-5:")
    row = text[start : text.index("\n\n", start) if "\n\n" in text[start:] else None]
    (seen,) = re.findall(r"seen: (\w+)", row[: row.index("read:") + 40])[:1]
    table.write_text(
        text[:start] + text[start:].replace(f"seen: {seen}", "seen: heading", 1), "utf-8"
    )
    catalogue = load(root)
    (reading,) = of_sort(catalogue, "reading")
    assert reading.ref == "resources/palermo-protocol-2000"
    assert reading.before.readings == {"palermo-protocol-2000/art-5": seen}
    assert reading.after.readings == {"palermo-protocol-2000/art-5": "heading"}


def test_renamed_step_is_one_change(changed: Changed) -> None:
    catalogue = changed(
        (ROOMS, "id: give-a-room", "id: give-a-quiet-room\n    formerly: [give-a-room]")
    )
    assert lines(catalogue) == [
        "step give-a-quiet-room: Step – its address was #give-a-room and is #give-a-quiet-room now;"
        " the old one still leads here"
    ]


def test_step_that_is_gone_and_step_that_came(changed: Changed) -> None:
    catalogue = changed((ROOMS, "id: give-a-room", "id: give-another-room"))
    assert [line for line in lines(catalogue) if line.startswith("step")] == [
        "step give-a-room: Step – no longer part of the practice",
        "step give-another-room: Step – added: Give a room",
    ]


def test_step_that_came_and_is_gone_is_shown_in_the_edition_that_has_it(changed: Changed) -> None:
    catalogue = changed((ROOMS, "id: give-a-room", "id: give-another-room"))
    release(catalogue, "1.1", "2026-12-01")
    catalogue = changed((ROOMS, "id: give-another-room", "id: give-a-third-room"))
    context = publication_of(catalogue).context("en")
    found = [told(context, change, "changes/") for change in changes(catalogue)]
    older = [one for one in found if one.change.edition and one.change.sort == "step"]
    assert {one.change.step: one.step.url for one in older if one.step} == {
        "give-a-room": "../editions/1.0/practices/rooms/#give-a-room",
        "give-another-room": "../editions/1.1/practices/rooms/#give-another-room",
    }


def test_level_of_a_practice_and_its_agencies_are_told(changed: Changed, released: Path) -> None:
    """The edition is told that the practice had a level; today it has none."""
    root = changed().root
    file = root / "data/editions/1.0.json"
    edition = json.loads(file.read_text("utf-8"))
    edition["practices"]["practices/rooms"] |= {"level": "few", "mark": "few", "agencies": ["ilo"]}
    file.write_text(json.dumps(edition), "utf-8")
    (level,) = of_sort(load(root), "level")
    assert (level.step, level.before.code, level.after.code) == ("", "few", "none")
    assert level.agencies == ("ilo",)
    assert lines(load(root)) == [
        "level : Level – before: Recognized by one or two agencies; now: Not yet evidenced"
    ]


def test_periods_lie_between_editions(changed: Changed) -> None:
    """A change keeps its day and its anchor when the next edition is released."""
    catalogue = changed((ROOMS, "Close the door.", "Close the window."))
    (before,) = changes(catalogue)
    release(catalogue, "1.1", "2026-12-01")
    catalogue = changed((ROOMS, "Ask them.", "Ask them twice."))
    newest, older = periods(catalogue)
    assert (newest.since.version, newest.until) == ("1.1", None)
    assert older.until is not None
    assert (older.since.version, older.until.version) == ("1.0", "1.1")
    (after,) = older.changes
    assert (after.anchor, after.day, after.edition) == (before.anchor, before.day, "1.1")
    assert [change.step for change in newest.changes] == ["speak-with-employers"]


def test_practice_that_is_renamed_takes_its_steps_along(changed: Changed) -> None:
    root = changed().root
    old = root / ROOMS
    text = old.read_text("utf-8").replace("resources:", "formerly: [rooms]\nresources:")
    (root / "docs/practices/quiet-rooms.md").write_text(text, "utf-8")
    old.unlink()
    found = changes(load(root))
    assert ("practice", "practices/quiet-rooms") in {(one.sort, one.ref) for one in found}
    assert not any(one.sort == "step" for one in found)
