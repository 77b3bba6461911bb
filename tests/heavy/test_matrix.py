"""The real pages and the sample on every screen, in every language, with every rule of axe."""

from __future__ import annotations

import itertools

import pytest
from catalogue.model.records import KINDS
from playwright.sync_api import Browser, Page
from support.real_pages import PRACTICE, longest
from website import test_templates as templates
from website.test_templates import PREFIXES

gated, probe = templates.gated, templates.probe
REAL = (
    *(
        "",
        "practices/",
        "resources/",
        "agencies/",
        "statements/",
        "activities/",
        "about/method/",
        "contribute/style/",
    ),
    *(longest(kind) for kind in KINDS),
    *(
        "explore/",
        "offline/",
        "propose/",
        "status/",
    ),
    *(
        "compare/?with=practices/hotlines,practices/shelter-standards",
        "matrix/",
        "states/",
        "states/senegal/",
        "states/africa/",
        "states/compare/",
        "coverage/",
        "opportunities/",
    ),
    *("glossary/", "audiences/", "audiences/health-workers/", "changes/", "data/", "404.html"),
    f"{PRACTICE}card.html",
)
"""Real pages of every template, those with much on them."""


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("path", REAL)
def test_real_page_passes_every_probe(
    chromium: Browser, address: str, path: str, language: str
) -> None:
    faults = {}
    for width, scheme in itertools.product((1280, 412, 360, 320), ("light", "dark")):
        page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.add_init_script(templates.LISTEN)
        response = page.goto(address + PREFIXES[language] + path, wait_until="networkidle")
        assert response is not None and response.ok
        probes = {
            "layout shift": templates.SHIFTED,
            "target size": templates.SMALL,
            "wider than the screen": templates.WIDER,
        }
        found = {probe: page.evaluate(script) for probe, script in probes.items()}
        page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
        found |= {
            "axe": templates.axe(page),
            "motion although none is wanted": page.evaluate(templates.MOVING),
        }
        page.evaluate(templates.SPACING)
        found |= {
            "clipped": page.evaluate(templates.CLIPPED),
            "wider with the reader’s own spacing": page.evaluate(templates.WIDER),
        }
        found["content security policy"] = page.evaluate("window.broken")
        faults |= {(width, scheme, probe): fault for probe, fault in found.items() if fault}
        page.close()
    assert faults == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [templates.WIDE, templates.PHONE])
@pytest.mark.parametrize(("template", "language"), templates.VISITS)
def test_template_passes_every_probe_on_every_screen(
    probe: Page, gated: str, template: str, language: str, width: int, scheme: templates.Scheme
) -> None:
    words = "protection" if template in templates.SEARCHED else ""
    assert (
        templates.probed(probe, templates.where(gated, language, template), width, scheme, words)
        == {}
    )
