"""The rows of data/interface/ that code and templates name: a build without one of them ends.

`make generate` lists them in a file beside this one, by table and id. The list belongs to the code: a change
of tables alone, which removes a row, does not change it.
"""

from functools import cache
from pathlib import Path

from catalogue.model.vocabularies import Vocabularies

TABLES = ("checker-strings", "rules", "strings")
"""The tables whose rows are named one by one."""

FILE = Path(__file__).with_name("named-rows.txt")
ABOUT = (
    "# The rows of data/interface/ that code and templates name: make generate writes this list.\n"
)


@cache
def named_rows(table: str) -> tuple[str, ...]:
    """The ids of the rows of a table that must be there."""
    names = (line.partition("/") for line in FILE.read_text("utf-8").split("\n"))
    return tuple(row for name, _, row in names if name == table)


def listing(vocabularies: Vocabularies) -> str:
    """The list, made from the tables as they are."""
    lines = [f"{name}/{row}\n" for name in TABLES for row in vocabularies.table(name)]
    return ABOUT + "".join(sorted(lines))
