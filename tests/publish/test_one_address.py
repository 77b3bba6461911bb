"""No two parts of the site write the same file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from catalogue.exports.publication import SiteExporter
from catalogue.publish import pipeline
from catalogue.publish.pipeline import AddressTakenError, claimant, one_address_each
from catalogue.source.loading import load
from support import publishing
from support.sites import Make

PAGE = "\nabout/index.md\n| title: About\n| ---\n| Words."


def one(*_: object, **__: object) -> Any:
    yield "about/index.html", "one"


def other(*_: object, **__: object) -> Any:
    yield "about/Index.html", "other"


def test_second_claimant_of_a_file_ends_the_build(make: Make, tmp_path: Path) -> None:
    publication = publishing.publication_of(load(make(PAGE).root))
    exporters = [SiteExporter(one, ()), SiteExporter(other, ())]
    with pytest.raises(AddressTakenError) as error:
        pipeline.write(publication, tmp_path, (), exporters)
    taken = error.value
    assert (taken.path, taken.first, taken.second) == ("about/Index.html", "one", "other")


@pytest.mark.parametrize("second", ["fr/a/index.html", "fr/A/index.html", "fr/a/index.HTML"])
def test_names_that_fall_together_are_one_file(second: str) -> None:
    claims = [[("a page", "fr/a/index.html")], [("a record", "b"), ("a record", second)]]
    with pytest.raises(AddressTakenError):
        one_address_each(claims)


def test_different_files_are_well() -> None:
    one_address_each([[("a page", "a/index.html")], [("a page", "b/index.html")]])


def test_claimants_have_names() -> None:
    assert claimant(one) == "one"
