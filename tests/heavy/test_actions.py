"""actionlint over the workflows: what GitHub itself would refuse, and expressions that mean nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from heavy import instruments
from support.building import ROOT

FOLDER = ".github/workflows"


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """What actionlint has against the workflows of a repository."""
    command = [instruments.needed("node"), str(instruments.script("actionlint")), f"{FOLDER}/*.yml"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_actionlint_accepts_workflows() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout
    assert f"Checking {len(list((ROOT / FOLDER).glob('*.yml')))} workflow" in done.stdout


def test_actionlint_detects_errors(tmp_path: Path) -> None:
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    wrong = tmp_path / FOLDER / "check.yml"
    wrong.write_text(
        wrong.read_text("utf-8").replace("github.ref", "github.no_such_thing", 1), "utf-8"
    )
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "no_such_thing" in done.stdout
