"""The days of reviews: by kind and by the age of sources, on days apart."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.loading import load
from terminal import ROOT

from benchmarks import corpus


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    corpus.write(tmp_path, 300)
    return load(tmp_path)


def days_of(entry: Entry) -> int:
    """The days from the review of a record to the next."""
    until = date.fromisoformat(entry.review_due) - date.fromisoformat(entry.record.reviewed)
    return until.days


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [("practices", 180, 365), ("agencies", 243, 365), ("activities", 973, 1460)],
)
def test_advice_is_reviewed_sooner_than_past_events(
    catalogue: Catalogue, kind: str, least: int, most: int
) -> None:
    days = [days_of(entry) for entry in catalogue.of(kind)]
    assert days and least <= min(days) and max(days) <= most


def test_reviews_of_one_day_fall_due_on_days_apart() -> None:
    due = Counter(entry.review_due for entry in load(ROOT).entries.values())
    assert max(due.values()) <= 20


def test_day_that_editors_name_prevails(tmp_path: Path) -> None:
    corpus.write(tmp_path, 20)
    agency = load(tmp_path).of("agencies")[0]
    page = tmp_path / agency.pages[agency.original].path
    text = page.read_text("utf-8").replace("reviewed: ", "review_due: 2031-01-01\nreviewed: ", 1)
    page.write_text(text, "utf-8")
    assert load(tmp_path).entries[agency.ref].review_due == "2031-01-01"


def test_old_documents_wait_longer_and_practices_on_them_less() -> None:
    catalogue = load(ROOT)
    documents = [entry for entry in catalogue.of("resources") if entry.date]
    settled = [days_of(entry) for entry in documents if str(entry.date) < "2015"]
    others = [days_of(entry) for entry in documents if str(entry.date) > "2017"]
    assert settled and min(settled) >= 730
    assert others and max(others) <= 730
    practices = catalogue.of("practices")
    on_old = [entry for entry in practices if _newest(catalogue, entry) < "2020"]
    assert on_old and max(map(days_of, on_old)) <= 270


def _newest(catalogue: Catalogue, practice: Entry) -> str:
    """The date of the newest evidence of a practice; that of none is late."""
    documents = (catalogue.entries[item.document] for item in practice.evidence)
    return max((document.date or "" for document in documents), default="9999")
