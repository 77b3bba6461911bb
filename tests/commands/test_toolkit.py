"""The one entrance to all commands: in which order it runs them, and how it ends; make only calls it."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import environment
import pytest
import toolkit

ROOT = Path(__file__).parent.parent.parent
COMMANDS = sorted(
    file.name
    for file in (ROOT / "scripts").glob("*.py")
    if "terminal.run(main)" in file.read_text("utf-8")
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without requirements and without an environment, in a folder whose name has a space."""
    root = tmp_path / "a project"
    root.mkdir()
    for name in (environment.SITE, environment.DEVELOPMENT):
        (root / name).write_text("", "utf-8")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(toolkit, "ROOT", root)
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(environment, "VENV", root / ".venv")
    return root


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The commands that are run on a machine where everything is set up; one with `fail` in it fails."""
    run: list[tuple[str, ...]] = []
    monkeypatch.setattr(environment, "set_up", lambda requirements: 0)
    monkeypatch.setattr(toolkit, "_run", lambda *words: run.append(words) or int("fail" in words))
    return run


def answer(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["toolkit.py", *words])
    return toolkit.main()


def test_shared_steps_run_once_and_first(
    steps: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer(monkeypatch, "pack", "print", "ready", "--since", "last/SHA256SUMS") == 0
    scripts = [words[1] for words in steps]
    assert scripts == [
        "scripts/build.py",
        "scripts/pack.py",
        "scripts/browser.py",
        "scripts/book.py",
        "deploy/ready.py",
    ]
    assert steps[-1][2:] == ("site", "--since", "last/SHA256SUMS")
    assert all("--since" not in words for words in steps[:-1])


def test_first_failure_stops_run_unless_step_may_fail(
    steps: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        toolkit.COMMANDS,
        "one",
        toolkit.Command("", ("-python fail", "python a", "python fail", "python b")),
    )
    monkeypatch.setitem(toolkit.COMMANDS, "two", toolkit.Command("", ("python c",), after=("one",)))
    assert answer(monkeypatch, "two") == 1
    assert [words[-1] for words in steps] == ["fail", "a", "fail"]


def test_unknown_command_is_refused_with_list(
    steps: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (answer(monkeypatch, "chekc"), answer(monkeypatch), answer(monkeypatch, "help")) == (
        2,
        0,
        0,
    )
    lines = capsys.readouterr().out.splitlines()
    assert all(
        lines.count(f"  {name:13} {command.help}") == 3
        for name, command in toolkit.COMMANDS.items()
    )
    assert steps == []


OLD_PYTHON = """
import builtins, runpy, sys
sys.version_info = (3, 9, 18)
import_module = builtins.__import__
def imported(name, *rest):
    print(name)
    return import_module(name, *rest)
builtins.__import__ = imported
runpy._run_code(compile(open("scripts/toolkit.py").read(), "toolkit.py", "exec"), {}, mod_name="__main__")
"""


def test_old_python_is_refused_in_one_sentence_before_anything_else_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OLD_PYTHON], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert re.fullmatch(r"Python 3\.11\.5 or newer is needed; this is [\d.]+\n", done.stderr)
    assert (done.returncode, done.stdout) == (1, "sys\n")


def test_entry_script_parses_in_old_python() -> None:
    text = (ROOT / "scripts" / "toolkit.py").read_text("utf-8")
    ast.parse(text, feature_version=(3, 6))


@pytest.mark.nightly
def test_fresh_folder_gets_environment_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = "import pathlib, sys; pathlib.Path('where').write_text(sys.prefix)"
    monkeypatch.setitem(
        toolkit.COMMANDS,
        "where",
        toolkit.Command("", (f'python -c "{place}"',), requirements=environment.DEVELOPMENT),
    )
    assert answer(monkeypatch, "where") == 0
    assert Path((project / "where").read_text("utf-8")) == project / ".venv"
    assert sorted(stamp.name for stamp in (project / ".venv").glob("*.stamp")) == [
        "requirements-dev.stamp",
        "requirements.stamp",
    ]
    installed: list[list[str]] = []
    monkeypatch.setattr(environment, "_install", lambda options: installed.append(options) or 0)
    assert environment.set_up(environment.DEVELOPMENT) == 0
    assert installed == []
    (project / environment.SITE).write_text("# something else\n", "utf-8")
    assert environment.set_up(environment.SITE) == 0
    assert installed == [["-r", str(project / environment.SITE)]]
    assert answer(monkeypatch, "clean") == 0
    assert not (project / ".venv").exists()


def test_step_can_set_variable_and_missing_program_is_reported(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert toolkit._step("COLOUR=blue sh -c 'echo $COLOUR'") == 0
    assert toolkit._step("no-such-program --now") == 127
    said = capfd.readouterr()
    assert (said.out, said.err) == ("blue\n", "no-such-program is not installed.\n")


def test_toolkit_runs_with_standard_library_only() -> None:
    script = "import sys; sys.path.insert(0, 'scripts'); import toolkit, browser"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_make_calls_toolkit_once_and_lists_commands_by_default() -> None:
    def make(*words: str) -> list[str]:
        command = ["make", "--no-print-directory", *words]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()

    planned = make("--dry-run", "pack", "print", "ARGS=--help", "PYTHON=python9")
    assert [line.strip() for line in planned if line != ":"] == [
        "python9 scripts/toolkit.py pack print --help"
    ]
    assert make() == "\n".join(toolkit.listing()).splitlines()


HELP = """
import contextlib, io, json, runpy, sys
said = {}
for script in sys.argv[1:]:
    sys.argv = [script, "--help"]
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):
        runpy.run_path(script, run_name="__main__")
    said[script] = out.getvalue()
print(json.dumps(said))
"""


def test_every_command_has_help() -> None:
    """All in one process, since most of what a command does to answer is to import."""
    scripts = [str(ROOT / "scripts" / name) for name in COMMANDS]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-c", HELP, *scripts]
    said = json.loads(
        subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        ).stdout
    )
    for script in scripts:
        sentence = ast.get_docstring(ast.parse(Path(script).read_text("utf-8"))).partition("\n")[0]
        assert sentence in " ".join(said[script].split()), script


def test_list_of_rules_can_be_piped_to_head() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "check.py"), "--rules"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        started.stdout.close()
        assert started.stderr.read() == ""
    assert started.returncode == 141


def test_unknown_command_is_said_with_the_one_it_may_mean(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(monkeypatch, "chekc") == 2
    said = capsys.readouterr().err.strip()
    assert said == "chekc is none of these commands. Did you mean check?"
    assert answer(monkeypatch, "help") == 0
    assert capsys.readouterr().err == ""
