"""The editions that were released: practices and steps, documents and parties, as they were on that day."""

import hashlib
import json
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from catalogue.model import table_files
from catalogue.model.language_tags import without_tags
from catalogue.model.licence import LICENCE
from catalogue.model.memo import once
from catalogue.model.types import Part, PartialDate, Version
from catalogue.recognition.kept_documents import (
    KeptAgency,
    KeptDocument,
    kept_agencies,
    kept_documents,
)
from catalogue.recognition.kept_participation import KeptInstrument, kept_participation
from catalogue.recognition.kept_practices import (
    ByLanguage,
    KeptPractice,
    KeptStep,
    kept_practices,
    kept_steps,
)
from catalogue.source.catalogue import Catalogue

FOLDER = f"data/{table_files.EDITIONS}"

StepRef = Annotated[str, Field(pattern=r"^practices/[a-z0-9-]{1,80}#[a-z0-9-]{1,80}$")]


class Edition(Part):
    """An edition: all that it keeps, in the words of its day. What an older one did not keep is None."""

    version: Version
    date: PartialDate
    name: ByLanguage = Field(default_factory=dict)
    """The name of the site, with which the edition is cited."""

    licence: str = LICENCE
    steps: dict[StepRef, KeptStep]
    """By their names: practices/x#step."""

    practices: dict[str, KeptPractice] | None = None
    documents: dict[str, KeptDocument] | None = None
    agencies: dict[str, KeptAgency] = Field(default_factory=dict)
    participation: dict[str, KeptInstrument] = Field(default_factory=dict)

    def steps_of(self, practice: str) -> dict[str, KeptStep]:
        """The steps of a practice by their ids, in order."""
        parts = ((name.partition("#"), step) for name, step in self.steps.items())
        return {step_id: step for (ref, _, step_id), step in parts if ref == practice}


def files(root: Path) -> list[Path]:
    """The files of the editions of a repository."""
    return sorted((root / FOLDER).glob("*.json"))


def read(file: Path, first_language: str) -> Edition | None:
    """The edition in a file; None if the file is not what a release writes."""
    try:
        edition = Edition.model_validate_json(file.read_text("utf-8"))
    except (ValidationError, UnicodeDecodeError):
        return None
    has_heads = all(first_language in step.heads for step in edition.steps.values())
    return edition if has_heads and edition.version == file.stem else None


def text_of(catalogue: Catalogue, version: str, day: str) -> str:
    """The content of the file of a new edition."""
    kept = state_of_today(catalogue).model_copy(update={"version": version, "date": day})
    values = kept.model_dump(exclude_defaults=True) | {"licence": LICENCE}
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"
    return without_tags(f"{version}.json", text)


@once
def state_of_today(catalogue: Catalogue) -> Edition:
    """What an edition of today would keep; its version is a placeholder."""
    vocabularies = catalogue.vocabularies
    return Edition(
        version="0",
        date=catalogue.latest_review,
        name={name: vocabularies.text("site-name", name) for name in vocabularies.languages},
        steps=kept_steps(catalogue),
        practices=kept_practices(catalogue),
        documents=kept_documents(catalogue),
        agencies=kept_agencies(catalogue),
        participation=kept_participation(catalogue),
    )


@once
def editions(catalogue: Catalogue) -> tuple[Edition, ...]:
    """The editions that were released, the newest first; of one day, the higher version."""
    first_language = catalogue.vocabularies.default_language
    every = (read(file, first_language) for file in files(catalogue.root))
    known = filter(None, every)
    return tuple(sorted(known, key=lambda one: (one.date, one.version), reverse=True))


def content(catalogue: Catalogue, edition: Edition) -> bytes:
    """The file of an edition, as it was written."""
    return (catalogue.root / FOLDER / f"{edition.version}.json").read_bytes()


@once
def _checksums(catalogue: Catalogue) -> dict[str, str]:
    return {
        edition.version: hashlib.sha256(content(catalogue, edition)).hexdigest()
        for edition in editions(catalogue)
    }


def checksum(catalogue: Catalogue, edition: Edition) -> str:
    """The SHA-256 of the file of an edition."""
    return _checksums(catalogue)[edition.version]
