"""Tables for spreadsheets (CSV): one row per record, in words of a language.

They open with a double click: a mark at the beginning says that they are UTF-8, and French ones are cut at semicolons, as
spreadsheet programs in French expect. A cell that a program would run as a formula is made plain text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import cache

from catalogue.exports.api import shapes
from catalogue.exports.publication import Publication
from catalogue.model.description import Described, described
from catalogue.model.records import KINDS
from catalogue.source.loading import Entry
from catalogue.views import facts
from catalogue.views.context import Context, kinds

MARK = "\ufeff"
SEPARATOR = " | "
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
    return tuple(dict.fromkeys([*COLUMNS_OF_V1, *fields]))


def tables(publication: Publication, records: list[shapes.Facts]) -> Iterator[tuple[str, str]]:
    """The name and the content of each table."""
    for language in publication.site.languages:
        context = publication.context(language)
        rows = {record.id: row(context, publication.catalogue.entries[record.id], record) for record in records}
        yield f"records.{language}.csv", table(language, rows.values())
        for kind in kinds():
            yield f"{kind}.{language}.csv", table(language, [rows[record.id] for record in records if record.kind == kind])


def table(language: str, rows: Iterable[list[str]]) -> str:
    """Rows as a table, cut as spreadsheet programs of the language expect it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=CUTS.get(language, ","), lineterminator="\r\n")
    writer.writerow(columns())
    writer.writerows(rows)
    return MARK + out.getvalue()


def row(context: Context, entry: Entry, record: shapes.Facts) -> list[str]:
    """The cells of a record; the items of a list share a cell, separated by « | »."""
    cells = {field.name: _cell(context, entry, field) for field in described(type(entry.record), "table")}
    cells |= _computed(context, entry, record)
    return [harmless(cells.get(name, "")) for name in columns()]


def harmless(value: str) -> str:
    """A cell that no spreadsheet program takes for a formula; line breaks become spaces."""
    flat = " ".join(value.split("\n")) if "\n" in value else value
    return f"'{flat}" if flat.lstrip(" \u00a0\u202f").startswith(DANGEROUS) else flat


def _cell(context: Context, entry: Entry, field: Described) -> str:
    """A field: terms and records by their names, all else as it is written."""
    named = field.part or field.kind is not None or (field.vocabulary and field.name not in AS_IDS)
    values = facts.words(facts.fact(context, entry, field, "")) if named else field.values(entry.record)
    return SEPARATOR.join(values)


def _computed(context: Context, entry: Entry, record: shapes.Facts) -> dict[str, str]:
    language, recognition = context.language, record.recognition
    agencies = recognition.agencies if recognition else entry.issuers
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name[language],
        "summary": record.summary[language],
        "status": record.status,
        "level": record.level or "",
        "level_label": recognition.label[language] if recognition else "",
        "since": (recognition.since if recognition else None) or "",
        "agencies": SEPARATOR.join(context.label("publishers", name) for name in agencies),
        "review_due": record.review_due,
        "links": SEPARATOR.join(f"{name}: {link}" for name, link in sorted(entry.addresses.items())),
        "page": record.page[language],
        "permalink": record.permalink,
    }
