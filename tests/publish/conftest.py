"""A small repository that was built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support import building, sample
from support.sites import once, succeed


@pytest.fixture(scope="session")
def built_once(shared: Path) -> Path:
    """A repository of made-up records with its site. No test changes it."""
    return once(shared / "small", lambda folder: succeed(building.build(sample.records(folder, 6))))


@pytest.fixture(scope="module")
def built(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it. Tests change its pages and put them back."""
    return Path(shutil.copytree(built_once, tmp_path_factory.mktemp("small") / "repository"))
