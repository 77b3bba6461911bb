"""Time this working copy beside another one, in turn, on this machine: the whole build, and the checker.

    git worktree add ../other COMMIT
    python benchmarks/beside.py ../other --runs 5

Both run with this Python, so its packages must suit both. The user time counts all processes of a command.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = {"SITE_URL": "https://toolkit.test/toolkit/"}
COMMANDS = {
    "the whole site, with the checker": ("scripts/build.py", "--site-dir", "{out}"),
    "the whole site, without the checker": (
        "scripts/build.py",
        "--no-check",
        "--site-dir",
        "{out}",
    ),
    "the checker, everything": ("scripts/check.py",),
}
"""What is timed → the script and its options."""


@dataclass(frozen=True)
class Took:
    """Seconds, and what was written."""

    user: float
    system: float
    wall: float
    files: int
    megabytes: float


def took(folder: Path, command: tuple[str, ...]) -> Took:
    """Run a command in a working copy, and say what it took."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "site"
        words = [sys.executable, *(word.format(out=out) for word in command)]
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run(
            words, cwd=folder, env={**os.environ, **ADDRESS}, check=True, capture_output=True
        )
        wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        written = [file.stat().st_size for file in out.rglob("*") if file.is_file()]
        shutil.rmtree(out, ignore_errors=True)
    return Took(
        after.ru_utime - before.ru_utime,
        after.ru_stime - before.ru_stime,
        wall,
        len(written),
        sum(written) / 1_000_000,
    )


def row(name: str, what: str, runs: list[Took]) -> str:
    """A row of the table: medians, with the least and the most."""
    cells = []
    for field in ("user", "system", "wall"):
        values = [getattr(run, field) for run in runs]
        cells.append(f"{statistics.median(values):.1f} ({min(values):.1f}–{max(values):.1f})")
    last = runs[-1]
    return f"| {what} | {name} | {' | '.join(cells)} | {last.files:,} | {last.megabytes:.0f} |"


def main() -> None:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("other", type=Path, help="the other working copy")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print(
        "| what | where | user s | system s | wall s | files | MB |\n|---|---|---|---|---|---|---|"
    )
    for what, command in COMMANDS.items():
        found: dict[str, list[Took]] = {"there": [], "here": []}
        for _ in range(options.runs):
            found["there"].append(took(options.other, command))
            found["here"].append(took(ROOT, command))
        for name, runs in found.items():
            print(row(name, what, runs), flush=True)
        medians = {
            name: statistics.median(run.user for run in runs) for name, runs in found.items()
        }
        print(f"ratio of user time: {medians['here'] / medians['there']:.2f}", flush=True)


if __name__ == "__main__":
    main()
