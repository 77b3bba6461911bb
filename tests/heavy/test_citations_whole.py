"""The citation of every record, read with two libraries: `exports/` takes every fifth."""

from __future__ import annotations

from exports import test_citations
from support.publishing import real


def test_the_bibtex_of_every_record_is_read_by_two_libraries() -> None:
    test_citations.read_by_two_libraries(test_citations.records(real()))
