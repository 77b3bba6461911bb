"""On paper: each practice on two sheets at most with its documents, and an accessible book."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from support.building import ADDRESS, ROOT

PREFIXES = {"en": "", "fr": "fr/"}
PRACTICES = sorted(
    file.stem
    for file in (ROOT / "docs" / "practices").glob("*.md")
    if "." not in file.stem and file.stem != "index"
)


@pytest.fixture(scope="module")
def printed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the books, with the site that offers them."""
    folder = tmp_path_factory.mktemp("print")
    copy = shutil.copytree(
        site,
        folder / "site",
        ignore=shutil.ignore_patterns("api", "resources", "id", "sheet*.html", "*.png"),
    )
    command = [sys.executable, ROOT / "scripts" / "book.py", copy, folder]
    subprocess.run(command, env={**os.environ, "SITE_URL": ADDRESS}, check=True)
    return folder


def titles(outline: list[object]) -> list[str]:
    """The bookmarks of a PDF, in their order."""
    found: list[str] = []
    for item in outline:
        found += titles(item) if isinstance(item, list) else [str(item.title)]
    return found


def plain(words: str) -> str:
    """Words without spaces and ligatures, as they differ between a page and a PDF."""
    return re.sub(
        r"[\s\u00ad-]+",
        "",
        words.replace("ﬁ", "fi")
        .replace("ﬂ", "fl")
        .replace("ﬀ", "ff")
        .replace("ﬃ", "ffi")
        .replace("ﬄ", "ffl"),
    )


@pytest.mark.parametrize("language", PREFIXES)
def test_practice_prints_on_three_pages_at_most(
    chromium: Browser, address: str, language: str
) -> None:
    page = chromium.new_page()
    counts = {}
    for name in PRACTICES:
        page.goto(f"{address}{PREFIXES[language]}practices/{name}/")
        counts[name] = len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    page.close()
    assert not {name: count for name, count in counts.items() if count > 3}


@pytest.mark.parametrize("language", PREFIXES)
def test_book_pdf_is_tagged_with_language(printed: Path, language: str) -> None:
    reader = PdfReader(printed / f"practices-{language}.pdf")
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == language
    assert reader.metadata is not None
    assert reader.metadata.title


@pytest.mark.parametrize("language", PREFIXES)
def test_book_has_every_practice_in_bookmarks_and_contents(
    printed: Path, site: Path, language: str
) -> None:
    reader = PdfReader(printed / f"practices-{language}.pdf")
    bookmarks = {plain(title) for title in titles(reader.outline)}
    places = reader.named_destinations
    texts = [plain(page.extract_text()) for page in reader.pages]
    contents = "".join(texts[1:5])
    for name in PRACTICES:
        html = (site / PREFIXES[language] / "practices" / name / "index.html").read_text("utf-8")
        title = plain(
            re.sub(
                r"&#39;",
                "'",
                re.search(r"<h1[^>]*>(.*?)</h1>", html).group(1).replace("&amp;", "&"),
            )
        )
        number = reader.get_destination_page_number(places[f"/{name}"]) + 1
        assert title in bookmarks
        assert f"{title}{number}" in contents
        assert title in texts[number - 1]
        assert texts[number - 1].startswith(str(number)) or texts[number - 1].endswith(str(number))
    assert {
        "/audiences-police",
        "/situations-employer-keeps-passports",
        "/cards-police-first-contact",
    } <= places.keys()


@pytest.mark.parametrize("language", PREFIXES)
def test_download_page_links_both_books(printed: Path, language: str) -> None:
    text = (printed / "site" / PREFIXES[language] / "offline" / "index.html").read_text("utf-8")
    assert text.count("practices-en.pdf") == text.count("practices-fr.pdf") == 1
    assert (printed / "site" / "offline" / "practices-fr.pdf").read_bytes() == (
        printed / "practices-fr.pdf"
    ).read_bytes()
