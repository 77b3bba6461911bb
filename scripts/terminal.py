"""Speak UTF-8 on every machine: the words of this project carry accents, whatever letters the locale is said to know."""

from __future__ import annotations

import io
import sys


def speak() -> None:
    """Let what is read and printed be UTF-8; called by each command before anything is said."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
