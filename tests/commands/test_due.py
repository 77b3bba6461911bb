"""Reviews that are due: listed with what they judge; those that judge nothing are taken in one step."""

from __future__ import annotations

import datetime
from pathlib import Path

import due
import pytest
import translate
from catalogue.lint import checker
from catalogue.source.loading import load
from lint.test_review_judgements import EVENT, PLAIN
from support.sites import Make

OLD, NEW = "2021-01-05", "2026-01-05"
OTHER = EVENT.replace("/session", "/meeting").replace("A session\n", "A meeting\n")
LAW = {**PLAIN, "more": "| readings: [{where: p. 1, seen: text, read: 2021-01-05}]\n"}


@pytest.fixture
def root(make: Make) -> Path:
    """An event of which nothing has to be judged, one that is evidence, and one that is not due."""
    recent = EVENT.replace("/session", "/recent").format(**PLAIN)
    old = EVENT.format(**PLAIN) + OTHER.format(**LAW)
    root = make(old.replace(NEW, OLD) + recent).root
    assert translate.main(["--root", str(root), "--stamp", "--all"]) == 0
    return root


def reviewed(root: Path) -> dict[str, str]:
    """The day of the review of each record."""
    return {entry.id: entry.record.reviewed for entry in load(root).entries.values()}


def due_by_the_checker(root: Path) -> set[str]:
    """The pages whose review the checker calls overdue."""
    findings = checker.check_folder(root)
    return {finding.path for finding in findings if finding.rule == "record-review-due"}


def run(root: Path, *words: str) -> int:
    return due.main(["--root", str(root), *words])


def test_list_says_what_is_due_and_what_it_has_to_judge(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split("  ")[1]: line.split("  ")[2] for line in lines[:2]} == {
        "docs/activities/session.md": "nothing to judge",
        "docs/activities/meeting.md": "evidence",
    }
    assert lines[2] == "2 reviews are due within a year, 1 of them with something to judge."
    assert "--without-judgement" in lines[3]


def test_what_is_to_be_compared_is_shown_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = reviewed(root)
    assert run(root, "--without-judgement", "--language", "fr") == 0
    shown = capsys.readouterr().out
    assert "docs/activities/session.md" in shown and "Une session d’un groupe" in shown
    assert "meeting" not in shown and "recent" not in shown and "--write" in shown
    assert reviewed(root) == before


def test_one_step_takes_what_has_nothing_to_judge_and_is_due(root: Path) -> None:
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    found = due_by_the_checker(root)
    assert run(root, "--without-judgement", "--write") == 0
    assert reviewed(root) == {"session": today, "meeting": OLD, "recent": NEW}
    assert not any(page.behind for page in translate.translated(load(root)))
    assert due_by_the_checker(root) == found - {"docs/activities/session.md"} != found


def test_second_step_finds_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "--without-judgement", "--write")
    capsys.readouterr()
    assert run(root, "--without-judgement", "--write") == 0
    assert capsys.readouterr().out.startswith("No review is due")


@pytest.mark.parametrize("pages", [("meeting.md",), ("session.md", "meeting.fr.md")])
def test_what_carries_a_judgement_is_refused_with_all_that_was_named(
    root: Path, pages: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = reviewed(root)
    files = [str(root / "docs/activities" / page) for page in pages]
    assert run(root, "--write", *files) == due.REFUSED
    said = capsys.readouterr().out
    assert "Nothing was written" in said and said.rstrip().endswith("evidence")
    assert reviewed(root) == before


def test_named_page_is_taken_before_it_is_due(root: Path) -> None:
    assert run(root, "--write", str(root / "docs/activities/recent.md")) == 0
    assert reviewed(root)["recent"] > NEW and reviewed(root)["session"] == OLD


def test_writing_without_saying_what_is_wrong_use(root: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run(root, "--write")
    assert ended.value.code == 2
