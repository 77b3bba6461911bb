"""Time the checker on records that were made up.

python benchmarks/checking.py              1,000 and 10,000 records
python benchmarks/checking.py 500 2000
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

import corpus

SIZES = (1000, 10000)
OUT = corpus.ROOT / "benchmarks" / "out"


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
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(
            "The made-up records have faults: benchmarks/corpus.py must write them otherwise."
        )
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
