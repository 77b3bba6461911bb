"""What is installed is what was pinned: every package of the site with the digests of its files."""

from __future__ import annotations

import re
from pathlib import Path

import toolkit

ROOT = Path(__file__).parent.parent.parent


def test_every_pin_is_in_the_lock() -> None:
    assert toolkit.lock_of(ROOT / "requirements.txt") == ROOT / "requirements.lock", "run make lock"


def test_every_line_of_the_lock_carries_digests() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line, re.IGNORECASE)]
    assert len(pins) > 20
    assert not [line for line in pins if "==" not in line or "--hash=sha256:" not in line]


def test_a_lock_that_is_behind_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("a==1\nb[x]==2\n")
    (tmp_path / "requirements.lock").write_text("a==1 \\\n    --hash=sha256:0\n")
    assert toolkit.lock_of(tmp_path / "requirements.txt") is None
    (tmp_path / "requirements.lock").write_text("a==1 \\\n    --hash=sha256:0\nb==2 \\\n    --hash=sha256:1\n")
    assert toolkit.lock_of(tmp_path / "requirements.txt") == tmp_path / "requirements.lock"


def test_the_audit_fails_where_a_package_could_not_be_asked_about() -> None:
    """Without this word it ends well on a machine that reaches no advisories."""
    assert "pip_audit --strict " in toolkit.COMMANDS["audit"].steps[-1]
