"""A record → a CSL-JSON item. Authors are bodies, so every name is literal and no program may cut it into two."""

from __future__ import annotations

from typing import Any

from catalogue.model.records import Activity, Resource, Statement
from catalogue.source.loading import Entry
from catalogue.views.context import Context, document_language

Item = dict[str, Any]

TYPES = {
    "legal-instrument": "legislation",
    "case-law": "legal_case",
    "standard": "standard",
    "handbook": "book",
    "toolkit": "book",
    "dataset": "dataset",
    "e-learning": "webpage",
    "web-page": "webpage",
    "database": "webpage",
    "campaign": "webpage",
    "online-tool": "webpage",
}
OTHERS = "report"
CITED_ACTS = ("resolution", "sg-report")
"""The activities that are documents."""


def page(context: Context, entry: Entry, site_name: str) -> Item:
    """The record's own page."""
    where = context.path(entry)
    item: Item = {
        "id": f"{entry.kind}-{entry.id}-{context.language}",
        "type": "webpage",
        "title": entry.name(context.language),
        "container-title": site_name,
        "issued": _issued(entry.record.reviewed),
        "language": entry.shown(context.language),
        "abstract": entry.summary(context.language),
    }
    return item | ({"URL": context.site.absolute(where)} if context.site.url else {})


def document(context: Context, entry: Entry) -> Item | None:
    """The document that the record describes, if it describes one."""
    record = entry.record
    if isinstance(record, Resource):
        return _item(context, entry, list(record.publishers), record.published)
    if isinstance(record, Statement):
        return _item(context, entry, list(record.agencies), record.date)
    if isinstance(record, Activity) and record.type in CITED_ACTS:
        return _item(context, entry, list(record.agencies), record.date)
    return None


def _item(context: Context, entry: Entry, names: list[str], date: str | None) -> Item:
    record = entry.record
    bodies = [context.catalogue.publishers.label(name, context.language) for name in names]
    item: Item = {
        "id": entry.id,
        "type": TYPES.get(str(getattr(record, "type", "")), OTHERS),
        "title": entry.title(context.language),
        "author": [{"literal": name} for name in bodies],
        "publisher": ", ".join(bodies),
        "issued": _issued(date) if date else None,
        "language": document_language(entry, context.language),
        "number": getattr(record, "symbol", None),
        "ISBN": getattr(record, "isbn", None),
        "DOI": getattr(record, "doi", None),
        "URL": _address(context, entry),
    }
    return {name: value for name, value in item.items() if value}


def _address(context: Context, entry: Entry) -> str:
    """The document's address: in the reader's language, else for all languages, else the first there is."""
    links: dict[str, str] = getattr(entry.record, "links", {})
    for name in (context.language, "all", *sorted(links)):
        if name in links:
            return links[name]
    return ""


def _issued(partial: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in partial.split("-")]]}
