"""The faults of a data package with typed columns and keys (Table Schema), by the standard library."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Rows = list[dict[str, str]]

IS_TYPE: dict[str, Callable[[str], object]] = {
    "string": lambda cell: True,
    "boolean": lambda cell: cell in ("true", "false"),
    "integer": lambda cell: re.fullmatch("-?[0-9]+", cell),
    "year": lambda cell: re.fullmatch("[0-9]{4}", cell),
    "date": lambda cell: datetime.date.fromisoformat(cell),
}
"""Type → a function that gives nothing, or raises a ValueError, for a cell that is not of it."""


def faults(folder: Path, language: str) -> list[str]:
    """The faults of the tables of a language, each as the table, the column and what is wrong."""
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    resources = {
        one["name"]: one for one in package["resources"] if one["name"].endswith(f"-{language}")
    }
    tables = {name: rows_of(folder, one) for name, one in resources.items()}
    found = []
    for name, one in resources.items():
        schema = one["schema"]
        for field in schema["fields"]:
            found += [f"{name} {fault}" for fault in _wrong_cells(field, tables[name])]
        found += [f"{name} {fault}" for fault in _doubled(schema.get("primaryKey"), tables[name])]
        for key in schema.get("foreignKeys", ()):
            found += [f"{name} {fault}" for fault in _lost(key, name, tables)]
    return found


def rows_of(folder: Path, resource: dict[str, Any]) -> Rows:
    """The rows of a table."""
    text = (folder / resource["path"]).read_text(resource["encoding"])
    delimiter = resource["dialect"]["delimiter"]
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def _wrong_cells(field: dict[str, Any], rows: Rows) -> Iterator[str]:
    """Cells that are not of the type of their column, or against one of its constraints."""
    name, constraints = field["name"], field.get("constraints", {})
    for cell in {row[name] for row in rows}:
        if not cell:
            if constraints.get("required"):
                yield f"{name}: empty"
        elif not _is_of_type(field["type"], cell):
            yield f"{name}: {cell!r} is no {field['type']}"
        elif cell not in constraints.get("enum", [cell]):
            yield f"{name}: {cell!r} is no code"
        elif not re.search(constraints.get("pattern", ""), cell):
            yield f"{name}: {cell!r} has another form"


def _is_of_type(name: str, cell: str) -> bool:
    try:
        return bool(IS_TYPE[name](cell))
    except ValueError:
        return False


def _doubled(key: list[str] | None, rows: Rows) -> Iterator[str]:
    """Rows whose primary key is that of a row before."""
    seen = set()
    for row in rows if key else ():
        cells = _cells(row, key or [])
        if cells in seen or not any(cells):
            yield f"{key}: {cells} twice"
        seen.add(cells)


def _lost(key: dict[str, Any], table: str, tables: dict[str, Rows]) -> Iterator[str]:
    """Rows that name a row of a table that is not there; what is empty names none."""
    reference = key["reference"]
    there = {_cells(row, reference["fields"]) for row in tables[reference["resource"] or table]}
    for row in tables[table]:
        cells = _cells(row, key["fields"])
        if any(cells) and cells not in there:
            yield f"{key['fields']}: {cells} is nowhere"


def _cells(row: dict[str, str], names: list[str]) -> tuple[str, ...]:
    return tuple(row[name] for name in names)
