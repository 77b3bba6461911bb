"""`make serve` from an empty cache: the whole site is there at once, and follows what is saved."""

from __future__ import annotations

import html
import re
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
import serve
from catalogue.model.records import KINDS
from lxml import etree
from playwright.sync_api import Browser, Page, Response, expect
from support import sample
from support.languages import ENGLISH, PREFIXES
from support.previewing import address, fetched, previewed
from support.waiting import search

ASKS = ("href", "src", "action", "data-steps", "data-feed")
"""The attributes with an address that a page asks for, or lets its reader ask for."""

RECORD = "practices/ratification-and-legislation-alignment"
"""A practice of the sample."""

HTML = etree.HTMLParser(encoding="utf-8", huge_tree=True)
BROKEN = ("open: {en: [", "data/vocabularies/access.yml:2:1: [front-matter-syntax]")
"""What becomes of a table, and how it is reported."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small repository that was never built."""
    return sample.records(tmp_path / "repository", 6)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, which was never built."""
    return sample.repository(tmp_path_factory.mktemp("sample") / "repository")


@pytest.fixture(scope="module")
def site(repository: Path) -> Iterator[str]:
    """The address of the preview of the sample."""
    log = repository.parent / "log.txt"
    with previewed(repository, log):
        yield address(log)
    assert not (repository / ".cache").exists() and not (repository / "site").exists()
    assert "Traceback" not in log.read_text("utf-8")


def asked_for(page: str, body: bytes) -> Iterator[str]:
    """The addresses that a page names, without their fragments and queries."""
    for element in etree.fromstring(body, HTML).iter():
        for name in ASKS:
            value = element.get(name)
            if value and ":" not in value.partition("/")[0]:
                yield urldefrag(urljoin(page, value))[0].partition("?")[0]


def answered(address: str) -> tuple[int, str, bytes]:
    """The status, the type and the content of an answer."""
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as error:
        return error.code, "", b""


def is_here(address: str, site: str, language: str) -> bool:
    """True for an address below the site that is not in the folder of the other language."""
    is_french = address.startswith(f"{site}fr/")
    is_page = address.endswith("/")
    return address.startswith(site) and (not is_page or is_french == (language == "fr"))


def has_no_record(address: str, docs: Path) -> bool:
    """True for the page of a record that the sample leaves out although a text of the site leads to it."""
    match = re.search(rf"/({'|'.join(KINDS)})/([a-z0-9-]+)/$", address)
    return bool(match) and not (docs / match[1] / f"{match[2]}.md").exists()


@pytest.mark.parametrize("language", ENGLISH)
def test_all_linked_addresses_are_served(site: str, repository: Path, language: str) -> None:
    home = site + PREFIXES[language]
    pending, seen, missing = [home], {home}, []
    while pending:
        page = pending.pop()
        status, kind, body = answered(page)
        if status != 200:
            missing.append(page)
        if kind.startswith("text/html"):
            new = {url for url in asked_for(page, body) if is_here(url, site, language)} - seen
            seen |= new
            pending += sorted(new)
    assert [page for page in missing if not has_no_record(page, repository / "docs")] == []
    ends = {Path(url).suffix for url in seen}
    assert {".css", ".js", ".json", ".csv", ".svg", ".xml", ".md", ".ics", ".ris"} <= ends
    for path in ("explore/", "propose/", "plan/steps.json", "feed.xml"):
        assert home + path in seen
    assert f"{site}api/v1/SHA256SUMS" in seen


def test_unknown_address_shows_not_found_page(site: str) -> None:
    for path, language in (("no/page/", "en"), ("fr/no/page.json", "fr")):
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.urlopen(site + path)
        assert answer.value.code == 404
        assert f'<html lang="{language}"'.encode() in answer.value.read()
    with urllib.request.urlopen(f"{site}explore") as answer:
        assert answer.url == f"{site}explore/"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when a request fails or its console reports an error."""
    faults: list[str] = []
    opened = chromium.new_page()

    def note(response: Response) -> None:
        if response.status >= 400:
            faults.append(response.url)

    opened.on("response", note)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    opened.close()
    assert faults == []


