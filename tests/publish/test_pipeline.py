"""What the pipeline writes does not depend on the number of its processes."""

from __future__ import annotations

from pathlib import Path

import copies
import pytest
from catalogue.exports.api import linked
from catalogue.html.asset_digests import Assets
from catalogue.lint import parallel
from catalogue.publish import site
from catalogue.source.loading import load
from publishing import publication_of, to_rdf


@pytest.mark.nightly
def test_serial_and_parallel_builds_are_equal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copies.repository(tmp_path / "repository", 6)
    monkeypatch.setattr(linked, "to_rdf", to_rdf)
    for number in (1, 3):
        monkeypatch.setattr(parallel, "processes", lambda most, number=number: number)
        site.write(publication_of(load(root)), tmp_path / str(number))
    one = copies.contents(tmp_path / "1")
    assert one and one == copies.contents(tmp_path / "3")


def test_published_styles_have_rules_without_comments(tmp_path: Path) -> None:
    root = copies.repository(tmp_path / "repository", 6)
    style = root / "docs" / "assets" / "css" / "site.css"
    style.write_text("/* Why:\n it is so. */\na { color: red; } /* b */\n", "utf-8")
    Assets(root / "docs").write(tmp_path / "site")
    (published,) = (tmp_path / "site" / "assets" / "css").glob("site.*.css")
    assert published.read_text("utf-8") == "a { color: red; } "
