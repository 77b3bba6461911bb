"""Builds of the sample under other conditions: the same bytes anywhere, and links that depend on what is known of the host."""

from __future__ import annotations

from pathlib import Path

import copies
import pytest
import sample


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second repository of the sample, without anything from an earlier build."""
    return sample.repository(tmp_path_factory.mktemp("élsewhere with space") / "repository")


def test_two_builds_are_identical(sample_site: Path, elsewhere: Path) -> None:
    """In another folder, with another cache, hash seed, locale and time zone. No file may be shared by the two sites."""
    variables = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONHASHSEED": "7",
        "CI": "1",
    }
    assert copies.build(elsewhere, **variables).returncode == 0
    one, other = copies.contents(sample_site), copies.contents(elsewhere / "site")
    assert sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path)) == []
    assert not [path for path in one if (sample_site / path).samefile(elsewhere / "site" / path)]


def test_the_site_is_whole_without_its_address(elsewhere: Path) -> None:
    result = copies.build(elsewhere, SITE_URL="")
    assert result.returncode == 0, result.stderr
    home = (elsewhere / "site" / "index.html").read_text("utf-8")
    assert 'rel="canonical"' not in home
    assert not (elsewhere / "site" / "sitemap.xml").exists()
    assert "/edit/" not in home


def test_the_repository_and_the_contact_make_links(elsewhere: Path) -> None:
    assert copies.build(elsewhere, REPO_URL="https://git.test/toolkit", CONTACT="editors@toolkit.test").returncode == 0
    record = (elsewhere / "site" / "practices" / "older" / "index.html").read_text("utf-8")
    assert "https://git.test/toolkit/edit/main/docs/practices/" in record
    assert "https://git.test/toolkit/issues/new?" in record
