"""A record → a CSL-JSON item. Authors are bodies, so every name is literal and no program may cut it into two."""

from __future__ import annotations

from typing import Any

from catalogue.source.loading import Entry
from catalogue.views.context import Context, document_language

Item = dict[str, Any]
"""An item of CSL-JSON; and, under `formats`, what its type is called in the other formats."""

PAGE_TYPES = {"csl": "webpage", "ris": "ELEC", "bibtex": "misc", "coins": "dc"}
"""What a page of the site is called in each format of citation."""


def page(context: Context, entry: Entry, site_name: str) -> Item:
    """The record's own page."""
    where = context.path(entry)
    item: Item = {
        "id": f"{entry.kind}-{entry.id}-{context.language}",
        "type": PAGE_TYPES["csl"],
        "formats": PAGE_TYPES,
        "title": context.title(entry),
        "container-title": site_name,
        "issued": _issued(entry.record.reviewed),
        "language": entry.text_language(context.language),
        "abstract": entry.summary(context.language),
    }
    return item | ({"URL": context.site.absolute(where)} if context.site.url else {})


def document(context: Context, entry: Entry) -> Item | None:
    """The document that the record describes, if it describes one."""
    types = context.catalogue.type_row(entry)
    if "csl" not in types:
        return None
    bodies = [context.catalogue.publishers.label(name, context.language) for name in entry.issuers]
    numbers = entry.identifiers
    item: Item = {
        "id": entry.id,
        "type": types["csl"],
        "formats": types,
        "title": entry.title(context.language),
        "author": [{"literal": name} for name in bodies],
        "publisher": ", ".join(bodies),
        "issued": _issued(entry.date) if entry.date else None,
        "language": document_language(entry, context.language),
        "number": numbers.get("symbol"),
        "ISBN": numbers.get("isbn"),
        "DOI": numbers.get("doi"),
        "URL": _address(context, entry),
    }
    return {name: value for name, value in item.items() if value}


def _address(context: Context, entry: Entry) -> str:
    """The document's address: in the reader's language, else for all languages, else the first there is."""
    links = entry.addresses
    for name in (context.language, "all", *sorted(links)):
        if name in links:
            return links[name]
    return ""


def date_parts(item: Item) -> list[int]:
    """Year, month and day of an item, as far as known."""
    return item["issued"]["date-parts"][0] if "issued" in item else []


def _issued(partial: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in partial.split("-")]]}
