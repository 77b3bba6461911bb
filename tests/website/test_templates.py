"""Every template in every language, opened once on the sample. All probes share the open page.

English pages come to a wide screen in the light, French ones, whose words are longer, to a phone in the
dark; then the other width is probed too. `heavy/test_matrix.py` opens each page the other way round, with
every rule of axe.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Request, Route
from support.building import Gated, served
from support.languages import PREFIXES
from support.waiting import PAINTED, listening, search

Scheme = Literal["light", "dark"]
WIDE, PHONE = 1280, 412
SCREENS: dict[str, tuple[int, Scheme]] = {"en": (WIDE, "light"), "fr": (PHONE, "dark")}
"""The screen to which a page of a language comes: its width and its colours."""
PRACTICE = "practices/ratification-and-legislation-alignment/"
TEMPLATES = {
    "home": "",
    "listing": "practices/",
    "practice": PRACTICE,
    "withdrawn practice": "practices/older/",
    "resource": "resources/palermo-protocol-2000/",
    "resource of one language": "resources/guide/",
    "agency": "agencies/office/",
    "declare": "agencies/office/declare/",
    "statement": "statements/call/",
    "activity": "activities/record-9/",
    "page": "about/method/",
    "explore": "explore/",
    "compare": f"compare/?with={PRACTICE.strip('/')},practices/older",
    "offline": "offline/",
    "propose": "propose/",
    "status": "status/",
    "error": "404.html",
    "matrix": "matrix/",
    "coverage": "coverage/",
    "findings": "findings/",
    "opportunities": "opportunities/",
    "glossary": "glossary/",
    "audiences": "audiences/",
    "pathway": "audiences/health-workers/",
    "topics": "topics/",
    "topic": "topics/legislation/",
    "states": "states/",
    "State": "states/senegal/",
    "region": "states/africa/",
    "two States": "states/compare/",
    "self-check": "states/self-check/",
    "plan": "plan/",
    "print and train": "print-and-train/",
    "situations": "situations/",
    "situation": "situations/employer-keeps-passports/",
    "field card": "cards/police-first-contact/",
    "session": "sessions/police/",
    "changes": "changes/",
    "editions": "editions/",
    "edition": "editions/2.0/",
    "practice of an edition": f"editions/2.0/{PRACTICE}",
    "data": "data/",
    "card": f"{PRACTICE}card.html",
    "permanent link": f"id/{PRACTICE}",
}
SEARCHED = (
    "home",
    "listing",
    "practice",
    "page",
    "explore",
    "propose",
    "glossary",
    "field card",
    "error",
)
"""The search is the same on every page: it is tried where it meets other scripts, other styles or none."""
VISITS = [
    (template, language)
    for template in TEMPLATES
    for language in PREFIXES
    if (template, language) != ("permanent link", "fr")
]
"""A permanent link is one page for both languages."""

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
LANGUAGES, LAYOUT = (
    ("html-has-lang", "html-lang-valid", "valid-lang"),
    ("target-size", "scrollable-region-focusable"),
)
VARYING = {**RULES, "runOnly": [*LANGUAGES, *LAYOUT, "color-contrast", "link-in-text-block"]}
"""The rules whose answer can be another one in other colours, on another screen or in another language."""
LISTEN = """window.shift = 0; window.moved = []; window.broken = [];
document.addEventListener('securitypolicyviolation',
  event => { window.broken.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`); });
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
    window.shift += entry.value;
    for (const {node, previousRect, currentRect} of entry.sources) {
      const words = (node?.outerHTML ?? node?.textContent ?? "").trim().slice(0, 60);
      window.moved.push(`${words} ${previousRect.y} > ${currentRect.y}`);
    }
  }
}).observe({type: 'layout-shift', buffered: true});"""
SHIFTED = "() => window.shift <= 0.01 ? [] : window.moved"
SPACING = """() => { const sheet = new CSSStyleSheet(); document.adoptedStyleSheets.push(sheet);
sheet.replaceSync(`
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }`); }"""
CLIPPED = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(e => {
  const s = getComputedStyle(e);
  for (let up = e; up; up = up.parentElement) if (getComputedStyle(up).clipPath !== 'none') return false;
  if (e.closest('.skip-link, .scroll, svg, select') || !e.textContent.trim()) return false;
  return ['hidden', 'clip'].includes(s.overflowX) && e.scrollWidth > e.clientWidth + 1
      || ['hidden', 'clip'].includes(s.overflowY) && e.scrollHeight > e.clientHeight + 1;
}).map(e => e.outerHTML.slice(0, 200))"""
SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary')].filter(e => {
  const b = e.getBoundingClientRect();
  const inText = '.skip-link, .visually-hidden, p, dd, td, th, caption, .prose, li > .row-title';
  if (!b.width || !b.height || e.closest(inText)) return false;
  const target = e.matches('[type=checkbox], [type=radio]') ? e.closest('label').getBoundingClientRect() : b;
  return target.width < 24 || target.height < 24;
}).map(e => e.outerHTML.slice(0, 200))"""
WIDER = (
    "() => { const w = document.documentElement.scrollWidth; return w > innerWidth ? [w] : []; }"
)
# A fallback that waits for a script (`awaited`) is shown in one step or not at all, which is no motion.
MOVING = """() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
  return !['none', 'awaited'].includes(s.animationName)
      || s.transitionDuration.split(',').some(d => parseFloat(d) > 0)
      || s.scrollBehavior === 'smooth'; }).map(e => e.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="session")
def gated(sample_site: Path) -> Iterator[str]:
    """The address at which the sample is served in pieces."""
    with served(sample_site.parent, Gated) as address:
        yield address


def where(address: str, language: str, template: str) -> str:
    """The address of a page of a template."""
    return address + PREFIXES[language] + TEMPLATES[template]


@pytest.fixture(scope="session")
def probe(chromium: Browser) -> Iterator[Page]:
    """The page in which templates are opened.

    A route, as every visit has, keeps it from using what it has fetched before.
    """
    made = chromium.new_context()
    made.add_init_script(LISTEN)
    yield made.new_page()
    made.close()


@contextmanager
def opened(page: Page, address: str, width: int, scheme: Scheme) -> Iterator[list[str]]:
    """Open a page, which comes in pieces, its scripts last; what the console has against it."""
    page.set_viewport_size({"width": width, "height": 823})
    page.emulate_media(reduced_motion="no-preference", color_scheme=scheme)
    faults: list[str] = []
    waiting: set[Request] = set()
    scripts: list[Route] = []
    with listening(
        page,
        console=lambda message: faults.append(message.text) if message.type == "error" else None,
        pageerror=lambda error: faults.append(str(error)),
        request=lambda request: waiting.add(request),
        requestfinished=lambda request: waiting.discard(request),
        requestfailed=lambda request: waiting.discard(request),
    ):
        page.route("**/*.js", lambda route: scripts.append(route))
        # A permanent link leads on at once if it can.
        page.route(
            "**/language.*js", lambda route: route.fulfill(body="", content_type="text/javascript")
        )
        # Explore hides its list before anything is drawn: nothing can be painted before this script is there.
        page.route("**/pending.*js", lambda route: route.continue_())
        Gated.gate = threading.Semaphore(0)
        page.goto(address, wait_until="commit")
        for _ in range(Gated.PIECES):
            page.evaluate(PAINTED)
            Gated.gate.release()
        while waiting or page.evaluate("document.readyState") != "complete":
            page.evaluate(PAINTED)
            while scripts:
                scripts.pop(0).continue_()
        page.unroute_all()
        yield faults
    page.goto("about:blank")


def axe(
    page: Page, rules: dict[str, Any] = RULES, part: str = "html"
) -> list[tuple[str, list[str]]]:
    """The rules of axe that a page or a part of it breaks, with up to three places."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    violations = page.evaluate(
        "async ([part, rules]) => (await axe.run(part, rules)).violations", [part, rules]
    )
    return [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in violations]


def probed(
    page: Page,
    address: str,
    width: int,
    scheme: Scheme,
    words: str = "",
    rules: dict[str, Any] = RULES,
) -> dict[str, Any]:
    """What every probe has against a page that comes to a screen.

    `words` are searched for, and `rules` are those of axe.
    """
    with opened(page, address, width, scheme) as console:
        faults: dict[str, Any] = {"layout shift": page.evaluate(SHIFTED)}
        page.set_viewport_size({"width": 1280, "height": 823})
        faults["target size"] = page.evaluate(SMALL)
        page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
        faults["motion although none is wanted"] = page.evaluate(MOVING)
        if width == WIDE:
            faults["axe"] = axe(page, rules)
        if words:
            search(page, words)
            page.locator("dialog.search").evaluate("dialog => dialog.close()")
        page.set_viewport_size({"width": 360, "height": 800})
        faults["target size on a phone"] = page.evaluate(SMALL)
        page.set_viewport_size({"width": 320, "height": 256})
        faults["wider than the screen"] = page.evaluate(WIDER)
        if width == PHONE:
            faults["axe"] = axe(page, rules)
        page.set_viewport_size({"width": 320, "height": 640})
        page.evaluate(
            "document.querySelectorAll('details').forEach((part) => { part.open = true; })"
        )
        faults["wider than the screen with all details open"] = page.evaluate(WIDER)
        page.evaluate(SPACING)
        faults["clipped with the reader’s own spacing"] = page.evaluate(CLIPPED)
        faults["wider than the screen with the reader’s own spacing"] = page.evaluate(WIDER)
        faults |= {"content security policy": page.evaluate("window.broken"), "console": console}
    return {name: found for name, found in faults.items() if found}


@pytest.mark.parametrize(("template", "language"), VISITS)
def test_template_passes_every_probe(probe: Page, gated: str, template: str, language: str) -> None:
    words = "protection" if language == "en" and template in SEARCHED else ""
    rules = RULES if language == "en" else VARYING
    assert probed(probe, where(gated, language, template), *SCREENS[language], words, rules) == {}
