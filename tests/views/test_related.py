"""Related records: the most similar ones, with a correct reason, without comparing all pairs."""

from __future__ import annotations

import pytest
from catalogue.source.catalogue import Catalogue
from catalogue.views.record import related
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import Site


@pytest.fixture(scope="module")
def context(catalogue: Catalogue) -> Context:
    return Context(catalogue, Site(), "en")


def test_reasons_name_values_that_both_records_have(context: Context) -> None:
    for entry in [*context.catalogue.of("practices"), *context.catalogue.of("resources")]:
        for block in related.related_blocks(context, entry, context.path(entry)):
            for row in block.rows:
                other = context.catalogue.entries[row.ref]
                assert other.kind == entry.kind and other is not entry
                if "same topic" in row.note.lower():
                    assert set(entry.record.topics) & set(other.record.topics)
                assert row.note.endswith(".") and len(row.note) > 10


def test_related_records_are_found_with_few_comparisons() -> None:
    members = [f"resources/r{number:05}" for number in range(10_000)]
    for ref in (members[0], members[5_000], members[-1]):
        window = related._around(members, ref)
        assert len(window) == related.ENOUGH
        assert ref in window
