"""A source is present where a practice names it, in whatever place; else it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from catalogue.source.named_sources import absent, named
from support.sites import write_pages

PRACTICE = """
practices/rooms.md
| title: Safe rooms
| summary: A practice that says what to do, in plain words.
| topics: [training]
| audiences: [ngos]
| regions: [world]
| levels: [national]
| recognition:
|   - {in: statements/call, where: p. 1, covers: direct}
| effect: {level: consensus-guidance}
| legal_basis:
|   - {provision: palermo-protocol-2000/art-6-6, says: same}
| steps:
|   - id: ask
|     who: [ngos]
|     moment: always
|     basis:
|       - {in: resources/guide, where: p. 2, says: same}
| pitfalls:
|   - {id: late, basis: [{provision: coe-convention-197/art-2, says: overlaps}]}
| resources: [manual]
| reviewed: 2026-11-25
| ---
|
| ## What it is
|
| See [the report](../resources/report.md) and [a part](../activities/day.md#part), not resources/words.md.
"""


@pytest.fixture
def site(root: Path) -> Catalogue:
    write_pages(root, PRACTICE)
    return load(root)


def test_a_practice_names_sources_in_evidence_bases_resources_and_links(site: Catalogue) -> None:
    assert named(site.entries["practices/rooms"]) == {
        "statements/call",
        "resources/palermo-protocol-2000",
        "palermo-protocol-2000/art-6-6",
        "resources/guide",
        "resources/coe-convention-197",
        "coe-convention-197/art-2",
        "resources/manual",
        "resources/report",
        "activities/day",
    }


EXPECTED = """
rooms:
  - {in: resources/absent}
  - {in: resources/guide}
  - {provision: palermo-protocol-2000/art-6-6}
  - {provision: palermo-protocol-2000/art-6-3}
  - {name: {en: A text, fr: Un texte}}
"""


def test_absent_sources_keep_their_order(root: Path) -> None:
    (root / "data" / "facts" / "must-cite.yml").write_text(EXPECTED, "utf-8")
    write_pages(root, PRACTICE)
    site = load(root)
    found = absent(site, site.entries["practices/rooms"])
    assert [source.document or source.provision or source.name["fr"] for source in found] == [
        "resources/absent",
        "palermo-protocol-2000/art-6-3",
        "Un texte",
    ]


def test_nothing_is_absent_where_nothing_is_expected(site: Catalogue) -> None:
    assert absent(site, site.entries["practices/rooms"]) == []
