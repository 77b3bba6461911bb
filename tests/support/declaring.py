"""Declarations of invented agencies: the file that one publishes, and the copies that are kept of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from catalogue.model.declarations import WELL_KNOWN, digest
from catalogue.model.table_files import DECLARATIONS
from catalogue.recognition.declarations import words_of
from catalogue.source.catalogue import Catalogue

Answers = list[dict[str, Any]]


def declaration(agency: str, date: str, answers: Answers, **more: Any) -> bytes:
    """The file of an agency."""
    content = {
        "version": "1",
        "agency": agency,
        "date": date,
        "edition": "2026-11-29",
        "office": "Legal office",
        "answers": answers,
    }
    return json.dumps(content | more, ensure_ascii=False, indent=1).encode("utf-8")


def answer(catalogue: Catalogue, on: str, choice: str, **more: Any) -> dict[str, Any]:
    """An answer to the words of today."""
    words = {"en": words_of(catalogue, on, "en")}
    return {"on": on, "answer": choice, "words": words, **more}


def keep(root: Path, agency: str, day: str, raw: bytes | None, host: str = "") -> None:
    """Keep a copy as the command does; without bytes, the day on which the file was gone."""
    host = host or f"{agency}.example.org"
    folder = root / "data" / DECLARATIONS
    table = folder / f"{agency}.yml"
    table.parent.mkdir(parents=True, exist_ok=True)
    rows = table.read_text("utf-8") if table.exists() else "copies:\n"
    row = f"day: {day}, address: 'https://{host}{WELL_KNOWN}'"
    if raw is not None:
        row = f"{row}, digest: '{digest(raw)}'"
        file = folder / agency / f"{day}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(raw)
    table.write_text(f"{rows}- {{{row}}}\n", "utf-8")
