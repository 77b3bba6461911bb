"""deploy/ against an nginx and a Caddy started here: headers, errors, compression, caching, and the policy in a browser."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"
RECORD = "/practices/non-punishment-of-victims/"
HELP = {"nginx": "apt install nginx-light", "caddy": "apt install caddy"}


@dataclass(frozen=True)
class Server:
    """A server that answers on a port of this machine."""

    name: str
    port: int
    site: Path

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers and the body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="session")
def ready(root_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site as it is uploaded."""
    import sys

    copy = tmp_path_factory.mktemp("ready") / "site"
    shutil.copytree(root_site, copy)
    subprocess.run([sys.executable, DEPLOY / "ready.py", copy], check=True)
    copy.parent.chmod(0o755)
    for parent in (copy.parent.parent, copy.parent.parent.parent):
        parent.chmod(0o755)
    return copy


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One of the two servers, with the file of deploy/ and nothing but its port and its folder changed."""
    name, port, folder = request.param, free_port(), tmp_path_factory.mktemp(request.param)
    program = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    assert program, f"The servers of deploy/ cannot be tested without {name}: {HELP[name]}"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(started(name, program, port, folder, ready), stdout=log, stderr=log)
    try:
        wait(port, process, folder / "log")
        yield Server(name, port, ready)
    finally:
        process.terminate()
        process.wait()


def started(name: str, program: str, port: int, folder: Path, site: Path) -> list[str]:
    file = {"nginx": "nginx.conf", "caddy": "Caddyfile"}[name]
    text = (DEPLOY / file).read_text("utf-8").replace("8080", str(port)).replace("/srv/site", str(site))
    (folder / file).write_text(text, "utf-8")
    if name == "caddy":
        return [program, "run", "--config", str(folder / file), "--adapter", "caddyfile"]
    own = f"daemon off; pid {folder}/pid; error_log stderr; worker_processes 1;"
    paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "main.conf").write_text(
        f"{own}\nevents {{}}\nhttp {{ include /etc/nginx/mime.types; {paths} include {folder / file}; }}\n"
    )
    return [program, "-c", str(folder / "main.conf"), "-p", str(folder)]


def wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        assert process.poll() is None, log.read_text("utf-8")
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


def policy(text: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return {name: value for name, _, value in parts if name}


def meta() -> dict[str, str]:
    found = re.search(
        r'http-equiv="Content-Security-Policy" content="([^"]+)"', (ROOT / "overrides" / "base.html").read_text("utf-8")
    )
    assert found
    return policy(found.group(1))


@pytest.mark.parametrize("path", ["/", RECORD, "/fr/", "/explore/", "/no/such/page/", "/fr/rien/"])
def test_every_page_carries_the_headers(server: Server, path: str) -> None:
    _, headers, _ = server.get(path)
    assert policy(headers["content-security-policy"]) == {**meta(), "frame-ancestors": "'none'", "upgrade-insecure-requests": ""}
    assert headers["strict-transport-security"].startswith("max-age=63072000")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] == "no-cache"
    assert not re.search(r"\d", headers.get("server", ""))
    assert "set-cookie" not in headers


def test_both_servers_and_the_file_for_hosts_say_the_same() -> None:
    texts = [(DEPLOY / name).read_text("utf-8") for name in ("nginx.conf", "Caddyfile", "_headers")]
    for name in ("Permissions-Policy", "Strict-Transport-Security"):
        values = {re.search(rf'{name}:? "?([^"\n]+)', text).group(1) for text in texts}  # type: ignore[union-attr]
        assert len(values) == 1, values
    for text in texts:
        found = re.search(r"(default-src 'none'; script-src[^\"\n]+)", text)
        assert found
        assert {**policy(found.group(1)), "frame-ancestors": "'none'"} == {
            **meta(),
            "frame-ancestors": "'none'",
            "upgrade-insecure-requests": "",
        }


@pytest.mark.parametrize(("path", "language"), [("/no/such/page/", "en"), ("/fr/rien/", "fr")])
def test_an_unknown_address_is_404_in_its_language(server: Server, path: str, language: str) -> None:
    status, _, body = server.get(path)
    assert status == 404
    assert f'<html lang="{language}"'.encode() in body


def test_a_card_may_be_framed_and_a_page_may_not(server: Server) -> None:
    _, headers, _ = server.get(RECORD + "card.html")
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert headers["cross-origin-resource-policy"] == "cross-origin"


def test_a_badge_may_be_shown_elsewhere_and_does_nothing(server: Server) -> None:
    _, headers, _ = server.get(RECORD + "badge.svg")
    assert headers["content-type"].startswith("image/svg+xml")
    assert "sandbox" in headers["content-security-policy"]
    assert headers["cross-origin-resource-policy"] == "cross-origin"


def test_data_may_be_read_by_scripts_of_other_sites(server: Server) -> None:
    status, headers, _ = server.get("/api/v1/index.json")
    assert status == 200
    assert headers["access-control-allow-origin"] == "*"


def test_assets_with_a_digest_are_kept_for_ever_and_pages_are_asked_for_again(server: Server) -> None:
    _, _, body = server.get("/")
    assets = re.findall(rb'(?:href|src)="\./?(assets/[^"]+)"|(?:href|src)="(assets/[^"]+)"', body)
    names = [(one or other).decode() for one, other in assets]
    assert len(names) >= 3
    for name in names:
        status, headers, _ = server.get(f"/{name}")
        assert status == 200
        assert headers["cache-control"] == "public, max-age=31536000, immutable", name
    _, first, _ = server.get(RECORD)
    status, _, body = server.get(RECORD, If_None_Match=first["etag"])
    assert (status, body) == (304, b"")
    _, headers, _ = server.get("/assets/css/site.css")
    assert headers["cache-control"] == "no-cache"


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
    "path", ["/_headers", "/_redirects", "/redirects/nginx.conf", "/SHA256SUMS", "/index.html.gz", "/index.html.br"]
)
def test_what_is_for_the_host_is_not_for_readers(server: Server, path: str) -> None:
    assert server.get(path)[0] == 404


def test_a_folder_without_a_slash_leads_to_the_page(server: Server) -> None:
    status, headers, _ = server.get(RECORD.rstrip("/"))
    assert status in (301, 308)
    assert headers["location"] == RECORD


def test_a_browser_uses_the_served_site_without_breaking_its_policy(server: Server, chromium: Browser) -> None:
    page = chromium.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => (window.broken ??= []).push(e.violatedDirective))"
    )
    for path in ("/", RECORD, "/explore/", "/fr/"):
        page.goto(f"http://127.0.0.1:{server.port}{path}", wait_until="networkidle")
        page.keyboard.press("/")
        page.fill("#search-words", "protection")
        page.wait_for_selector(".search-results a")
        assert page.evaluate("window.broken ?? []") == []
    assert faults == []
    page.close()


def test_the_load_of_many_readers_is_carried(server: Server) -> None:
    """A page takes no longer than a bare file of its size: what is served is files. The figures are printed (pytest -s)."""
    bare = server.site / "bare.html"
    bare.write_bytes((server.site / RECORD.strip("/") / "index.html").read_bytes())
    rates = {}
    for path in ("/bare.html", RECORD):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        times = []
        for _ in range(2000):
            start = time.perf_counter()
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            assert connection.getresponse().read()
            times.append(time.perf_counter() - start)
        connection.close()
        times.sort()
        rates[path] = len(times) / sum(times)
        print(f"{server.name} {path}: {rates[path]:.0f} requests a second, 99th of 100 in {times[1980] * 1000:.2f} ms")
    bare.unlink()
    assert rates[RECORD] > rates["/bare.html"] / 10
