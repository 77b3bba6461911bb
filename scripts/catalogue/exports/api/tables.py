"""Tables for spreadsheets (CSV): one row per record, in words of a language.

They open with a double click: a mark at the beginning says that they are UTF-8, and French ones are cut at semicolons, as
spreadsheet programs in French expect. A cell that a program would run as a formula is made plain text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from catalogue.exports.api import shapes
from catalogue.exports.publication import Publication
from catalogue.views.context import Context, kinds

MARK = "\ufeff"
CUTS = {"fr": ";"}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
LISTED = {"topics": "topics", "audiences": "audiences", "regions": "regions", "languages": "languages"}
PLAIN = ("type", "published", "date", "symbol", "isbn", "doi", "access", "homepage")
COLUMNS = (
    "id", "kind", "name", "summary", "status", "level", "level_label", "since", "agencies",
    *LISTED, *PLAIN, "reviewed", "review_due", "links", "page", "permalink",
)  # fmt: skip


def tables(publication: Publication, records: list[shapes.Facts]) -> Iterator[tuple[str, str]]:
    """The name and the content of each table."""
    for language in publication.site.languages:
        context = publication.context(language)
        rows = {record.id: row(context, record) for record in records}
        yield f"records.{language}.csv", table(language, rows.values())
        for kind in kinds():
            yield f"{kind}.{language}.csv", table(language, [rows[record.id] for record in records if record.kind == kind])


def table(language: str, rows: Iterable[list[str]]) -> str:
    """Rows as a table, cut as spreadsheet programs of the language expect it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=CUTS.get(language, ","), lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return MARK + out.getvalue()


def row(context: Context, record: shapes.Facts) -> list[str]:
    """The cells of a record; a list stands in one cell, cut at « | »."""
    words = _row(context, record)
    return [harmless(words[name]) for name in COLUMNS]


def harmless(value: str) -> str:
    """A cell that no spreadsheet program takes for a formula; line breaks become spaces."""
    flat = " ".join(value.split("\n")) if "\n" in value else value
    return f"'{flat}" if flat.lstrip(" \u00a0\u202f").startswith(DANGEROUS) else flat


def _row(context: Context, record: shapes.Facts) -> dict[str, str]:
    language, fields, found = context.language, record.fields, record.recognition
    names = found.agencies if found else fields.get("publishers", fields.get("agencies", []))
    row = {name: str(fields.get(name, "")) for name in PLAIN}
    row |= {name: _labels(context, table, fields.get(name, [])) for name, table in LISTED.items()}
    return row | {
        "id": record.id,
        "kind": record.kind,
        "name": record.name[language],
        "summary": record.summary[language],
        "status": record.status,
        "level": record.level or "",
        "level_label": found.label[language] if found else "",
        "since": (found.since if found else None) or "",
        "agencies": _labels(context, "publishers", names),
        "topics": _labels(context, "topics", record.topics),
        "reviewed": record.reviewed,
        "review_due": record.review_due,
        "links": " | ".join(f"{name}: {link}" for name, link in sorted(fields.get("links", {}).items())),
        "page": record.page[language],
        "permalink": record.permalink,
    }


def _labels(context: Context, vocabulary: str, ids: list[str]) -> str:
    return " | ".join(context.label(vocabulary, name) for name in ids)
