"""Badges and cards: sound for those who embed them, the same at each build, without script."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from catalogue.exports import badges
from catalogue.exports.publication import Publication
from catalogue.exports.widths import words_width
from catalogue.recognition.levels import LEVELS
from catalogue.views.record.recognition_summary import recognition_summary
from catalogue.views.wording.names import record_title
from support.publishing import ROOT, URL

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = [("en", ""), ("fr", "fr/")]
OF_PRACTICES = ("badge.svg", "card.html", "oembed.json")


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES)
def test_badges_are_valid_svg_match_the_page_and_have_no_script(
    folder: Path, publication: Publication, language: str, prefix: str
) -> None:
    context = publication.context(language)
    for entry in publication.catalogue.of("practices"):
        root = ET.parse(folder / context.path(entry) / "badge.svg").getroot()
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg",
            "title",
            "rect",
            "path",
            "g",
            "text",
        }
        assert not [
            name
            for element in root.iter()
            for name in element.attrib
            if name.startswith("on") or "href" in name
        ]
        title = root.findtext(f"{SVG}title")
        assert title == root.get("aria-label")
        assert entry.name(language) in title
        found = recognition_summary(context, entry, "")
        if found:
            assert found["label"] in title
            assert root.get("data-level") == found["level"]


def test_only_practices_have_badges_and_cards(folder: Path, publication: Publication) -> None:
    """The pages of other records offer none."""
    others = [
        entry for entry in publication.catalogue.entries.values() if entry.kind != "practices"
    ]
    assert others
    for entry in others:
        place = folder / entry.kind / entry.id
        page = (place / "index.html").read_text("utf-8")
        assert not re.search(r"badge\.svg|card\.html|oembed", page)
        assert [path.name for path in place.iterdir() if path.name in OF_PRACTICES] == []


def silhouette(drawing: str) -> set[tuple[int, int]]:
    """The cells of a grid of 24 that the circles of a drawing fill, where an odd number of them overlap."""
    round_paths = re.findall(r"M([\d.]+) ([\d.]+)a([\d.]+) ", drawing)
    circles = [(float(x) + float(r), float(y), float(r)) for x, y, r in round_paths]
    if ring := re.search(r'r="([\d.]+)"[^>]*stroke-width="([\d.]+)"', drawing):
        circles = [(12, 12, float(ring[1]) + side * float(ring[2]) / 2) for side in (1, -1)]
    cells = [(x, y) for x in range(24) for y in range(24)]
    return {
        (x, y)
        for x, y in cells
        if sum((x + 0.5 - cx) ** 2 + (y + 0.5 - cy) ** 2 < r * r for cx, cy, r in circles) % 2
    }


def test_levels_differ_by_shape_in_badges_and_lists(folder: Path) -> None:
    style = (ROOT / "docs" / "assets" / "css" / "site.css").read_text("utf-8")
    filled = {
        level: silhouette((folder / f"api/v1/marks/{level}.svg").read_text("utf-8"))
        for level in LEVELS
    }
    assert min(map(len, filled.values())) > 50
    assert [
        (a, b) for a, b in combinations(filled, 2) if len(filled[a] ^ filled[b]) < 24 * 24 / 5
    ] == []
    for level in LEVELS:
        copied = re.search(rf"^\.level-{level} \{{ --shape: (.*)$", style, re.MULTILINE)[1].replace(
            "'", '"'
        )
        assert silhouette(copied.replace("M.", "M0.")) == filled[level], level


def test_badge_width_does_not_depend_on_python_version() -> None:
    """Sums of fractions are not: tenths stay apart until they are counted."""
    assert [n for n in range(1, 80) if words_width("e" * n) != round(Fraction(n * 73, 10))] == []


def test_badge_colours_have_sufficient_contrast() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for colour in ("#1d2a30", *badges.COLOURS.values()):
        assert 1.05 / (light(colour) + 0.05) >= 4.5


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES)
def test_cards_have_no_script_and_oembed_links_to_them(
    folder: Path, publication: Publication, language: str, prefix: str
) -> None:
    for entry in publication.catalogue.of("practices"):
        place = folder / prefix / entry.kind / entry.id
        card = (place / "card.html").read_text("utf-8")
        assert "<script" not in card
        assert f'<html lang="{language}"' in card
        described = json.loads((place / "oembed.json").read_text("utf-8"))
        assert (described["version"], described["type"]) == ("1.0", "rich")
        assert described["title"] == record_title(publication.context(language), entry)
        (frame,) = re.findall(r'src="([^"]+)"', described["html"])
        assert (folder / frame.removeprefix(URL)).is_file()
        assert (folder / described["thumbnail_url"].removeprefix(URL)).is_file()


def test_embed_code_is_well_formed(publication: Publication) -> None:
    entry = publication.catalogue.of("practices")[0]
    badge = badges.badge(publication.context("fr"), entry.ref)
    anchor = ET.fromstring(badge.code.replace("<img ", "<img ").replace('"></a>', '"/></a>'))
    assert anchor.get("href") == f"{URL}fr/{entry.ref}/"
    assert entry.name("fr") in (anchor.find("img")).get("alt")
    assert "script" not in badge.card_code
