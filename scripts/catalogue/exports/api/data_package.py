"""The description of all tables as a data package (Frictionless), for programs that read tables."""

from dataclasses import dataclass

from catalogue.exports.api.bulk import table_title
from catalogue.exports.api.shapes import Data
from catalogue.exports.csv_text import delimiter
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import LICENCE

BOOLEAN = ("counts", "founding", "doubtful")
"""The columns that are true or false; all others are text."""


@dataclass(frozen=True)
class PublishedTable:
    """A table as it was written: its name, its language, and the names of its columns."""

    context: Context
    name: str
    columns: tuple[str, ...]


def data_package(tables: list[PublishedTable]) -> Data:
    """The description of tables."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE}],
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: PublishedTable) -> Data:
    language = table.context.language
    return {
        "name": f"{table.name}-{language}",
        "title": table.context.text(table_title(table.name)),
        "path": f"{table.name}.{language}.csv",
        "type": "table",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": delimiter(language)},
        "schema": {"fields": [_field(column) for column in table.columns]},
    }


def _field(column: str) -> Data:
    return {"name": column, "type": "boolean" if column in BOOLEAN else "string"}
