"""A small site on which invented agencies declare: a practice with steps, what speaks for it, who speaks."""

from __future__ import annotations

PRACTICE, STEP = "practices/rooms", "practices/rooms#give-a-room"
SITE = """
practices/rooms.md
| title: Rooms
| summary: Rooms in which persons can speak in confidence.
| topics: [protection]
| audiences: [police]
| regions: [world]
| levels: [national]
| recognition:
|   - {in: resources/rules, where: p. 1, covers: direct}
|   - {in: resources/rules, where: p. 2, covers: direct}
| effect: {level: none-known}
| steps:
|   - id: give-a-room
|     formerly: [offer-a-room]
|     who: [police]
|     moment: first-contact
|     basis: [{in: resources/rules, where: p. 1, says: same}]
|   - {id: take-time, who: [police], moment: always, basis: []}
| pitfalls: [{id: a-locked-door, basis: []}]
| resources: [rules]
| reviewed: 2026-11-25
| ---
| ## How to do it
|
| 1. **Give a room.** Close the door.
| 2. **Take time.** Ask for no haste.
|
| ## Pitfalls
|
| - **A door that is locked.** It frightens.

resources/rules.md
| title: Rules for rooms
| summary: Rules of two bodies for rooms in which persons can speak.
| type: guidelines
| topics: [protection]
| audiences: [police]
| regions: [world]
| publishers: [office, bureau, branch]
| published: 2019
| access: open
| practices: [rooms]
| readings:
|   - {where: p. 1, seen: text, read: 2026-11-25}
|   - {where: p. 2, seen: text, read: 2026-11-25}
| reviewed: 2026-11-25
| ---

agencies/office.md
| title: Office
| summary: An office of the sample that speaks of rooms.
| type: un-entity
| homepage: "https://office.example.org"
| domains: [office.example.org]
| reviewed: 2026-11-25
| ---

agencies/bureau.md
| title: Bureau
| summary: A bureau of the sample that speaks of rooms.
| type: intergovernmental
| homepage: "https://bureau.example.org"
| domains: [bureau.example.org]
| reviewed: 2026-11-25
| ---

agencies/branch.md
| title: Branch
| summary: A branch of the office that speaks of rooms.
| type: un-entity
| part_of: office
| homepage: "https://branch.example.org"
| domains: [branch.example.org]
| reviewed: 2026-11-25
| ---

agencies/experts.md
| title: Experts
| summary: Experts whose guidance is listed and not counted.
| type: expert-body
| homepage: "https://experts.example.org"
| domains: [experts.example.org]
| reviewed: 2026-11-25
| ---

agencies/icat.md
| title: Group
| summary: The group of all agencies that speak of rooms.
| type: interagency-group
| homepage: "https://icat.example.org"
| domains: [icat.example.org]
| reviewed: 2026-11-25
| ---
"""
