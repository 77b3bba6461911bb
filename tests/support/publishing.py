"""Write a site without MkDocs: the pages of records and what every exporter makes."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from catalogue.exports import registry
from catalogue.exports.api import linked
from catalogue.exports.publication import Publication
from catalogue.html import social_pictures
from catalogue.html.asset_digests import Assets
from catalogue.html.templates import Templates
from catalogue.lint import parallel
from catalogue.publish import pages, pipeline
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.views.wording.site import Site
from rdflib import Graph
from rdflib.plugins.parsers import jsonld

FEW = 50
"""So many records are written by one process in less time than it takes to start another."""
ROOT = Path(__file__).parent.parent.parent
URL = "https://toolkit.test/toolkit/"
Publish = Callable[..., Path]
NAMES = {
    "en": ("Toolkit against trafficking in persons", "Resources and best practices."),
    "fr": ("Référentiel contre la traite des personnes", "Ressources et meilleures pratiques."),
}


@functools.cache
def templates() -> Templates:
    """The templates of the repository, which a process compiles once."""
    return Templates(ROOT / "overrides", Assets(ROOT / "docs"))


@functools.cache
def turtle(text: str) -> str:
    """Linked data in the other notation.

    Small sites share their vocabularies, and to translate these takes half of the time.
    """
    return str(jsonld.to_rdf(json.loads(text), Graph()).serialize(format="turtle"))


def to_rdf(data: Any, graph: object) -> SimpleNamespace:
    return SimpleNamespace(serialize=lambda format: turtle(json.dumps(data)))


def publication_of(catalogue: Catalogue, url: str = URL) -> Publication:
    """A publication of a catalogue, with the templates of the repository."""
    return Publication(catalogue, Site(url, navigation={"en": (), "fr": ()}), templates())


def published(catalogue: Catalogue, folder: Path, url: str = URL) -> Path:
    """The folder into which the site was written."""
    publication = publication_of(catalogue, url)
    exporters = (pages.record_pages, *registry.RECORD_EXPORTERS)
    with pytest.MonkeyPatch.context() as patch:
        if len(catalogue.entries) < FEW:
            patch.setattr(parallel, "processes", lambda most: 1)
            patch.setattr(linked, "to_rdf", to_rdf)
        pipeline.write(publication, folder, exporters, registry.exporters_from_records(publication))
        shutil.copytree(ROOT / "docs" / social_pictures.FOLDER, folder / social_pictures.FOLDER)
        registry.finish(publication, folder)
    (folder / "index.html").write_text("<title>Home</title>", "utf-8")
    return folder


def real() -> Publication:
    """The publication of the real content."""
    return publication_of(load(ROOT))
