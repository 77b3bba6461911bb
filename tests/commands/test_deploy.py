"""The container file of deploy/ names what there is, and the servers send the policy of the pages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from catalogue.html import policy

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"
RECIPE = (DEPLOY / "Dockerfile").read_text("utf-8")
POLICY = re.compile(r"default-src [^\"\n]+")


def test_container_installs_pinned_packages_for_ready() -> None:
    (install,) = re.findall(r"pip install .*", RECIPE)
    assert "--require-hashes --only-binary :all: -r requirements.lock -r brotli.lock" in install
    (cut,) = re.findall(r"sed -n '(.+)' requirements-dev.lock > brotli.lock", RECIPE)
    done = subprocess.run(
        ["sed", "-n", cut, "requirements-dev.lock"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.fullmatch(r"brotli==\S+ \\\n(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", done.stdout)


def test_container_copies_existing_files_only() -> None:
    for source in re.findall(r"^COPY (?!--from)(\S+)", RECIPE, re.MULTILINE):
        assert (ROOT / source).exists()
    for command in re.findall(r"python (\S+\.py)", RECIPE):
        assert (ROOT / command).is_file()
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {".venv", ".cache", ".git", "site", "dist"} <= set(ignored)


def test_container_runs_without_root() -> None:
    assert re.findall(r"^FROM (\S+)", RECIPE, re.MULTILINE)[-1].startswith(
        "nginxinc/nginx-unprivileged:"
    )
    assert "listen 8080;" in (DEPLOY / "nginx.conf").read_text("utf-8")
    assert "EXPOSE 8080" in RECIPE


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "_headers"])
def test_server_headers_include_page_policies(
    name: str,
) -> None:
    pages = f"{policy.PAGE}; frame-ancestors 'none'; upgrade-insecure-requests"
    cards = f"{policy.EMBEDDED}; frame-ancestors *; upgrade-insecure-requests"
    drawings = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
    assert set(POLICY.findall((DEPLOY / name).read_text("utf-8"))) == {pages, cards, drawings}
