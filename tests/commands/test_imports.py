"""What the code imports: MkDocs in one package only, and nothing that is not declared as a requirement."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ADAPTER = ROOT / "scripts" / "mkdocs_adapter"
STACK = {"mkdocs", "material", "mkdocs_static_i18n", "properdocs", "zensical"}
"""The modules of MkDocs, its theme and its plug-in, of a fork, and of the successor of the theme."""

FOLDERS = {
    "scripts": ("requirements.txt",),
    "deploy": ("requirements.txt", "requirements-dev.txt"),
    "tests": ("requirements.txt", "requirements-dev.txt", "requirements-assistant.txt"),
    "benchmarks": ("requirements.txt", "requirements-dev.txt"),
}
"""The folders with code, and the files that declare what they may import."""

DEVELOPMENT = {"scripts/book.py", "scripts/browser.py", "scripts/social_pictures.py"}
"""The commands whose row in commands.json asks for the requirements of the tests."""

ELSEWHERE = {
    "mcp": "the row of scripts/assistant.py in commands.json asks for requirements-assistant.txt",
    "fontTools": "tests/heavy/fonts.py, which makes the typefaces anew by hand, says which version it needs",
    "_typeshed": "the stubs of mypy, for the check of types only",
    "frictionless": "tests/heavy/instruments.py installs it in an exact version",
    "openapi_python_client": "tests/heavy/instruments.py installs it in an exact version",
}
"""Modules that something else provides, and why."""


def files(folder: str) -> list[Path]:
    """The files of Python below a folder, without what was built there."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    return [path for path in paths if "out" not in path.relative_to(ROOT).parts]


def imported(file: Path) -> Iterator[str]:
    """The first part of the name of every module that a file imports, wherever it does so."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def own_modules() -> set[str]:
    """The modules of the project by the names under which they are imported."""
    names = {"catalogue", "mkdocs_adapter", *FOLDERS}
    for folder in ("scripts", "tests"):
        names |= {path.name for path in (ROOT / folder).iterdir() if path.is_dir()}
    return names | {path.stem for folder in FOLDERS for path in files(folder)}


def canonical(name: str) -> str:
    """The name of a distribution as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(*names: str) -> set[str]:
    """The distributions that files with requirements name."""
    lines = [line for name in names for line in (ROOT / name).read_text("utf-8").splitlines()]
    matches = [re.match(r"([A-Za-z0-9._-]+)(?:\[.*\])?==", line) for line in lines]
    return {canonical(match[1]) for match in matches if match}


@pytest.mark.parametrize("folder", FOLDERS)
def test_only_adapter_imports_mkdocs(folder: str) -> None:
    others = [file for file in files(folder) if ADAPTER not in file.parents]
    assert others
    assert [str(file) for file in others if STACK & set(imported(file))] == []


def test_adapter_imports_mkdocs() -> None:
    modules = {module for file in ADAPTER.glob("*.py") for module in imported(file)}
    assert STACK & modules == {"mkdocs"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_imports_are_declared(folder: str) -> None:
    distributions, own = packages_distributions(), own_modules()
    undeclared = []
    for file in files(folder):
        path = file.relative_to(ROOT).as_posix()
        requirements = declared(*FOLDERS["tests" if path in DEVELOPMENT else folder])
        for module in sorted(set(imported(file)) - own - sys.stdlib_module_names - set(ELSEWHERE)):
            owners = {canonical(name) for name in distributions.get(module, [module])}
            if not owners & requirements:
                undeclared.append(f"{path} imports {module} of {sorted(owners)}")
    assert undeclared == []
