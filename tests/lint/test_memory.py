"""What the checker keeps of a repository that it has checked."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from catalogue.lint.checker import check, reports
from catalogue.lint.table_model import tables
from catalogue.source.catalogue import Catalogue
from catalogue.source.loading import load
from support import sample


def _checked(root: Path) -> weakref.ref[Catalogue]:
    """A catalogue that was checked, as far as anything keeps it."""
    catalogue = load(root)
    check(catalogue)
    return weakref.ref(catalogue)


def test_a_checked_catalogue_is_let_go(tmp_path: Path) -> None:
    root = sample.records(tmp_path, 2)
    first = _checked(root)
    _checked(root)
    gc.collect()
    assert first() is None


def test_tables_are_let_go_before_a_build_writes_its_pages(tmp_path: Path) -> None:
    catalogue = load(sample.records(tmp_path, 2))
    table = weakref.ref(tables(catalogue)[0])
    reports(catalogue)
    gc.collect()
    assert catalogue.entries and table() is None
