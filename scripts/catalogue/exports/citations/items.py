"""A record → a CSL-JSON item. The name of a body is literal: no program may cut it into two."""

import re
from typing import Any

from catalogue.source.loading import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import document_language
from catalogue.views.wording.places import document_symbol

Item = dict[str, Any]
"""An item of CSL-JSON; and, under `formats`, what its type is called in the other formats."""

REPORT = {"csl": "report", "ris": "RPRT", "bibtex": "techreport", "coins": "report"}
"""What a legal text is called that binds nobody, such as a resolution, or a guide to case law."""

STATUTE = {"csl": "legislation"}
"""What a law of a State or of the European Union is called; an instrument of other organizations is a treaty."""

LEGISLATORS = ("eu-body", "government")

PAGE_TYPES = {"csl": "webpage", "ris": "ELEC", "bibtex": "misc", "coins": "dc"}
"""What a page of the site is called in each format of citation."""


def page(context: Context, entry: Entry, title: str) -> Item:
    """The record's own page, which is called by the title of the record."""
    item: Item = {
        "id": f"{entry.kind}-{entry.id}-{context.language}",
        "type": PAGE_TYPES["csl"],
        "formats": PAGE_TYPES,
        "title": title,
        "container-title": context.site_name,
        "issued": _issued(entry.record.reviewed),
        "language": entry.text_language(context.language),
        "abstract": entry.summary(context.language),
    }
    return item | ({"URL": context.site.absolute(context.path(entry))} if context.site.url else {})


def document(context: Context, entry: Entry) -> Item | None:
    """The document that the record describes, if it describes one."""
    address = _address(context, entry)
    types = _types(context, entry)
    if "csl" not in types:
        return None
    language = document_language(entry, context.language)
    if language == context.language:
        # The addresses of the documents of the United Nations differ in the name of the language only.
        address = re.sub(r"(?<=^https://docs\.un\.org/)en(?=/)", language, address)
    bodies = [context.catalogue.publishers.label(name, context.language) for name in entry.issuers]
    numbers = entry.identifiers
    persons = [
        dict(zip(("family", "given"), name.split(", ", 1), strict=False))
        for name in entry.terms("authors")
    ]
    is_article = types["csl"] == "article-journal"
    item: Item = {
        "id": entry.id,
        "type": types["csl"],
        "formats": types,
        "title": entry.title(context.language),
        "author": persons or [{"literal": name} for name in bodies],
        "publisher": "" if is_article else ", ".join(bodies),
        "container-title": ", ".join(bodies) if is_article else "",
        "issued": _issued(entry.date) if entry.date else None,
        "language": language,
        # Programs would take the number of a law for one of the United States.
        "number": document_symbol(context, entry) if types["csl"] != "legislation" else None,
        "ISBN": numbers.get("isbn"),
        "DOI": numbers.get("doi"),
        "URL": address,
    }
    return {name: value for name, value in item.items() if value}


def _types(context: Context, entry: Entry) -> dict[str, Any]:
    """What the document is called in each format of citation: the names of its type, or of its force."""
    types, publishers = context.catalogue.type_row(entry), context.catalogue.publishers
    if types.get("csl") in ("treaty", "legal_case") and entry.terms("force") not in (
        ["binding"],
        ["case-law"],
    ):
        return types | REPORT
    agencies = (
        agency for name in entry.issuers if (agency := context.catalogue.get("agencies", name))
    )
    of_states = any(publishers.more(name, "country") for name in entry.issuers)
    if types.get("csl") == "treaty" and (
        of_states or any(agency.terms("type")[0] in LEGISLATORS for agency in agencies)
    ):
        return types | STATUTE
    return types


def _address(context: Context, entry: Entry) -> str:
    """The document's address: in the reader's language, else for all languages, else the first there is."""
    links = entry.addresses
    for name in (context.language, "all", *sorted(links)):
        if name in links:
            return links[name]
    return ""


def names_of(item: Item) -> list[str]:
    """The authors of an item; the family name of a person is before the comma."""
    return [
        author.get("literal") or ", ".join(author.values()) for author in item.get("author", [])
    ]


def has_persons(item: Item) -> bool:
    """True if its authors are persons."""
    return any("family" in author for author in item.get("author", []))


def date_parts(item: Item) -> list[int]:
    """Year, month and day of an item; only those that are stated."""
    return item["issued"]["date-parts"][0] if "issued" in item else []


def _issued(partial: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in partial.split("-")]]}
