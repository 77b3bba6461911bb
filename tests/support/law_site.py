"""A small site with a practice whose steps two treaties ask for, and the lists of their parties."""

from __future__ import annotations

import shutil
from pathlib import Path

from catalogue.source.catalogue import Catalogue
from support.judged import judged
from support.sites import REPOSITORY, written

INSTRUMENT = "ilo-p029-protocol-2014"
PRACTICE = """
practices/rooms.md
| title: Rooms
| summary: Rooms in which persons can speak in confidence.
| topics: [protection]
| audiences: [police]
| regions: [world]
| levels: [national]
| recognition: []
| effect: {level: none-known}
| resources: [palermo-protocol-2000]
| steps:
|   - id: give-a-room
|     who: [police]
|     moment: first-contact
|     basis: [{provision: palermo-protocol-2000/art-5, says: same}]
|   - id: speak-with-employers
|     who: [police]
|     moment: prepare
|     basis:
|       - {provision: ilo-p029-protocol-2014/art-1-2, says: same}
|       - {provision: ilo-p029-protocol-2014/art-2-a, says: stricter}
|   - id: say-both
|     who: [police]
|     moment: prepare
|     basis:
|       - {provision: palermo-protocol-2000/art-6-3, says: same}
|       - {provision: ilo-p029-protocol-2014/art-1-1, says: same}
| reviewed: 2026-11-25
| ---
| ## How to do it
|
| 1. **Give a room.** Close the door.
| 2. **Speak with employers.** Ask them.
| 3. **Say both.** Twice.
"""
TREATY = """
resources/{0}.md
| title: A treaty
| summary: A treaty with which States say something of rooms.
| type: legal-instrument
| force: binding
| topics: [protection]
| audiences: [police]
| regions: [world]
| publishers: [ilo]
| access: unknown
| practices: [rooms]
| reviewed: 2026-11-25
| ---
"""
AGENCY = """
agencies/ilo.md
| title: Body
| summary: A body of several States that counts.
| type: un-entity
| reviewed: 2026-11-25
| ---
"""
PARTIES = """grade: A
as_of: '2026-01-01'
complete: true
count: 1
page: {en: "https://www.example.org/parties", fr: "https://www.example.org/parties"}
parties:
  FR: {act: ratification, since: '2016-06-07'}
"""


def law_site(root: Path) -> Catalogue:
    """Write the site into a repository that has tables, and judge its steps."""
    provisions = f"data/provisions/{INSTRUMENT}.yml"
    shutil.copy(REPOSITORY / provisions, root / provisions)
    (root / f"data/participation/{INSTRUMENT}.yml").write_text(PARTIES, "utf-8")
    treaties = [TREATY.format(name) for name in ("palermo-protocol-2000", INSTRUMENT)]
    catalogue = written(root, "".join([PRACTICE, AGENCY, *treaties]))
    assert [finding.rule for finding in catalogue.findings] == []
    return judged(root)
