"""Asking once who answers for a site: questions, options, the one file, and what is made from it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import init
import pytest
import toolkit
from catalogue.lint import checker
from catalogue.model import overlay
from support.building import ROOT

ANSWERS = "@one @team/two\nletters@example.org\nhttps://forge.example.org/a/b\nhttps://paths.example.org/\n"


def asked(root: Path, given: str, *options: str) -> subprocess.CompletedProcess[str]:
    """The command, answered by a pipe."""
    command = [sys.executable, str(ROOT / "scripts" / "init.py"), "--root", str(root), *options]
    return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)


def test_answers_of_a_pipe_stand_in_one_file(root: Path) -> None:
    done = asked(root, ANSWERS)
    assert (done.returncode, done.stderr) == (0, "")
    assert "are set up" in done.stdout
    said = overlay.read(root)
    assert said.editors == ["@one", "@team/two"]
    assert (said.contact, said.address) == ("letters@example.org", "https://paths.example.org/")
    assert not said.is_adaptation
    owners = (root / ".github" / "CODEOWNERS").read_text("utf-8")
    assert owners.endswith("\n* @one @team/two\n")
    assert [one for one in checker.check_folder(root) if one.path == overlay.FILE] == []


def test_what_cannot_be_used_is_asked_again_and_what_is_missing_is_told(root: Path) -> None:
    done = asked(root, "nobody\n\nhttp://no\nletters@example.org\n\nhttps://localhost/\n")
    assert done.returncode == 0
    assert "`nobody` is not a valid `editors`" in done.stdout
    assert "`localhost` is not a plain host name" in done.stdout
    assert "Not set up yet:\n  editors:" in done.stdout and "public address:" in done.stdout
    assert (root / overlay.FILE).read_text("utf-8") == 'contact: "letters@example.org"\n'
    assert not (root / ".github").exists()


def test_nothing_is_written_without_an_answer(root: Path) -> None:
    assert asked(root, "").returncode == 0
    assert not (root / overlay.FILE).exists()


def test_options_replace_their_lines_and_nothing_else(root: Path) -> None:
    text = "# ours\neditors:\n  - '@old'\n  - '@older'\nname: {en: Safe Paths, fr: Chemins}\n"
    (root / overlay.FILE).write_text(text, "utf-8")
    assert init.main(["--root", str(root), "--editors", "@new"]) == 0
    assert init.main(["--root", str(root), "--contact", "https://example.org/write"]) == 0
    assert (root / overlay.FILE).read_text("utf-8") == (
        '# ours\neditors: ["@new"]\nname: {en: Safe Paths, fr: Chemins}\n'
        'contact: "https://example.org/write"\n'
    )


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--contact", 'a"b'),
        ("--contact", "a@example.org\nname: x"),
        ("--editors", '@a"]'),
        ("--address", "https://unicef.org.example.net/"),
        ("--repository", "https://user@example.org/"),
    ],
)
def test_option_that_cannot_be_used_changes_nothing(
    root: Path, option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init.main(["--root", str(root), option, value]) == 1
    assert capsys.readouterr().err.strip()
    assert not (root / overlay.FILE).exists()


def test_french_is_told_in_french(root: Path) -> None:
    done = asked(root, "", "--show", "--language", "fr")
    assert done.stdout.startswith("Pas encore établi")


def test_list_of_commands_says_what_is_missing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolkit, "ROOT", root)
    for name in ("SITE_URL", "REPO_URL", "CONTACT"):
        monkeypatch.delenv(name, raising=False)
    assert toolkit.not_said() == ["public address", "repository", "address for letters", "editors"]
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    (root / overlay.FILE).write_text('editors: ["@one"]\n', "utf-8")
    assert toolkit.not_said() == ["repository", "address for letters"]
    (root / overlay.FILE).write_text('editors: ["@one"]\nrepository: "x"\ncontact: "y"\n', "utf-8")
    assert toolkit.not_said() == []
