"""Files that are made when they are read are those that a build writes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from catalogue.exports.api import linked
from catalogue.exports.publication import Publication
from catalogue.lint import parallel
from catalogue.publish import site
from catalogue.publish.on_demand import FilesOnDemand, OutdatedError, files_of_site
from catalogue.source.loading import load
from catalogue.views.wording.context import page_path
from support import sample
from support.publishing import publication_of, to_rdf

FORMER = "practices/a-former-name"


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """A small repository in which a practice had another name."""
    root = sample.records(tmp_path_factory.mktemp("small") / "repository", 6)
    file = min((root / "docs" / "practices").glob("record-??.md"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("reviewed:", f"formerly: [{FORMER}]\nreviewed:", 1), "utf-8")
    return publication_of(load(root))


@pytest.fixture(scope="module")
def built(publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build writes beside static files."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parallel, "processes", lambda most: 1)
        patch.setattr(linked, "to_rdf", to_rdf)
        site.write(publication, folder)
    return folder


@pytest.fixture
def files(publication: Publication, monkeypatch: pytest.MonkeyPatch) -> FilesOnDemand:
    """The same files on demand."""
    monkeypatch.setattr(linked, "to_rdf", to_rdf)
    return files_of_site(publication, threading.Event())


def written(publication: Publication, built: Path) -> dict[str, bytes]:
    """The files of a build but assets and the HTML of ordinary pages, which the preview makes by itself."""
    pages = {
        f"{page_path(publication.site, language, name)}index.html"
        for name in publication.catalogue.pages
        for language in publication.site.languages
    }
    others = {}
    for file in sorted(built.rglob("*")):
        path = file.relative_to(built).as_posix()
        if file.is_file() and path not in pages and not path.startswith("assets/"):
            others[path] = file.read_bytes()
    return others


def test_files_on_demand_equal_build(
    publication: Publication, built: Path, files: FilesOnDemand
) -> None:
    expected = written(publication, built)
    assert f"{FORMER}/badge.svg" in expected and "api/v1/SHA256SUMS" in expected
    # Those that are made from other files come first: nothing may depend on what was read before.
    # Only the paths are compared by pytest: to explain how two large files differ takes it all memory.
    made = {path: files.get(path) for path in sorted(expected, reverse=True)}
    assert [path for path in made if made[path] != expected[path]] == []
    assert set(files.below("")) == set(expected)


def test_only_requested_group_is_made(
    files: FilesOnDemand,
) -> None:
    assert files.get("no/file.json") is None and not files.has("favicon.ico")
    assert [group for group in files.groups if group.is_made] == []
    files.read("plan/steps.json")
    assert [group.places for group in files.groups if group.is_made] == [("plan/",)]


def test_outdated_files_are_not_made(publication: Publication) -> None:
    outdated = threading.Event()
    files = files_of_site(publication, outdated)
    outdated.set()
    with pytest.raises(OutdatedError):
        files.read("plan/steps.json")


def test_files_are_below_places_of_exporter(publication: Publication) -> None:
    for group in files_of_site(publication, threading.Event()).groups:
        if "api/v1/SHA256SUMS" not in group.places:
            assert [path for path in group.files if not path.startswith(group.places)] == []
