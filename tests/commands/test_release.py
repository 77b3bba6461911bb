"""A release: the snapshot of the data, what moved since a tag, and how to cite it."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import release
import yaml
from small import site


def test_a_release_says_what_moved_since_a_tag_and_how_to_cite_it(make, root: Path) -> None:
    git = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@t"]
    (root / "CITATION.cff").write_text('title: "Toolkit"\nversion: "1.0"\n', "utf-8")
    make(site("unodc"))
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first", "--date", "2026-03-02T12:00:00Z"], ["tag", "v1.0"]):
        subprocess.run([*git, *words], check=True)
    make(site("unodc", group=True))
    (root / "site/api/v1").mkdir(parents=True)
    (root / "site/api/v1/SHA256SUMS").write_text("", "utf-8")
    assert release.main(["2.0", "--since", "v1.0", "--root", str(root)]) == 0
    changes = (root / "dist/changes-2.0.md").read_text("utf-8")
    assert "- practices/rooms: few → all (+ statements/call, p. 1 (icat))" in changes
    cited = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["date-released"], cited["title"]) == ("2.0", "2026-03-02", "Toolkit")
    assert "api/v1/SHA256SUMS" in zipfile.ZipFile(root / "dist/toolkit-2.0.zip").namelist()
    assert "2.0" in (root / "CITATION.cff").read_text("utf-8")
    status = subprocess.run([*git, "status", "--short", "docs"], capture_output=True, text=True, check=True).stdout
    assert status.splitlines() == [" M docs/practices/rooms.md"]
