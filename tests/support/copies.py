"""Other names for what `sample` and `building` hold."""

from __future__ import annotations

from pathlib import Path

import building
from building import ROOT, build, contents, environment
from sample import records as repository
from sites import few_provisions

__all__ = ["ROOT", "build", "command", "contents", "environment", "few_provisions", "repository"]


def command(root: Path, *arguments: str, checked: bool = True) -> list[str]:
    """The command that builds a repository."""
    return building.command(*arguments, checked=checked)
