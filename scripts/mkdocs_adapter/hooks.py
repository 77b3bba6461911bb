"""MkDocs → catalogue. MkDocs gives configuration, the loop over languages, navigation, static files, `serve`.

It is given no page to read or to render: pages are made by `catalogue/`.
"""

import logging
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from catalogue.exports.publication import Publication  # noqa: E402
from catalogue.html.templates import templates_of  # noqa: E402
from catalogue.lint import checker, reporters  # noqa: E402
from catalogue.lint.publishable_files import Judge  # noqa: E402
from catalogue.model.overlay import FILE, OWN, Overlay  # noqa: E402
from catalogue.model.vocabularies import MissingTextError  # noqa: E402
from catalogue.publish import site as whole_site  # noqa: E402 - MkDocs loads hooks by path, without a package
from catalogue.publish.pipeline import AddressTakenError  # noqa: E402
from catalogue.source.icons import UnknownIconError  # noqa: E402
from catalogue.source.loading import load  # noqa: E402
from catalogue.views.pages import page_frame  # noqa: E402
from catalogue.views.wording.site import Site  # noqa: E402
from whereabouts import whereabouts  # noqa: E402

from mkdocs_adapter.serving import connect  # noqa: E402

log = logging.getLogger("mkdocs.hooks")


_serving: list[str] = []
"""`serve` while that is the command: it makes a page when a browser requests it."""


def on_startup(command: str, dirty: bool) -> None:
    """Store the command of MkDocs."""
    _serving[:] = [command] if command == "serve" else []


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Answer requests with what the files hold at that moment."""
    for place in filter(Path.exists, (ROOT / FILE, ROOT / OWN)):
        server.watch(str(place))
    connect(server, config.extra["publication"])
    return server


@event_priority(100)
def on_pre_build(config: MkDocsConfig) -> None:
    """Read the catalogue once for all languages, and let a finding fail a strict build."""
    if _i18n(config).building:
        return
    checked = config.extra["check"]
    _stop_at(checker.broken_tables(ROOT) if checked else [])
    catalogue = load(ROOT)
    for severity, report in checker.reports(catalogue) if checked and not _serving else ():
        log.log(logging.WARNING if severity == "error" else logging.INFO, report)
    for language in _i18n(config).config.languages:
        language.build = (
            bool(config.extra["drafts"] or _serving)
            or language.locale in catalogue.vocabularies.published
        )
    overlay = catalogue.vocabularies.overlay
    # The builds of all languages share `extra`.
    config.extra["publication"] = Publication(
        catalogue, _site(config, overlay), templates_of(ROOT, overlay)
    )


@event_priority(100)
def on_build_error(error: Exception) -> None:
    """Report in words what data/ or the icon sets lack, and which address has two claimants."""
    if isinstance(error, (MissingTextError, UnknownIconError)):
        _stop_at([str(error)])
    if isinstance(error, AddressTakenError):
        values = {"path": error.path, "first": error.first, "second": error.second}
        _stop_at([reporters.sentence(ROOT / "data", "build-address-taken", **values)])


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the pages of records, the files of the theme, and what of docs/ is not for publishing."""
    judge = Judge(Path(config.docs_dir))
    for file in list(files):
        if file.inclusion is InclusionLevel.EXCLUDED or not judge.allowed(file.src_uri):
            files.remove(file)
    return files


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Store the sections of the site in the language of this build, and leave no page to MkDocs."""
    context = config.extra["publication"].context(str(_i18n(config).current_language))
    sources = [page.file.src_uri for page in nav.pages]
    context.site.navigation[context.language] = page_frame.sections(context, sources)
    for file in files.documentation_pages():
        files.remove(file)
    return nav


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: write all pages and everything that machines read."""
    if not _i18n(config).building and not _serving:
        whole_site.write(config.extra["publication"], Path(config.site_dir))


def _stop_at(faults: list[str]) -> None:
    """Log the faults with which nothing can be built, and end the build."""
    for fault in faults:
        log.error(fault)
    if faults:
        raise Abort("Correct this, then build again.")


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _site(config: MkDocsConfig, overlay: Overlay) -> Site:
    """The site as the environment, which mkdocs.yml reads, or overlay.yml describe it."""
    languages = tuple(
        language.locale for language in _i18n(config).config.languages if language.build
    )
    said = {
        "SITE_URL": config.site_url,
        "REPO_URL": config.extra.get("repository"),
        "CONTACT": config.extra.get("contact"),
    }
    where = whereabouts(overlay, said)
    return Site(where.address, where.repository, where.contact, languages)
