"""The offline packs of the real site: every test of those of the sample, and their size."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.sites import REPOSITORY
from website import test_offline
from website.test_offline import ENTRANCES, Packs, packed

MOST = {"en": 22_000_000, "fr": 24_000_000, "both": 41_000_000}
"""A fifth more than the packs with 82 practices, 675 resources, 197 States and the data of the assistant."""

disk = test_offline.disk
globals().update(
    {name: test for name, test in vars(test_offline).items() if name.startswith("test_")}
)


@pytest.fixture(scope="module")
def packs(site: Path, shared: Path) -> Packs:
    return packed(REPOSITORY, site, shared / "packs-of-the-site")


@pytest.mark.parametrize("name", ENTRANCES)
def test_pack_is_within_size_limit(packs: Packs, name: str) -> None:
    assert (packs.zips / f"toolkit-{name}.zip").stat().st_size <= MOST[name]
    assert len(list((packs.disk / f"toolkit-{name}").rglob("index.html"))) > 500
