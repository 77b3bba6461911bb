"""Broken pages and tables: no rule raises or takes long, repairs stay repairs, what is accepted is built."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest
from support.sites import REPOSITORY

SEED = str(datetime.datetime.now(datetime.UTC).date().toordinal())
"""Another one each night; the report of a failure names it."""


def test_input_of_every_model_is_refused_or_built() -> None:
    """Least, most and wrong: what is accepted has its address and is named in the difference."""
    command = [sys.executable, "tests/generator.py", "5000", "--seed", SEED]
    answer = subprocess.run(command, cwd=REPOSITORY, text=True, capture_output=True, check=False)
    assert answer.returncode == 0, (SEED, answer.stdout, answer.stderr)


@pytest.mark.parametrize("options", [("1000",), ("80", "--tables", "--share", "0.1")])
def test_broken_input_is_reported_and_accepted_input_is_built(options: tuple[str, ...]) -> None:
    command = [sys.executable, "tests/fuzz.py", *options, "--seed", SEED]
    answer = subprocess.run(command, cwd=REPOSITORY, text=True, capture_output=True, check=False)
    assert answer.returncode == 0, (SEED, answer.stdout, answer.stderr)
