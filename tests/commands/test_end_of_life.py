"""The announced end of Material for MkDocs is not met unprepared."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.metadata import distribution
from pathlib import Path

import pytest
from mkdocs_adapter import end_of_life

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.nightly
def test_end_of_material_is_more_than_sixty_days_away() -> None:
    """By night alone: a day of the calendar must not turn a contributor's change red."""
    assert not (what := end_of_life.due(date.today())), what


@pytest.mark.parametrize(
    ("days", "is_due"), [(365, False), (61, False), (60, True), (0, True), (-1, True)]
)
def test_notice_starts_sixty_days_before_end(days: int, is_due: bool) -> None:
    told = end_of_life.due(end_of_life.END - timedelta(days=days))
    assert bool(told) is is_due
    assert not told or ("2027-05-05" in told and "ARCHITECTURE.md" in told)


def test_date_matches_package_and_documents() -> None:
    description = distribution("mkdocs-material").read_text("METADATA")
    day = f"{end_of_life.END:%B} {end_of_life.END.day}, {end_of_life.END.year}"
    assert f"reaches end of life on {day}" in str(description)
    day = f"{end_of_life.END.day} {end_of_life.END:%B} {end_of_life.END.year}"
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        assert day in (ROOT / name).read_text("utf-8"), name
    assert "The end of MkDocs 1.x" in (ROOT / "ARCHITECTURE.md").read_text("utf-8")
