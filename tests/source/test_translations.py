"""`translate.py` shows what changed in an original since it was translated, section by section, and stamps translations."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import translate
from catalogue.source import translations
from sites import git
from terminal import ROOT

ENGLISH = """---
title: A guide
summary: A guide that says what to do, in plain words.
type: handbook
topics: [children]
audiences: [ngos]
regions: [world]
publishers: [unicef]
languages: [en]
links: {en: "https://www.unicef.org/guide"}
access: open
reviewed: 2026-01-01
---

## What is in it

The first sentence. The second sentence.

## Who it is for

Everybody who works with children.
"""
FRENCH = """---
title: Un guide
summary: Un guide qui dit quoi faire, en mots simples.
---

## Contenu

La première phrase. La seconde phrase.

## À qui il s’adresse

Toute personne qui travaille avec des enfants.
"""
GUIDE, GUIDE_FR = "docs/resources/guide.md", "docs/resources/guide.fr.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A Git repository with an original and its stamped translation."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    write(tmp_path, GUIDE, ENGLISH)
    write(tmp_path, GUIDE_FR, FRENCH)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    assert run(tmp_path, "--stamp", str(tmp_path / GUIDE_FR)) == 0
    commit(tmp_path)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Change")


def run(root: Path, *arguments: str) -> int:
    return translate.main(["--root", str(root), *arguments])


def change(root: Path, before: str, after: str, name: str = GUIDE) -> None:
    text = (root / name).read_text("utf-8")
    assert before in text
    write(root, name, text.replace(before, after))
    commit(root)


def test_stamped_translation_is_current(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root) == 0
    assert capsys.readouterr().out == ""


def test_only_the_changed_section_is_shown_as_a_diff(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root, "The second sentence.", "Another sentence.")
    assert run(root, str(root / GUIDE_FR)) == 1
    output = capsys.readouterr().out
    assert run(root, "--language", "fr") == 1
    assert capsys.readouterr().out == "docs/resources/guide.fr.md\u00a0: en retard pour contents\n"
    assert "docs/resources/guide.fr.md: behind in contents" in output
    assert "-The first sentence. The second sentence." in output
    assert "+The first sentence. Another sentence." in output
    assert "Everybody" not in output


def test_diff_starts_at_the_translated_version_after_several_changes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(3):
        change(root, ENGLISH.split("\n")[-2] if number == 0 else f"Change {number - 1}.", f"Change {number}.")
    assert run(root, str(root / GUIDE_FR)) == 1
    output = capsys.readouterr().out
    assert "-Everybody who works with children." in output and "+Change 2." in output and "Change 1" not in output


def test_changed_title_is_shown_as_head(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root, "title: A guide", "title: A better guide")
    assert run(root, str(root / GUIDE_FR)) == 1
    assert "== head" in (output := capsys.readouterr().out) and "+A better guide" in output


def test_without_history_the_current_text_is_shown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / ".git")
    write(root, GUIDE, ENGLISH.replace("The second", "Another"))
    assert run(root, str(root / GUIDE_FR)) == 1
    assert "is not in the history" in capsys.readouterr().out


def test_changed_white_space_is_ignored(root: Path) -> None:
    change(root, "The first sentence. The second", "The first  sentence.\nThe second")
    assert run(root) == 0


def test_changed_shared_fields_are_ignored(root: Path) -> None:
    change(root, "access: open", "access: on-request")
    assert run(root) == 0


def test_editing_the_translation_does_not_make_it_current(root: Path) -> None:
    change(root, "The second sentence.", "Another sentence.")
    change(root, "La seconde phrase.", "Une autre phrase.", GUIDE_FR)
    assert run(root) == 1
    assert run(root, "--stamp", str(root / GUIDE_FR)) == 0
    assert run(root) == 0


def test_stamp_changes_one_line_and_is_idempotent(root: Path) -> None:
    change(root, "The second sentence.", "Another sentence.")
    before = (root / GUIDE_FR).read_text("utf-8").split("\n")
    run(root, "--stamp", str(root / GUIDE_FR))
    after = (root / GUIDE_FR).read_text("utf-8").split("\n")
    assert [line for line in before if not line.startswith("source:")] == [line for line in after if not line.startswith("source:")]
    assert sum(line.startswith("source:") for line in after) == 1
    run(root, "--stamp", str(root / GUIDE_FR))
    assert (root / GUIDE_FR).read_text("utf-8").split("\n") == after


def test_original_in_french_is_the_reference(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = "\n".join(ENGLISH.split("---")[1].strip().split("\n")[2:])
    write(root, "docs/resources/manuel.fr.md", FRENCH.replace("mots simples.", f"mots simples.\n{facts}"))
    head = ENGLISH.split("\n")
    write(root, "docs/resources/manuel.md", "\n".join([*head[:3], *head[head.index("---", 1) :]]))
    run(root, "--stamp", str(root / "docs/resources/manuel.md"))
    commit(root)
    change(root, "La seconde phrase.", "Une autre phrase.", "docs/resources/manuel.fr.md")
    assert run(root) == 1
    assert "docs/resources/manuel.md: behind in contents" in capsys.readouterr().out


def test_stamp_without_a_page_is_refused(root: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(root, "--stamp")
    assert stopped.value.code == 2


def test_stamp_keeps_all_other_lines() -> None:
    text = "---\ntitle: x\nsource: {head: 00000000}\nauthority: draft\n---\n\nText with source: inside.\n"
    assert translations.stamp(text, {"head": "11111111"}) == text.replace(
        "source: {head: 00000000}\nauthority: draft", "authority: draft\nsource: {head: 11111111}"
    )
