"""The worked examples of the description of the API, run as their readers would run them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from catalogue.exports.api.worked_examples import (
    AGENCY,
    EXAMPLES,
    INSTRUMENT,
    PARTY,
    SINCE,
    STATE,
)
from catalogue.recognition.binding import answer, bound_steps, steps_added, steps_of_law
from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue
from support.law_site import law_site
from support.publishing import URL, publication_of, published
from support.sites import without_pages


@pytest.fixture(scope="module")
def built(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, Path]:
    """The small site: the State of the examples joined one of its two treaties."""
    root = without_pages(tmp_path_factory.mktemp("examples"), tables)
    catalogue = law_site(root)
    return catalogue, published(catalogue, root / "site")


def printed(folder: Path, number: int, address: str = "") -> list[str]:
    """What the program of an example prints, with a site that is served, or with the files of a folder."""
    description = json.loads((folder / "api/v1/openapi.json").read_text("utf-8"))
    programs = re.findall(r"```python\n(.*?)\n```", description["info"]["description"], re.DOTALL)
    program = programs[number].replace(URL, address or f"{folder.as_uri()}/")
    command = [sys.executable, "-I", "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_examples_are_short(built: tuple[Catalogue, Path]) -> None:
    catalogue, _ = built
    for example in EXAMPLES:
        assert len(example.program(publication_of(catalogue).site).splitlines()) <= 20


def test_steps_that_bind_a_state_and_their_articles(built: tuple[Catalogue, Path]) -> None:
    catalogue, folder = built
    assert answer(catalogue.vocabularies, INSTRUMENT, PARTY).binds
    lines = printed(folder, 0)
    assert [line.split(" | ")[0] for line in lines] == [
        f"{step.law.practice}#{step.law.step}" for step in bound_steps(catalogue, PARTY)
    ]
    asked = "practices/rooms#speak-with-employers | A treaty, art. 1(2) | A treaty, art. 2(a)"
    assert asked in [line.replace("\u00a0", " ") for line in lines]


def test_articles_of_the_real_law_of_a_state(
    site: Path, address: str, catalogue: Catalogue
) -> None:
    """The real answer: each step that binds, with the name of each instrument and the article."""
    lines = printed(site, 0, address)
    bound = bound_steps(catalogue, PARTY)
    assert len(lines) == len(bound) > 100
    for line, step in zip(lines, bound, strict=True):
        name, *law = line.split(" | ")
        assert name == f"{step.law.practice}#{step.law.step}"
        assert len(law) == len(step.claims)
    assert any("Council of Europe Convention on Action" in line for line in lines)
    # Also of an instrument whose article has no row of its own.
    assert any(
        "Convention on Cybercrime (Budapest Convention), art." in line.replace("\u00a0", " ")
        for line in lines
    )
    assert not any("resources/" in line for line in lines)


def test_what_an_agency_asks_for_and_no_treaty(
    site: Path, address: str, catalogue: Catalogue
) -> None:
    law = {(step.practice, step.step) for step in steps_of_law(catalogue)}
    asked = [
        (entry.ref, result.step.id)
        for entry in catalogue.of("practices")
        for result in step_recognitions(catalogue, entry.ref)
        for claim in result.recognition.claims
        if claim.counts and AGENCY in claim.eligible_agencies and (claim.date or "") >= SINCE
    ]
    wanted = [f"{practice} {step}" for practice, step in asked if (practice, step) not in law]
    assert printed(site, 2, address) == list(dict.fromkeys(wanted))
    assert wanted


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
