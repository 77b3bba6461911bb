"""A page that cannot be read is one finding: what names it is not judged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from catalogue.lint import checker
from terminal import ROOT

BROKEN = (
    "docs/agencies/iom.md",
    "docs/cards/helpline-call.md",
    "docs/practices/hotlines.md",
    "docs/situations/hotline-silent-call.md",
    "docs/statements/icat-issue-brief-08.md",
)
"""Pages that many others name: as a publisher, as the practice of a step, by an anchor, by a former id."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The pages and tables of the site."""
    for folder in ("docs", "data", "overrides"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_one_broken_page_is_one_error(root: Path) -> None:
    for name in BROKEN:
        page = root / name
        page.write_text(page.read_text("utf-8").replace("title: ", "title: ]", 1), "utf-8")
    findings = checker.check_folder(root)
    found = [(finding.rule, finding.path) for finding in findings]
    assert found == [("front-matter-syntax", name) for name in BROKEN]
