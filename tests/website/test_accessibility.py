"""Every template, in every language, width and colour scheme, as axe judges it."""

from __future__ import annotations

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from test_browser import FURTHER, PREFIXES, RULES, TEMPLATES, where


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("template", {**TEMPLATES, **FURTHER})
def test_no_page_has_an_accessibility_violation(chromium: Browser, address: str, template: str, language: str) -> None:
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    response = page.goto(where(address, language, template))
    assert response is not None and response.ok
    for width, scheme in itertools.product((1280, 320), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in found] == [], (width, scheme)
    context.close()
