"""Write files."""

from __future__ import annotations

import os
from pathlib import Path


def write_file(file: Path | str, content: str | bytes) -> None:
    """Write a file, and create the folders above it."""
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        _write(file, data)
    except FileNotFoundError:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        _write(file, data)


def _write(file: Path | str, data: bytes) -> None:
    """Write without Python's buffers, which take longer than the writing where there are many small files."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        while data:
            data = data[os.write(descriptor, data) :]
    finally:
        os.close(descriptor)
