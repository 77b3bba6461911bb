"""deploy/ with an nginx and a Caddy started here: headers, errors, compression, caching, the policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogue.html import policy as policies
from heavy import hosts
from heavy.serving import Server
from playwright.sync_api import Browser
from support import framing
from support.real_pages import PRACTICE

ROOT = Path(__file__).parent.parent.parent
RECORD = f"/{PRACTICE}"
KEPT = {".css", ".js", ".svg", ".woff2"}
SAID = (
    "content-security-policy",
    "strict-transport-security",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "x-frame-options",
    "cache-control",
    "access-control-allow-origin",
)
"""The headers that are ours to say."""


def told(headers: dict[str, str]) -> dict[str, str]:
    return {name: headers[name] for name in SAID if headers.get(name)}


def addresses(site: Path) -> Iterator[str]:
    """Addresses of every sort: home pages, every file of a record, each asset, a file of each ending."""
    yield from ("/", "/fr/", RECORD, f"/fr{RECORD}", "/api/v1/SHA256SUMS")
    by_ending = {
        file.suffix: file
        for file in site.rglob("*")
        if file.suffix not in ("", ".gz", ".br", ".conf")
    }
    files = [
        *by_ending.values(),
        *(site / RECORD.strip("/")).iterdir(),
        *(site / "assets").rglob("*.*"),
    ]
    yield from (
        f"/{file.relative_to(site).as_posix()}"
        for file in files
        if file.suffix not in (".gz", ".br")
    )


def policy(text: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return {name: value for name, _, value in parts if name}


def meta() -> dict[str, str]:
    return policy(policies.PAGE)


@pytest.mark.parametrize("path", ["/", RECORD, "/fr/", "/explore/", "/no/such/page/", "/fr/rien/"])
def test_every_page_has_security_headers(server: Server, path: str) -> None:
    _, headers, _ = server.get(path)
    assert policy(headers["content-security-policy"]) == {
        **meta(),
        "frame-ancestors": "'none'",
        "upgrade-insecure-requests": "",
    }
    assert headers["strict-transport-security"].startswith("max-age=63072000")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] == "no-cache"
    assert not re.search(r"\d", headers.get("server", ""))
    assert "set-cookie" not in headers


def test_all_server_configurations_send_same_headers(
    ready: Path, nginx: Server, caddy: Server
) -> None:
    text = (ready / "_headers").read_text("utf-8")
    for path in sorted(addresses(ready)):
        answer = nginx.get(path)[1]
        expected = told(answer)
        assert told(caddy.get(path)[1]) == expected, path
        assert told(hosts.cloudflare(text, path)) == expected, path
        assert (
            hosts.cloudflare(text, path).get("content-type", answer["content-type"])
            == answer["content-type"]
        ), path
        # Netlify cannot take the older rule on frames away; browsers heed frame-ancestors, which it replaces.
        assert {**told(hosts.netlify(text, path)), "x-frame-options": ""} == {
            **expected,
            "x-frame-options": "",
        }, path
        assert "frame-ancestors" in expected["content-security-policy"]


def test_headers_file_is_within_host_limits(ready: Path) -> None:
    text = (ready / "_headers").read_text("utf-8")
    assert list(hosts.broken_limits(text)) == []
    assert len(hosts.rules(text)) > 20


def test_card_without_extension_can_be_framed(ready: Path) -> None:
    text = (ready / "_headers").read_text("utf-8")
    assert hosts.cloudflare(text, RECORD + "card") == hosts.cloudflare(text, RECORD + "card.html")


@pytest.mark.parametrize(("path", "language"), [("/no/such/page/", "en"), ("/fr/rien/", "fr")])
def test_unknown_address_returns_404_in_its_language(
    server: Server, path: str, language: str
) -> None:
    status, _, body = server.get(path)
    assert status == 404
    assert f'<html lang="{language}"'.encode() in body


def test_cards_can_be_framed_and_pages_cannot(server: Server) -> None:
    _, headers, _ = server.get(RECORD + "card.html")
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert "style-src 'unsafe-inline'" in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("width", [480, 300])
@pytest.mark.parametrize("prefix", ["", "fr"])
def test_framed_card_shows_its_level(
    server: Server, chromium: Browser, prefix: str, width: int
) -> None:
    code = framing.offered(server.site, f"{prefix}{RECORD}".strip("/"))
    code = code.replace("https://toolkit.test/", server.address)
    assert framing.shows_level(chromium, code, width)


def test_badge_can_be_embedded_and_runs_no_script(server: Server) -> None:
    _, headers, _ = server.get(RECORD + "badge.svg")
    assert headers["content-type"].startswith("image/svg+xml")
    assert "sandbox" in headers["content-security-policy"]
    assert headers["cross-origin-resource-policy"] == "cross-origin"


def test_data_files_allow_cross_origin_requests(server: Server) -> None:
    status, headers, _ = server.get("/api/v1/index.json")
    assert status == 200
    assert headers["access-control-allow-origin"] == "*"


def test_digested_files_are_immutable_and_others_revalidated(
    server: Server,
) -> None:
    names = [
        file.relative_to(server.site).as_posix()
        for file in (server.site / "assets").rglob("*")
        if file.suffix in KEPT
    ]
    assert len(names) >= 20
    for name in names:
        _, headers, _ = server.get(f"/{name}")
        lasting = re.search(r"\.[0-9a-f]{10}\.", name)
        assert headers["cache-control"] == (
            "public, max-age=31536000, immutable" if lasting else "no-cache"
        ), name
    assert server.get("/explore/search.json")[1]["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/", RECORD, "/assets/css/site.css"])
def test_unchanged_file_returns_304(server: Server, path: str) -> None:
    _, first, _ = server.get(path)
    status, headers, body = server.get(path, If_None_Match=first["etag"])
    assert (status, body) == (304, b"")
    assert headers["cache-control"] == "no-cache"


def test_assets_of_pages_are_immutable(server: Server) -> None:
    _, _, body = server.get("/")
    names = re.findall(rb'(?:href|src)="(assets/[^"]+)"', body)
    assert len(names) >= 3
    for name in names:
        status, headers, _ = server.get(f"/{name.decode()}")
        assert status == 200
        assert headers["cache-control"] == "public, max-age=31536000, immutable", name


def test_old_addresses_redirect(server: Server) -> None:
    moves = [line.split() for line in (server.site / "_redirects").read_text("utf-8").splitlines()]
    assert moves
    for old, new, status in moves:
        answer, headers, _ = server.get(old.replace("*", "").replace(":id", "rooms"))
        assert (str(answer), headers["location"]) == (
            status,
            new.replace(":splat", "").replace(":id", "rooms"),
        )


def test_redirect_keeps_the_rest_of_a_path(server: Server) -> None:
    """What follows a former name is kept, but adds no header; an id has no slash."""
    moves = [line.split() for line in (server.site / "_redirects").read_text("utf-8").splitlines()]
    old, new = next((old[:-1], new) for old, new, _ in moves if old.endswith("*"))
    assert server.get(f"{old}badge.svg")[1]["location"] == new.replace(":splat", "badge.svg")
    assert "set-cookie" not in server.get(f"{old}x%0D%0ASet-Cookie:%20a=b")[1]
    for path in (f"{old[:-1]}er/", "/resources/a/b/document.bib"):
        assert server.get(path)[0] == 404, path


TYPES = {
    "/": "text/html",
    "/feed.xml": "application/atom+xml",
    "/fr/feeds/practices.xml": "application/atom+xml",
    "/sitemap.xml": "application/xml",
    "/opensearch.xml": "application/opensearchdescription+xml",
    "/robots.txt": "text/plain",
    "/calendar.ics": "text/calendar",
    "/api/v1/index.json": "application/json",
    "/api/v1/records.jsonl": "application/jsonl",
    "/api/v1/practices.en.csv": "text/csv",
    "/api/v1/mapping.sssom.tsv": "text/tab-separated-values",
    "/api/v1/catalogue.ttl": "text/turtle",
    "/api/v1/catalogue.jsonld": "application/ld+json",
    f"/api/v1/records{RECORD[:-1]}.jsonld": "application/ld+json",
    "/api/v1/SHA256SUMS": "text/plain",
    f"{RECORD}index.md": "text/markdown",
    f"{RECORD}badge.svg": "image/svg+xml",
    "/api/v1/marks/all.svg": "image/svg+xml",
    "/vocabularies/glossary.tbx.xml": "application/xml",
    f"{RECORD}cite.bib": "application/x-bibtex",
    f"{RECORD}cite.ris": "application/x-research-info-systems",
}
PRIVATE = {"/"}


@pytest.mark.parametrize(("path", "kind"), TYPES.items())
def test_files_have_media_type_and_allow_cross_origin_requests(
    server: Server, path: str, kind: str
) -> None:
    status, headers, _ = server.get(path)
    assert status == 200
    assert headers["content-type"].partition(";")[0] == kind
    assert headers["content-type"].lower().endswith("charset=utf-8")
    assert headers.get("access-control-allow-origin", "") == ("" if path in PRIVATE else "*")


@pytest.mark.parametrize(
    ("accept", "languages", "answer"),
    [
        ("text/html", "fr-CA,en;q=0.5", f"/fr{RECORD}"),
        ("text/html", "de, fr;q=0.7", f"/fr{RECORD}"),
        ("text/html", "en-FR,fr;q=0.8", RECORD),
        ("*/*", "", RECORD),
        ("application/json", "fr", f"/api/v1/records{RECORD[:-1]}.json"),
        ("application/ld+json", "fr", f"/api/v1/records{RECORD[:-1]}.jsonld"),
        ("text/turtle, application/x-turtle", "", f"/api/v1/records{RECORD[:-1]}.jsonld"),
        (
            "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1",
            "",
            f"/api/v1/records{RECORD[:-1]}.jsonld",
        ),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "en", RECORD),
    ],
)
def test_permanent_link_negotiates_language_and_format(
    server: Server, accept: str, languages: str, answer: str
) -> None:
    status, headers, _ = server.get(f"/id{RECORD}", Accept=accept, Accept_Language=languages)
    assert (status, headers["location"]) == (303, answer)
    assert "Accept-Language" in headers["vary"]


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_record_page_links_its_data_in_header(server: Server, prefix: str) -> None:
    links = server.get(prefix + RECORD)[1]["link"]
    assert f'</id{RECORD}>; rel="cite-as"' in links
    assert f'</api/v1/records{RECORD[:-1]}.json>; rel="describedby"' in links
    assert f'</api/v1/records{RECORD[:-1]}.jsonld>; rel="describedby"' in links
    assert f'</api/v1/records{RECORD[:-1]}.json>; rel="item"' in links
    assert (
        '<https://schema.org/WebPage>; rel="type", </api/v1/catalogue.jsonld>; rel="collection"'
        in links
    )
    assert "link" not in server.get(f"{prefix}/")[1]


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_compressed_copies_are_served(server: Server, coding: str) -> None:
    if server.name == "nginx" and coding == "br":
        coding = "gzip, br"  # nginx-light knows no Brotli and answers with gzip
    _, headers, body = server.get(RECORD, Accept_Encoding=coding)
    assert headers["content-encoding"] in coding
    assert headers["vary"].lower() == "accept-encoding"
    suffix = {"gzip": ".gz", "br": ".br"}[headers["content-encoding"]]
    assert body == (server.site / RECORD.strip("/") / f"index.html{suffix}").read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/_headers",
        "/_redirects",
        "/redirects/nginx.conf",
        "/SHA256SUMS",
        "/index.html.gz",
        "/index.html.br",
    ],
)
def test_host_configuration_files_are_not_served(server: Server, path: str) -> None:
    assert server.get(path)[0] == 404


def test_folder_without_slash_redirects(server: Server) -> None:
    status, headers, _ = server.get(RECORD.rstrip("/"))
    assert status in (301, 308)
    assert headers["location"] == RECORD


def test_served_site_works_in_browser_without_policy_violations(
    server: Server, chromium: Browser
) -> None:
    page = chromium.new_page()
    faults: list[str] = []
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', "
        "(event) => (window.broken ??= []).push(event.violatedDirective))"
    )
    for path in ("/", RECORD, "/explore/", "/fr/"):
        page.goto(f"http://127.0.0.1:{server.port}{path}", wait_until="networkidle")
        page.keyboard.press("/")
        page.fill("#search-words", "protection")
        page.wait_for_selector(".search-results a")
        assert page.evaluate("window.broken ?? []") == []
    assert faults == []
    page.close()
