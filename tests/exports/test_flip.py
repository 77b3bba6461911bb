"""A level that changes changes everywhere in one build: badge, card, API, feed, page, and all else."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import feedparser
import pytest
from support.publishing import Publish
from support.small_site import WITHDRAWN, site

CASES = {
    "none": ((), False, "Not yet evidenced", "Pas encore attestée"),
    "few": (
        ("unodc",),
        False,
        "Recognized by one or two agencies",
        "Reconnue par un ou deux organismes",
    ),
    "all": (
        ("unodc",),
        True,
        "By the heads of all members (ICAT)",
        "Par les chefs de secrétariat de tous les membres (ICAT)",
    ),
}


def shown(folder: Path, language: str) -> dict[str, str]:
    """Everything that shows the level of the practice in a language."""
    prefix = "" if language == "en" else "fr/"
    page = folder / prefix / "practices" / "rooms"
    data = json.loads((folder / "api/v1/records/practices/rooms.json").read_text("utf-8"))
    feed = feedparser.parse((folder / prefix / "feeds/practices.xml").read_bytes())
    tables = (folder / f"api/v1/practices.{language}.csv").read_text("utf-8")
    return {
        "badge": (page / "badge.svg").read_text("utf-8"),
        "card": (page / "card.html").read_text("utf-8"),
        "page": (page / "index.html").read_text("utf-8"),
        "markdown": (page / "index.md").read_text("utf-8"),
        "api": data["recognition"]["label"][language],
        "table": tables,
        "feed": feed.entries[0].summary,
        "llms": (folder / prefix / "llms/practices.txt").read_text("utf-8"),
    }


@pytest.mark.parametrize("level", CASES)
def test_every_output_shows_the_level_of_the_evidence(publish: Publish, level: str) -> None:
    agencies, group, *labels = CASES[level]
    folder = publish(site(*agencies, group=group))
    others = [case[2:] for name, case in CASES.items() if name != level]
    for number, language in enumerate(("en", "fr")):
        for place, text in shown(folder, language).items():
            assert labels[number] in text, (place, language)
            assert not [other[number] for other in others if other[number] in text], (
                place,
                language,
            )


OPEN_CASES = {
    "few": (
        ("unodc",),
        False,
        "Recognized by one or two agencies, by summaries of their texts",
        "Reconnue par un ou deux organismes, d’après le résumé de leurs textes",
    ),
    "all": (
        (),
        True,
        "In a text of the whole group (ICAT), by its summary",
        "Dans un texte du Groupe entier (ICAT), d’après son résumé",
    ),
}


@pytest.mark.parametrize("level", OPEN_CASES)
def test_every_output_says_that_only_a_summary_was_read(publish: Publish, level: str) -> None:
    agencies, group, *labels = OPEN_CASES[level]
    folder = publish(site(*agencies, group=group).replace("seen: text", "seen: abstract"))
    for number, language in enumerate(("en", "fr")):
        for place, text in shown(folder, language).items():
            assert labels[number] in text, (place, language)
    page = (folder / "practices/rooms/index.html").read_text("utf-8")
    assert f'<use href="#mark-{level}-open"/>' in page
    assert f"practices-{level}-open.png" in page
    data = json.loads((folder / "api/v1/records/practices/rooms.json").read_text("utf-8"))
    assert data["recognition"]["words_read"] is False
    assert data["recognition"]["mark"].endswith(f"/{level}-open.svg")


def test_copied_code_of_a_badge_stays_right_when_the_level_moves(publish: Publish) -> None:
    for prefix in ("", "fr/"):
        codes, sizes = set(), set()
        for agencies, group, *labels in CASES.values():
            place = publish(site(*agencies, group=group)) / prefix / "practices/rooms"
            page = html.unescape((place / "index.html").read_text("utf-8"))
            (code,) = re.findall(r'<img src="https[^"]+badge\.svg" alt="[^"]+" height="28">', page)
            codes.add(code)
            assert not [label for label in labels if label in code]
            drawing = (place / "badge.svg").read_text("utf-8")
            sizes.add(re.search(r'width="(\d+)" height="28" viewBox="0 0 (\d+) 28"', drawing)[0])
        # Another level is another width, so a copied one would be false; the picture has its own.
        assert len(codes) == 1 and len(sizes) == len(CASES)


PART = "part: {en: for shelters, fr: pour les foyers}"


def test_every_output_names_the_part_that_the_text_of_the_group_treats(publish: Publish) -> None:
    folder = publish(site(group=True).replace("where: p. 1}", f"where: p. 1, {PART}}}"))
    labels = {
        "en": "By the heads of all members (ICAT), for shelters",
        "fr": "Par les chefs de secrétariat de tous les membres (ICAT), pour les foyers",
    }
    for language, label in labels.items():
        for place, text in shown(folder, language).items():
            assert label in text, (place, language)
    page = (folder / "fr/practices/rooms/index.html").read_text("utf-8")
    assert "seulement pour les foyers" in page


def test_social_picture_and_linked_data_follow_the_level(publish: Publish) -> None:
    found = []
    for agencies in ((), ("unodc",)):
        page = (publish(site(*agencies)) / "practices/rooms/index.html").read_text("utf-8")
        linked = json.loads(
            page.split('<script type="application/ld+json">')[1].split("</script>")[0]
        )
        (picture,) = re.findall(r'"og:image" content="([^"]+)"', page)
        found.append(
            (
                picture.rpartition("/")[2],
                linked["mainEntity"].get("additionalProperty", {}).get("value"),
            )
        )
    assert found == [
        ("practices-none.png", None),
        ("practices-few.png", "Recognized by one or two agencies"),
    ]


def test_badge_shows_date_of_level(publish: Publish) -> None:
    folder = publish(site("unodc", group=True))
    assert "(2 December 2022)" in (folder / "practices/rooms/badge.svg").read_text("utf-8")
    assert "(2 décembre 2022)" in (folder / "fr/practices/rooms/badge.svg").read_text("utf-8")


def test_badge_of_withdrawn_practice_says_withdrawn(publish: Publish) -> None:
    badge = (publish(site("unodc", practice=WITHDRAWN)) / "practices/rooms/badge.svg").read_text(
        "utf-8"
    )
    assert "Withdrawn on 1 April 2026" in badge
    assert "Recognized" not in badge


def test_site_without_address_has_relative_api_links(publish: Publish) -> None:
    folder = publish(site("unodc"), "")
    assert (
        json.loads((folder / "api/v1/index.json").read_text("utf-8"))["records"]
        == "/api/v1/records.json"
    )
    assert not (folder / "opensearch.xml").exists()
