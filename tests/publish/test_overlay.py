"""A site under another name: built from a clone that pulls, with its own words, and no claim of its own."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from catalogue.lint import checker
from catalogue.model.own_texts import EXIT
from catalogue.recognition import difference
from catalogue.recognition.levels import recognize_record
from catalogue.source.loading import load
from catalogue.views.wording import adaptation
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site
from publication import of_repository
from support import brand, sample
from support.building import build
from support.sites import git, succeed
from whereabouts import whereabouts

TOOLKIT = {
    "en": "Toolkit against trafficking in persons",
    "fr": "Référentiel contre la traite des personnes",
}
OWN_REF = f"practices/{brand.PRACTICE}"
IDENTITY = re.compile(
    r"<title>[^<]*</title>|<h1[^>]*>[^<]*</h1>|<meta property=\"og:site_name\"[^>]*>"
    r"|<link rel=\"alternate\" type=\"application/atom\+xml\"[^>]*>|<link rel=\"search\"[^>]*>"
)
"""Where a page says whose it is."""


@pytest.fixture(scope="module")
def adapted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small repository with an overlay and own records."""
    root = sample.repository(tmp_path_factory.mktemp("adapted") / "root")
    brand.write_overlay(root)
    brand.write_own(root)
    return root


def read(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def test_clone_with_overlay_pulls_without_conflict_and_shows_what_is_new(brand_site: Path) -> None:
    clone = brand_site.parent / "clone"
    assert git(clone, "status", "--porcelain", "--untracked-files=no") == ""
    changed = git(clone, "diff", "--name-only", "origin/main", "HEAD").splitlines()
    assert changed and all(path == "overlay.yml" or path.startswith("own/") for path in changed)
    assert brand.NEWS in read(brand_site, "about/accessibility/index.html")
    assert ".news" in "".join(
        file.read_text("utf-8") for file in brand_site.glob("assets/css/site*.css")
    )


def test_no_page_takes_the_name_of_the_toolkit_for_its_own(brand_site: Path) -> None:
    pages = [page for page in brand_site.rglob("*.html") if "editions" not in page.parts]
    assert len(pages) > 100
    named = []
    for page in pages:
        for found in IDENTITY.findall(page.read_text("utf-8")):
            if any(name in found for name in TOOLKIT.values()):
                named.append((page.relative_to(brand_site).as_posix(), found))
    assert named == []


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("feed.xml", "en"),
        ("fr/feed.xml", "fr"),
        (f"{OWN_REF}/cite.ris", "en"),
        (f"fr/{OWN_REF}/cite.ris", "fr"),
        ("api/v1/index.json", "en"),
        ("api/v1/openapi.json", "en"),
        ("llms.txt", "en"),
        (f"{OWN_REF}/badge.svg", "en"),
        (f"{OWN_REF}/card.html", "en"),
        (f"fr/{OWN_REF}/oembed.json", "fr"),
    ],
)
def test_what_machines_read_names_both(brand_site: Path, path: str, language: str) -> None:
    text = read(brand_site, path)
    assert brand.NAMES[language] in text
    assert re.search(rf"(?:the “|du «\u00a0){TOOLKIT[language]}", text)


def test_linked_data_names_hosts_and_what_the_site_is_based_on(brand_site: Path) -> None:
    page = read(brand_site, f"fr/{OWN_REF}/index.html")
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    node = json.loads(script)
    assert node["isBasedOn"] == {"@type": "CreativeWork", "name": TOOLKIT["fr"]}
    assert node["publisher"]["name"] == [brand.HOSTS["fr"], "le Réseau des foyers"]
    assert node["isPartOf"]["name"] == brand.NAMES["fr"]
    package = json.loads(read(brand_site, "api/v1/datapackage.json"))
    assert package["name"].startswith("adaptation-of-")
    assert "og:image" not in page


def test_no_exit_of_the_toolkit_is_left(brand_site: Path) -> None:
    pages = [page.read_text("utf-8") for page in brand_site.rglob("*.html")]
    assert not [page for page in pages if "bbc.com/weather" in page or "meteofrance" in page]


def test_own_records_carry_their_mark_wherever_they_are_named(brand_site: Path) -> None:
    title = re.compile(rf"{brand.TITLES['en']}(?! \(own record of the Ministry\))")
    paths = [
        "practices/index.html",
        "feed.xml",
        f"api/v1/records/{OWN_REF}.json",
        "llms/practices.txt",
    ]
    paths += [f"{OWN_REF}/index.html", f"{OWN_REF}/index.md", f"{OWN_REF}/cite.ris"]
    paths += ["topics/protection/index.html", "resources/team-handbook/index.html"]
    for path in paths:
        text = read(brand_site, path)
        assert brand.TITLES["en"] in text, path
        assert title.findall(text) == [], path


