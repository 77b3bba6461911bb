"""Cards in frames of other sites: under the headers of deploy/, a card shows its level, and is not cut."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from heavy import hosts
from playwright.sync_api import Browser
from support.building import ADDRESS, ROOT
from support.framing import FITS, answering, offered, shows_level
from support.real_pages import PRACTICE

HEADERS = (ROOT / "deploy" / "_headers").read_text("utf-8")
TITLE = re.compile(r"<h1>(.*)</h1>")
TRIED = 12
"""So many cards of a kind are opened, those with the longest titles."""


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The address of the site on a host that reads deploy/_headers."""
    with answering(site, lambda path: hosts.cloudflare(HEADERS, path)) as address:
        yield f"{address}/"


@pytest.mark.parametrize("width", [480, 300])
@pytest.mark.parametrize("prefix", ["", "fr/"])
def test_framed_card_shows_its_level_under_our_headers(
    chromium: Browser, host: str, site: Path, prefix: str, width: int
) -> None:
    code = offered(site, f"{prefix}{PRACTICE}").replace(ADDRESS, host)
    assert shows_level(chromium, code, width)


@pytest.mark.parametrize("width", [480, 300])
def test_card_fits_in_the_frame_of_its_code(chromium: Browser, site: Path, width: int) -> None:
    page = chromium.new_page()
    cut = []
    for card in longest(site):
        described = json.loads(card.with_name("oembed.json").read_text("utf-8"))
        assert f'height="{described["height"]}"' in described["html"]
        page.set_viewport_size({"width": width, "height": described["height"]})
        page.goto(card.as_uri())
        if not page.evaluate(FITS):
            cut.append(card.as_posix())
    page.close()
    assert not cut


def longest(site: Path) -> Iterator[Path]:
    """The cards of each language that have the longest titles."""
    for prefix in ("", "fr/"):
        cards = sorted((site / prefix / "practices").glob("*/card.html"), key=length)
        yield from cards[-TRIED:]


def length(card: Path) -> int:
    """The length of the title of a card."""
    title = TITLE.search(card.read_text("utf-8"))
    assert title
    return len(title[1])
