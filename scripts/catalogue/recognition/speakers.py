"""Who speaks: the agencies that are known, and those whose own guidance counts."""

from catalogue.source.catalogue import Catalogue

GROUP = "icat"


def known_agencies(catalogue: Catalogue, names: list[str]) -> list[str]:
    """The names that are those of agencies."""
    return [name for name in names if catalogue.get("agencies", name)]


def may_count(catalogue: Catalogue, name: str) -> bool:
    """True for the group, and for agencies of a type whose guidance counts."""
    agency = catalogue.get("agencies", name)
    return name == GROUP or bool(agency and catalogue.type_row(agency).get("counts"))
