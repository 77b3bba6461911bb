"""What tests need of small sites: how one is written as text, and who tells its findings."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from catalogue.lint import reporters
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from filelock import FileLock

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


def few_provisions(root: Path) -> None:
    """Keep the tables of two instruments: reading all takes half of a check of a small repository.

    Without its records a small repository has no ledger of published addresses either, no national law,
    and no practices on its subjects.
    """
    (root / "data" / "addresses" / "published-urls.txt").unlink(missing_ok=True)
    for folder in ("provisions", "participation"):
        for table in (root / "data" / folder).iterdir():
            if table.stem not in ("palermo-protocol-2000", "coe-convention-197"):
                table.unlink()
    shutil.rmtree(root / "data" / "national", ignore_errors=True)
    for table in (root / "data" / "vocabularies").glob("national-*.yml"):
        table.write_text(re.sub(r", practices: \[.*?\]", "", table.read_text("utf-8")), "utf-8")


def without_pages(root: Path, tables: Path) -> Path:
    """A repository with some tables and without pages."""
    shutil.copytree(tables, root / "data")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "docs").mkdir()
    return root


def write_pages(root: Path, text: str) -> None:
    """Write the pages of a site into a repository; the first line `---` of each is left out in the text."""
    for path, page in pages(text).items():
        file = root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, "utf-8")


def written(root: Path, text: str) -> Catalogue:
    """The catalogue of a site that is written as text, in a repository."""
    write_pages(root, text)
    return load(root)


def of_pages(path: str) -> bool:
    """True for what is not a table: to check the tables takes nine tenths of the time of a small site."""
    return not path.startswith("data/")


def reporter(root: Path, language: str = "en") -> reporters.Reporter:
    """What tells findings of a repository in a language."""
    return reporters.Reporter(root, *sentences(), language)


@functools.cache
def sentences() -> tuple[Any, Any]:
    """The messages of the rules, and the words around them."""
    return reporters.load_rules(REPOSITORY / "data"), reporters.words(REPOSITORY / "data")


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """A folder that the first process that needs it makes, while the others wait."""
    done = folder.with_name(f"{folder.name}.done")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def git(folder: Path, *words: str) -> str:
    """The output of a Git command, independent of the settings of this machine."""
    who = (
        "-c",
        "user.name=Editor",
        "-c",
        "user.email=editor@toolkit.test",
        "-c",
        "safe.directory=*",
    )
    settings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(folder), *who, *words]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=settings
    ).stdout.strip()


def succeed(result: CompletedProcess[str]) -> None:
    """Prove that a build has ended well."""
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
