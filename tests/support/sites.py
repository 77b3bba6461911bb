"""What several tests need of small sites: where the repository is, how a site is written as text, who tells findings."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

from catalogue.lint import messages, reporters
from catalogue.source.loading import Catalogue

REPOSITORY = Path(__file__).parent.parent.parent
Make = Callable[[str], Catalogue]


def pages(text: str) -> dict[str, str]:
    """The pages of a site that is written as text."""
    found: dict[str, str] = {}
    path = ""
    for line in textwrap.dedent(text).strip().split("\n"):
        if line.startswith("|"):
            found[path] += line[1:].removeprefix(" ") + "\n"
        elif line:
            path = line.strip()
            found[path] = "---\n"
    return found


def reporter(root: Path, language: str = "en") -> reporters.Reporter:
    """What tells findings of a repository in a language."""
    return reporters.Reporter(root, messages.load(REPOSITORY / "data"), reporters.words(REPOSITORY / "data"), language)
