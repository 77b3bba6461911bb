"""Former and current names of records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.source.loading import Catalogue, Entry


@dataclass(frozen=True)
class Move:
    """A former reference (kind/id), the current one, and the record."""

    old: str
    new: str
    entry: Entry


def moves(catalogue: Catalogue) -> Iterator[Move]:
    """All renames, except from names that are in use again."""
    for entry in catalogue.entries.values():
        for name in entry.record.formerly:
            old = name if "/" in name else f"{entry.kind}/{name}"
            if old not in catalogue.entries:
                yield Move(old, entry.ref, entry)


def places(old: str, new: str, prefixes: list[str]) -> Iterator[tuple[str, str]]:
    """Old and new paths of the folders and files that have the name of a record."""
    for prefix in prefixes:
        yield f"{prefix}{old}/", f"{prefix}{new}/"
    yield f"id/{old}/", f"id/{new}/"
    yield f"api/v1/records/{old}.json", f"api/v1/records/{new}.json"
    yield f"oai/records/{old}.xml", f"oai/records/{new}.xml"
    if old.startswith("agencies/") and new.startswith("agencies/"):
        yield f"api/v1/by/agency/{old[9:]}.json", f"api/v1/by/agency/{new[9:]}.json"
        for prefix in prefixes:
            yield f"{prefix}feeds/{old}.xml", f"{prefix}feeds/{new}.xml"
