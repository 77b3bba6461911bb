"""The real content, published once; and a small site whose parts the tests change."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.exports.publication import Publication
from publishing import ROOT, published, real


@pytest.fixture(scope="session")
def publication() -> Publication:
    """The publication of the real content."""
    return real()


@pytest.fixture(scope="session")
def folder(publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is written for the real content."""
    return published(publication.catalogue, tmp_path_factory.mktemp("offers") / "site", cache=ROOT / ".cache" / "offers")
