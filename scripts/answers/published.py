"""The published data of a site, a release or a pack: a folder, or an archive that is read as it is."""

import json
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

Data = dict[str, Any]
API = "api/v1"
INDEX = "index.json"
IN_PACK = "assistant"
"""The folder of a pack that has the server and its data."""

NEEDED = (INDEX, "assistant.json", "steps.jsonl", "records.json")


class NothingPublishedError(ValueError):
    """A place that has no data of a site, with a sentence that says so."""


Place = Path | zipfile.Path


def data_folder(place: Path) -> Place:
    """The folder of the data in a folder or an archive: at its top, or in a folder that it holds."""
    root: Place = zipfile.Path(place) if place.is_file() and zipfile.is_zipfile(place) else place
    folders = list(_folders(root))
    for top in (root, *folders, *(one / IN_PACK for one in folders)):
        folder = top / API
        if (folder / INDEX).is_file():
            return folder
    raise NothingPublishedError(
        f"{place} has no {API}/{INDEX}: name the folder of a built site, or a release or a pack."
    )


def _folders(root: Place) -> Iterator[Place]:
    if root.is_dir():
        yield from (one for one in root.iterdir() if one.is_dir())


class Published:
    """The published data, each file read once, when the first question needs it."""

    def __init__(self, place: Path) -> None:
        self.folder = data_folder(place)
        missing = [name for name in NEEDED if not (self.folder / name).is_file()]
        if missing:
            raise NothingPublishedError(
                f"{place} is of an older edition: it lacks {', '.join(missing)}."
            )

    def _read(self, name: str) -> Any:
        """The content of a file; None if there is no such file."""
        file = self.folder / name
        return json.loads(file.read_text("utf-8")) if file.is_file() else None

    def _lines(self, name: str) -> list[Data]:
        file = self.folder / name
        text = file.read_text("utf-8") if file.is_file() else ""
        # Not splitlines(): a text may hold signs that it takes for ends of lines.
        return [json.loads(line) for line in text.split("\n") if line]

    @cached_property
    def words(self) -> Data:
        """What the server says and heeds."""
        return dict(self._read("assistant.json"))

    @cached_property
    def day(self) -> str:
        """The day of the last change of the data."""
        return str(self._read(INDEX)["modified"])

    @cached_property
    def editions(self) -> list[Data]:
        """The editions, the newest first."""
        return list(self._read("editions.json") or ())

    @cached_property
    def steps(self) -> dict[str, Data]:
        """Every step by its id: practices/id#step."""
        return {step["id"]: step for step in self._lines("steps.jsonl")}

    @cached_property
    def records(self) -> dict[str, Data]:
        """Every record in short, by its id: kind/id."""
        return {record["id"]: record for record in self._read("records.json")["records"]}

    @cached_property
    def practices(self) -> dict[str, Data]:
        """Every practice in short, by its id."""
        return {ref: one for ref, one in self.records.items() if one["kind"] == "practices"}

    def record(self, ref: str) -> Data:
        """A whole record; what is known in short where its file is not there."""
        return dict(self._read(f"records/{ref}.json") or self.records[ref])

    @cached_property
    def provisions(self) -> dict[str, Data]:
        """Every provision by its id: instrument/id."""
        found = self._read("provisions.json") or {"provisions": ()}
        return {row["id"]: row for row in found["provisions"]}

    @cached_property
    def states(self) -> dict[str, Data]:
        """Every State by its two letters."""
        return {state["state"]: state for state in self._lines("states.jsonl")}

    @cached_property
    def situations(self) -> dict[str, Data]:
        """Every situation by its id: situations/id."""
        found = self._read("pages/situations.json") or {"pages": ()}
        return {page["id"]: page for page in found["pages"]}

    @cached_property
    def changes(self) -> list[Data]:
        """The one list of changes, the newest first."""
        return list((self._read("changes.json") or {"changes": ()})["changes"])

    @cached_property
    def codes(self) -> Data:
        """The labels of all codes: vocabulary, code, language."""
        return dict(self._read("vocabularies.json") or {})
