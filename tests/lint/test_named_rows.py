"""No change of tables alone removes a text or a rule that code and templates name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from catalogue.lint import checker, named_rows
from catalogue.model.vocabularies import Vocabularies
from support.sites import REPOSITORY


def test_list_is_that_of_the_tables() -> None:
    assert named_rows.FILE.read_text("utf-8") == named_rows.listing(
        Vocabularies(REPOSITORY / "data")
    ), "run python scripts/generate.py"


@pytest.mark.parametrize(
    ("table", "row"),
    [("strings", "home"), ("rules", "page-size"), ("checker-strings", "build-failed")],
)
def test_row_that_is_removed_is_reported(lasting: Path, table: str, row: str) -> None:
    file = lasting / "data" / "interface" / f"{table}.yml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(rf"(?m)^{row}:.*\n(?: .*\n)*", "", text), "utf-8")
    assert file.read_text("utf-8") != text
    found = [finding for finding in checker.check_folder(lasting) if finding.values["key"] == row]
    path = f"data/interface/{table}.yml"
    assert [(finding.rule, finding.path) for finding in found] == [
        ("front-matter-missing-key", path)
    ]
