"""Time the edit loop: from saving a file to the page that shows it, as a browser asks for it.

python benchmarks/editing.py                     the real content
python benchmarks/editing.py 3000                records that were made up
"""

from __future__ import annotations

import contextlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import corpus

OUT = corpus.ROOT / "benchmarks" / "out" / "editing"
RUNS = 5
PAGES = {
    "the text of a record": ("docs/practices/{first}.md", "practices/{first}/", "\n{mark}\n"),
    "the text of an ordinary page": ("docs/about/index.md", "about/", "\n{mark}\n"),
    "a table": ("data/vocabularies/topics.yml", "about/", "\n# {mark}\n"),
    "a template": ("overrides/page.html", "about/", "\n{{# {mark} #}}\n"),
}
"""What is saved, the page that is looked at, and what is added."""


def repository(records: int) -> Path:
    """A copy of the real content, or records that were made up."""
    shutil.rmtree(OUT, ignore_errors=True)
    if records:
        corpus.write(OUT, records)
    for name in (
        ("scripts", "overrides", "docs/assets")
        if records
        else ("scripts", "overrides", "docs", "data")
    ):
        shutil.copytree(
            corpus.ROOT / name, OUT / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copyfile(corpus.ROOT / "mkdocs.yml", OUT / "mkdocs.yml")
    return OUT


@contextlib.contextmanager
def served(root: Path) -> Iterator[str]:
    """The address of the preview."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "scripts/serve.py", "--quiet", "--dev-addr", address]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL)
    yield f"http://{address}/"
    process.terminate()
    process.wait()


def fetched(address: str) -> str:
    """What is at an address, as soon as the server answers."""
    for _ in range(600):
        with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:
            return str(answer.read().decode("utf-8"))
        time.sleep(0.1)
    raise SystemExit(f"{address} does not answer.")


def saved(root: Path, site: str, file: str, page: str, added: str) -> float:
    """Seconds from saving a file to the page that its browser has loaded again."""
    version = re.search(r'data-version="(\d+)"', fetched(site + page))
    path, started = root / file, time.monotonic()
    path.write_text(path.read_text("utf-8") + added, "utf-8")
    while version and fetched(f"{site}preview/{version[1]}") == version[1]:
        pass
    fetched(site + page)
    return time.monotonic() - started


def main() -> int:
    """Answer the command line."""
    root = repository(int(sys.argv[1]) if sys.argv[1:] else 0)
    first = min((root / "docs/practices").glob("[!i]*.fr.md")).name.partition(".")[0]
    started = time.monotonic()
    with served(root) as site:
        fetched(site)
        print(f"first page: {time.monotonic() - started:.1f} s\n")
        print("| saved | s (median) | least | most |\n|---|---|---|---|")
        for what, words in PAGES.items():
            file, page, added = (
                word.format(first=first, mark="Another sentence.") for word in words
            )
            times = [saved(root, site, file, page, added) for _ in range(RUNS)]
            print(
                f"| {what} | {statistics.median(times):.2f} | {min(times):.2f} | {max(times):.2f} |",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
