"""The real content, published once; and a small site whose parts the tests change."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.exports.publication import Publication
from publishing import ROOT, published, real
from sites import once


@pytest.fixture(scope="session")
def publication() -> Publication:
    """The publication of the real content."""
    return real()


@pytest.fixture(scope="session")
def folder(publication: Publication, shared: Path) -> Path:
    """What is written for the real content."""
    return once(shared / "offers", lambda folder: published(publication.catalogue, folder, cache=ROOT / ".cache" / "offers"))
