"""Time the checker on records that were made up.

python benchmarks/checking.py              1,000 and 10,000 records
python benchmarks/checking.py 500 2000
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

import corpus

SIZES = (1000, 10000)
OUT = corpus.ROOT / "benchmarks" / "out"
SUMMARY = re.compile(r"no problems found|\d+ pages?\s*$")
"""The last line of a run that came to its end."""


def measure(records: int) -> tuple[float, float, int]:
    """Seconds of processors and by the clock of the better of two runs, and the most megabytes."""
    folder = OUT / f"checking-{records}"
    if not folder.exists():
        corpus.write(folder, records)
    return min(
        _run([sys.executable, str(corpus.ROOT / "scripts/check.py"), "--root", str(folder)])
        for _ in range(2)
    )


def _run(command: list[str]) -> tuple[float, float, int]:
    """What a run of the checker took.

    The tables of data/ name real records, which are missing here: the checker has findings.
    """
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, _, usage = os.wait4(process.pid, 0)
    if not SUMMARY.search(said):
        raise SystemExit(f"The checker did not finish:\n{said[-2000:]}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss // 1024


def main() -> int:
    """Answer the command line."""
    print("| records | s of processors | s by the clock | MB |\n|---|---|---|---|")
    for records in [int(size) for size in sys.argv[1:]] or SIZES:
        processor, wall, memory = measure(records)
        print(f"| {records} | {processor:.1f} | {wall:.1f} | {memory} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
