"""Every command line of documents, `make help` and the workflows, on a fresh clone of the real site."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from commands.test_command_lines import NOWHERE, runnable
from heavy import test_clones
from support import command_lines, project, sites

git, restored = test_clones.git, test_clones.restored
LINES = runnable(NOWHERE)


@pytest.fixture(scope="module")
def runner(restored: Path, tmp_path_factory: pytest.TempPathFactory) -> command_lines.Runner:
    """A clone that has set itself up from the registry, with a proposal on a branch."""
    sites.git(restored, "checkout", "--quiet", "-B", "main")
    sites.git(restored, "add", "--all")
    sites.git(restored, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    sites.git(restored, "remote", "remove", "origin")
    project.propose(restored)
    subprocess.run(["make", "check", "ARGS=--rules"], cwd=restored, check=True)
    return command_lines.Runner(restored, tmp_path_factory.mktemp("work"))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text.partition("\n")[0][:60])
def test_documented_command_succeeds(
    runner: command_lines.Runner, line: command_lines.Line
) -> None:
    assert not command_lines.failure(line, runner.run(line))
