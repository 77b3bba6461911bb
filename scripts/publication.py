"""The publication that a repository and its environment describe, for commands that come after the build."""

import os
from pathlib import Path

import yaml
from catalogue.exports.publication import Publication
from catalogue.html.templates import templates_of
from catalogue.source.loading import load
from catalogue.views.pages import page_frame
from catalogue.views.wording.site import Site
from whereabouts import whereabouts


def of_repository(root: Path, *, drafts: bool = False) -> Publication:
    """The content of a repository, with or without drafts, on the site that the environment describes."""
    catalogue = load(root)
    vocabularies = catalogue.vocabularies
    languages = tuple(vocabularies.languages) if drafts else vocabularies.published
    where = whereabouts(vocabularies.overlay, os.environ)
    site = Site(where.address, where.repository, where.contact, languages)
    publication = Publication(catalogue, site, templates_of(root, vocabularies.overlay))
    sources = _navigation(root / "mkdocs.yml")
    for language, context in publication.contexts.items():
        site.navigation[language] = page_frame.sections(context, sources)
    return publication


def _navigation(settings: Path) -> list[str]:
    """The files that the navigation of mkdocs.yml lists."""
    return list(yaml.load(settings.read_bytes(), Loader=_Settings)["nav"])  # noqa: S506 - a safe loader


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, in which tags stand for values of the environment."""


_Settings.add_multi_constructor("", lambda loader, suffix, node: None)
