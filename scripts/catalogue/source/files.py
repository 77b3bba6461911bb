"""Write files."""

from __future__ import annotations

import os
from pathlib import Path


def write_file(file: Path | str, content: str | bytes) -> None:
    """Write a file and create its parent folders."""
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        _write(file, data)
    except FileNotFoundError:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        _write(file, data)


def _write(file: Path | str, data: bytes) -> None:
    """Write unbuffered: for many small files Python's buffers cost more than the writing."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        while data:
            data = data[os.write(descriptor, data) :]
    finally:
        os.close(descriptor)
