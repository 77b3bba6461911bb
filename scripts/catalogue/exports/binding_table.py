"""What binds each State, in one file: no request of a browser tells which State its reader chose.

The row of an instrument ends with the year from which it applies, if that has not come, and with cells in
the order of the States, separated by spaces: `+2003` for one that it binds, with the year of the deposit if
that is known, and a point for all others.
"""

from collections.abc import Iterator
from typing import Any

from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication
from catalogue.model.participation import acts, states
from catalogue.recognition.binding import Answer, answers, instruments
from catalogue.source.catalogue import Catalogue
from catalogue.source.state_pages import STATES

FILE = "binding.json"


def binding_files(publication: Publication) -> Iterator[File]:
    """The file in the folder of each language."""
    table = compact(binding_table(publication.catalogue))
    for context in publication.contexts.values():
        yield f"{context.page_path(STATES)}{FILE}", table


def binding_table(catalogue: Catalogue) -> dict[str, Any]:
    """The cells of each instrument, and the States in their order."""
    places = states(catalogue.vocabularies)
    rows = {code: answers(catalogue, code) for code in places}
    cells = {
        name: " ".join(_cell(of_state[name]) for of_state in rows.values())
        for name in instruments(catalogue)
    }
    return {
        "instruments": {name: [_applies(catalogue, name), row] for name, row in cells.items()},
        "states": {code: [name] for code, name in places.items()},
    }


def _applies(catalogue: Catalogue, name: str) -> str:
    """The year from which an act of an organization applies, if that has not come."""
    found = acts(catalogue.vocabularies).get(name)
    return (found[1].applies or "")[:4] if found else ""


def _cell(found: Answer) -> str:
    return f"+{found.since[:4]}" if found.binds else "."
