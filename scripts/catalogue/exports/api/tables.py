"""Tables for spreadsheets (CSV): one row per record, in words of a language.

They open with a double click: a mark at the beginning says that they are UTF-8, and French ones are cut at semicolons, as
spreadsheet programs in French expect. A cell that a program would run as a formula is made plain text.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from functools import cache

from catalogue.exports.api import bulk
from catalogue.exports.api.bulk import SEPARATOR
from catalogue.exports.api.records import Data
from catalogue.exports.publication import Publication
from catalogue.model.description import Described, described
from catalogue.model.records import KINDS
from catalogue.source.entry import Entry
from catalogue.views.record import facts
from catalogue.views.wording.context import Context

MARK = "\ufeff"
CUTS = {"fr": ";"}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
COLUMNS_OF_V1 = (
    "id", "kind", "name", "summary", "status", "level", "level_label", "since", "agencies",
    "topics", "audiences", "regions", "languages", "type", "published", "date", "symbol", "isbn", "doi", "access", "homepage",
    "reviewed", "review_due", "links", "page", "permalink",
)  # fmt: skip
"""The first columns, which keep their names and their order. Other fields that are marked for tables follow."""

AS_IDS = ("type", "access")
"""Terms that tables give by their ids."""


@cache
def columns() -> tuple[str, ...]:
    """The names of all columns."""
    fields = (field.name for model in KINDS.values() for field in described(model, "table"))
    return tuple(
        dict.fromkeys(
            [
                *COLUMNS_OF_V1,
                "publishers",
                "type_label",
                "access_label",
                *fields,
                "created",
                "modified",
            ]
        )
    )


def tables(publication: Publication, records: list[Data]) -> Iterator[tuple[str, str]]:
    """The name and the content of each table, and the description of all as a data package."""
    package = []
    for language, context in publication.contexts.items():
        rows = {
            record["id"]: row(context, publication.catalogue.entries[record["id"]], record)
            for record in records
        }
        whole = {
            kind: [row for ref, row in rows.items() if ref.startswith(f"{kind}/")] for kind in KINDS
        }
        others = {name: list(rows_of(context)) for name, rows_of in bulk.TABLES.items()}
        for name, cells in {"records": list(rows.values()), **whole, **others}.items():
            yield f"{name}.{language}.csv", table(language, cells)
            package.append((context, name, list(cells[0] if cells else ())))
    yield (
        "datapackage.json",
        publication.templates.get("datapackage.json").render(tables=package, cuts=CUTS),
    )


def table(language: str, rows: Sequence[bulk.Row]) -> str:
    """Rows as a table, cut as spreadsheet programs of the language expect it."""
    out = io.StringIO()
    writer = csv.DictWriter(
        out, list(rows[0]) if rows else [], delimiter=CUTS.get(language, ","), lineterminator="\r\n"
    )
    writer.writeheader()
    writer.writerows({name: harmless(cell) for name, cell in row.items()} for row in rows)
    return MARK + out.getvalue()


def row(context: Context, entry: Entry, record: Data) -> bulk.Row:
    """The cells of a record; the items of a list share a cell, separated by « | »."""
    cells = _computed(context, entry, record)
    for field in described(type(entry.record), "table"):
        # Terms and records are given by their names, all else as it is written.
        named = (
            field.part
            or field.kind is not None
            or field.translatable
            or (field.vocabulary and field.name not in AS_IDS)
        )
        cell = (
            _words(context, entry, field) if named else SEPARATOR.join(field.values(entry.record))
        )
        cells.setdefault(field.name, cell)
    return {name: cells.get(name, "") for name in columns()}


def harmless(value: str) -> str:
    """A cell that no spreadsheet program takes for a formula; line breaks become spaces."""
    flat = " ".join(value.split("\n")) if "\n" in value else value
    return f"'{flat}" if flat.lstrip(" \u00a0\u202f").startswith(DANGEROUS) else flat


def _words(context: Context, entry: Entry, field: Described) -> str:
    return SEPARATOR.join(facts.words(facts.fact(context, entry, field, "")))


def _computed(context: Context, entry: Entry, record: Data) -> dict[str, str]:
    language, recognition = context.language, record.get("recognition")
    agencies = recognition["agencies"] if recognition else entry.issuers
    labelled = [field for field in described(type(entry.record), "table") if field.name in AS_IDS]
    plain = ("id", "kind", "status", "level", "review_due", "created", "modified", "permalink")
    return {name: record.get(name, "") for name in plain} | {
        "name": record["name"][language],
        "summary": record["summary"][language],
        "level_label": recognition["label"][language] if recognition else "",
        "since": recognition.get("since", "") if recognition else "",
        "agencies": SEPARATOR.join(context.label("publishers", name) for name in agencies),
        "publishers": SEPARATOR.join(context.label("publishers", name) for name in entry.issuers),
        **{f"{field.name}_label": _words(context, entry, field) for field in labelled},
        "links": SEPARATOR.join(
            f"{name}: {link}" for name, link in sorted(entry.addresses.items())
        ),
        "page": record["page"][language],
    }
