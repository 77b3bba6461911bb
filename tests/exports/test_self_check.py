"""The self-check of a State: all steps, their law, the table to fill in, and what binds each State."""

from __future__ import annotations

import csv
import io
import re

import pytest
from catalogue.exports import self_check
from catalogue.exports.publication import Publication
from catalogue.exports.your_state import state_table
from catalogue.recognition.binding import answers, bound_steps

LANGUAGES = ["en", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_its_facts_once(publication: Publication, language: str) -> None:
    data = self_check.self_check_data(publication.context(language))
    practices = [entry for entry in publication.catalogue.of("practices") if entry.steps]
    assert {one["id"] for one in data["practices"]} == {
        entry.id for entry in practices if not entry.record.withdrawn
    }
    for one in data["practices"]:
        entry = publication.catalogue.entries[f"practices/{one['id']}"]
        assert [step[0] for step in one["steps"]] == [step.id for step in entry.steps]
        for step, (who, moment, level, *_) in zip(entry.steps, one["details"], strict=True):
            context = publication.context(language)
            labels = [context.label("audiences", name) for name in step.who]
            assert [data["audiences"][number] for number in who] == labels
            assert data["moments"][moment] == context.label("moments", step.moment)
            assert data["levels"][level]
        assert all(
            norm and step[1] != norm
            for step, (*_, norm) in zip(one["steps"], one["details"], strict=True)
        )
    assert len(data["treaties"]) == len(data["instruments"])


@pytest.mark.parametrize("state", ["SN", "FR", "MM", "DK"])
def test_law_of_a_state_is_that_of_its_page(publication: Publication, state: str) -> None:
    """What the script computes from the two files is what the page of the State says."""
    catalogue = publication.catalogue
    data = self_check.self_check_data(publication.context("en"))
    table = state_table(publication.context("en"))
    place = list(table["states"]).index(state)
    binding = {
        name
        for name, row in table["instruments"].items()
        if row[-1].split(" ")[place].startswith("+")
    }
    assert binding == {name for name, found in answers(catalogue, state).items() if found.binds}
    asked = set()
    for practice in data["practices"]:
        for step, (*_, law, _) in zip(practice["steps"], practice["details"], strict=True):
            if binding & {data["instruments"][number] for number, *_ in law}:
                asked.add((f"practices/{practice['id']}", step[0]))
    assert asked == {(item.law.practice, item.law.step) for item in bound_steps(catalogue, state)}


def test_year_of_the_deposit_stands_in_the_table(publication: Publication) -> None:
    table = state_table(publication.context("en"))
    cells = table["instruments"]["un-crc-1989"][-1].split(" ")
    assert cells[list(table["states"]).index("SN")] == "+1990"
    assert cells[list(table["states"]).index("US")].startswith("~")
    assert table["instruments"]["eu-forced-labour-regulation-2024"][-2] == "2027"


@pytest.mark.parametrize(("language", "cut"), [("en", ","), ("fr", ";")])
def test_table_has_a_row_for_each_step_with_columns_to_fill_in(
    publication: Publication, language: str, cut: str
) -> None:
    files = dict(self_check.self_check_files(publication))
    prefix = publication.site.prefix(language)
    text = str(files[f"{prefix}states/self-check/self-check.csv"]).removeprefix("\ufeff")
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=cut)
    columns = self_check.self_check_data(publication.context(language))["columns"][language]
    assert head == [*columns, "id"]
    steps = sum(len(entry.steps) for entry in publication.catalogue.of("practices"))
    assert len(rows) == len({row[-1] for row in rows}) == steps
    assert {tuple(row[6:10]) for row in rows} == {("", "", "", "")}
    sheet = str(files[f"{prefix}states/self-check/sheet.html"])
    assert sheet.count('<th scope="row">') == steps


def test_level_of_a_step_without_an_agency_is_its_law(publication: Publication) -> None:
    """No step beside which a treaty stands is called unsaid."""
    data = self_check.self_check_data(publication.context("en"))
    details = [row for practice in data["practices"] for row in practice["details"]]
    levels = {data["levels"][level] for *_, level, law, _ in details if law}
    assert levels and levels <= {
        "The whole group",
        "Three agencies or more",
        "One or two agencies",
        "Law",
    }


def test_who_acts_is_a_line_with_one_capital_in_french(publication: Publication) -> None:
    """On the sheet and in the table, and in the words that the script joins to the same line."""
    files = dict(self_check.self_check_files(publication))
    sheet = str(files["fr/states/self-check/sheet.html"])
    lines = set(re.findall(r"(?<= · )[A-ZÉ][^·<]*, [^·<]*?(?= ·|</div>)", sheet))
    assert any("services d’enquête" in line for line in lines)
    assert not any(re.search(", [A-ZÉÈ]", line) for line in lines)
    data = self_check.self_check_data(publication.context("fr"))
    pairs = zip(data["audiences"], data["inside"], strict=True)
    assert all(inside == label[:1].lower() + label[1:] for label, inside in pairs)
    english = self_check.self_check_data(publication.context("en"))
    assert english["inside"] == english["audiences"]
