"""The sample, on which templates are tested: without errors, with every template, branch and layout."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from catalogue.exports.api import linked
from catalogue.exports.publication import Publication
from catalogue.html.asset_digests import Assets
from catalogue.html.templates import Templates
from catalogue.lint import parallel
from catalogue.model.records import KINDS
from catalogue.publish import pipeline, site
from catalogue.source.loading import load
from catalogue.views.explore import exploration
from catalogue.views.pages import propose, status, terms
from catalogue.views.wording.context import Context
from catalogue.views.wording.downloads import BookFile, Downloads, PackFile
from catalogue.views.wording.site import Site
from catalogue.views.wording.values import Link, PageView
from support import building
from support.publishing import URL, to_rdf
from support.template_branches import Branches
from website.test_templates import TEMPLATES

DOWNLOADS = Downloads(
    (PackFile("toolkit-en.zip", ("en",), 1_000_000, "0" * 64, "2026-11-26"),),
    (BookFile("practices-en.pdf", "en", 300, 2_000_000),),
    "2026-11-26",
)
WHOLE = Site(
    URL,
    "https://forge.test/toolkit",
    "editors@toolkit.test",
    printed=True,
    downloads=DOWNLOADS,
)
BARE = Site()
VISITED = {path.partition("?")[0] for path in TEMPLATES.values()}
OF_MKDOCS = {"main.html"}
"""The empty template that the 404.html of the theme extends; no page of the site is made from it."""


@pytest.fixture
def root(sample_site: Path) -> Path:
    """The repository of the sample. It was built in strict mode, so the checker finds no error in it."""
    return sample_site.parent / "repository"


class Noting(Templates):
    """Templates that note of each page from which of them it was made, and every branch that is rendered."""

    def __init__(self, root: Path, branches: Branches) -> None:
        super().__init__(root / "overrides", Assets(root / "docs"))
        branches.watch(self.environment)
        self.made: dict[str, str] = {}

    def page(self, context: Context, view: PageView, /, **values: Any) -> str:
        self.made[view.path] = view.template
        return super().page(context, view, **values)


def write(root: Path, whereabouts: Site, templates: Noting, folder: Path) -> None:
    """Render every page of a repository in one process."""
    publication = Publication(load(root), whereabouts, templates)
    for language in whereabouts.languages:
        whereabouts.navigation[language] = (
            Link("Practices", whereabouts.prefix(language) + "practices/"),
        )
    pipeline.write(publication, folder, site.RECORD_EXPORTERS, site.site_exporters(publication))
    site.registry.finish(publication, folder)


def one_page_for_each_layout(root: Path) -> None:
    """Delete the ordinary pages that show no template which another page does not show too."""
    shown = set()
    for file in sorted((root / "docs").rglob("*.md")):
        is_record = file.parent.name in KINDS and not file.name.startswith("index.")
        if is_record or file.name.endswith(".fr.md"):
            continue
        layout = re.search(r"^layout: (\S+)$", file.read_text("utf-8"), re.MULTILINE)
        name = layout[1] if layout else ""
        if name in shown:
            file.unlink()
            file.with_name(f"{file.stem}.fr.md").unlink(missing_ok=True)
        shown.add(name)


def test_sample_site_covers_every_template_and_branch(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three sites: all is known; no host is known and Explore is full; no record at all, and a draft."""
    monkeypatch.setattr(parallel, "processes", lambda most: 1)
    monkeypatch.setattr(linked, "to_rdf", to_rdf)
    monkeypatch.setattr(terms, "MOST", 5)
    monkeypatch.setattr(terms, "MOST_OTHERS", 1)
    branches = Branches()
    templates = Noting(root, branches)
    write(root, WHOLE, templates, tmp_path / "whole")
    made = dict(templates.made)
    assert {made[path] for path in VISITED if path in made} == set(made.values()), (
        "test_templates visits a page of each"
    )
    monkeypatch.setattr(exploration, "MOST", 10)
    monkeypatch.setattr(exploration, "FIRST", 5)
    monkeypatch.setattr(status, "SHOWN", 2)
    monkeypatch.setattr(
        propose, "LEFT_OUT", ()
    )  # lists of parts, such as evidence, which no form asks for now
    empty = Path(shutil.copytree(root, tmp_path / "empty"))
    one_page_for_each_layout(empty)
    for edition in (empty / "data" / "editions").iterdir():
        edition.unlink()
    shutil.rmtree(empty / "data" / "declarations")
    write(empty, BARE, templates, tmp_path / "bare")
    for kind in KINDS:
        shutil.rmtree(empty / "docs" / kind)
    shutil.rmtree(empty / "data" / "national")
    rows = empty / "data" / "vocabularies" / "languages.yml"
    rows.write_text(
        rows.read_text("utf-8").replace(
            "name: Français, dir: ltr", "name: Français, dir: ltr, draft: true"
        ),
        "utf-8",
    )
    (empty / "data" / "editions" / "1.0.json").write_text(
        '{"version": "1.0", "date": "2026-11-20", "steps": {}}', "utf-8"
    )
    write(empty, BARE, templates, tmp_path / "nothing")
    assert set(templates.environment.list_templates()) - branches.templates == OF_MKDOCS
    assert sorted(branches.all - branches.reached) == []


def layouts(root: Path) -> set[str]:
    """The layouts that ordinary pages name."""
    pages = [file.read_text("utf-8") for file in (root / "docs").rglob("*.md")]
    return {name for text in pages for name in re.findall(r"^layout: (\w+)$", text, re.MULTILINE)}


def test_sample_site_has_every_layout_and_kind(root: Path) -> None:
    assert layouts(root) == layouts(building.ROOT)
    assert all(list((root / "docs" / kind).glob("*.md")) for kind in KINDS)
