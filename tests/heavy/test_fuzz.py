"""Broken pages and tables: no rule raises, repairs stay repairs, and what is accepted is built."""

from __future__ import annotations

import datetime

import fuzz

SEED = datetime.datetime.now(datetime.UTC).date().toordinal()
"""Another one each night; the report of a failure names it."""


def test_broken_pages_are_told_and_mended() -> None:
    assert fuzz.run(SEED, 500).failures == [], SEED


def test_broken_tables_are_told_or_built() -> None:
    assert fuzz.run_tables(SEED, 40, share=0.1).failures == [], SEED
