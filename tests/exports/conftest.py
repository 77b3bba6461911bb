"""The real content, published once; and a small site whose parts the tests change."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from catalogue.exports.publication import Publication
from catalogue.source.catalogue import Catalogue
from support.publishing import URL, Publish, publication_of, published
from support.sites import without_pages, written


@pytest.fixture(scope="session")
def publication(catalogue: Catalogue) -> Publication:
    """The publication of the real content."""
    return publication_of(catalogue)


@pytest.fixture(scope="session")
def folder(site: Path) -> Path:
    """What is written for the real content."""
    return site


@pytest.fixture(scope="session")
def publish(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Publish:
    """A function that gives the site of a text, which a process publishes once: no test changes it."""

    @functools.cache
    def publish(text: str, url: str = URL) -> Path:
        root = without_pages(tmp_path_factory.mktemp("small"), tables)
        return published(written(root, text), root / "site", url)

    return publish
