"""What the codes of the other tables mean: regions and States, bodies, and the terms of all vocabularies."""

from collections.abc import Iterator

from catalogue.exports.api.lists import CODES, table_of
from catalogue.exports.csv_text import SEPARATOR, Row
from catalogue.html.linked_data import RECOGNITION
from catalogue.model.vocabularies import Term
from catalogue.recognition.levels import LEVELS
from catalogue.source.catalogue import Catalogue
from catalogue.views.wording.context import Context

REGISTER_CODES = ("iso2", "iso3", "m49")
"""The codes of regions in ISO 3166 and in the standard M49 of the United Nations."""


def region_rows(context: Context) -> Iterator[Row]:
    """One row for each region and State, with its codes in other registers and its organizations."""
    for term in context.catalogue.vocabularies["regions"]:
        codes = {name: term.more.get(name, "") for name in REGISTER_CODES}
        yield {
            "region": term.id,
            "name": term.label(context.language),
            "parent": term.parent or "",
            **codes,
            "grouping": str("grouping" in term.more).lower(),
            "definition": term.about.get(context.language, ""),
        }


def body_rows(context: Context) -> Iterator[Row]:
    """One row for each agency, publisher or other body that a record names."""
    registers = context.catalogue.vocabularies.table("same-as")
    for term in context.catalogue.publishers:
        agency = context.catalogue.get("agencies", term.id)
        yield {
            "body": term.id,
            "name": context.label("publishers", term.id),
            "acronym": (agency.translated("acronym", context.language) or "") if agency else "",
            "record": agency.ref if agency else "",
            "part_of": "".join(agency.terms("part_of")) if agency else "",
            "country": _country(context.catalogue, term),
            "homepage": (agency.homepage if agency else term.more.get("homepage")) or "",
            "same_as": SEPARATOR.join(registers.get(term.id, ())),
        }


def _country(catalogue: Catalogue, body: Term) -> str:
    """The code of the State to which a national body belongs."""
    regions = catalogue.vocabularies["regions"]
    return regions.more(body.more.get("country", ""), "iso3") or ""


def code_rows(context: Context) -> Iterator[Row]:
    """One row for each term of a vocabulary, with its definition and the term above it."""
    for name in CODES:
        for term in context.catalogue.vocabularies[table_of(name)]:
            yield {
                "vocabulary": name,
                "code": term.id,
                "label": term.label(context.language),
                "definition": term.about.get(context.language, ""),
                "parent": term.parent or "",
            }
    for level in LEVELS:
        yield {
            "vocabulary": RECOGNITION,
            "code": level,
            "label": context.text(f"level-{level}"),
            "definition": context.text(f"key-{level}"),
            "parent": "",
        }


def state_cells(context: Context, name: str) -> Row:
    """A State by its codes in ISO 3166 and M49, and its name; `name` is its id among the regions."""
    codes = context.catalogue.vocabularies["regions"][name].more
    return {
        "state": codes.get("iso2", ""),
        "state_iso3": codes.get("iso3", ""),
        "state_m49": codes.get("m49", ""),
        "state_name": context.label("regions", name),
    }
