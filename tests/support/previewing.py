"""The preview of a repository as `make serve` starts it, and what it answers."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from support.building import environment

PATIENCE = 120
"""Seconds after which a preview that does not answer fails its test."""


def free_port() -> int:
    """A port that no program uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def command(port: int) -> list[str]:
    """The command that starts the preview of the repository in the current folder."""
    return [sys.executable, "scripts/serve.py", "--dev-addr", f"127.0.0.1:{port}"]


@contextlib.contextmanager
def previewed(root: Path, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The preview of a repository at a free port, with what it says in a file."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command(free_port()), cwd=root, env=environment(), stdout=said, stderr=said
        )
        yield process
        process.terminate()
        process.wait()


def address(log: Path) -> str:
    """The address of a preview, as soon as it answers."""
    return wait_for(log, "Serving on ").rpartition("Serving on ")[2].split()[0]


def fetched(site: str, path: str, *, newer_than: str = "") -> str:
    """What is at a path; with a page, what is there once the server knows a newer version."""
    if version := re.search(r'data-version="(\d+)"', newer_than):
        while fetched(site, f"/preview/{version[1]}") == version[1]:
            pass
    with urllib.request.urlopen(urljoin(site, path)) as answer:
        return str(answer.read().decode("utf-8"))


def wait_for(log: Path, words: str) -> str:
    """What was said by the time that some words were."""
    end = time.monotonic() + PATIENCE
    while words not in (said := log.read_text("utf-8")):
        assert time.monotonic() < end, said
        time.sleep(0.1)
    return said
