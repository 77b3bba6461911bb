"""The terminal for every command: its options, UTF-8, and no traceback when its output is no longer read."""

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

READER_LEFT = 141
"""The exit code of programs whose output is no longer read (`| head`): 128 and the number of SIGPIPE."""


def path(text: str) -> Path:
    """An argument that names a file or a folder."""
    return Path(text).resolve()


def parser(about: str | None) -> argparse.ArgumentParser:
    """The parser of a command line, with a docstring as help; `--root` names another repository."""
    options = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--root", type=path, default=ROOT, help=argparse.SUPPRESS)
    return options


def run(main: Callable[[], int]) -> int:
    """Run a command in UTF-8, whatever the locale is, and return its exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            return main()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Discard the buffer, so that the interpreter reports no error when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_LEFT
