"""The server for assistants, asked through the client of the SDK over standard input and output."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from catalogue.source.loading import load
from support.asking import SERVER, Heard, ask
from support.law_site import law_site
from support.publishing import published
from support.released import release
from support.sites import REPOSITORY, without_pages

QUESTIONS = yaml.safe_load((REPOSITORY / "tests/assistant.yml").read_text("utf-8"))
TOOLS = ["search", "practice", "step", "law", "state", "situation", "compare", "changes"]

GUARD = """import os, sys
def forbid(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        os._exit(97)
    if event == "socket.__new__" and arguments[1] in (2, 10):
        os._exit(98)
    if event == "open" and isinstance(arguments[0], str) and set("wax+") & set(arguments[1] or ""):
        os._exit(99)
sys.addaudithook(forbid)
"""
"""What ends the server if it opens a connection, or a file to write."""


def values(answer: Any, path: str) -> list[Any]:
    """What stands at a path of an answer; of lists, what stands there in each item."""
    found = [answer]
    for name in path.split("."):
        found = [one[name] for one in found if name in one]
        found = [item for one in found for item in (one if isinstance(one, list) else [one])]
    return found


@pytest.fixture(scope="module")
def heard(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """The answers to the twenty questions, from the real site."""
    folder = tmp_path_factory.mktemp("asked")
    calls = [(row["tool"], {**row["with"], "language": row["language"]}) for row in QUESTIONS]
    found = ask(site, calls, folder / "errors")
    assert (folder / "errors").read_text("utf-8") == "", "nothing is logged"
    return found


def test_there_are_ten_questions_in_each_language() -> None:
    languages = [row["language"] for row in QUESTIONS]
    assert (languages.count("en"), languages.count("fr"), len(languages)) == (10, 10, 20)
    assert {row["tool"] for row in QUESTIONS} == {*TOOLS} - {"changes"}


def test_server_tells_its_rules_and_its_tools(heard: Heard) -> None:
    assert heard.tools == TOOLS
    assert "never about a person" in heard.instructions
    assert "jamais au sujet d’une personne" in heard.instructions


@pytest.mark.parametrize("number", range(20))
def test_question_has_its_right_answer(heard: Heard, number: int) -> None:
    row, answer = QUESTIONS[number], heard.answers[number]
    if row.get("refused"):
        assert {*answer} <= {"first", "refused"} and answer["refused"]
        return
    assert answer["day"] and answer["cite"] and answer["none_means"]
    found = [one["id"] for one in answer.get("results", ())]
    for place, ref in enumerate(row.get("results", ())):
        assert ref in found and (not row.get("first") or found[place] == ref)
    for path, right in row.get("has", {}).items():
        assert right in values(answer, path), path
    assert bool(answer.get("nothing")) >= row.get("nothing", False)
    assert ("first" in answer) is row.get("safety", False)


def test_danger_leads_to_the_safety_page_in_both_languages_before_anything_else(
    heard: Heard,
) -> None:
    of_danger = [
        answer for row, answer in zip(QUESTIONS, heard.answers, strict=True) if row.get("safety")
    ]
    assert len(of_danger) == 2
    for answer in of_danger:
        assert next(iter(answer)) == "first"
        assert "about/safety/" in answer["first"]["en"]
        assert "fr/about/safety/" in answer["first"]["fr"]


def test_every_found_thing_has_its_permalink_and_law_its_force_and_reading(heard: Heard) -> None:
    for answer in heard.answers:
        for one in [*answer.get("results", ()), *answer.get("steps", ())]:
            if isinstance(one, dict):
                assert one["permalink"]
                assert all(law.count(" · ") == 2 for law in one.get("law", ()))


@pytest.fixture(scope="module")
def small(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site after an edition: since then a step has other words."""
    root = without_pages(tmp_path_factory.mktemp("small"), tables)
    law_site(root)
    release(load(root), "1.0", "2026-02-01")
    page = root / "docs/practices/rooms.md"
    page.write_text(page.read_text("utf-8").replace("Close the door.", "Leave it open."), "utf-8")
    return published(load(root), root / "site")


def answers(place: Path, folder: Path, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    return ask(place, calls, folder / "errors").answers


def test_answers_carry_edition_and_tell_what_changed(small: Path, tmp_path: Path) -> None:
    every, of_step, of_law, step = answers(
        *(small, tmp_path),
        ("changes", {}),
        ("changes", {"about": "practices/rooms#give-a-room", "sort": "text"}),
        ("changes", {"sort": "law", "language": "fr"}),
        ("step", {"step": "rooms#give-a-room"}),
    )
    (change,) = every["changes"]
    assert change["step"] == "give-a-room" and "Leave it open" in change["what"]
    assert of_step["changes"] == every["changes"] and every["edition"] == "1.0"
    assert of_law["nothing"].startswith("Rien") and not of_law["results"]
    assert "editions/1.0/practices/rooms/#give-a-room" in step["permalink_of_edition"]


@pytest.mark.parametrize("inner", ["", "toolkit-en/", "toolkit-en/assistant/"])
def test_an_archive_is_read_as_it_is(small: Path, tmp_path: Path, inner: str) -> None:
    file = tmp_path / "release.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for path in sorted((small / "api").rglob("*.json*")):
            archive.write(path, f"{inner}{path.relative_to(small).as_posix()}")
    (found,) = answers(file, tmp_path, ("practice", {"practice": "Rooms"}))
    assert found["id"] == "practices/rooms" and len(found["steps"]) == 3


def test_nothing_is_sent_and_nothing_is_written(small: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(GUARD, "utf-8")
    variables = {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    calls = [
        ("search", {"question": "a room for interviews"}),
        ("state", {"state": "FR"}),
        ("compare", {"one": "FR", "other": "DE"}),
        ("situation", {"situation": "none"}),
    ]
    heard = ask(small, calls, tmp_path / "errors", **variables)
    assert [answer is not True for answer in heard.answers] == [True] * 4
    assert (tmp_path / "errors").read_text("utf-8") == ""


@pytest.mark.parametrize("event", ["open('x', 'w')", "__import__('socket').socket()"])
def test_guard_ends_a_program_that_writes_or_connects(tmp_path: Path, event: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(GUARD, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", event], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, check=False
    )
    assert done.returncode in (97, 98, 99)


@pytest.mark.parametrize("left_out", ["", "steps.jsonl"])
def test_a_place_without_data_is_told_in_one_sentence(
    small: Path, tmp_path: Path, left_out: str
) -> None:
    place = tmp_path / "site"
    place.mkdir()
    if left_out:
        shutil.copytree(small / "api", place / "api", ignore=shutil.ignore_patterns(left_out))
    done = subprocess.run(
        [sys.executable, str(SERVER), str(place)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    assert (left_out or "api/v1/index.json") in done.stderr


def test_states_are_found_by_codes_and_names_and_unknown_ones_are_not(
    site: Path, tmp_path: Path
) -> None:
    names = ["SN", "sen", "senegal", "Sénégal", "Atlantis"]
    found = answers(site, tmp_path, *[("state", {"state": name}) for name in names])
    assert [one.get("state") for one in found] == ["SN", "SN", "SN", "SN", None]
    assert found[-1]["nothing"]


def test_version_of_the_kit_is_the_pinned_one() -> None:
    pinned = (REPOSITORY / "requirements-assistant.txt").read_text("utf-8").splitlines()[-1]
    assert json.dumps([pinned]) in SERVER.read_text("utf-8").split("# ///")[1]
