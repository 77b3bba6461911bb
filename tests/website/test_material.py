"""The Markdown edition is good enough to be a site: stock Material builds it, and links and levels hold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import material_site
import pytest
from catalogue.publish.material_edition import MaterialEdition, chosen
from catalogue.recognition.levels import recognized_practices
from catalogue.source.catalogue import Catalogue
from support.publishing import URL, publication_of

TAKEN = (
    "practices/hotlines",
    "practices/national-referral-mechanism",
    "resources/coe-convention-197",
    "situations/employer-keeps-passports",
    "sessions/border-asylum",
    "audiences/police",
    "topics/children",
    "agencies/unodc",
    "about/method",
    "glossary",
)
"""Ten pages of ten kinds, as an organization takes them into its own site."""

Built = tuple[tuple[str, ...], Path]


@pytest.fixture(
    scope="module", params=[TAKEN, pytest.param((), marks=pytest.mark.nightly)], ids=["ten", "all"]
)
def built(
    request: pytest.FixtureRequest,
    site: Path,
    catalogue: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> Built:
    """The names of the pages that were taken, and the folder of the edition."""
    names = chosen(catalogue, request.param)
    folder = tmp_path_factory.mktemp("material")
    material_site.write(MaterialEdition(publication_of(catalogue), site, names), folder)
    assert material_site.build(folder) == 0
    return names, folder


def html(folder: Path, language: str, name: str) -> str:
    prefix = "" if language == "en" else f"{language}/"
    path = name.removesuffix("/index")
    return (folder / "site" / prefix / path / "index.html").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_practices_have_their_steps_as_anchors_and_their_level_with_its_mark(
    built: Built, catalogue: Catalogue, language: str
) -> None:
    names, folder = built
    labels = {"en": "recognized|evidenced|text of|heads", "fr": "reconnue|attestée|texte|chefs"}
    practices = [
        (entry, found) for entry, found in recognized_practices(catalogue) if entry.ref in names
    ]
    assert practices
    for entry, found in practices:
        page = html(folder, language, entry.ref)
        anchors = set(re.findall(r'id="([^"]+)"', page))
        assert {step.id for step in entry.steps} <= anchors, entry.ref
        (level,) = re.findall(r'<h2 id="recognition-label">(.*?)<a class="headerlink"', page)
        assert "<svg" in level and re.search(labels[language], level, re.IGNORECASE), entry.ref
        assert f":toolkit-{found.mark}:" in source(folder, language, entry.ref)


def source(folder: Path, language: str, name: str) -> str:
    return (folder / "docs" / language / name / "index.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_links_lead_to_pages_that_were_taken_or_to_the_public_site(
    built: Built, language: str
) -> None:
    names, folder = built
    inside = 0
    for name in names:
        file = folder / "docs" / language / name.removesuffix("/index") / "index.md"
        file = folder / "docs" / language / "index.md" if name == "index" else file
        for address in re.findall(r"\]\(([^()\s]*)\)", file.read_text("utf-8")):
            target = address.partition("#")[0]
            if target and ":" not in target:
                assert (file.parent / target).resolve().is_file(), (name, address)
                inside += 1
            assert ":toolkit" not in target
    assert inside > len(names)
    assert f"]({URL}" in source(folder, "en", "practices/hotlines") or len(names) > len(TAKEN)


def test_search_holds_both_languages_and_nothing_of_material_is_replaced(built: Built) -> None:
    _, folder = built
    index = json.loads((folder / "site" / "search" / "search_index.json").read_text("utf-8"))
    places = {document["location"].partition("#")[0] for document in index["docs"]}
    assert {"practices/hotlines/", "fr/practices/hotlines/"} <= places
    assert 'data-md-color-scheme="slate"' in html(folder, "fr", "practices/hotlines")
    overrides = [file for file in (folder / "overrides").rglob("*") if file.is_file()]
    assert {file.suffix for file in overrides} == {".svg"}


def test_anchor_that_is_missing_stops_the_build(
    site: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    edition = MaterialEdition(publication_of(catalogue), site, ("glossary",))
    material_site.write(edition, tmp_path)
    file = tmp_path / "docs/fr/glossary/index.md"
    file.write_text(file.read_text("utf-8") + "\n[x](#no-such-anchor)\n", "utf-8")
    assert material_site.build(tmp_path) != 0


def test_command_names_a_page_that_does_not_exist(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert material_site.main([str(site), str(tmp_path), "practices/no-such"]) == 1
    assert "practices/no-such" in capsys.readouterr().err