@pytest.mark.parametrize(("prefix", "words"), [("", "rules"), ("fr/", "règles")])
def test_search_explore_plan_and_forms_work_in_browser(
    page: Page, site: str, prefix: str, words: str
) -> None:
    page.goto(site + prefix)
    links = search(page, words)
    expect(links.first).to_be_visible()
    links.first.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{site}{prefix}explore/")
    with page.expect_response(re.compile(r"/explore/column-")):
        page.locator(".finder label:has(input[type=checkbox])").first.click()
    page.goto(f"{site}{prefix}plan/")
    expect(page.locator("main h1")).to_be_visible()
    page.goto(f"{site}{prefix}propose/?what=correction&record={RECORD}")
    expect(page.locator(".propose[data-open]")).to_be_visible()
    expect(page.locator("#correction-place option[value=what]")).to_be_attached()


def test_preview_reports_broken_table_until_repaired(root: Path, tmp_path: Path) -> None:
    table, log = root / "data" / "vocabularies" / "access.yml", tmp_path / "log.txt"
    (broken, report), before = BROKEN, table.read_bytes()
    with previewed(root, log) as process:
        site = address(log)
        page = fetched(site, "about/")
        for content, is_broken in ((broken.encode(), True), (before, False)):
            table.write_bytes(content)
            page = fetched(site, "about/", newer_than=page)
            assert (html.escape(report, quote=False) in page) is is_broken
            assert "</main>" in page
        assert process.poll() is None
    said = log.read_text("utf-8")
    assert report in said
    assert "Traceback" not in said


def test_preview_shows_saved_page(root: Path, tmp_path: Path) -> None:
    about, log = root / "docs" / "about" / "index.fr.md", tmp_path / "log.txt"
    with previewed(root, log):
        site = address(log)
        page = fetched(site, "fr/about/")
        assert "Another paragraph." not in page
        about.write_text(
            "---\ntitle: Une page\nsummary: Une page.\n---\n\nAnother paragraph.\n", "utf-8"
        )
        page = fetched(site, "fr/about/", newer_than=page)
        assert "<p>Another paragraph.</p>" in page
        assert "Another paragraph." in fetched(site, "fr/about/index.md")
        for name in re.findall(r'(?:href|src)="(/preview\.\w+|[^"]*/assets/css/[^"]*)"', page):
            assert fetched(site, urljoin("fr/about/", name))


def test_preview_loads_changed_code(root: Path, tmp_path: Path) -> None:
    view, log = root / "scripts/catalogue/exports/sitemap.py", tmp_path / "log.txt"
    with previewed(root, log):
        site = address(log)
        assert "Allow: /" in fetched(site, "robots.txt")
        view.write_text(view.read_text("utf-8").replace("Allow: /", "Allow: /all"), "utf-8")
        while "Allow: /all" not in fetched_if_there(site, "robots.txt"):
            pass
    assert "Traceback" not in log.read_text("utf-8")


def fetched_if_there(site: str, path: str) -> str:
    """What is at a path; '' while the server begins again, also if it ends in the middle of an answer."""
    try:
        return fetched(site, path)
    except (OSError, HTTPException):
        return ""


def test_site_with_broken_table_is_not_served(root: Path, tmp_path: Path) -> None:
    broken, report = BROKEN
    (root / "data" / "vocabularies" / "access.yml").write_text(broken + "\n", "utf-8")
    with previewed(root, tmp_path / "log.txt") as process:
        assert process.wait(60) == 1
    said = (tmp_path / "log.txt").read_text("utf-8")
    assert report in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "{taken} is in use by another program, perhaps by another preview. "),
        ("fr", "{taken} est déjà utilisé par un autre programme, peut-être par un autre aperçu. "),
    ],
)
def test_port_in_use_is_reported_in_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setenv("REPORT_LANGUAGE", "en")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert serve.main(["--language", language, "--dev-addr", f"127.0.0.1:{port}"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(words.format(taken=f"127.0.0.1:{port}"))
    assert f"--dev-addr 127.0.0.1:{port + 1}" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("8000", "no address"),
        ("127.0.0.1:port", "no address"),
        ("127.0.0.1:99999", "no address"),
        ("192.0.2.1:8000", "cannot be used: "),
    ],
)
def test_unusable_address_is_reported_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, wrong: str, words: str
) -> None:
    monkeypatch.setenv("REPORT_LANGUAGE", "en")
    assert words in serve.fault_of(wrong)
    assert serve.fault_of("127.0.0.1:0") == ""
