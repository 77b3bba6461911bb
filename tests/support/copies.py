"""Small repositories to build: records that were made up, with the code, the templates and the styles of this one."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import corpus

ROOT = Path(__file__).parent.parent.parent
TERMS = 40
"""So many terms of the glossary are enough for a small repository."""


def repository(folder: Path, records: int = 20) -> Path:
    """A repository of made-up records, with everything that a build needs."""
    corpus.write(folder, records)
    few_provisions(folder)
    few_terms(folder)
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    return folder


def few_provisions(root: Path) -> None:
    """Keep the provisions of two instruments only: reading all takes half of a check of a small repository.

    Without its records a small repository has no ledger of published addresses either.
    """
    (root / "data" / "addresses" / "published-urls.txt").unlink(missing_ok=True)
    for table in (root / "data" / "provisions").iterdir():
        if table.stem not in ("palermo-protocol-2000", "coe-convention-197"):
            table.unlink()


def few_terms(root: Path) -> None:
    """Keep the first terms of the glossary, of which a site has a page and several exports."""
    glossary = root / "data" / "language" / "glossary.yml"
    rows = re.split(r"^(?=[a-z])", glossary.read_text("utf-8"), flags=re.MULTILINE)
    glossary.write_text("".join(rows[:TERMS]), "utf-8")


def command(root: Path, *arguments: str, checked: bool = True) -> list[str]:
    """The command that builds a repository."""
    return [sys.executable, "scripts/build.py", *arguments, *([] if checked else ["--no-check"])]


def environment(**variables: str) -> dict[str, str]:
    """The environment of a build: the address, the repository and the contact of the site."""
    return {
        **os.environ,
        "SITE_URL": "https://toolkit.test/toolkit/",
        "REPO_URL": "",
        "CONTACT": "",
    } | variables


def build(
    root: Path,
    *arguments: str,
    checked: bool = True,
    before: Callable[[], object] | None = None,
    **variables: str,
) -> subprocess.CompletedProcess[str]:
    """Build a repository as `make site` does; `before` is done in the process first."""
    return subprocess.run(
        command(root, *arguments, checked=checked),
        cwd=root,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        preexec_fn=before,
    )


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of its bytes."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }
