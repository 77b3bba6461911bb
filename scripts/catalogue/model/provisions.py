"""The provisions of instruments: `data/provisions/<instrument>.yml` has a row for each article."""

from dataclasses import dataclass

from catalogue.model.memo import once
from catalogue.model.vocabularies import Vocabularies

FOLDER = "provisions"
READ = ("text", "extract")
"""How far a place must have been read for what it says to count."""


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
        for key, row in vocabularies.table(f"{FOLDER}/{instrument}").items():
            provision = Provision(
                instrument=instrument,
                id=key,
                where=row["where"],
                heading=row.get("heading") or {},
                says=row.get("says") or {},
                strength=row["strength"],
                seen=row["seen"],
                read=row.get("read") or "",
            )
            rows.append(provision)
    return {provision.ref: provision for provision in rows}


def of_instrument(vocabularies: Vocabularies, instrument: str) -> list[Provision]:
    """The provisions of an instrument; none if it has no table."""
    return [row for row in provisions(vocabularies).values() if row.instrument == instrument]
