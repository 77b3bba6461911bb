"""Renaming and withdrawing a record of the sample: links, references and stamps follow."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
import rename
from catalogue.lint import checker
from catalogue.source.loading import load
from support import sample


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of the sample, and of its ordinary pages those that name steps. No test changes it."""
    root = sample.repository(tmp_path_factory.mktemp("rename") / "repository", 10)
    for name in ("scripts", "overrides", "docs/assets", "docs/about", "docs/contribute"):
        shutil.rmtree(root / name)
    for page in (root / "docs" / "situations").glob("*.md"):
        page.unlink()
    return root


@pytest.fixture
def sampled(written: Path, tmp_path: Path) -> Path:
    """A copy of these for one test."""
    return Path(shutil.copytree(written, tmp_path / "repository"))


def test_rename_updates_links_and_references(tmp_path: Path) -> None:
    root = sample.records(tmp_path / "repository", 10)
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


RENAMED = {
    "practices/ratification-and-legislation-alignment": "laws-and-treaties",
    "resources/palermo-protocol-2000": "trafficking-protocol",
    "agencies/office": "desk",
}
"""Records of the sample with a new name: one with steps, one with provisions, one that publishes."""


REASON = {"en": "A newer edition replaces it.", "fr": "Une nouvelle édition la remplace."}


def test_renaming_and_withdrawing_breaks_nothing(sampled: Path) -> None:
    shutil.rmtree(sampled / "data/declarations")
    before = findings(sampled)
    for old, new in RENAMED.items():
        assert rename.main(["--root", str(sampled), old, new]) == 0
    former = "ratification-and-legislation-alignment"
    texts = [file.read_text("utf-8") for file in (sampled / "docs").rglob("*.md")]
    assert [text.count(former) for text in texts if former in text] == [1]
    names = [file.stem for file in sorted((sampled / "docs/practices").glob("record-??.md"))]
    old, instead = (f"practices/{name}" for name in names[:2])
    words = ["--withdraw", *REASON.values(), "--instead", instead]
    assert rename.main(["--root", str(sampled), old, *words]) == 0
    text = (sampled / f"docs/{old}.md").read_text("utf-8")
    told = ", ".join(f'{language}: "{words}"' for language, words in REASON.items())
    assert f"reason: {{{told}}}, instead: [{instead}]}}\n" in text
    assert findings(sampled) == before


def test_reason_that_is_not_given_is_asked_for_until_it_is_one(
    sampled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["Non.", REASON["fr"]])
    asked: list[str] = []
    monkeypatch.setattr("builtins.input", lambda prompt: asked.append(prompt) or next(typed))
    record = first_record(sampled)
    assert rename.main(["--root", str(sampled), record, "--withdraw", REASON["en"]]) == 0
    assert [prompt.count("(French)") for prompt in asked] == [1, 1]
    assert "10" in capsys.readouterr().out, "the least length of a reason"
    withdrawn = load(sampled).entries[record].record.withdrawn
    assert withdrawn is not None and withdrawn.reason.texts == REASON


@pytest.mark.parametrize("given", [[], [REASON["en"]], [*REASON.values(), "Tercera frase."]])
def test_withdrawal_with_a_reason_too_few_or_too_many_is_refused(
    sampled: Path, given: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    record = first_record(sampled)
    page = sampled / f"docs/{record}.md"
    before = page.read_bytes()
    with pytest.raises(SystemExit):
        rename.main(["--root", str(sampled), record, "--withdraw", *given])
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("practices/nothing", "x"),
        ("agencies/office", "desk"),
        ("agencies/icat", "office"),
        ("agencies/icat", "A b"),
        ("agencies/icat",),
    ],
)
def test_wrong_names_are_refused(sampled: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit):
        rename.main(["--root", str(sampled), *words])


def first_record(root: Path) -> str:
    """A practice of the sample that was made by number."""
    return f"practices/{min((root / 'docs/practices').glob('record-??.md')).stem}"


def findings(root: Path) -> list[str]:
    """The findings on pages, and on tables, by their rules."""
    return sorted(finding.rule for finding in checker.check_folder(root))
