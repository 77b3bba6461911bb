"""A release of a small site: the file of the edition, as `make release` writes it."""

from __future__ import annotations

from pathlib import Path

from catalogue.recognition import editions
from catalogue.source.catalogue import Catalogue


def release(catalogue: Catalogue, version: str, day: str) -> Path:
    """Write the file of an edition."""
    file = catalogue.root / editions.FOLDER / f"{version}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(editions.text_of(catalogue, version, day), "utf-8")
    return file
