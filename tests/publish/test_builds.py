"""Builds of the sample under other conditions: the same bytes anywhere, and links that depend on what is known of the host."""

from __future__ import annotations

from pathlib import Path

import copies
import pytest
import sample

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "7",
    "CI": "1",
}
"""Another hash seed, locale and time zone."""


def same_elsewhere(site: Path, elsewhere: Path) -> None:
    """Build in another folder. No file may be shared by the two sites."""
    assert copies.build(elsewhere, **ELSEWHERE).returncode == 0
    one, other = copies.contents(site), copies.contents(elsewhere / "site")
    assert (
        sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path)) == []
    )
    assert not [path for path in one if (site / path).samefile(elsewhere / "site" / path)]


def test_two_builds_are_identical(built_once: Path, tmp_path: Path) -> None:
    same_elsewhere(built_once / "site", copies.repository(tmp_path / "élsewhere with space", 6))


@pytest.mark.nightly
def test_two_builds_of_the_sample_are_identical(sample_site: Path, tmp_path: Path) -> None:
    same_elsewhere(sample_site, sample.repository(tmp_path / "élsewhere with space"))


def test_site_builds_without_address_and_links_to_repository(
    built: Path,
) -> None:
    home = (built / "site" / "index.html").read_text("utf-8")
    assert 'rel="canonical"' in home and "/edit/" not in home
    result = copies.build(
        built, SITE_URL="", REPO_URL="https://git.test/toolkit", CONTACT="editors@toolkit.test"
    )
    assert result.returncode == 0, result.stderr
    assert 'rel="canonical"' not in (built / "site" / "index.html").read_text("utf-8")
    assert not (built / "site" / "sitemap.xml").exists()
    record = next((built / "site" / "practices").glob("record-*/index.html")).read_text("utf-8")
    assert "https://git.test/toolkit/edit/main/docs/practices/" in record
    assert "https://git.test/toolkit/issues/new?" in record
