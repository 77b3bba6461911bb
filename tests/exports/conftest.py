"""The real content, published once; and a small site whose parts the tests change."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.exports.publication import Publication
from catalogue.source.loading import Catalogue
from publishing import publication_of


@pytest.fixture(scope="session")
def publication(catalogue: Catalogue) -> Publication:
    """The publication of the real content."""
    return publication_of(catalogue)


@pytest.fixture(scope="session")
def folder(site: Path) -> Path:
    """What is written for the real content."""
    return site
