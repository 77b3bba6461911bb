"""The pictures of social networks: all that pages can name are committed, and pages name the right ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from catalogue.exports.publication import Publication
from catalogue.html import social_pictures
from PIL import Image
from support.publishing import ROOT, URL, Publish
from support.small_site import WITHDRAWN, site

LANGUAGES = ["en", "fr"]
LARGEST = 20_000
PRACTICE = {"en": "Practice", "fr": "Pratique"}


def open_graph(page: Path) -> dict[str, str]:
    """The Open Graph properties of a page."""
    return dict(
        re.findall(r'<meta property="(og:[^"]+)" content="([^"]*)">', page.read_text("utf-8"))
    )


def test_committed_social_pictures_match_pages(publication: Publication) -> None:
    named = {
        picture.path
        for context in publication.contexts.values()
        for picture in social_pictures.every_picture(context)
    }
    folder = ROOT / "docs" / social_pictures.FOLDER
    committed = {
        file.relative_to(ROOT / "docs").as_posix() for file in folder.rglob("*") if file.is_file()
    }
    assert committed == named


@pytest.mark.parametrize("language", LANGUAGES)
def test_social_pictures_have_required_size_and_are_small_and_unique(
    publication: Publication, language: str
) -> None:
    pictures = list(social_pictures.every_picture(publication.context(language)))
    files = [ROOT / "docs" / picture.path for picture in pictures]
    for file in files:
        with Image.open(file) as image:
            assert image.size == (social_pictures.WIDTH, social_pictures.HEIGHT) == (1200, 630)
        assert file.stat().st_size <= LARGEST, file
    assert (
        len({file.read_bytes() for file in files})
        == len({picture.alternative for picture in pictures})
        == len(pictures)
    )


@pytest.mark.parametrize(
    ("page", "picture", "words"),
    [
        ("practices/rooms", "practices-few", "Practice. Recognized by one or two agencies."),
        ("fr/practices/rooms", "fr/practices-few", "Pratique. Reconnue par un ou deux organismes."),
        ("resources/handbook", "resources", "Resource"),
        ("fr/agencies/unodc", "fr/agencies", "Organisme"),
    ],
)
def test_page_links_social_picture_of_kind_and_level(
    publish: Publish, page: str, picture: str, words: str
) -> None:
    folder = publish(site("unodc"))
    properties = open_graph(folder / page / "index.html")
    path = f"assets/images/social/{picture}.png"
    assert properties["og:image"] == f"{URL}{path}"
    assert properties["og:image:alt"] == words
    assert (folder / path).is_file()
    oembed = folder / page / "oembed.json"
    assert oembed.is_file() == ("practices" in page)
    if oembed.is_file():
        described = json.loads(oembed.read_text("utf-8"))
        assert described["thumbnail_url"] == properties["og:image"]
        for size in ("width", "height"):
            assert int(properties[f"og:image:{size}"]) == described[f"thumbnail_{size}"]


@pytest.mark.parametrize(("language", "status"), [("en", "Withdrawn"), ("fr", "Fiche retirée")])
def test_social_picture_of_withdrawn_practice_has_no_level(
    publish: Publish, language: str, status: str
) -> None:
    folder = publish(site("unodc", practice=WITHDRAWN))
    prefix = "" if language == "en" else "fr/"
    properties = open_graph(folder / prefix / "practices/rooms/index.html")
    assert properties["og:image"] == f"{URL}assets/images/social/{prefix}practices-withdrawn.png"
    assert properties["og:image:alt"] == f"{PRACTICE[language]}. {status}."


def test_site_without_address_links_no_social_picture(publish: Publish) -> None:
    assert "og:image" not in open_graph(publish(site("unodc"), "") / "practices/rooms/index.html")
