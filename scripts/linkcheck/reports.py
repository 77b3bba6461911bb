"""The report of a round, which the next round reads, and the list of dead links that pages read."""

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
    for verdict in sorted(verdicts, key=lambda verdict: (STATES.index(verdict.state), verdict.address)):
        earlier = before.get(verdict.address, {}).get("dead_rounds", 0)
        rounds = {"dead": earlier + 1, "unclear": earlier}.get(verdict.state, 0)
        rows[verdict.address] = asdict(verdict) | {"records": owners[verdict.address], "dead_rounds": rounds}
    counts = Counter(row["state"] for row in rows.values())
    return {"counts": {state: counts[state] for state in STATES}, "links": rows}


def read(file: Path) -> dict[str, Any]:
    """The links of an earlier report."""
    links: dict[str, Any] = json.loads(file.read_text("utf-8"))["links"] if file.exists() else {}
    return links


def write(file: Path, round_report: dict[str, Any]) -> None:
    """Write the report."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(round_report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def write_dead(root: Path, links: dict[str, Any], day: str) -> None:
    """Add to data/dead-links.yml what was dead in two rounds, with the day; remove what answers again."""
    file = root / DEAD
    listed: dict[str, str] = (yaml.safe_load(file.read_text("utf-8")) if file.exists() else None) or {}
    silent = {address for address in listed if links.get(address, {}).get("state", "unclear") in ("unclear", "dead")}
    dead = silent | {address for address, row in links.items() if row["dead_rounds"] >= PATIENCE}
    lines = "".join(f"{json.dumps(address)}: {json.dumps(str(listed.get(address, day)))}\n" for address in sorted(dead))
    file.write_text(ABOUT + (lines or "{}\n"), encoding="utf-8", newline="\n")


def lines(round_report: dict[str, Any]) -> list[str]:
    """The report in words: what someone has to do, then the numbers."""
    rows = [row for row in round_report["links"].values() if row["state"] in ("dead", "moved", "changed")]
    numbers = ", ".join(f"{count} {state}" for state, count in round_report["counts"].items())
    return [*map(_line, rows), numbers]


def _line(row: dict[str, Any]) -> str:
    target = f" -> {row['arrived']}" if row["state"] == "moved" else ""
    return f"{row['state']} ({row['reason']}): {row['address']}{target}\n    {', '.join(row['records'])}"
