"""Reading under the conditions that axe cannot judge: own spacing, high contrast, small screens; and valid HTML."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Browser
from test_browser import FURTHER, PREFIXES, TEMPLATES, where

EVERY = {**TEMPLATES, **FURTHER}

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
CLIPPED = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(e => {
  const s = getComputedStyle(e);
  for (let up = e; up; up = up.parentElement) if (getComputedStyle(up).clipPath !== 'none') return false;
  if (e.closest('.skip, .scroll, svg, select') || !e.textContent.trim()) return false;
  return ['hidden', 'clip'].includes(s.overflowX) && e.scrollWidth > e.clientWidth + 1
      || ['hidden', 'clip'].includes(s.overflowY) && e.scrollHeight > e.clientHeight + 1;
}).map(e => e.outerHTML.slice(0, 200))"""
SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary')].filter(e => {
  const b = e.getBoundingClientRect();
  if (!b.width || !b.height || e.closest('.skip, .hidden, p, dd, td, th, caption, .prose, li > .row-title')) return false;
  const target = e.matches('[type=checkbox], [type=radio]') ? e.closest('label').getBoundingClientRect() : b;
  return target.width < 24 || target.height < 24;
}).map(e => e.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("template", EVERY)
def test_nothing_is_lost_with_the_readers_own_spacing(chromium: Browser, address: str, template: str, language: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(where(address, language, template))
    page.add_style_tag(content=SPACING)
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("template", EVERY)
def test_what_is_pressed_is_large_enough(chromium: Browser, address: str, template: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(where(address, "fr", template))
    assert page.evaluate(SMALL) == []
    page.close()


@pytest.mark.parametrize("template", EVERY)
def test_nothing_moves_for_who_wants_no_motion(chromium: Browser, address: str, template: str) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(where(address, "en", template))
    # What stands in for a script and waits for it (`awaited`) is shown in one step, or not at all: that is no motion.
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
        return !['none', 'awaited'].includes(s.animationName) || s.transitionDuration.split(',').some(d => parseFloat(d) > 0)
            || s.scrollBehavior === 'smooth'; }).map(e => e.outerHTML.slice(0, 100))"""
    )
    assert moving == []
    context.close()


def test_forced_colours_keep_what_is_pressed_and_what_is_said(chromium: Browser, address: str) -> None:
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(address + "practices/non-punishment-of-victims/")
    for part in (".masthead .exit", ".standing"):
        assert page.locator(part).first.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1
    assert page.locator(".standing-label").inner_text().strip()
    context.close()


def test_every_page_is_html_without_an_error(site: Path) -> None:
    faults = []
    for file in sorted(site.rglob("*.html"))[::7]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(file.read_bytes(), transport_encoding="utf-8")
        faults += [(file.relative_to(site).as_posix(), error) for error in parser.errors]
    assert not faults[:10]
