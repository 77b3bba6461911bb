"""The publication that a repository and its environment describe, for commands that come after the build."""

import os
from pathlib import Path

import yaml
from catalogue.exports.publication import Publication
from catalogue.html.asset_digests import Assets
from catalogue.html.templates import Templates
from catalogue.source.loading import load
from catalogue.views.pages import page_frame
from catalogue.views.wording.site import Site


def of_repository(root: Path, *, drafts: bool = False) -> Publication:
    """The content of a repository, with or without drafts, on the site that the environment describes."""
    catalogue = load(root)
    vocabularies = catalogue.vocabularies
    languages = tuple(vocabularies.languages) if drafts else vocabularies.published
    site = Site(
        _folder(os.environ.get("SITE_URL", "")),
        os.environ.get("REPO_URL", "").rstrip("/"),
        os.environ.get("CONTACT", ""),
        languages,
    )
    publication = Publication(catalogue, site, Templates(root / "overrides", Assets(root / "docs")))
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


def _folder(address: str) -> str:
    """An address with the mark of a folder at its end."""
    return f"{address.rstrip('/')}/" if address else ""
