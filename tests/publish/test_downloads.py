"""What commands after the build add to a site: the download page, and links to what was printed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import book
import download_page
import publication as publications
import pytest
from catalogue.exports.publication import Publication
from catalogue.views.wording.downloads import BookFile, PackFile
from support.sites import REPOSITORY, Make

PAGES = """
offline.md
| title: Without a network
| summary: Files to take along.
| layout: offline
| ---
| Text.

matrix.md
| title: Matrix
| summary: Who says what.
| layout: matrix
| ---
| Text.

findings.md
| title: Findings
| summary: What the records show.
| layout: findings
| ---
| Text.

cards/first-talk.md
| title: First talk
| summary: What to do first.
| layout: field-card
| audiences: [police]
| steps: []
| ---
|
| ## Do
|
| - Listen.
"""
PACK = PackFile("toolkit-en.zip", ("en",), 1_234_567, "0" * 64, "2026-11-26")
BOOK = BookFile("practices-fr.pdf", "fr", 321, 2_345_678)


@pytest.fixture
def publication(make: Make, root: Path, monkeypatch: pytest.MonkeyPatch) -> Publication:
    monkeypatch.setenv("SITE_URL", "https://toolkit.test/toolkit")
    make(PAGES)
    (root / "overrides").symlink_to(REPOSITORY / "overrides")
    return publications.of_repository(root)


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A folder with what the commands have made."""
    folder = tmp_path / "dist"
    folder.mkdir()
    for file in (PACK, BOOK):
        (folder / file.name).write_bytes(b"content")
    return folder


def offered(site: Path, language: str) -> str:
    return (site / language / "offline" / "index.html").read_text("utf-8")


def test_publication_reads_environment_and_navigation(publication: Publication) -> None:
    assert publication.site.url == "https://toolkit.test/toolkit/"
    assert [link.url for link in publication.site.navigation["fr"]][:2] == [
        "fr/audiences/",
        "fr/situations/",
    ]


def test_download_page_lists_files_of_each_command(
    publication: Publication, dist: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    download_page.offer_packs(publication, site, dist, [PACK])
    assert "practices-fr.pdf" not in offered(site, "")
    download_page.offer_books(publication, site, dist, [BOOK])
    english, french = offered(site, ""), offered(site, "fr")
    assert '<a href="toolkit-en.zip" download>' in english
    assert '<a href="../../offline/practices-fr.pdf" hreflang="fr" download>' in french
    assert "1.2" in english
    assert "1,2" in french
    assert "0" * 64 in english
    assert (site / "offline" / "toolkit-en.zip").read_bytes() == b"content"


def test_download_page_omits_files_missing_from_site(
    publication: Publication, dist: Path, tmp_path: Path
) -> None:
    download_page.offer_books(publication, tmp_path / "earlier", dist, [BOOK])
    download_page.offer_packs(publication, tmp_path / "site", dist, [PACK])
    assert "toolkit-en.zip" in offered(tmp_path / "site", "")
    assert "practices-fr.pdf" not in offered(tmp_path / "site", "")


def test_download_page_in_pack_shows_only_its_stamp(publication: Publication) -> None:
    downloads = dataclasses.replace(publication.site.downloads, stamp="2026-11-26 · v1.0")
    site = dataclasses.replace(publication.site, downloads=downloads)
    shown = Publication(publication.catalogue, site, publication.templates)
    page = download_page.pages.ordinary_page(shown, shown.context("en"), "offline")
    assert "<p>2026-11-26 · v1.0</p>" in page
    assert "<table" not in page


def test_pages_link_printed_files(publication: Publication, tmp_path: Path) -> None:
    book.offer_prints(publication, tmp_path)
    card = (tmp_path / "cards" / "first-talk" / "index.html").read_text("utf-8")
    assert 'href="sheet.pdf"' in card
    assert 'href="sheet-both.png"' in card
    assert 'href="matrix.png"' in (tmp_path / "fr" / "matrix" / "index.html").read_text("utf-8")
    assert 'href="agreement.png"' in (tmp_path / "findings" / "index.html").read_text("utf-8")
