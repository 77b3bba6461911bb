"""The table of situations for a lawyer: the languages side by side, a row for each answer, with its step."""

from __future__ import annotations

import csv
import io

import pytest
import situations
from catalogue.source.catalogue import Catalogue
from catalogue.views.pages.situations import FOLDER, pages_in, steps_of


def test_situations_export_has_row_for_every_answer_and_step(
    catalogue: Catalogue, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(situations, "load", lambda root: catalogue)
    situations.main([])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
    assert not [
        row
        for row in rows
        if not (row["en"] and row["fr"])
        or row["en"].count("→") != row["fr"].count("→")
        or "→" in row["en"][80:]
    ]
    for name in pages_in(catalogue, FOLDER):
        steps = [
            row["step"]
            for row in rows
            if row["situation"] == name.partition("/")[2] and row["step"]
        ]
        wanted = [ref.partition("/") for ref in steps_of(catalogue, name) if ref != "editors"]
        assert steps == [f"practices/{practice}/#{step}" for practice, _, step in wanted]
