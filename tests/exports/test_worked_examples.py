"""The worked examples of the description of the API, run as their readers would run them."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from catalogue.exports.api.worked_examples import INSTRUMENT, STATE
from catalogue.recognition.binding import answer, bound_steps, steps_added, steps_of_law
from catalogue.source.catalogue import Catalogue
from support.judged import judged
from support.publishing import ROOT, URL, published
from support.sites import without_pages, written

PRACTICE = """
practices/rooms.md
| title: Rooms
| summary: Rooms in which persons can speak in confidence.
| topics: [protection]
| audiences: [police]
| regions: [world]
| levels: [national]
| recognition: []
| effect: {level: none-known}
| resources: [palermo-protocol-2000]
| steps:
|   - {id: give-a-room, who: [police], moment: first-contact, basis: [{provision: palermo-protocol-2000/art-5, says: same}]}
|   - id: speak-with-employers
|     who: [police]
|     moment: prepare
|     basis:
|       - {provision: ilo-p029-protocol-2014/art-1-2, says: same}
|       - {provision: ilo-p029-protocol-2014/art-2-a, says: stricter}
|   - {id: say-both, who: [police], moment: prepare, basis: [
|       {provision: palermo-protocol-2000/art-6-3, says: same}, {provision: ilo-p029-protocol-2014/art-1-1, says: same}]}
| reviewed: 2026-11-25
| ---
| ## How to do it
|
| 1. **Give a room.** Close the door.
| 2. **Speak with employers.** Ask them.
| 3. **Say both.** Twice.
"""
TREATY = """
resources/{0}.md
| title: A treaty
| summary: A treaty with which States say something of rooms.
| type: legal-instrument
| force: binding
| topics: [protection]
| audiences: [police]
| regions: [world]
| publishers: [ilo]
| access: unknown
| practices: [rooms]
| reviewed: 2026-11-25
| ---
"""
AGENCY = """
agencies/ilo.md
| title: Body
| summary: A body of several States that counts.
| type: un-entity
| reviewed: 2026-11-25
| ---
"""
PARTIES = """grade: A
as_of: '2026-01-01'
complete: true
count: 1
page: {en: "https://www.example.org/parties", fr: "https://www.example.org/parties"}
parties:
  FR: {act: ratification, since: '2016-06-07'}
"""


@pytest.fixture(scope="module")
def built(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, Path]:
    """A small site with two treaties, of which the State of the examples joined one."""
    root = without_pages(tmp_path_factory.mktemp("examples"), tables)
    provisions = f"data/provisions/{INSTRUMENT}.yml"
    shutil.copy(ROOT / provisions, root / provisions)
    (root / f"data/participation/{INSTRUMENT}.yml").write_text(PARTIES, "utf-8")
    treaties = [TREATY.format(name) for name in ("palermo-protocol-2000", INSTRUMENT)]
    catalogue = written(root, "".join([PRACTICE, AGENCY, *treaties]))
    assert [finding.rule for finding in catalogue.findings] == []
    catalogue = judged(root)
    return catalogue, published(catalogue, root / "site")


def printed(folder: Path, number: int) -> list[str]:
    """What the program of an example prints, with the files of a folder instead of a site."""
    description = json.loads((folder / "api/v1/openapi.json").read_text("utf-8"))
    programs = re.findall(r"```python\n(.*?)\n```", description["info"]["description"], re.DOTALL)
    program = programs[number].replace(URL, f"{folder.as_uri()}/")
    command = [sys.executable, "-I", "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_law_of_a_state(built: tuple[Catalogue, Path]) -> None:
    catalogue, folder = built
    assert answer(catalogue.vocabularies, "palermo-protocol-2000", STATE).binds
    lines = printed(folder, 0)
    assert lines == [
        "practices/rooms give-a-room palermo-protocol-2000/art-5",
        "practices/rooms say-both palermo-protocol-2000/art-6-3",
    ]
    assert len(lines) == len(bound_steps(catalogue, STATE))


def test_steps_that_one_more_instrument_would_add(built: tuple[Catalogue, Path]) -> None:
    catalogue, folder = built
    added = [f"{law.practice} {law.step}" for law in steps_added(catalogue, STATE, INSTRUMENT)]
    assert printed(folder, 1) == added == ["practices/rooms speak-with-employers"]


def table(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / f"api/v1/{name}.fr.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_table_of_steps_and_states_has_each_provision_that_binds(
    built: tuple[Catalogue, Path],
) -> None:
    catalogue, folder = built
    assert len(table(folder, "steps-of-instruments")) == sum(
        len(law.claims) for law in steps_of_law(catalogue)
    )
    rows = table(folder, "steps-of-states")
    of_state = [row for row in rows if row["state"] == STATE]
    provisions = [row["provision"] for row in of_state]
    assert provisions == ["palermo-protocol-2000/art-5", "palermo-protocol-2000/art-6-3"]
    assert of_state[0] == {
        "state": STATE,
        "record": "practices/rooms",
        "step": "give-a-room",
        "instrument": "resources/palermo-protocol-2000",
        "provision": "palermo-protocol-2000/art-5",
        "since": "2003-10-27",
        "in_force": "",
        "applies": "",
        "through": "",
    }
    asked = [row["instrument"] for row in rows if row["state"] == "FR"]
    assert asked.count(f"resources/{INSTRUMENT}") == 3


def test_dump_has_the_file_of_each_state(built: tuple[Catalogue, Path]) -> None:
    _, folder = built
    lines = (folder / "api/v1/states.jsonl").read_bytes().splitlines(keepends=True)
    files = {file.read_bytes() for file in (folder / "api/v1/states").glob("*.json")}
    assert len(lines) == len(files) > 190
    assert set(lines) == files
