"""Modules and data of pages: a page names what its scripts ask for, so that all of it comes together."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from support.waiting import listening

SCRIPT = re.compile(r'<script src="([^"]+)" type="module">')
NAMED = re.compile(r'<link rel="modulepreload" href="([^"]+)">')
IMPORTED = re.compile(r'^import [^"]*?"(\.{1,2}/[^"]+)";', re.MULTILINE)
READY = {"propose/": ".propose[data-open]", "plan/": ".plan:not([hidden])"}
"""A page whose script asks for data at once → what is there when it has them."""


def files(page: Path, addresses: Iterable[str]) -> set[Path]:
    """The files to which addresses on a page lead."""
    return {Path(posixpath.normpath(page.parent / address)) for address in addresses}


def imported(script: Path) -> set[Path]:
    """The scripts that a script imports, and those that these import."""
    found = files(script, IMPORTED.findall(script.read_text("utf-8")))
    return found.union(*map(imported, found))


def test_page_names_every_script_that_its_modules_import(sample_site: Path) -> None:
    most = 0
    for page in sample_site.rglob("*.html"):
        text = page.read_text("utf-8")
        scripts = files(page, SCRIPT.findall(text))
        expected = set().union(*map(imported, scripts))
        named = files(page, NAMED.findall(text))
        assert named == expected, page
        assert all(file.is_file() for file in named)
        most = max(most, len(named))
    assert most > 20, "the form has many modules"


@pytest.mark.parametrize("path", READY)
def test_data_that_a_page_names_are_asked_for_once(
    context: BrowserContext, sample_address: str, path: str
) -> None:
    asked: list[str] = []
    page = context.new_page()
    with listening(page, request=lambda request: asked.append(request.url)):
        page.goto(sample_address + path)
        expect(page.locator(READY[path])).to_be_attached()
    named = page.locator("link[as=fetch]").evaluate_all("links => links.map(link => link.href)")
    assert named
    assert set(named) == {url for url in asked if url.endswith(".json")}
    assert len(asked) == len(set(asked))
