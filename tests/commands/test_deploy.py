"""The claims of deploy/ are true: the container file, the policy in four places, the documented ways to publish."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import toolkit
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


def test_the_limits_of_github_pages_are_documented_with_their_risk() -> None:
    text = (DEPLOY / "README.md").read_text("utf-8")
    assert all(
        name in text.partition("## What GitHub Pages cannot do")[2]
        for name in ("frame-ancestors", "HSTS", "sandbox", "origin")
    )


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
    cards = f"{policy.CARD}; frame-ancestors *; upgrade-insecure-requests"
    drawings = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
    assert set(POLICY.findall((DEPLOY / name).read_text("utf-8"))) == {pages, cards, drawings}


def test_every_file_of_deploy_and_every_target_is_documented() -> None:
    text = (DEPLOY / "README.md").read_text("utf-8")
    assert not [
        file.name
        for file in DEPLOY.iterdir()
        if file.is_file() and file.name not in text and file.name != "README.md"
    ]
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= set(toolkit.COMMANDS)
