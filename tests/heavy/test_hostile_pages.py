"""The records and the French pages that hostile files make; `website/` visits the other English ones."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser
from website import test_hostile

hostile, served = test_hostile.hostile, test_hostile.served


def test_hostile_content_is_inert_in_records_and_in_french(
    chromium: Browser, hostile: Path, served: str
) -> None:
    test_hostile.visit(chromium, hostile, served, ("resources/", "fr/about/", "fr/resources/"), ())
