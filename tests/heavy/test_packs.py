"""The offline packs of the real site: every test of those of the sample, and their size."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.sites import REPOSITORY
from website import test_offline
from website.test_offline import ENTRANCES, Packs, packed

MOST = {"en": 8_000_000, "fr": 8_700_000, "both": 16_400_000}
"""Half as much again as the first packs, which had 48 practices and 356 resources."""

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
