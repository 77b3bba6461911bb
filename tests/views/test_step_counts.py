"""The steps in the overviews are the steps of the practices."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from catalogue.exports.api.bulk import matrix_rows
from catalogue.exports.csv_text import csv_text
from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.coverage import coverages
from catalogue.views.pages.matrix import matrix
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site


@pytest.fixture(scope="module")
def context(catalogue: Catalogue) -> Context:
    return Context(catalogue, Site(), "en")


def test_matrix_has_number_of_steps_by_source(context: Context) -> None:
    lines = [line for level in matrix(context, "matrix/")["levels"].values() for line in level]
    practices = context.catalogue.of("practices")
    assert sum(line["steps"][1] for line in lines) == sum(len(entry.steps) for entry in practices)
    found = [
        step.recognition
        for entry in practices
        for step in step_recognitions(context.catalogue, entry.ref)
    ]
    assert sum(line["steps"][0] for line in lines) == sum(bool(step.sources) for step in found)
    assert any(
        cell and cell.document.note.endswith(" steps") for line in lines for cell in line["cells"]
    )


def test_csv_has_steps_by_agency(context: Context) -> None:
    rows = list(
        csv.DictReader(io.StringIO(csv_text("en", list(matrix_rows(context))).lstrip("\ufeff")))
    )
    steps = Counter(
        (entry.ref, name)
        for entry in context.catalogue.of("practices")
        for step in step_recognitions(context.catalogue, entry.ref)
        for name in step.recognition.agencies
    )
    agencies = [row for row in rows if row["agency"] != "icat"]
    assert [
        row for row in agencies if int(row["steps"]) != steps[row["record"], row["agency"]]
    ] == []
    assert any(row["steps"] != "0" for row in agencies)


def test_coverage_sums_steps_by_topic_and_names_weakest(context: Context) -> None:
    shown = coverages(context, "coverage/")["steps"]
    assert all(whole == sum(parts) > 0 for _, _, (whole, *parts) in shown["lines"])
    share = {topic.label: numbers[-1] / numbers[0] for topic, _, numbers in shown["lines"]}
    assert shown["gap"].startswith(max(share, key=lambda label: share[label]))
