"""Sites to test on: written as text, or kept in a folder. The tables of data/ are those of the repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from catalogue.source import loading
from catalogue.source.loading import Catalogue
from hypothesis import settings
from sites import REPOSITORY, Make, pages

# Machines are slow at times, and a slow test is no wrong one.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="accept the present reports as the expected ones")


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of data/ that no test changes."""
    return Path(shutil.copytree(REPOSITORY / "data", tmp_path_factory.mktemp("tables") / "data"))


@pytest.fixture
def root(tmp_path: Path, tables: Path) -> Path:
    """A repository without pages."""
    shutil.copytree(tables, tmp_path / "data")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "docs").mkdir()
    return tmp_path


@pytest.fixture
def make(root: Path) -> Make:
    """A function that reads a site written as text: the path of a page, then its lines behind a bar.

        practices/rooms.md
        | title: Rooms
        | ---
        | ## What it is

    The first line `---` of each page is left out.
    """

    def make(text: str) -> Catalogue:
        for path, page in pages(text).items():
            file = root / "docs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page, "utf-8")
        return loading.load(root)

    return make
