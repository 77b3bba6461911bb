"""Fixtures: sites that are written as text, or built once for all processes; and the browser."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import browser
import pytest
from catalogue.model import vocabularies
from catalogue.source import loading
from catalogue.source.catalogue import Catalogue
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright
from support import brand, sample
from support.building import build, build_real_site, served
from support.sites import REPOSITORY, Make, few_provisions, once, succeed, without_pages, written

from benchmarks import corpus

# Machines are slow at times, and a slow test is no wrong one.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="accept the present reports as the expected ones"
    )


def pytest_xdist_auto_num_workers() -> int:
    """One process more than processors: tests wait for browsers and for commands."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """The tables are the same in most repositories of tests: a process parses each content once."""
    read_yaml = vocabularies.read_yaml

    @functools.cache
    def parsed(content: bytes) -> object:
        return read_yaml(SimpleNamespace(read_bytes=lambda: content))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabularies, "read_yaml", lambda file: parsed(file.read_bytes()))
        yield


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of data/ that no test changes, without the practices that small sites do not have."""
    folder = tmp_path_factory.mktemp("tables")
    shutil.copytree(REPOSITORY / "data", folder / "data")
    few_provisions(folder)
    corpus.without_real_practices(folder)
    return folder / "data"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real content, read once by each process."""
    return loading.load(REPOSITORY)


@pytest.fixture
def root(tmp_path: Path, tables: Path) -> Path:
    """A repository without pages."""
    return without_pages(tmp_path, tables)


@pytest.fixture(scope="session")
def lasting_root(tmp_path_factory: pytest.TempPathFactory, tables: Path) -> Path:
    """A repository without pages, whose tables a process reads once."""
    return without_pages(tmp_path_factory.mktemp("lasting"), tables)


@pytest.fixture
def lasting(lasting_root: Path, tables: Path) -> Iterator[Path]:
    """This repository, for a test that changes or removes a table, which is then as it was again."""
    yield lasting_root
    for file in tables.rglob("*.yml"):
        place = lasting_root / "data" / file.relative_to(tables)
        if not place.exists() or place.read_bytes() != file.read_bytes():
            shutil.copyfile(file, place)


@pytest.fixture
def make(root: Path) -> Make:
    """A function that reads a site written as text: the path of a page, then its lines behind a bar.

    practices/rooms.md
    | title: Rooms
    | ---
    | ## What it is
    """
    return functools.partial(written, root)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of a run of the tests share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The folder of the real site."""
    return once(shared / "www" / "toolkit", lambda folder: succeed(build_real_site(folder)))


@pytest.fixture(scope="session")
def sample_site(shared: Path) -> Path:
    """The folder of the sample, on which templates are tested."""

    def make(folder: Path) -> None:
        root = sample.repository(folder.parent / "repository")
        succeed(build(root, "--site-dir", str(folder)))

    return once(shared / "sample" / "toolkit", make)


@pytest.fixture(scope="session")
def brand_site(shared: Path) -> Path:
    """The folder of a second brand: a clone with an overlay, which has pulled a change of the toolkit."""

    def make(folder: Path) -> None:
        root = brand.pulled_clone(folder.parent)
        whereabouts = {"SITE_URL": "", "REPO_URL": "", "CONTACT": ""}
        succeed(build(root, "--site-dir", str(folder), **whereabouts))

    return once(shared / "brand" / "toolkit", make)


@pytest.fixture(scope="session")
def brand_address(brand_site: Path) -> Iterator[str]:
    """The address at which the second brand is served."""
    with served(brand_site.parent) as found:
        yield found


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served: strictly below its sub-path."""
    with served(site.parent) as found:
        yield found


@pytest.fixture(scope="session")
def sample_address(sample_site: Path) -> Iterator[str]:
    """The address at which the built sample is served."""
    with served(sample_site.parent) as found:
        yield found


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of a real browser; `make test` has installed one."""
    path = browser.find()
    assert path, browser.HELP
    return path


@pytest.fixture(scope="session")
def playwright(chromium_path: str) -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    """A real browser."""
    launched = playwright.chromium.launch(
        executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
    )
    yield launched
    launched.close()
