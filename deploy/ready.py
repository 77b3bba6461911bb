"""Make a built site ready for a host: headers, the digest of every file, and compressed copies for a server.

    python deploy/ready.py site                              write headers and site/SHA256SUMS
    python deploy/ready.py site --compress                   and compressed copies, for a server of your own
    python deploy/ready.py site --since last/SHA256SUMS      then print what to upload (+), to take away (-)

Hosts compress by themselves, and count files: copies would be two more for nearly every page.
A list of changes is all that an upload and a purge of a CDN need: what has the same digest is the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

HERE = Path(__file__).parent
SUMS = "SHA256SUMS"
TEXTS = {
    ".html",
    ".css",
    ".js",
    ".json",
    ".jsonl",
    ".svg",
    ".xml",
    ".csv",
    ".tsv",
    ".md",
    ".txt",
    ".ics",
    ".ttl",
    ".jsonld",
    ".bib",
    ".ris",
}
LEAST = 1024
"""Bytes below which a compressed copy saves no packet."""
GZIP = 31
"""The argument that makes zlib write the frame of gzip; that of the module gzip differs between Pythons."""
LASTING = re.compile(r"assets/.+\.[0-9a-f]{10}\.(?:css|js|svg|woff2)")
"""Names that carry a digest; patterns of `_headers` cannot tell them from plain ones: each has its rule."""
FOREVER = "  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n"


def ready(site: Path, copies: bool) -> None:
    """Put the headers in, write compressed copies of texts if they are wanted, and write the digests."""
    write(site / "_headers", headers(site).encode())
    for copy in (*site.rglob("*.gz"), *site.rglob("*.br")):
        copy.unlink()
    if copies:
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(compress, sorted(texts(site)), chunksize=64))
    lines = [f"{digest}  {path}\n" for path, digest in sorted(digests(site).items())]
    write(site / SUMS, "".join(lines).encode())


def write(file: Path, content: bytes) -> None:
    """Write a new file and let it take the name: the present one may be kept for later under another."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(file)


def headers(site: Path) -> str:
    """The headers of the site for hosts that read a file `_headers`."""
    paths = sorted(address(file, site) for file in site.rglob("*") if file.is_file())
    rules = [f"/{path}\n{FOREVER}" for path in paths if LASTING.fullmatch(path)]
    return (HERE / "_headers").read_text("utf-8") + "".join(rules)


def address(file: Path, site: Path) -> str:
    """The path of a file on the site, also where the locale of the machine knows no UTF-8."""
    return os.fsencode(file.relative_to(site).as_posix()).decode("utf-8")


def texts(site: Path) -> Iterator[Path]:
    """The files that are worth compressing."""
    for file in site.rglob("*"):
        is_text = file.suffix in TEXTS and file.is_file()
        if is_text and file.stat().st_size >= LEAST:
            yield file


def compress(file: Path) -> None:
    """Write the two compressed copies of a file; they carry neither its name nor a time."""
    raw = file.read_bytes()
    write(file.with_name(file.name + ".gz"), zlib.compress(raw, 9, wbits=GZIP))
    write(file.with_name(file.name + ".br"), brotli.compress(raw, quality=9))


def digests(site: Path) -> dict[str, str]:
    """The digest of every file, by its path on the site."""
    files = (file for file in site.rglob("*") if file.is_file() and file != site / SUMS)
    return {address(file, site): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def read(sums: Path) -> dict[str, str]:
    """The digests of a list that was written before."""
    lines = sums.read_text("utf-8").splitlines() if sums.exists() else []
    rows = [line.partition("  ") for line in lines]
    return {path: digest for digest, _, path in rows}


def changes(before: dict[str, str], now: dict[str, str]) -> Iterator[str]:
    """`+ path` for what is new or different, then `- path` for what is gone, which no page may name."""
    yield from (f"+ {path}" for path in sorted(now) if before.get(path) != now[path])
    yield from (f"- {path}" for path in sorted(before.keys() - now.keys()))


def folder(text: str) -> Path:
    """An argument that names a file or a folder."""
    return Path(text).resolve()


def main() -> int:
    """Answer the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", type=folder)
    parser.add_argument(
        "--compress",
        action="store_true",
        help="also write .gz and .br, which a server sends as they are",
    )
    parser.add_argument("--since", type=folder, help="the list of digests of what is online")
    options = parser.parse_args()
    if not (options.site / "index.html").exists():
        print(f"There is no site in {options.site}: make site", file=sys.stderr)
        return 1
    ready(options.site, options.compress)
    if options.since:
        print("\n".join(changes(read(options.since), read(options.site / SUMS))))
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
