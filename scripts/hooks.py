"""MkDocs → catalogue. MkDocs gives the configuration, the loop over languages, the navigation, static files and `serve`.

It is given no page to read or to render: pages are made by `catalogue/`.
"""

import logging
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from catalogue.build import site as whole_site  # noqa: E402 - MkDocs loads hooks by path, without a package
from catalogue.exports.publication import Publication  # noqa: E402
from catalogue.html.asset_digests import Assets  # noqa: E402
from catalogue.html.templates import Templates  # noqa: E402
from catalogue.lint import checker  # noqa: E402
from catalogue.lint.publishable_files import Judge  # noqa: E402
from catalogue.model.vocabularies import MissingTextError  # noqa: E402
from catalogue.source.icons import UnknownIconError  # noqa: E402
from catalogue.source.loading import load  # noqa: E402
from catalogue.views.addresses import Site, page_parts, page_path  # noqa: E402
from catalogue.views.page_frame import page_name  # noqa: E402
from catalogue.views.values import Link  # noqa: E402
from serve import Serving  # noqa: E402

log = logging.getLogger("mkdocs.hooks")


@dataclass
class Build:
    """What the builds of all languages share. It is kept in the `extra` of the configuration, which they share too."""

    publication: Publication
    names: dict[str, list[str]] = field(default_factory=dict)
    """The ordinary pages of each language."""


_serving: list[str] = []
"""`serve` while that is the command: it makes a page when somebody asks for it."""


def on_startup(command: str, dirty: bool) -> None:
    """Note what MkDocs was called for."""
    _serving[:] = [command] if command == "serve" else []


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Answer requests with what the files hold at that moment."""
    Serving(server, _build(config).publication)
    return server


@event_priority(100)
def on_pre_build(config: MkDocsConfig) -> None:
    """Read the catalogue once for all languages, and let a finding fail a strict build."""
    if _i18n(config).building:
        return
    root = HERE.parent
    checked = config.extra["check"]
    _stop_at(checker.broken_tables(root) if checked else [])
    catalogue = load(root)
    for severity, report in checker.reports(catalogue) if checked and not _serving else ():
        log.log(logging.WARNING if severity == "error" else logging.INFO, report)
    for language in _i18n(config).config.languages:
        language.build = bool(config.extra["drafts"] or _serving) or language.locale in catalogue.vocabularies.published
    templates = Templates(root / "overrides", Assets(root / "docs"))
    config.extra["build"] = Build(Publication(catalogue, _site(config), templates))


@event_priority(100)
def on_build_error(error: Exception) -> None:
    """Say in words what data/ or the icon sets lack."""
    if isinstance(error, (MissingTextError, UnknownIconError)):
        _stop_at([str(error)])


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the pages of records, the files of the theme, and what of docs/ is not for publishing."""
    judge = Judge(Path(config.docs_dir))
    for file in list(files):
        if file.inclusion is InclusionLevel.EXCLUDED or not judge.allowed(file.src_uri):
            files.remove(file)
    return files


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the sections of the site in the language that is being built, and take the pages out of MkDocs' hands."""
    build, language = _build(config), str(_i18n(config).current_language)
    site = build.publication.site
    words = build.publication.catalogue.vocabularies.text
    sections = filter(None, (page_parts(page_name(page.file.src_uri)) for page in nav.pages))
    site.navigation[language] = tuple(Link(words(parts[0], language), page_path(site, language, *parts)) for parts in sections)
    names = {page_name(file.src_uri) for file in files.documentation_pages()}
    pages = build.publication.catalogue.pages.items()
    build.names[language] = [name for name, versions in pages if name in names or not next(iter(versions.values())).path]
    for file in files.documentation_pages():
        files.remove(file)
    return nav


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: write all pages and everything that machines read."""
    if not _i18n(config).building and not _serving:
        build = _build(config)
        whole_site.write(build.publication, Path(config.site_dir), build.names, HERE.parent / ".cache")


def _stop_at(faults: list[str]) -> None:
    """End the build where nothing can be built: in words, and while serving until it is repaired."""
    for fault in faults:
        log.error(fault)
    if faults:
        raise Abort("Correct this, then build again.")


def _build(config: MkDocsConfig) -> Build:
    build: Build = config.extra["build"]
    return build


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _site(config: MkDocsConfig) -> Site:
    """The site as mkdocs.yml or the environment describe it."""
    languages = tuple(language.locale for language in _i18n(config).config.languages if language.build)
    repository, contact = config.extra.get("repository") or "", config.extra.get("contact") or ""
    return Site(config.site_url or "", repository.rstrip("/"), contact, languages)
