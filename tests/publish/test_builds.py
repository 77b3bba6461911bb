"""Builds under other conditions: the same bytes anywhere, and links as the host is known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import sample
from support.building import build, contents, environment, obey_permissions, read_only

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "7",
    "CI": "1",
}
"""Another hash seed, locale and time zone."""


OTHER_PROCESSES = """
import os, runpy, sys
sys.path[:0] = ["scripts"]
number = 1 if os.cpu_count() > 1 else 3
os.cpu_count = lambda: number
runpy.run_path("scripts/build.py", run_name="__main__")
"""
"""A build with one process, or with three on a machine of one processor."""


def different_elsewhere(site: Path, root: Path, target: Path) -> list[str]:
    """The paths at which a site is another one when its repository is read-only and elsewhere."""
    command = [sys.executable, "-c", OTHER_PROCESSES, "--site-dir", str(target)]
    variables = environment(**ELSEWHERE)
    with read_only(root):
        subprocess.run(command, cwd=root, env=variables, check=True, preexec_fn=obey_permissions)
    one, other = contents(site), contents(target)
    paths = sorted(one.keys() | other.keys())
    return [path for path in paths if one.get(path) != other.get(path)]


def test_build_elsewhere_is_identical(built_once: Path, tmp_path: Path) -> None:
    """Elsewhere: another folder, locale, time zone and number of processes; nothing can be written."""
    root = sample.records(tmp_path / "élsewhere with space", 6)
    target = tmp_path / "site"
    assert different_elsewhere(built_once / "site", root, target) == []
    shared = [path for path in contents(target) if is_shared(path, built_once / "site", target)]
    assert shared == []


def is_shared(path: str, one: Path, other: Path) -> bool:
    """True if two sites have one file in common."""
    return (one / path).samefile(other / path)


@pytest.mark.nightly
def test_build_of_sample_elsewhere_is_identical(sample_site: Path, tmp_path: Path) -> None:
    root = sample.repository(tmp_path / "élsewhere with space")
    assert different_elsewhere(sample_site, root, tmp_path / "site") == []


def test_site_builds_without_address_and_links_to_repository(
    built: Path,
) -> None:
    home = (built / "site" / "index.html").read_text("utf-8")
    assert 'rel="canonical"' in home and "/edit/" not in home
    result = build(
        built, SITE_URL="", REPO_URL="https://git.test/toolkit", CONTACT="editors@toolkit.test"
    )
    assert result.returncode == 0, result.stderr
    assert 'rel="canonical"' not in (built / "site" / "index.html").read_text("utf-8")
    assert not (built / "site" / "sitemap.xml").exists()
    record = next((built / "site" / "practices").glob("record-*/index.html")).read_text("utf-8")
    assert "https://git.test/toolkit/edit/main/docs/practices/" in record
    assert "https://git.test/toolkit/issues/new?" in record
