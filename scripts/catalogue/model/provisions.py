"""The provisions of instruments: `data/provisions/<instrument>.yml` has a row for each article."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, RootModel

from catalogue.model.memo import once
from catalogue.model.types import Day, InVocabulary, Language, Line, Part, Slug
from catalogue.model.vocabularies import Vocabularies

FOLDER = "provisions"
READ = ("text", "extract")
"""How far a place must have been read for what it says to count."""


Headings = dict[Language, Annotated[str, Field(min_length=3, max_length=300)]]
Texts = dict[Language, Annotated[str, Field(min_length=3)]]


class ProvisionRow(Part):
    """A row of a table of provisions, as it is written."""

    where: Line
    heading: Headings = {}
    says: Texts = {}
    strength: Annotated[str, InVocabulary("strengths")]
    seen: Annotated[str, InVocabulary("verification-levels")]
    read: Day | None = None


class Provisions(RootModel[dict[Slug, ProvisionRow]]):
    """The table of an instrument."""


@dataclass(frozen=True, eq=False)
class Provision:
    """An article of an instrument: what it says, how strongly, and how far it was read."""

    instrument: str
    """The id of the instrument's resource."""

    id: str
    where: str
    heading: dict[str, str]
    says: dict[str, str]
    """By language; empty where the words were not read."""

    strength: str
    seen: str
    read: str
    """The day of the reading; '' if there was none."""

    @property
    def ref(self) -> str:
        """The reference that evidence uses: instrument/id."""
        return f"{self.instrument}/{self.id}"


@once
def provisions(vocabularies: Vocabularies) -> dict[str, Provision]:
    """All provisions by reference, in the order of their instruments."""
    rows = []
    for instrument in sorted(file.stem for file in (vocabularies.folder / FOLDER).glob("*.yml")):
        table = Provisions.model_validate(vocabularies.table(f"{FOLDER}/{instrument}"))
        for key, row in table.root.items():
            provision = Provision(
                instrument=instrument,
                id=key,
                where=row.where,
                heading=row.heading,
                says=row.says,
                strength=row.strength,
                seen=row.seen,
                read=row.read or "",
            )
            rows.append(provision)
    return {provision.ref: provision for provision in rows}


def of_instrument(vocabularies: Vocabularies, instrument: str) -> list[Provision]:
    """The provisions of an instrument; none if it has no table."""
    return _by_instrument(vocabularies).get(instrument, [])


@once
def _by_instrument(vocabularies: Vocabularies) -> dict[str, list[Provision]]:
    """Instrument → its provisions, in the order of its table."""
    rows: dict[str, list[Provision]] = {}
    for row in provisions(vocabularies).values():
        rows.setdefault(row.instrument, []).append(row)
    return rows
