"""Tables for spreadsheets (CSV), in words of a language.

They open with a double click: a mark at the beginning says that they are UTF-8, and French ones are
cut at semicolons, as spreadsheet programs in French expect. A cell that a program would run as a
formula is made plain text.
"""

import csv
import io
from collections.abc import Sequence
from functools import lru_cache

Row = dict[str, str]
"""The cells of a row by the names of the columns."""

SEPARATOR = " | "
"""What separates the items of a list in a cell."""

BYTE_ORDER_MARK = "\ufeff"
DELIMITERS = {"fr": ";"}
"""Language → what separates cells, where it is not a comma."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""How a cell begins that a program may take for a formula."""

SPACES = " \u00a0\u202f"


def delimiter(language: str) -> str:
    """What separates the cells of tables in a language."""
    return DELIMITERS.get(language, ",")


def csv_text(language: str, rows: Sequence[Row], columns: Sequence[str] = ()) -> str:
    """Rows as a table with some columns; else all have the columns of the first."""
    out = io.StringIO()
    names = columns or (list(rows[0]) if rows else [])
    writer = csv.DictWriter(out, names, delimiter=delimiter(language), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless(cell) for name, cell in row.items()})
    return BYTE_ORDER_MARK + out.getvalue()


@lru_cache(maxsize=65536)
def harmless(value: str) -> str:
    """A cell that no spreadsheet program takes for a formula; line breaks become spaces."""
    flat = value.replace("\n", " ")
    return f"'{flat}" if flat.lstrip(SPACES).startswith(FORMULA) else flat
