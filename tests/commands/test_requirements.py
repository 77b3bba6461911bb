"""What is installed is what was pinned: every package of the site with the digests of its files."""

from __future__ import annotations

import re
from pathlib import Path

import environment
import pytest
import toolkit

ROOT = Path(__file__).parent.parent.parent


FEWEST = {
    "requirements": 20,
    "requirements-dev": 20,
    "requirements-assistant": 20,
    "requirements-installer": 1,
    "requirements-audit": 20,
}
"""File → the smallest number of packages that it can hold."""


@pytest.mark.parametrize("name", FEWEST)
def test_every_pin_is_in_the_lock_whose_lines_carry_digests(name: str) -> None:
    assert environment.lock_of(ROOT / f"{name}.txt") == ROOT / f"{name}.lock", "run make lock"
    text = (ROOT / f"{name}.lock").read_text("utf-8").replace("\\\n", " ")
    assert not text.startswith("-") and "--find-links" not in text, (
        "no folder or index of one machine"
    )
    pins = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line, re.IGNORECASE)]
    assert len(pins) >= FEWEST[name] and all(
        "==" in line and "--hash=sha256:" in line for line in pins
    )


def test_outdated_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("a==1\nb[x]==2\n")
    (tmp_path / "requirements.lock").write_text("a==1 \\\n    --hash=sha256:0\n")
    assert environment.lock_of(tmp_path / "requirements.txt") is None
    (tmp_path / "requirements.lock").write_text(
        "a==1 \\\n    --hash=sha256:0\nb==2 \\\n    --hash=sha256:1\n"
    )
    assert environment.lock_of(tmp_path / "requirements.txt") == tmp_path / "requirements.lock"


def test_workflows_install_with_hashes_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "requirements.txt").write_text("a==1\n")
    (tmp_path / "requirements.lock").write_text("b==1\n")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setenv("CI", "true")
    assert environment.set_up("requirements.txt") == 1
    assert not (tmp_path / ".venv").exists()


def test_what_workflows_run_is_installed_with_digests() -> None:
    """No command that a workflow runs installs anything itself: what it needs is in a lock."""
    workflows = (ROOT / ".github" / "workflows").glob("*.yml")
    lines = "\n".join(workflow.read_text("utf-8") for workflow in workflows)
    named = [word for line in re.findall(r"run: make ([a-z -]+)", lines) for word in line.split()]
    assert {"sbom", "audit", "test", "pack"} <= {*named}
    for name in toolkit.plan(named):
        assert "pip install" not in " ".join(toolkit.COMMANDS[name].steps), name
    for name in ("sbom", "audit"):
        assert toolkit.COMMANDS[name].requirements == "requirements-audit.txt"


def test_audit_fails_if_a_package_cannot_be_queried() -> None:
    """Without this word it ends well on a machine that reaches no advisories."""
    assert "pip_audit --strict " in toolkit.COMMANDS["audit"].steps[-1]
