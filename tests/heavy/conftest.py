"""The heavier tests: they need servers, Java or Node, and are run by `make test-all`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "website"))

import browser
from building import build


@pytest.fixture(scope="session")
def root_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site for the root of a host."""
    folder = tmp_path_factory.mktemp("root") / "site"
    result = build(folder, SITE_URL="https://toolkit.test/")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser."""
    path = browser.find()
    assert path, browser.HELP
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()
