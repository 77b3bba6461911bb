"""The real content, pressed once; and a small site whose parts the tests change."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.press import Press
from pressing import ROOT, pressed, real


@pytest.fixture(scope="session")
def press() -> Press:
    """The press of the real content."""
    return real()


@pytest.fixture(scope="session")
def folder(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is written for the real content."""
    return pressed(press.catalogue, tmp_path_factory.mktemp("offers") / "site", cache=ROOT / ".cache" / "offers")
