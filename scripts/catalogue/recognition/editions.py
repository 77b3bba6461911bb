"""The editions that were released: their steps, who took part in treaties, and what has changed since."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from catalogue.model import table_files
from catalogue.model.types import Part, PartialDate
from catalogue.recognition.kept_participation import (
    InstrumentChange,
    KeptInstrument,
    kept_participation,
    participation_changes,
)
from catalogue.recognition.levels import step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.steps import head_of

FOLDER = f"data/{table_files.EDITIONS}"

Head = Annotated[str, Field(min_length=1, max_length=1000)]
StepRef = Annotated[str, Field(pattern=r"^practices/[a-z0-9-]{1,80}#[a-z0-9-]{1,80}$")]


class KeptStep(Part):
    """A step as an edition keeps it: its level, and its head in each language of that time."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[Annotated[str, Field(pattern=r"^[a-z]{2}$")], Head]

    level: Literal["all", "several", "few", "none"]


class Edition(Part):
    """An edition: its version, its date, its steps as practices/x#step, and who took part in instruments."""

    version: Annotated[str, Field(pattern=r"^[0-9a-z][0-9a-z.-]*$", max_length=20)]
    date: PartialDate
    steps: dict[StepRef, KeptStep]
    participation: dict[str, KeptInstrument] = Field(default_factory=dict)

    def rows(self) -> dict[str, dict[str, str]]:
        """Its steps as plain mappings."""
        return {ref: step.model_dump() for ref, step in self.steps.items()}


def files(root: Path) -> list[Path]:
    """The files of the editions of a repository."""
    return sorted((root / FOLDER).glob("*.json"))


def read(file: Path, first_language: str) -> Edition | None:
    """The edition in a file; None if the file is not what a release writes."""
    try:
        edition = Edition.model_validate_json(file.read_text("utf-8"))
    except (ValidationError, UnicodeDecodeError):
        return None
    has_heads = all(first_language in row for row in edition.rows().values())
    return edition if has_heads and edition.version == file.stem else None


def text_of(catalogue: Catalogue, version: str, day: str) -> str:
    """The content of the file of a new edition."""
    kept = kept_participation(catalogue)
    edition = {
        "version": version,
        "date": day,
        "steps": steps(catalogue),
        "participation": {name: row.model_dump() for name, row in kept.items()},
    }
    return json.dumps(edition, ensure_ascii=False, indent=1) + "\n"


def steps(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Every step as an edition keeps it: practices/x#step → its level, and its head in each language."""
    rows = {}
    for entry in catalogue.of("practices"):
        for item in step_recognitions(catalogue, entry.ref):
            row = {
                name: head_of(catalogue, entry, item.step.id, name)
                for name in catalogue.vocabularies.languages
            }
            row["level"] = item.recognition.level
            rows[f"{entry.ref}#{item.step.id}"] = row
    return rows


@dataclass(frozen=True)
class Since:
    """What the lists of parties have been told since an edition, until the next one or until today."""

    version: str
    date: str
    instruments: tuple[InstrumentChange, ...]


def changes_of_participation(catalogue: Catalogue) -> list[Since]:
    """What changed after each edition, newest first."""
    released = _newest_first(catalogue)
    if not released:
        return []
    later = [kept_participation(catalogue), *(edition.participation for edition in released)]
    return [
        Since(
            edition.version, edition.date, tuple(participation_changes(edition.participation, new))
        )
        for edition, new in zip(released, later, strict=False)
    ]


def _newest_first(catalogue: Catalogue) -> list[Edition]:
    """The editions that can be read."""
    first_language = catalogue.vocabularies.default_language
    every = (read(file, first_language) for file in files(catalogue.root))
    return sorted(filter(None, every), key=lambda edition: edition.date, reverse=True)


def editions(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The editions that were released, newest first: version, date, and the steps that have changed since."""
    now = steps(catalogue)
    return [
        {
            "version": edition.version,
            "date": edition.date,
            "changed": _changed(edition.rows(), now),
        }
        for edition in _newest_first(catalogue)
    ]


def _changed(
    old: dict[str, dict[str, str]], now: dict[str, dict[str, str]]
) -> list[tuple[str, dict[str, str] | None, dict[str, str] | None]]:
    """The steps that differ, each with what it was and what it is."""
    changed = []
    for ref in sorted({*old, *now}):
        # An edition lacks the languages that were added to the site since.
        if ref not in old or old[ref].items() - now.get(ref, {}).items():
            changed.append((ref, old.get(ref), now.get(ref)))
    return changed
