"""MkDocs → catalogue. Glue only: every decision is in `catalogue/`, every word that is printed in `overrides/`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from catalogue.build import site as whole_site  # noqa: E402
from catalogue.build.pages import OrdinaryPage  # noqa: E402
from catalogue.exports.publication import Publication  # noqa: E402
from catalogue.html.asset_digests import Assets  # noqa: E402
from catalogue.html.templates import Templates  # noqa: E402
from catalogue.lint import publishable_files  # noqa: E402 - MkDocs loads hooks by path, without a package
from catalogue.model.vocabularies import MissingTextError  # noqa: E402
from catalogue.source import markdown as markdown_source  # noqa: E402
from catalogue.source.loading import load  # noqa: E402
from catalogue.views import page_frame  # noqa: E402
from catalogue.views.addresses import Site, page_path, relative  # noqa: E402
from catalogue.views.values import Link  # noqa: E402
from check import reported, unusable  # noqa: E402

log = logging.getLogger("mkdocs.hooks")
slugs = markdown_source.Slugs()
state: dict[str, Any] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Let MkDocs not say of every page that is written later that it was skipped."""
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "Generated empty output" not in str(record.msg))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the Markdown of ordinary pages safe, and let both languages share their anchors."""
    if not any(isinstance(extension, markdown_source.Safe) for extension in config.markdown_extensions):
        config.markdown_extensions.append(markdown_source.Safe())  # type: ignore[arg-type]  # Python-Markdown takes both
        config.mdx_configs.setdefault("toc", {})["slugify"] = slugs
    return config


@event_priority(100)
def on_pre_build(config: MkDocsConfig) -> None:
    """Read the catalogue once for all languages, and let a finding fail a strict build."""
    if _i18n(config).building:
        return
    root = HERE.parent
    _stop_at(unusable(root))
    catalogue = load(root)
    for severity, report in reported(root, catalogue):
        log.log(logging.WARNING if severity == "error" else logging.INFO, report)
    templates = Templates(root / "overrides", Assets(root / "docs"))
    state["publication"] = Publication(catalogue, _site(config), templates)
    state["pages"] = []


@event_priority(100)
def on_build_error(error: Exception) -> None:
    """Say in words what data/ lacks."""
    if isinstance(error, MissingTextError):
        _stop_at([str(error)])


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out records, which the publication prints, the files of the theme, and what of docs/ is not for publishing."""
    for file in list(files):
        if file.inclusion is InclusionLevel.EXCLUDED or not publishable_files.allowed(Path(config.docs_dir), file.src_uri):
            files.remove(file)
    return files


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the sections of the site, in the words of the language that is being built."""
    language = _language(config)
    _leave_unread(files)
    site = state["publication"].site
    site.navigation[language] = tuple(
        Link(str(page.title), page_path(site, language, *page_frame.page_parts(page_frame.page_name(page.file.src_uri))))
        for page in nav.pages
        if page_frame.page_name(page.file.src_uri) != "index"
    )
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Point links to records at their pages, and let the headings of the original name the anchors."""
    publication, name = state["publication"], page_frame.page_name(page.file.src_uri)
    versions = publication.catalogue.pages[name]
    slugs.follow(next(iter(versions.values())).body)
    language = _language(config)
    here = page_path(publication.site, language, *page_frame.page_parts(name))
    prefix = publication.site.prefix(language)
    return markdown_source.link_records(markdown, lambda path: relative(publication.site, prefix + path, here))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep the text of an ordinary page: the site is put around it together with the records, and MkDocs writes nothing."""
    toc = (Link(item.title, f"#{item.id}") for top in page.toc for item in (top.children if top.level == 1 else [top]))
    name = page_frame.page_name(page.file.src_uri)
    state["pages"].append(OrdinaryPage(name, _language(config), page.file.dest_uri, page.content or "", tuple(toc)))
    return ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: write the records and everything that machines read."""
    if not _i18n(config).building:
        whole_site.write(state["publication"], Path(config.site_dir), state["pages"], HERE.parent / ".cache")


def _stop_at(faults: list[str]) -> None:
    """End the build where the tables of data/ can't be read: in words, and while serving until they are mended."""
    for fault in faults:
        log.error(fault)
    if faults:
        raise Abort("Mend the tables of data/, then build again.")


def _leave_unread(files: Files) -> None:
    """Give MkDocs nothing to read where a page was refused: its parsers might not come to an end."""
    sources = state["publication"].catalogue.sources.values()
    refused = {page.path for pages in sources for page in pages.values() if page.is_refused}
    for file in files.documentation_pages():
        if f"docs/{file.src_uri}" in refused:
            file.content_string = ""


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _language(config: MkDocsConfig) -> str:
    return str(_i18n(config).current_language)


def _site(config: MkDocsConfig) -> Site:
    """What is known of the site's whereabouts: in mkdocs.yml or the environment."""
    url = config.site_url or ""
    languages = tuple(language.locale for language in _i18n(config).config.languages)
    extra = config.extra
    repository, contact = (extra.get("repository") or "").rstrip("/"), extra.get("contact") or ""
    return Site(url, repository, contact, languages, names=_names(config))


def _names(config: MkDocsConfig) -> dict[str, tuple[str, str]]:
    """The name and the description of the site in each language."""
    return {
        language.locale: (str(language.site_name or config.site_name), str(language.site_description or config.site_description))
        for language in _i18n(config).config.languages
    }
