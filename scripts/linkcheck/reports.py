"""The one report of a round, and the list of dead links that pages read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from .judging import Verdict

STATES = ("dead", "moved", "changed", "unclear", "alive")
DEAD = Path("data") / "dead-links.yml"
ABOUT = (
    "# Links that lead nowhere any more, and since when this is known: scripts/links.py writes it. "
    "Pages offer an archived copy instead.\n"
)
PATIENCE = 2
"""Rounds in a row in which a link has to be dead before a page says so: hosts have bad days."""


def report(verdicts: Iterable[Verdict], owners: dict[str, list[str]], before: dict[str, Any]) -> dict[str, Any]:
    """The report: every link with the records that carry it, and how many rounds in a row it was dead."""
    rows = {}
    for verdict in sorted(verdicts, key=lambda item: (STATES.index(item.state), item.address)):
        again = before.get(verdict.address, {}).get("dead_rounds", 0)
        rows[verdict.address] = asdict(verdict) | {
            "records": owners[verdict.address],
            "dead_rounds": again + 1 if verdict.state == "dead" else again if verdict.state == "unclear" else 0,
        }
    counts = Counter(row["state"] for row in rows.values())
    return {"counts": {state: counts[state] for state in STATES}, "links": rows}


def read(file: Path) -> dict[str, Any]:
    """The links of an earlier report."""
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))["links"] if file.exists() else {}
    return found


def write(file: Path, found: dict[str, Any]) -> None:
    """Write the report."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def write_dead(root: Path, found: dict[str, Any], day: str) -> None:
    """Keep data/dead-links.yml: what is dead for good, since when it is known; what lives again goes."""
    file = root / DEAD
    known: dict[str, str] = (yaml.safe_load(file.read_text("utf-8")) if file.exists() else None) or {}
    unclear = {
        address: since for address, since in known.items() if found["links"].get(address, {}).get("state") in (None, "unclear")
    }
    dead = {a: str(known.get(a, day)) for a, row in found["links"].items() if row["dead_rounds"] >= PATIENCE}
    lines = "".join(f"{json.dumps(address)}: {json.dumps(str(since))}\n" for address, since in sorted((unclear | dead).items()))
    file.write_text(ABOUT + (lines or "{}\n"), encoding="utf-8", newline="\n")


def lines(found: dict[str, Any]) -> list[str]:
    """The report in words: what someone has to do, then the numbers."""
    told = [
        f"{row['state']} ({row['reason']}): {address}{_onward(row)}\n    {', '.join(row['records'])}"
        for address, row in found["links"].items()
    ]
    wanted = [line for line in told if not line.startswith(("alive", "unclear"))]
    return [*wanted, ", ".join(f"{count} {state}" for state, count in found["counts"].items())]


def _onward(row: dict[str, Any]) -> str:
    return f" -> {row['arrived']}" if row["state"] == "moved" else ""
