"""Records as tables: one row a record, in words of a language; and all tables with their description."""

from collections.abc import Iterator
from functools import cache

from catalogue.exports.api.bulk import TABLES
from catalogue.exports.api.data_package import PublishedTable, data_package
from catalogue.exports.api.shapes import Data
from catalogue.exports.csv_text import SEPARATOR, Row, csv_text
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication
from catalogue.model.description import Described, described
from catalogue.model.records import KINDS
from catalogue.source.entry import Entry
from catalogue.views.record import facts
from catalogue.views.wording.context import Context

COLUMNS_OF_V1 = (
    "id",
    "kind",
    "name",
    "summary",
    "status",
    "level",
    "level_label",
    "since",
    "agencies",
    "topics",
    "audiences",
    "regions",
    "languages",
    "type",
    "published",
    "date",
    "symbol",
    "isbn",
    "doi",
    "access",
    "homepage",
    "reviewed",
    "review_due",
    "links",
    "page",
    "permalink",
)
"""The first columns, which keep their names and their order."""

LATER_COLUMNS = ("publishers", "type_label", "access_label")
LAST_COLUMNS = ("created", "modified")
"""The columns after those of other fields that are marked for tables."""

AS_IDS = ("type", "access")
"""Terms that tables give by their ids."""

AS_PUBLISHED = (
    "id",
    "kind",
    "status",
    "level",
    "review_due",
    "created",
    "modified",
    "permalink",
)
"""The columns whose cells are values of the data."""


@cache
def columns() -> tuple[str, ...]:
    """The names of all columns."""
    fields = [field.name for model in KINDS.values() for field in described(model, "table")]
    names = [*COLUMNS_OF_V1, *LATER_COLUMNS, *fields, *LAST_COLUMNS]
    return tuple(dict.fromkeys(names))


def table_files(publication: Publication, records: list[Data]) -> Iterator[File]:
    """The name and the content of each table, and the description of all as a data package."""
    package = []
    for language, context in publication.contexts.items():
        for name, rows in _tables(context, records).items():
            yield f"{name}.{language}.csv", csv_text(language, rows)
            names = tuple(rows[0]) if rows else ()
            package.append(PublishedTable(context, name, names))
    yield "datapackage.json", compact(data_package(package))


def _tables(context: Context, records: list[Data]) -> dict[str, list[Row]]:
    """The rows of each table in a language: of all records, of each kind, and the tables in bulk."""
    tables: dict[str, list[Row]] = {"records": [], **{kind: [] for kind in KINDS}}
    for record in records:
        row = record_row(context, context.catalogue.entries[record["id"]], record)
        tables["records"].append(row)
        tables[record["kind"]].append(row)
    for name, rows_of in TABLES.items():
        tables[name] = list(rows_of(context))
    return tables


def record_row(context: Context, entry: Entry, record: Data) -> Row:
    """The cells of a record; the items of a list share a cell, separated by « | »."""
    cells = _computed_cells(context, entry, record)
    for field in described(type(entry.record), "table"):
        if _is_named(field):
            cell = _words(context, entry, field)
        else:
            cell = SEPARATOR.join(field.values(entry.record))
        cells.setdefault(field.name, cell)
    return {name: cells.get(name, "") for name in columns()}


def _is_named(field: Described) -> bool:
    """True for a field of terms or records, which are given by their names; others are as written."""
    is_term = field.vocabulary != "" and field.name not in AS_IDS
    return is_term or field.translatable or field.part is not None or field.kind is not None


def _words(context: Context, entry: Entry, field: Described) -> str:
    return SEPARATOR.join(facts.fact_words(facts.fact(context, entry, field, "")))


def _computed_cells(context: Context, entry: Entry, record: Data) -> Row:
    """The cells that no field of the front matter has."""
    language = context.language
    cells = {name: record.get(name, "") for name in AS_PUBLISHED}
    cells |= _recognition_cells(context, entry, record)
    links = [f"{name}: {link}" for name, link in sorted(entry.addresses.items())]
    cells |= {
        "name": record["name"][language],
        "summary": record["summary"][language],
        "publishers": _publishers(context, entry.issuers),
        "links": SEPARATOR.join(links),
        "page": record["page"][language],
    }
    for field in described(type(entry.record), "table"):
        if field.name in AS_IDS:
            cells[f"{field.name}_label"] = _words(context, entry, field)
    return cells


def _recognition_cells(context: Context, entry: Entry, record: Data) -> Row:
    """The level and who recognizes; of other records, who issued them."""
    recognition = record.get("recognition")
    if not recognition:
        return {
            "level_label": "",
            "since": "",
            "agencies": _publishers(context, entry.issuers),
        }
    return {
        "level_label": recognition["label"][context.language],
        "since": recognition.get("since", ""),
        "agencies": _publishers(context, recognition["agencies"]),
    }


def _publishers(context: Context, names: list[str]) -> str:
    return SEPARATOR.join(context.label("publishers", name) for name in names)
