"""The offline packs, opened from a disk without a network: every page, the filters, the search.

They are those of the sample; `heavy/test_packs.py` runs the same tests on those of the real site.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import browser
import pack
import pytest
from catalogue.publish import classic_scripts
from playwright.sync_api import Browser, Page, expect
from support import firefox
from support.asking import ask
from support.building import ADDRESS
from support.languages import nightly
from support.protection import unprotected
from support.sites import once

HREF = re.compile(r' (?:href|src|action)="([^"]*)"')
ENTRANCES = {
    "en": ("toolkit-en/index.html", "en"),
    "fr": ("toolkit-fr/index.html", "fr"),
    "both": ("toolkit-both/fr/index.html", "fr"),
}
HOMES = {"fr": "toolkit-fr/fr/index.html"}
"""The home page where the entrance only leads to it."""
WORDS = {
    "en": ("trauma informed interviews", "compesnation", "compensation"),
    "fr": ("l’indemnisation", "indemnistaion", "indemnisation"),
}


@dataclass(frozen=True)
class Packs:
    """The zips, their files, the site that they were made from, and its copy that describes them."""

    zips: Path
    disk: Path
    original: Path
    site: Path
    repository: Path


def packed(repository: Path, original: Path, folder: Path) -> Packs:
    """The packs of a site, which the first process makes that needs them."""

    def make(folder: Path) -> None:
        pack_again(repository, original, folder / "site", folder / "zips")
        for file in (folder / "zips").glob("*.zip"):
            with zipfile.ZipFile(file) as archive:
                archive.extractall(folder / "disk")

    once(folder, make)
    return Packs(folder / "zips", folder / "disk", original, folder / "site", repository)


def pack_again(repository: Path, original: Path, copy: Path, zips: Path) -> None:
    shutil.copytree(original, copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        assert pack.main(["--root", str(repository), str(copy), str(zips)]) == 0


@pytest.fixture(scope="module")
def packs(sample_site: Path, shared: Path) -> Packs:
    return packed(sample_site.parent / "repository", sample_site, shared / "packs")


@pytest.fixture
def disk(chromium: Browser) -> Iterator[Page]:
    """A phone without network: anything but a file is a fault, and so is an error of the console."""
    context = chromium.new_context(offline=True, viewport={"width": 390, "height": 780})
    page = context.new_page()
    faults: list[str] = []
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:", "blob:"))
            else faults.append(request.url)
        ),
    )
    yield page
    context.close()
    assert not faults


def test_pack_has_the_server_for_assistants_with_its_data(packs: Packs, tmp_path: Path) -> None:
    """Asked from the zip as it is; the pack of a language answers in both."""
    for name in ("toolkit-en", "toolkit-fr"):
        assert (packs.disk / name / "assistant/assistant.py").is_file()
        place = packs.zips / f"{name}.zip"
        calls = [("search", {"question": "zyxwvut quux", "language": "fr"})]
        (answer,) = ask(place, calls, tmp_path / "errors").answers
        assert answer["nothing"].startswith("Rien")


@pytest.mark.nightly
def test_packs_are_reproducible(packs: Packs, tmp_path: Path) -> None:
    pack_again(packs.repository, packs.original, tmp_path / "site", tmp_path)
    files = list(packs.zips.glob("*.zip"))
    assert len(files) == len(ENTRANCES)
    for file in files:
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("name", [nightly("en"), nightly("fr"), "both"])
def test_pack_links_resolve_to_files_or_public_site(packs: Packs, name: str) -> None:
    root = packs.disk / f"toolkit-{name}"
    broken = []
    for file in root.rglob("*.html"):
        for link in HREF.findall(file.read_text("utf-8")):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            target = (file.parent / unquote(parts.path)).resolve()
            if not target.is_file() or root.resolve() not in target.parents:
                broken.append((file.relative_to(root).as_posix(), link))
    assert not broken


def test_every_page_of_a_pack_has_a_policy_and_says_no_address(packs: Packs) -> None:
    assert len(list(packs.disk.rglob("*.html"))) > 100
    assert unprotected(packs.disk) == []


def test_pages_of_a_pack_have_the_exit(packs: Packs) -> None:
    """But the entrance, which leads on, and cards, which stand in the pages of others."""
    without = {
        file.relative_to(packs.disk).as_posix()
        for file in packs.disk.rglob("*.html")
        if file.name != "card.html" and 'class="exit"' not in file.read_text("utf-8")
    }
    assert {page for page in without if page.count("/") > 1} == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pack_has_every_page_of_its_language_but_redirects(packs: Packs, language: str) -> None:
    site = packs.original
    prefix = "" if language == "en" else "fr"
    kinds = ("practices", "resources", "agencies", "statements", "activities")
    folders = (
        *kinds,
        "about",
        "explore",
        "matrix",
        "coverage",
        "opportunities",
        "compare",
    )
    built = [file for name in folders for file in (site / prefix / name).rglob("index.html")]
    held = packs.disk / f"toolkit-{language}"
    pages, redirects = set(), set()
    for file in built:
        path = file.relative_to(site).as_posix()
        is_redirect = 'http-equiv="refresh"' in file.read_text("utf-8")
        (redirects if is_redirect else pages).add(path)
    assert len(pages) > 50
    assert redirects
    # The form on which an agency declares is for the site alone.
    pages = {path for path in pages if not path.endswith("/declare/index.html")}
    assert {path for path in pages | redirects if (held / path).is_file()} == pages


@pytest.mark.parametrize("language", ["en", "fr"])
def test_download_page_shows_date_size_and_digest(packs: Packs, language: str) -> None:
    text = (packs.site / ("" if language == "en" else "fr") / "offline" / "index.html").read_text(
        "utf-8"
    )
    for file in packs.zips.glob("*.zip"):
        content = file.read_bytes()
        assert hashlib.sha256(content).hexdigest() in text
        size = f"{len(content) / 1_000_000:.1f}"
        assert (f"{size} MB" if language == "en" else f"{size.replace('.', ',')}\u00a0Mo") in text
        assert (packs.site / "offline" / file.name).read_bytes() == content
    assert re.search(r"<td>\d{1,2}(?:er)? \w+ \d{4}</td>", text)


@pytest.mark.parametrize("name", ["en", nightly("fr"), nightly("both")])
def test_pack_works_from_disk(packs: Packs, disk: Page, name: str) -> None:
    entrance, language = ENTRANCES[name]
    home = packs.disk / HOMES.get(name, entrance)
    disk.goto((packs.disk / entrance).as_uri())
    expect(disk.locator("html")).to_have_attribute("lang", language)
    search(disk, *WORDS[language])
    disk.goto((packs.disk / entrance).as_uri())
    filter_rows(disk, WORDS[language][2])
    disk.goto((home.parent / "coverage" / "index.html").as_uri())
    narrow(disk)


def search(disk: Page, words: str, typed: str, meant: str) -> None:
    disk.keyboard.press("/")
    disk.fill("#search-words", words)
    expect(disk.locator(".search-results a").first).to_be_visible()
    disk.fill("#search-words", typed)
    disk.locator("dialog .search-suggestion button", has_text=meant).click()
    result = disk.locator(".search-results a").first
    expect(result).to_be_visible()
    result.click()
    expect(disk).to_have_url(re.compile(r"^file:.*/index\.html(#[a-z-]+)?$"))
    expect(disk.locator("h1")).to_be_visible()


def filter_rows(disk: Page, words: str) -> None:
    disk.fill("#home-words", words)
    disk.keyboard.press("Enter")
    disk.locator(".search-more a").first.click()
    status = disk.locator(".finder .count")
    expect(status).to_have_text(re.compile(r"^\d+ "))
    before = status.inner_text()
    disk.locator(".filters > summary").click()
    disk.locator('[name="kind"][value="practices"]').check()
    expect(status).not_to_have_text(before)
    expect(disk.locator(".chips button:visible")).to_have_count(2)
    disk.fill("#finder-words", "")
    expect(disk.locator(".saved-search")).to_be_visible()
    expect(disk.locator(".saved-search a")).to_be_hidden()
    disk.locator(".finder .row-title a").first.click()
    expect(disk).to_have_url(re.compile(r"^file:.*/practices/.*/index\.html$"))
    disk.go_back()
    expect(disk.locator('[name="kind"][value="practices"]')).to_be_checked()


def narrow(disk: Page) -> None:
    disk.locator(".coverage-filter [name=languages]").select_option("fr")
    disk.locator(".coverage-filter [name=regions]").select_option("africa")
    expect(disk.locator(".coverage-filter [role=status]")).to_have_text(re.compile(r"[1-9]\d*$"))
    cell = disk.locator(".coverage td a:visible:not([href*=propose])").first
    count = cell.inner_text()
    cell.click()
    expect(disk.locator(".finder .count")).to_have_text(re.compile(rf"^{count} "))


def test_pack_is_usable_without_javascript(packs: Packs, chromium: Browser) -> None:
    context = chromium.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto((packs.disk / "toolkit-both" / "index.html").as_uri())
    page.locator(".main-nav a").nth(1).click()
    page.locator(".row-title a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator(".language-switch a[hreflang=fr]").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    context.close()


def test_module_is_converted_to_script() -> None:
    source = (
        'import { a, b as c } from "./x.js";\n\nexport const one = a;\n\nexport async function two() '
        '{\n  return import("./y.js");\n}\nexport { c as three };\nnew URL(import.meta.url);'
    )
    script = classic_scripts.as_script("assets/js/z.js", source)
    assert "const { a, b: c } = await imported(" in script
    assert "return { one: one, two: two, three: c };" in script
    assert 'return imported("./y.js")' in script
    assert "new URL(here)" in script


@pytest.mark.parametrize(
    "source",
    ['import "./x.js";', "export default 1;", 'export * from "./x.js";', "import.meta.dir;"],
)
def test_unsupported_module_syntax_is_refused(source: str) -> None:
    with pytest.raises(classic_scripts.ModuleError):
        classic_scripts.as_script("x.js", source)


@pytest.mark.nightly
def test_packs_work_in_firefox(packs: Packs) -> None:
    path = browser.find(browser.FIREFOX)
    assert path, browser.FIREFOX.help
    opened = firefox.Firefox(path)
    try:
        for name, (entrance, language) in ENTRANCES.items():
            home = packs.disk / HOMES.get(name, entrance)
            _search_and_filter(opened, packs.disk, home, WORDS[language][0])
    finally:
        opened.close()


SEARCH = """
document.querySelector('.site-header [data-search]').click();
const field = await wait(() => document.querySelector('dialog[open] input'));
field.value = %s;
field.dispatchEvent(new Event('input'));
await wait(() => document.querySelector('.search-results a'));
return [...document.querySelectorAll('.search-results a')].map((link) => link.href);
"""
FILTER = """
const count = () => document.querySelector('.finder .count').textContent;
const before = await wait(count);
document.querySelector('[name=recognition][value=all]').click();
await wait(() => count() !== before);
return [before, count(), location.search];
"""


def _search_and_filter(opened: firefox.Firefox, disk: Path, home: Path, words: str) -> None:
    """A search finds pages of the pack; a filter changes the count of Explore, and no address."""
    opened.open(home.as_uri())
    results = opened.run(SEARCH % json.dumps(words))
    assert len(results) > 3
    assert all(link.startswith(disk.as_uri()) for link in results)
    opened.open(f"{(home.parent / 'explore/index.html').as_uri()}?kind=practices")
    before, after, query = opened.run(FILTER)
    assert before != after
    assert query == ""


@pytest.mark.parametrize("file", ["index.html", "checklist.html"])
def test_choice_of_a_state_works_from_a_disk(disk: Page, packs: Packs, file: str) -> None:
    root = packs.disk / "toolkit-en"
    practice = root / "practices" / "ratification-and-legislation-alignment"
    disk.goto((practice / file).as_uri())
    disk.locator(".your-state summary").click()
    disk.locator(".your-state select").select_option("SN")
    protocol = disk.locator("[data-law^='palermo-protocol-2000 '] .law-answer").first
    expect(protocol).to_have_text(" – binds: party since 2003")
    link: str = disk.locator(".your-state > [role=status] a").evaluate("link => link.href")
    assert Path(unquote(urlsplit(link).path), "index.html").is_file()
