"""A release: the snapshot of the data, how to cite it, and the edition with which "What changed" compares."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import release
import yaml
from catalogue.source.catalogue import Catalogue
from catalogue.views.record import history
from support.publishing import publication_of
from support.sites import git
from support.small_site import site

STEPS = """| steps:
|   - {id: prepare-the-room, who: [police], moment: prepare}
|   - {id: train, who: [police], moment: prepare}"""
TEXT = """
|
| ## How to do it
|
| 1. **Prepare the room.** With the child in mind.
| 2. **Train.** Once a year.
"""


def small(**more: str) -> str:
    """A practice with two steps; `more` is put in the place of words of the text."""
    text = site("unodc", practice=STEPS).replace(
        "[the handbook](../resources/handbook.md).", f"the rest.{TEXT}".rstrip(), 1
    )
    for old, new in more.items():
        text = text.replace(old, new)
    return text


def since(catalogue: Catalogue, language: str = "en") -> list[tuple[str, list[str]]]:
    """The editions on the page "What changed", with what it says of each step."""
    context = publication_of(catalogue).context(language)
    shown = history.history(context, "changes/")["editions"]
    return [(version, [f"{link.url} {link.note}" for link in steps]) for version, _, steps in shown]


def test_release_records_steps_and_citation(make, root: Path) -> None:
    shutil.rmtree(root / "data" / "editions", ignore_errors=True)
    (root / "CITATION.cff").write_text('title: "Toolkit"\nversion: "1.0"\n', "utf-8")
    make(small())
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "first", "--date", "2026-03-02T12:00:00Z"],
    ):
        git(root, *words)
    (root / "site/api/v1").mkdir(parents=True)
    (root / "site/api/v1/SHA256SUMS").write_text("", "utf-8")
    assert since(make(small())) == []
    assert release.main(["2.0", "--root", str(root)]) == 0
    cited = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["date-released"], cited["title"]) == (
        "2.0",
        "2026-03-02",
        "Toolkit",
    )
    assert "api/v1/SHA256SUMS" in zipfile.ZipFile(root / "dist/toolkit-2.0.zip").namelist()
    edition = json.loads((root / "data/editions/2.0.json").read_text("utf-8"))
    assert edition["steps"]["practices/rooms#train"]["en"] == "Train."
    assert since(make(small())) == [("2.0", [])]
    of_one_language = {
        ref: {"en": step["en"], "level": step["level"]} for ref, step in edition["steps"].items()
    }
    (root / "data/editions/2.0.json").write_text(
        json.dumps(edition | {"steps": of_one_language}), "utf-8"
    )
    assert since(make(small()), "fr") == [("2.0", [])]
    assert (
        "before: Prepare the room. ("
        in since(make(small(**{"**Prepare": "**Ready"})), "en")[0][1][0]
    )
    assert "Prepare the room." in since(make(small(**{"**Prepare": "**Ready"})), "fr")[0][1][0]
    first, second, third = since(make(small(**{"**Prepare": "**Ready", "id: train": "id: teach"})))[
        0
    ][1]
    assert first.startswith("../practices/rooms/#prepare-the-room before: Prepare the room. (")
    assert "now: Ready the room. (" in first
    assert second.startswith("../practices/rooms/#teach new: Train. (")
    assert third.startswith("../practices/rooms/ no longer there: Train. (")
