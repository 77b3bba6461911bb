"""Imports of the catalogue go downwards only, and MkDocs is known in one place."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "catalogue"
LAYERS = [
    {"diagnostics", "dates", "bounds", "vocabularies"},
    {"events"},
    {"documents", "texts", "terms", "wording", "addresses", "markup", "modules", "assets", "store"},
    {"fields", "reading"},
    {"particulars"},
    {"models"},
    {"validation"},
    {"translations"},
    {"loading"},
    {"recognition"},
    {"relations", "rules"},
    {"reports", "checks"},
    {"fixes", "published"},
    {"views"},
    {"standing", "bodies", "cards", "finding", "listings"},
    {"spelling", "comparison", "frames", "explore", "matrix", "coverage", "timeline", "related", "pathways", "glossary"},
    {"columns", "opportunities", "proposals", "status"},
    {"home"},
    {"badges", "citations", "linked", "history"},
    {"heads", "guide"},
    {"press", "faces"},
    {"printing"},
    {"feeds", "calendars", "indexing", "schemas", "sharing", "harvest"},
    {"lookups"},
    {"open_data", "lasting", "streams"},
    {"offers"},
    {"exports", "offline", "book"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))


def layer(file: Path) -> str:
    """The layer of a file: its own name, or that of its package."""
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(file: Path) -> set[str]:
    """The modules of the catalogue that a file imports."""
    found: set[str] = set()
    depth = len(file.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found - {"__init__"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_go_downwards(file: Path) -> None:
    name = layer(file)
    if name == "__init__":
        return
    upwards = {other for other in imported(file) if other != name and RANK[other] > RANK[name]}
    assert not upwards


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_the_catalogue_does_not_know_mkdocs(file: Path) -> None:
    assert "import mkdocs" not in file.read_text("utf-8")
    assert "from mkdocs" not in file.read_text("utf-8")


@pytest.mark.parametrize("file", sorted(PACKAGE.parent.rglob("*.py")), ids=lambda file: file.name)
def test_modules_stay_small(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 250
