"""The heavier tests: they need servers, Java, Node or a second Python, and are run by `make test-all`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from heavy.serving import Server, serving
from support.building import ROOT, build_real_site


@pytest.fixture(scope="session")
def root_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site for the root of a host."""
    folder = tmp_path_factory.mktemp("root") / "site"
    result = build_real_site(folder, SITE_URL="https://toolkit.test/")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def ready(root_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site as it is uploaded."""
    copy = tmp_path_factory.mktemp("ready") / "site"
    shutil.copytree(root_site, copy)
    subprocess.run([sys.executable, ROOT / "deploy" / "ready.py", copy, "--compress"], check=True)
    return copy


@pytest.fixture(scope="session")
def nginx(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """nginx with the site."""
    with serving("nginx", ready, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="session")
def caddy(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Caddy with the site."""
    with serving("caddy", ready, tmp_path_factory.mktemp("caddy")) as server:
        yield server


@pytest.fixture(params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest) -> Server:
    """One of the two servers of deploy/."""
    return request.getfixturevalue(request.param)
