"""Renaming and withdrawing a record, on a copy of the real repository: links and stamps follow."""

from __future__ import annotations

import shutil
from pathlib import Path

import copies
import pytest
import rename
import terminal
from catalogue.lint import checker, reporters


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("docs", "data", "overrides"):
        shutil.copytree(
            terminal.ROOT / name,
            tmp_path / name,
            ignore=shutil.ignore_patterns("*.png", "*.woff2", "*.webp"),
        )
    shutil.copy(terminal.ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def found(root: Path) -> list[str]:
    reporter = reporters.reporter(root)
    return [
        reporter.brief(finding)
        for finding in checker.check_folder(root)
        if not finding.rule.startswith("image-")
    ]


def test_rename_updates_links_and_references(tmp_path: Path) -> None:
    root = copies.repository(tmp_path / "repository", 10)
    before = sorted(finding.rule for finding in checker.check_folder(root))
    old = sorted((root / "docs" / "resources").glob("record-*.md"))[0].name.split(".")[0]
    pages = {file for file in (root / "docs").rglob("*.md") if f"{old}" in file.read_text("utf-8")}
    assert rename.main(["--root", str(root), f"resources/{old}", "another-name"]) == 0
    text = (root / "docs" / "resources" / "another-name.md").read_text("utf-8")
    assert (
        f"\nformerly: [{old}]\n" in text
        and (root / "docs" / "resources" / "another-name.fr.md").is_file()
    )
    assert len(pages) > 1 and all(
        old not in file.read_text("utf-8") for file in pages if file.exists()
    )
    assert sorted(finding.rule for finding in checker.check_folder(root)) == before


@pytest.mark.nightly
def test_rename_removes_old_name_and_withdrawal_keeps_page(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for names in (
        ["practices/hotlines", "national-helplines"],
        ["resources/coe-convention-197", "coe-trafficking-convention"],
        ["agencies/unodc", "un-drugs-and-crime"],
    ):
        assert rename.main(["--root", str(root), *names]) == 0
    instead = [
        "--withdraw",
        "A newer edition replaces it.",
        "--instead",
        "practices/shelter-standards",
    ]
    assert rename.main(["--root", str(root), "practices/national-helplines", *instead]) == 0
    text = (root / "docs/practices/national-helplines.md").read_text("utf-8")
    assert (
        "\nformerly: [hotlines]\n" in text and "instead: [practices/shelter-standards]}\n" in text
    )
    assert found(root) == []
    for wrong in (
        ["practices/nothing", "x"],
        ["agencies/icat", "iom"],
        ["agencies/icat", "A b"],
        ["agencies/icat"],
    ):
        with pytest.raises(SystemExit):
            rename.main(["--root", str(root), *wrong])
    capsys.readouterr()
    for page in (root / "docs/resources").glob("palermo-protocol-2000.*"):
        page.unlink()
    assert any("[record-gone]" in line and "palermo-protocol-2000" in line for line in found(root))
