"""`translate.py` shows what changed in an original since it was translated, and stamps translations."""

from __future__ import annotations

from pathlib import Path

import pytest
import translate
from catalogue.source import translations
from support.sites import git

FACTS = """type: handbook
topics: [children]
audiences: [ngos]
regions: [world]
publishers: [unicef]
languages: [en]
access: open
reviewed: 2026-01-01
"""
ENGLISH = f"""---
title: A guide
summary: A guide that says what to do, in plain words.
{FACTS}---

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
def root(root: Path) -> Path:
    """A repository with an original and its stamped translation."""
    (root / "docs/resources").mkdir()
    (root / GUIDE).write_text(ENGLISH, "utf-8")
    (root / GUIDE_FR).write_text(FRENCH, "utf-8")
    assert run(root, "--stamp", str(root / GUIDE_FR)) == 0
    return root


def commit(root: Path) -> None:
    git(root, "add", "docs")
    git(root, "commit", "--quiet", "--message", "Change")


def run(root: Path, *arguments: str) -> int:
    return translate.main(["--root", str(root), *arguments])


def change(root: Path, before: str, after: str, name: str = GUIDE) -> None:
    text = (root / name).read_text("utf-8")
    assert before in text
    (root / name).write_text(text.replace(before, after), "utf-8")


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("The second sentence.", "Another sentence.", "contents"),
        ("title: A guide", "title: A better guide", "head"),
        ("The first sentence. The second", "The first  sentence.\nThe second", ""),
        ("access: open", "access: on-request", ""),
    ],
)
def test_translation_is_outdated_in_changed_parts_only(
    root: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, parts: str
) -> None:
    assert run(root) == 0
    change(root, before, after)
    assert run(root, "--language", "fr") == int(bool(parts))
    assert capsys.readouterr().out == (
        f"{GUIDE_FR}\u00a0: en retard pour {parts}\n" if parts else ""
    )


def test_changed_parts_are_shown_from_translated_version(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "init", "--quiet")
    commit(root)
    change(root, "title: A guide", "title: A better guide")
    for old, new in (
        ("Everybody who works with children.", "Change 1."),
        ("Change 1.", "Change 2."),
    ):
        change(root, old, new)
        commit(root)
    assert run(root, str(root / GUIDE_FR)) == 1
    output = capsys.readouterr().out
    assert (
        f"{GUIDE_FR}: behind in head, use" in output
        and "== head" in output
        and "+A better guide" in output
    )
    assert "-Everybody who works with children." in output and "+Change 2." in output
    assert "Change 1" not in output and "The first sentence" not in output


def test_without_history_the_current_text_is_shown(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root, "The second", "Another")
    assert run(root, str(root / GUIDE_FR)) == 1
    output = capsys.readouterr().out
    assert "is not in the history" in output and "+The first sentence. Another sentence." in output


def test_only_stamp_makes_translation_current(root: Path) -> None:
    change(root, "The second sentence.", "Another sentence.")
    change(root, "La seconde phrase.", "Une autre phrase.", GUIDE_FR)
    assert run(root) == 1
    assert run(root, "--stamp", str(root / GUIDE_FR)) == 0
    assert run(root) == 0


def test_original_in_french_is_the_reference(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / GUIDE_FR).write_text(
        FRENCH.replace("mots simples.\n", f"mots simples.\n{FACTS}"), "utf-8"
    )
    (root / GUIDE).write_text(ENGLISH.replace(FACTS, ""), "utf-8")
    run(root, "--stamp", "--all")
    change(root, "La seconde phrase.", "Une autre phrase.", GUIDE_FR)
    assert run(root) == 1
    assert f"{GUIDE}: behind in contents" in capsys.readouterr().out


def test_stamp_without_page_is_refused(root: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(root, "--stamp")
    assert stopped.value.code == 2


def test_stamp_changes_only_its_line() -> None:
    text = "---\ntitle: x\nsource: {head: 00000000}\nauthority: draft\n---\n\nText with source: inside.\n"
    stamped = translations.stamp(text, {"head": "11111111"})
    assert stamped == text.replace(
        "source: {head: 00000000}\nauthority: draft", "authority: draft\nsource: {head: 11111111}"
    )
    assert translations.stamp(stamped, {"head": "11111111"}) == stamped
