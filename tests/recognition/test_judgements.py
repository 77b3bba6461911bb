"""A judgement counts while the head and the words that were compared stand as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
import stamp
from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from support.judged import judged
from support.sites import Make
from support.small_site import site

STEPS = """| legal_basis: [{provision: palermo-protocol-2000/art-9-2, says: same}]
| steps:
|   - id: give-a-room
|     who: [police]
|     moment: always
|     basis: [{in: resources/handbook, where: p. 4, says: same}]
|   - id: keep-it-quiet
|     who: [police]
|     moment: always
|     basis:
|       - provision: palermo-protocol-2000/art-5
|         says: stricter
| pitfalls: [{id: noise, basis: [{in: resources/handbook, where: p. 4, says: same}]}]"""
TEXT = """|
| ## How to do it
|
| 1. **Give a room.** Close the door.
| 2. **Keep it quiet.** Switch off the bell.
|
| ## Pitfalls
|
| - **Noise.** It disturbs.
"""
TREATY = """
resources/palermo-protocol-2000.md
| title: Protocol
| summary: The treaty that defines trafficking in persons.
| type: legal-instrument
| force: binding
| topics: [legislation]
| audiences: [legislators]
| regions: [world]
| publishers: [unodc]
| access: unknown
| reviewed: 2026-02-01
| ---
"""
PAGE = "docs/practices/rooms.md"
TABLE = "data/provisions/palermo-protocol-2000.yml"


@pytest.fixture
def stamped(make: Make) -> Catalogue:
    """A practice whose steps, pitfall and legal basis were judged."""
    text = site("unodc", practice=STEPS).replace(
        "\n\npractices/rooms.fr", f"\n{TEXT}\npractices/rooms.fr"
    )
    return judged(make(text + TREATY).root)


def reasons(catalogue: Catalogue) -> list[str | None]:
    """Why the basis of each step, and of the pitfall, does not count."""
    found = []
    for field in ("steps", "pitfalls"):
        for item in step_recognitions(catalogue, "practices/rooms", field):
            found += [claim.reason for claim in item.recognition.claims]
    return found


def changed(root: Path, path: str, before: str, after: str) -> Catalogue:
    """The catalogue after a change of one file."""
    file = root / path
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    return load(root)


def test_stamped_judgements_count(stamped: Catalogue) -> None:
    assert reasons(stamped) == [None, "law", None]


@pytest.mark.parametrize(
    ("path", "before", "after", "left"),
    [
        (PAGE, "**Give a room.**", "**Give no room.**", ["unjudged", "law", None]),
        (PAGE, "**Keep it quiet.**", "**Keep it loud.**", [None, "unjudged", None]),
        (PAGE, "**Noise.**", "**Silence.**", [None, "law", "unjudged"]),
        (PAGE, "says: stricter", "says: same", [None, "unjudged", None]),
        (TABLE, "where: art. 5\n", "where: art. 50\n", [None, "unjudged", None]),
        (
            TABLE,
            "shall make it a criminal offence",
            "may make it an offence",
            [None, "unjudged", None],
        ),
    ],
)
def test_judgement_ends_when_what_was_compared_changes(
    stamped: Catalogue, path: str, before: str, after: str, left: list[str | None]
) -> None:
    assert reasons(changed(stamped.root, path, before, after)) == left


def test_rows_that_change_places_are_not_counted(stamped: Catalogue) -> None:
    file = stamped.root / PAGE
    lines = file.read_text("utf-8").split("\n")
    first, second = lines.index("steps:") + 1, lines.index("  - id: keep-it-quiet")
    end = next(number for number, line in enumerate(lines) if line.startswith("pitfalls:"))
    swapped = [*lines[:first], *lines[second:end], *lines[first:second], *lines[end:]]
    file.write_text("\n".join(swapped), "utf-8")
    assert reasons(load(stamped.root)) == ["unjudged", "unjudged", None]


def test_summary_of_a_practice_is_what_its_legal_basis_was_compared_with(
    stamped: Catalogue,
) -> None:
    entry = stamped.entries["practices/rooms"]
    assert [one.waits for one in stamp.judgements(stamped, entry)] == [False] * 4
    after = changed(stamped.root, PAGE, "takes a statement once", "takes many statements")
    entry = after.entries["practices/rooms"]
    waiting = [one.where for one in stamp.judgements(after, entry) if one.waits]
    assert waiting == [("legal_basis", 0)]


def test_stamp_lists_what_waits_and_writes_what_was_read(
    stamped: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    root = stamped.root
    assert stamp.main(["--root", str(root)]) == 0
    before = (root / PAGE).read_text("utf-8")
    changed(root, PAGE, "**Give a room.**", "**Give a quiet room.**")
    assert stamp.main(["--root", str(root)]) == 1
    shown = capsys.readouterr().out
    assert "Give a quiet room." in shown and "Handbook" in shown and "p. 4" in shown
    assert "Keep it quiet." not in shown
    assert stamp.main(["--root", str(root), "--write", str(root / PAGE)]) == 0
    assert stamp.main(["--root", str(root)]) == 0
    after = (root / PAGE).read_text("utf-8")
    differing = [
        new for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new
    ]
    assert len(differing) == 2, "the head, and the digest on its line"


def test_stamp_of_no_page_is_refused(stamped: Catalogue) -> None:
    with pytest.raises(SystemExit):
        stamp.main(["--root", str(stamped.root), "--write"])
