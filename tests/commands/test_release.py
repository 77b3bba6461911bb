"""A release: the snapshot of the data, how to cite it, and the edition with which "What changed" compares."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
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


def since(catalogue: Catalogue, language: str = "en") -> list[str]:
    """What the page "What changed" tells of steps since the last edition."""
    context = publication_of(catalogue).context(language)
    period = history.history(context, "changes/")["period"]
    told = [change for record in period.records for change in record.changes]
    return [f"{change.step.url} {change.what.label}" for change in told if change.step]


@pytest.fixture
def released(make, root: Path) -> Path:
    """A repository with an edition, which was released from its history."""
    shutil.rmtree(root / "data" / "editions", ignore_errors=True)
    (root / "CITATION.cff").write_text('title: "Toolkit"\nversion: "1.0"\n', "utf-8")
    make(small())
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "first", "--date", "2026-03-02T12:00:00Z"],
    ):
        git(root, *words)
    for name in ("api/v1/SHA256SUMS", "editions/2.0/edition.json", "editions/1.0/edition.json"):
        file = root / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}", "utf-8")
    assert release.main(["2.0", "--root", str(root), "--keep-site"]) == 0
    return root


def test_release_keeps_edition_and_citation_and_packs_data(released: Path) -> None:
    cited = yaml.safe_load((released / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["date-released"], cited["title"]) == (
        "2.0",
        "2026-03-02",
        "Toolkit",
    )
    packed = zipfile.ZipFile(released / "dist/toolkit-2.0.zip").namelist()
    server = [name for name in packed if name == "assistant.py" or name.startswith("answers/")]
    assert {"assistant.py", "answers/answers.py", "answers/published.py"} <= {*server}
    others = [name for name in packed if name not in server]
    assert others == ["CITATION.cff", "api/v1/SHA256SUMS", "editions/2.0/edition.json"]
    edition = json.loads((released / "data/editions/2.0.json").read_text("utf-8"))
    step = edition["steps"]["practices/rooms#train"]
    assert (step["en"], step["text"]["en"]) == ("Train.", "**Train.** Once a year.")
    assert edition["practices"]["practices/rooms"]["sections"]["what"]["title"]["fr"] != ""


def test_edition_is_released_once(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (released / "data/editions/2.0.json").read_bytes()
    with pytest.raises(SystemExit):
        release.main(["2.0", "--root", str(released), "--keep-site"])
    assert "was released already" in capsys.readouterr().err
    assert (released / "data/editions/2.0.json").read_bytes() == before


def test_site_is_built_with_the_edition(released: Path) -> None:
    """A build that fails is the code of the command, and nothing is packed."""
    assert release.main(["3.0", "--root", str(released)]) != 0
    assert (released / "data/editions/3.0.json").is_file()
    assert not (released / "dist/toolkit-3.0.zip").exists()


def test_steps_are_compared_with_the_last_edition(released: Path, make) -> None:
    assert since(make(small())) == []
    told = since(make(small(**{"**Prepare": "**Ready", "id: train": "id: teach"})))
    assert told[:2] == [
        "../editions/2.0/practices/rooms/#train Step – no longer part of the practice",
        "../practices/rooms/#teach Step – added: Train",
    ]
    (words,) = [line for line in since(make(small(**{"**Prepare": "**Ready"}))) if "Words" in line]
    assert words.endswith("Words – before: Prepare the room; now: Ready the room")


def test_edition_that_kept_heads_only_says_so(released: Path, make) -> None:
    file = released / "data/editions/2.0.json"
    steps = json.loads(file.read_text("utf-8"))["steps"]
    heads = {ref: {"en": step["en"], "level": step["level"]} for ref, step in steps.items()}
    old = {"version": "2.0", "date": "2026-03-02", "steps": heads}
    file.write_text(json.dumps(old), "utf-8")
    catalogue = make(small())
    assert since(catalogue, "fr") == []
    context = publication_of(catalogue).context("en")
    told = history.history(context, "changes/")["period"].not_kept
    assert told.startswith("That edition did not keep practices as a whole, the law behind them,")
    catalogue = make(small(**{"**Prepare": "**Ready"}))
    assert since(catalogue)[0].endswith("before: Prepare the room; now: Ready the room")
    assert "Prepare the room" in since(catalogue, "fr")[0]
