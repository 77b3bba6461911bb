"""Records as tables: one row a record, in words of a language; and all tables with their description."""

from collections.abc import Iterator
from functools import cache
from typing import get_origin

from catalogue.exports.api.bulk import TABLES
from catalogue.exports.api.changes import COLUMNS as COLUMNS_OF_CHANGES
from catalogue.exports.api.data_package import PACKAGE, PublishedTable, data_package
from catalogue.exports.api.shapes import Data
from catalogue.exports.csv_text import SEPARATOR, Row, csv_text
from catalogue.exports.json_text import compact
from catalogue.exports.publication import File, Publication
from catalogue.model.description import Described, described, fields_of_role
from catalogue.model.evidence import Basis
from catalogue.model.records import KINDS, Practice, Record
from catalogue.model.types import RoleName, bare
from catalogue.source.entry import Entry
from catalogue.source.own_records import KINDS as KINDS_OF_HOSTS
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
LAST_COLUMNS = ("created", "modified", "own")
"""The columns after those of other fields that are marked for tables."""

AS_IDS = ("type", "access")
"""Terms that tables give by their ids."""

COMPUTED_IDS = ("agencies_ids",)
"""The ids of columns that no field of the front matter has."""

COLUMNS_OF_ROLES: dict[RoleName, tuple[str, ...]] = {
    "evidence": ("level", "level_label", "since", "agencies", "agencies_ids"),
    "issuer": ("agencies", "agencies_ids", "publishers"),
    "address": ("links",),
    "language": ("languages",),
}
"""The columns that a kind has if it has a field of a role."""

OF_PRACTICES = ("level", "level_label", "since")
"""The columns of recognition: only a practice has a level."""

WITHOUT_ROWS = {"changes": COLUMNS_OF_CHANGES}
"""The columns of a table that may have no row yet."""

OF_EVERY_KIND = (
    *("id", "kind", "name", "summary", "status", "page", "permalink"),
    *("reviewed", "review_due", "created", "modified"),
)

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
    """The names of all columns of records; those with ids come last."""
    fields = [field.name for model in KINDS.values() for field in described(model, "table")]
    ids = [id_column(field) for model in KINDS.values() for field in _named(model)]
    names = [*COLUMNS_OF_V1, *LATER_COLUMNS, *fields, *LAST_COLUMNS, *COMPUTED_IDS, *ids]
    return tuple(dict.fromkeys(names))


@cache
def columns_of(kind: str) -> tuple[str, ...]:
    """The names of the columns that a record of a kind can fill."""
    model = KINDS[kind]
    own = {field.name for field in described(model, "table")}
    own |= {id_column(field) for field in _named(model)}
    own |= {f"{name}_label" for name in AS_IDS if name in own}
    own |= _of_roles(model)
    own |= {"own"} if kind in KINDS_OF_HOSTS else set()
    if kind != Practice.folder:
        own -= {*OF_PRACTICES}
    return tuple(name for name in columns() if name in own or name in OF_EVERY_KIND)


def _of_roles(model: type[Record]) -> set[str]:
    """The columns that a kind has because of the roles of its fields."""
    found: set[str] = set()
    for role, names in COLUMNS_OF_ROLES.items():
        if fields_of_role(model, role):
            found |= {*names}
    return found


def id_column(field: Described) -> str:
    """The name of the column with the ids of what a field names."""
    is_list = get_origin(bare(field.model.model_fields[field.path[-1]].annotation)) is list
    return f"{field.name}_ids" if is_list else f"{field.name}_id"


def _named(model: type[Record]) -> list[Described]:
    """The fields of tables whose cells have names of terms, of records or of provisions."""
    fields = [field for field in described(model, "table") if field.name not in AS_IDS]
    return [field for field in fields if field.vocabulary or field.kind or field.part is Basis]


def table_files(publication: Publication, records: list[Data]) -> Iterator[File]:
    """The name and the content of each table, and the description of all as a data package."""
    package = []
    for language, context in publication.contexts.items():
        for name, rows in _tables(context, records).items():
            names = tuple(rows[0]) if rows else WITHOUT_ROWS.get(name, ())
            yield f"{name}.{language}.csv", csv_text(language, rows, names)
            package.append(PublishedTable(context, name, names))
    yield PACKAGE, compact(data_package(publication, package))


def _tables(context: Context, records: list[Data]) -> dict[str, list[Row]]:
    """The rows of each table in a language: of all records, of each kind, and the tables in bulk."""
    tables: dict[str, list[Row]] = {"records": [], **{kind: [] for kind in KINDS}}
    for record in records:
        row = record_row(context, context.catalogue.entries[record["id"]], record)
        tables["records"].append(row)
        kind = record["kind"]
        tables[kind].append({name: row[name] for name in columns_of(kind)})
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
    for field in _named(type(entry.record)):
        cells[id_column(field)] = SEPARATOR.join(_ids(entry, field))
    return {name: cells.get(name, "") for name in columns()}


def _is_named(field: Described) -> bool:
    """True for a field of terms or records, which are given by their names; others are as written."""
    is_term = field.vocabulary != "" and field.name not in AS_IDS
    return is_term or field.translatable or field.part is not None or field.kind is not None


def _ids(entry: Entry, field: Described) -> list[str]:
    """The ids of what a field names: of a basis in law, the provision, or the record of a document."""
    values = field.values(entry.record)
    if field.part is Basis:
        return [value.provision or value.document for value in values]
    return values


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
    if entry.kind in KINDS_OF_HOSTS:
        cells["own"] = str(entry.is_own).lower()
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
            "agencies_ids": SEPARATOR.join(entry.issuers),
        }
    return {
        "level_label": recognition["label"][context.language],
        "since": recognition.get("since", ""),
        "agencies": _publishers(context, recognition["agencies"]),
        "agencies_ids": SEPARATOR.join(recognition["agencies"]),
    }


def _publishers(context: Context, names: list[str]) -> str:
    return SEPARATOR.join(context.label("publishers", name) for name in names)
