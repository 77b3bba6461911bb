"""Open data under /api/v1/, made from the same catalogue as the pages.

    shapes         THE DATA: one class per thing that is published; JSON Schema and OpenAPI are made from it
    records        a record → its data
    lists          records by kind, topic, agency, audience, region, status
    tables         the same for spreadsheets
    skos, dcat     vocabularies and the catalogue of the data, as linked data
    description    OpenAPI

Within v1 nothing is renamed or removed; what is added may be passed over by those who do not know it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from .. import schemas
from ..press import Press
from ..printing import put
from . import dcat, description, lists, records, skos, tables
from .places import ROOT, SUMS


def write(press: Press, folder: Path) -> None:
    """Write all data."""
    found = records.records(press)
    for name, model in (
        *((f"records/{record.id}.json", record) for record in found),
        *lists.lists(press, found),
        ("index.json", lists.index(press, found)),
    ):
        put(folder / ROOT / name, model.model_dump_json(exclude_none=True) + "\n")
    for name, text in (*tables.tables(press, found), *description.files(press)):
        put(folder / ROOT / name, text)
    for name, text in (*skos.files(press), *dcat.files(press)):
        put(folder / name, text)
    for name, text in schemas.files(press.catalogue.vocabularies):
        put(folder / "schemas" / name, text)


def checksums(folder: Path) -> None:
    """Write the checksums. To be called when all else is written, old names included."""
    put(folder / ROOT / SUMS, _sums(folder / ROOT))


def _sums(folder: Path) -> str:
    """As `sha256sum --check` reads it."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != SUMS)
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}\n" for file in files)
