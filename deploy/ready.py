"""Make a built site ready for a host: headers, compressed copies, and the digest of every file.

    python deploy/ready.py site                              compress and write site/SHA256SUMS
    python deploy/ready.py site --since last/SHA256SUMS      then print what to upload (+), to take away (-)

A list of changes is all that an upload and a purge of a CDN need: what has the same digest is the same file.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

HERE = Path(__file__).parent
SUMS = "SHA256SUMS"
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".md", ".txt", ".ics", ".ttl", ".jsonld", ".bib", ".ris"}
LEAST = 1024
"""Bytes below which a compressed copy saves no packet."""


def ready(site: Path) -> None:
    """Put the headers in, compress what is text, and write the digests."""
    shutil.copy(HERE / "_headers", site / "_headers")
    for copy in (*site.rglob("*.gz"), *site.rglob("*.br")):
        copy.unlink()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(compress, sorted(texts(site)), chunksize=64))
    (site / SUMS).write_text("".join(f"{digest}  {path}\n" for path, digest in sorted(digests(site).items())), "utf-8")


def texts(site: Path) -> Iterator[Path]:
    """The files that are worth compressing."""
    return (file for file in site.rglob("*") if file.suffix in TEXTS and file.is_file() and file.stat().st_size >= LEAST)


def compress(file: Path) -> None:
    """Write the two compressed copies of a file; they carry neither its name nor a time."""
    raw = file.read_bytes()
    file.with_name(file.name + ".gz").write_bytes(gzip.compress(raw, 9, mtime=0))
    file.with_name(file.name + ".br").write_bytes(brotli.compress(raw, quality=9))


def digests(site: Path) -> dict[str, str]:
    """The digest of every file, by its path on the site."""
    files = (file for file in site.rglob("*") if (file.is_file() and file.name != SUMS) or (file.parent != site and file.is_file()))
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def read(sums: Path) -> dict[str, str]:
    """The digests of a list that was written before."""
    lines = sums.read_text("utf-8").splitlines() if sums.exists() else []
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def changes(before: dict[str, str], now: dict[str, str]) -> Iterator[str]:
    """`+ path` for what is new or different, then `- path` for what is gone: no page may name what is not there."""
    yield from (f"+ {path}" for path in sorted(now) if before.get(path) != now[path])
    yield from (f"- {path}" for path in sorted(before.keys() - now.keys()))


def main() -> None:
    """Answer the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--since", type=Path, help="the list of digests of what is online")
    options = parser.parse_args()
    ready(options.site)
    if options.since:
        print("\n".join(changes(read(options.since), read(options.site / SUMS))))


if __name__ == "__main__":
    main()