def test_machines_tell_own_records_from_those_of_the_toolkit(brand_site: Path) -> None:
    own = {OWN_REF, "resources/team-handbook"}
    listed = json.loads(read(brand_site, "api/v1/by/status/current.json"))["records"]
    assert {record["id"] for record in listed if record.get("own")} == own
    assert all(record.get("own", True) is True for record in listed)
    assert json.loads(read(brand_site, f"api/v1/records/{OWN_REF}.json"))["own"] is True
    for table in ("records", "practices", "resources"):
        text = read(brand_site, f"api/v1/{table}.fr.csv").removeprefix("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        flags = {row["id"]: row["own"] for row in rows}
        assert {name for name, flag in flags.items() if flag == "true"} == own & flags.keys()
        of_hosts = {name for name in flags if name.startswith(("practices/", "resources/"))}
        assert {flags[name] for name in of_hosts - own} == {"false"}
    line = "Own record of the hosts, no part of the toolkit: true"
    assert line in read(brand_site, f"{OWN_REF}/index.md")
    other = "practices/ratification-and-legislation-alignment/index.md"
    assert line not in read(brand_site, other)


def test_second_brand_says_where_a_weakness_is_reported(brand_site: Path) -> None:
    lines = read(brand_site, ".well-known/security.txt").splitlines()
    assert f"Contact: mailto:{brand.CONTACT}" in lines
    assert "Canonical: https://paths.example.org/.well-known/security.txt" in lines


def test_own_records_are_recognized_by_nobody(adapted: Path) -> None:
    """Whatever they claim: the build leaves out what the checker refuses."""
    practice = adapted / "own" / f"{OWN_REF}.md"
    honest = practice.read_text("utf-8")
    claims = honest.replace(
        "effect: {level: none-known}",
        "recognition: [{in: statements/call, where: item 2, covers: direct}]\n"
        "legal_basis: [{provision: palermo-protocol-2000/art-5, says: same}]\n"
        "effect: {level: evaluated, direction: positive}",
    ).replace(
        "moment: always",
        "moment: always\n    basis: [{in: resources/rules, where: art. 5, says: same}]",
    )
    practice.write_text(claims, "utf-8")
    catalogue = load(adapted)
    practice.write_text(honest, "utf-8")
    entry = catalogue.entries[OWN_REF]
    recognition = recognize_record(catalogue, entry)
    assert recognition is not None and entry.is_own
    claimed = [recognition.whole, *(step.recognition for step in recognition.steps)]
    assert [one.level for one in claimed] == ["none", "none"]
    assert [one.claims for one in claimed] == [(), ()]
    assert recognition.law == ()
    assert entry.record.model_dump()["effect"] == {"level": "none-known", "direction": None}
    assert any(one.rule == "own-claim" for one in checker.check(catalogue))


def test_own_bodies_and_texts_are_not_read(adapted: Path) -> None:
    """A body, a joint text or a record of a name that is taken could move what the toolkit says."""
    before = set(load(adapted).entries)
    for path in ("agencies/us.md", "statements/ours.md", "practices/older.md", "about/index.md"):
        file = adapted / "own" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text((adapted / "docs/practices/older.md").read_text("utf-8"), "utf-8")
    catalogue = load(adapted)
    found = [one.path for one in checker.check(catalogue) if one.rule == "own-file"]
    for path in ("agencies/us.md", "statements/ours.md", "practices/older.md", "about/index.md"):
        (adapted / "own" / path).unlink()
    assert set(catalogue.entries) == before
    assert not catalogue.entries["practices/older"].is_own
    assert len(found) == 4


def test_own_folder_is_for_sites_with_a_name(adapted: Path) -> None:
    text = (adapted / "overlay.yml").read_text("utf-8")
    (adapted / "overlay.yml").unlink()
    catalogue = load(adapted)
    assert OWN_REF not in catalogue.entries
    (adapted / "overlay.yml").write_text(text, "utf-8")


def test_state_on_which_the_site_is_based_is_that_of_the_toolkit(adapted: Path) -> None:
    catalogue = load(adapted)
    words = adaptation.based_on(Context(catalogue, Site(), "en"))
    newest = max(e.record.reviewed for e in catalogue.entries.values() if not e.is_own)
    assert newest == "2026-11-25" and "25 November 2026" in words
    assert "edition 2.0 of 21 November 2026" in words
    assert catalogue.latest_review == "2026-11-29"


def test_change_of_an_overlay_is_told_to_a_second_reader(adapted: Path) -> None:
    before = load(adapted)
    brand.write_overlay(
        adapted, brand.OVERLAY.replace(brand.EXITS["en"], "https://trap.example.org/")
    )
    groups = difference.differences(before, load(adapted))
    brand.write_overlay(adapted)
    lines = [line for group in groups if group.name == "addresses" for line in group.lines]
    assert any("https://trap.example.org/" in line for line in lines)
    assert before.vocabularies.table("strings")[EXIT]["en"] != brand.EXITS["en"]


def test_environment_prevails_over_the_file(adapted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overlay = load(adapted).vocabularies.overlay
    for name in ("SITE_URL", "REPO_URL", "CONTACT"):
        monkeypatch.delenv(name, raising=False)
    site = of_repository(adapted).site
    assert (site.url, site.contact) == ("https://paths.example.org/", brand.CONTACT)
    assert site.repository == "https://forge.example.org/ministry/paths"
    where = whereabouts(overlay, {"SITE_URL": "https://other.test/x", "CONTACT": "b@other.test"})
    assert (where.address, where.contact) == ("https://other.test/x/", "b@other.test")
    assert where.repository == "https://forge.example.org/ministry/paths"


def test_hostile_overlay_stops_the_build_and_changes_nothing_without_the_checker(
    adapted: Path,
) -> None:
    hostile = brand.OVERLAY.replace(f'"{brand.HEADER["light"]}"', '"red; } body { display: none"')
    brand.write_overlay(adapted, hostile)
    site = adapted / "site"
    stopped = build(adapted, "--site-dir", str(site))
    assert stopped.returncode != 0 and "overlay.yml" in stopped.stderr and not site.exists()
    succeed(build(adapted, "--site-dir", str(site), checked=False))
    brand.write_overlay(adapted)
    home = read(site, "index.html")
    assert TOOLKIT["en"] in home and brand.NAMES["en"] not in home
    assert 'display: none"' not in "".join(
        css.read_text("utf-8") for css in site.glob("assets/css/*.css")
    )


def test_checker_finds_nothing_wrong_with_the_second_brand(adapted: Path) -> None:
    found = [
        one for one in checker.check_folder(adapted) if one.path.startswith(("own", "overlay"))
    ]
    assert [(one.path, one.rule, one.values) for one in found] == []
