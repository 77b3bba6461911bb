"""The description of all tables as a data package (Frictionless), for programs that read and join tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.exports.api import columns
from catalogue.exports.api.bulk import table_title
from catalogue.exports.api.shapes import Data
from catalogue.exports.api.step_lines import STEPS
from catalogue.exports.csv_text import delimiter
from catalogue.exports.publication import Publication
from catalogue.source.days import days
from catalogue.views.wording.context import Context
from catalogue.views.wording.site import LICENCE

PACKAGE = "datapackage.json"
NAME = "toolkit-against-trafficking-in-persons"
ADAPTATION = "adaptation-of-"
"""What stands before it where a site has another name."""

STEP_SCHEMA = "step"
"""The name of the published schema of a step."""

LICENCE_NAME = "CC-BY-4.0"


@dataclass(frozen=True)
class PublishedTable:
    """A table as it was written: its name, its language, and the names of its columns."""

    context: Context
    name: str
    columns: tuple[str, ...]


def data_package(publication: Publication, tables: list[PublishedTable]) -> Data:
    """The description of tables."""
    catalogue = publication.catalogue
    context = publication.context(publication.site.languages[0])
    changes = [days(catalogue, entry)[1] for entry in catalogue.entries.values()]
    modified = max(changes, default=catalogue.latest_review)
    is_adaptation = catalogue.vocabularies.overlay.is_adaptation
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"{ADAPTATION}{NAME}" if is_adaptation else NAME,
        "title": context.cited_name,
        "description": context.text("site-description"),
        "version": modified,
        "created": f"{modified}T00:00:00Z",
        "licenses": [{"name": LICENCE_NAME, "path": LICENCE}],
        "resources": [*(_resource(table) for table in tables), _steps(context)],
    }


def _steps(context: Context) -> Data:
    """The file of all steps, whose lines are no rows of a table; a schema says what they hold."""
    return {
        "name": "steps-in-lines",
        "title": context.text("all-steps"),
        "path": STEPS,
        "format": "json-lines",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "jsonSchema": f"{STEP_SCHEMA}.schema.json",
    }


def _resource(table: PublishedTable) -> Data:
    language = table.context.language
    return {
        "name": f"{table.name}-{language}",
        "title": table.context.text(table_title(table.name)),
        "path": f"{table.name}.{language}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": delimiter(language)},
        "schema": _schema(table),
    }


def _schema(table: PublishedTable) -> Data:
    """The columns of a table and its keys."""
    schema: Data = {"fields": [_field(table, name) for name in table.columns]}
    if key := columns.PRIMARY_KEYS.get(table.name):
        schema["primaryKey"] = list(key)
    if foreign := list(_foreign_keys(table)):
        schema["foreignKeys"] = foreign
    return schema


def _foreign_keys(table: PublishedTable) -> Iterator[Data]:
    """The references to other tables of the same language; one to the table itself has no name."""
    for names, other, found_in in columns.references(table.name, table.columns):
        resource = "" if other == table.name else f"{other}-{table.context.language}"
        yield {
            "fields": list(names),
            "reference": {"resource": resource, "fields": list(found_in)},
        }


def _field(table: PublishedTable, name: str) -> Data:
    column = columns.column(table.context.catalogue, table.name, name)
    field: Data = {
        "name": name,
        "type": column.type,
        "description": columns.description(table.context, table.name, name),
    }
    constraints: Data = {}
    if name in columns.PRIMARY_KEYS.get(table.name, ())[:1]:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return field | {"constraints": constraints} if constraints else field
