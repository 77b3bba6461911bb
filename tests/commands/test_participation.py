"""The command that compares a table of participation with the saved page of its depositary."""

from __future__ import annotations

from pathlib import Path

import participation
import pytest
from catalogue.model.participation import participations
from catalogue.model.vocabularies import Vocabularies

PAGE = """
<p>STATUS AS AT : 29-11-2026 05:00:25 AM EDT</p>
<table><tr><th>Participant</th><th>Signature</th><th>Accession(a), Ratification</th></tr>
<tr><td>Senegal</td><td>13 Dec 2000</td><td>27 Oct 2003</td></tr>
<tr><td>Congo</td><td>14 Dec 2000</td><td>1 Nov 2026</td></tr></table>
"""
INSTRUMENT = "palermo-protocol-2000"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(PAGE, "utf-8")
    return file


def test_difference_is_shown_and_written(
    root: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--root", str(root), "--language", "en", str(page), INSTRUMENT]
    assert participation.main(words) == 1
    shown = capsys.readouterr().out
    assert "CG  signature 2000-12-14 → ratification 2026-11-01" in shown
    assert "FR  ratification 2002-10-29 → –" in shown
    assert participation.main([*words, "--write"]) == 0
    table = participations(Vocabularies(root / "data"))[INSTRUMENT]
    assert (table.as_of, [*table.parties]) == ("2026-11-29", ["CG", "SN"])
    assert participation.main(words) == 0


def test_page_without_a_day_needs_one(root: Path, page: Path) -> None:
    page.write_text(PAGE.partition("</p>")[2], "utf-8")
    words = ["--root", str(root), str(page), INSTRUMENT]
    with pytest.raises(SystemExit, match="--as-of"):
        participation.main([*words, "--language", "en"])
    assert participation.main([*words, "--as-of", "2026-11-29"]) == 1


def test_page_without_a_list_is_refused(root: Path, page: Path) -> None:
    page.write_text("<p>Senegal</p>", "utf-8")
    with pytest.raises(SystemExit, match=r"page\.html"):
        participation.main(["--root", str(root), "--language", "en", str(page), INSTRUMENT])
