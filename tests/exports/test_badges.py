"""Badges and cards: sound for those who embed them, the same at each build, without script."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path

import pytest
from catalogue.exports import badges
from catalogue.exports.publication import Publication
from catalogue.views.recognition_summary import recognition_summary
from publishing import URL

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = [("en", ""), ("fr", "fr/")]


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES)
def test_every_badge_is_sound_says_what_the_page_says_and_runs_nothing(
    folder: Path, publication: Publication, language: str, prefix: str
) -> None:
    context = publication.context(language)
    for entry in publication.catalogue.entries.values():
        root = ET.parse(folder / context.path(entry) / "badge.svg").getroot()
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {"svg", "title", "rect", "path", "g", "text"}
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]
        title = root.findtext(f"{SVG}title")
        assert title == root.get("aria-label")
        assert entry.name(language) in title
        found = recognition_summary(context, entry, "") if entry.kind == "practices" else None
        if found:
            assert found["label"] in title
            assert root.get("data-level") == found["level"]


@pytest.mark.parametrize("count", range(1, 80))
def test_the_width_of_a_badge_is_the_same_in_every_python(count: int) -> None:
    """Sums of fractions are not: tenths stay apart until they are counted."""
    exact = Fraction(count * 73, 10)
    assert badges._half("e" * count) == round(exact) + 2 * badges.PADDING


def test_colours_of_badges_can_be_read() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for colour in ("#1d2a30", *badges.COLOURS.values()):
        assert 1.05 / (light(colour) + 0.05) >= 4.5


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES)
def test_every_card_holds_no_script_and_its_description_leads_to_it(
    folder: Path, publication: Publication, language: str, prefix: str
) -> None:
    for entry in publication.catalogue.entries.values():
        place = folder / prefix / entry.kind / entry.id
        card = (place / "card.html").read_text("utf-8")
        assert "<script" not in card
        assert f'<html lang="{language}"' in card
        described = json.loads((place / "oembed.json").read_text("utf-8"))
        assert (described["version"], described["type"]) == ("1.0", "rich")
        assert described["title"] == publication.context(language).title(entry)
        (frame,) = re.findall(r'src="([^"]+)"', described["html"])
        assert (folder / frame.removeprefix(URL)).is_file()
        assert (folder / described["thumbnail_url"].removeprefix(URL)).is_file()


def test_what_a_page_offers_to_paste_is_whole(publication: Publication) -> None:
    entry = publication.catalogue.entries["practices/non-punishment-of-victims"]
    badge = badges.badge(publication.context("fr"), entry.ref)
    anchor = ET.fromstring(badge["code"].replace("<img ", "<img ").replace('"></a>', '"/></a>'))
    assert anchor.get("href") == f"{URL}fr/{entry.ref}/"
    assert (anchor.find("img")).get("alt") == badge["alternative"]
    assert "script" not in badge["card_code"]
