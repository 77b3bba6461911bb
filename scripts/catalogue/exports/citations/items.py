"""A record → a CSL-JSON item. The name of a body is literal: no program may cut it into two."""

import re
from typing import Any

from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import document_language, document_symbol

Item = dict[str, Any]
"""An item of CSL-JSON; and, under `formats`, what its type is called in the other formats."""

REPORT = {"csl": "report", "ris": "RPRT", "bibtex": "techreport", "coins": "report"}
"""The citation types of a legal text that is not binding, such as a resolution, or a guide to case law."""

STATUTE = {"csl": "legislation"}
"""What a law of a State or of the European Union is called.

An instrument of other organizations is a treaty.
"""

LANGUAGE_OF_SYMBOL = re.compile(r"(?<=^https://docs\.un\.org/)en(?=/)")
"""The name of the language in the address of a document of the United Nations.

The addresses of its editions differ in nothing else.
"""

LEGISLATORS = ("eu-body", "government")

PAGE_TYPES = {"csl": "webpage", "ris": "ELEC", "bibtex": "misc", "coins": "dc"}
"""What a page of the site is called in each format of citation."""


def page_item(context: Context, entry: Entry, title: str) -> Item:
    """The record's own page; `title` is what it is called there."""
    item: Item = {
        "id": f"{entry.kind}-{entry.id}-{context.language}",
        "type": PAGE_TYPES["csl"],
        "formats": PAGE_TYPES,
        "title": title,
        "container-title": context.site_name,
        "issued": issued(entry.record.reviewed),
        "language": entry.text_language(context.language),
        "abstract": entry.summary(context.language),
    }
    if context.site.url:
        item["URL"] = context.site.absolute(context.path(entry))
    return item


def document_item(context: Context, entry: Entry) -> Item | None:
    """The document that the record describes, if it describes one."""
    types = _types(context, entry)
    if "csl" not in types:
        return None
    responsible = _responsible(context, entry, is_article=types["csl"] == "article-journal")
    address = _address(context, entry)
    language = document_language(entry, context.language)
    if language == context.language:
        address = LANGUAGE_OF_SYMBOL.sub(language, address)
    # Programs would take the number of a law for one of the United States.
    number = document_symbol(context, entry) if types["csl"] != "legislation" else None
    item: Item = {
        "id": entry.id,
        "type": types["csl"],
        "formats": types,
        "title": entry.title(context.language),
        **responsible,
        "issued": issued(entry.date) if entry.date else None,
        "language": language,
        "number": number,
        "ISBN": entry.identifiers.get("isbn"),
        "DOI": entry.identifiers.get("doi"),
        "URL": address,
    }
    return {name: value for name, value in item.items() if value}


def _responsible(context: Context, entry: Entry, *, is_article: bool) -> Item:
    """The authors, and the publisher or the journal."""
    label = context.catalogue.publishers.label
    bodies = [label(name, context.language) for name in entry.issuers]
    persons = [_person(name) for name in entry.terms("authors")]
    names = ", ".join(bodies)
    return {
        "author": persons or [{"literal": name} for name in bodies],
        "publisher": "" if is_article else names,
        "container-title": names if is_article else "",
    }


def _person(name: str) -> dict[str, str]:
    """The names of a person from "Family, Given"."""
    return dict(zip(("family", "given"), name.split(", ", 1), strict=False))


def _types(context: Context, entry: Entry) -> dict[str, Any]:
    """What the document is called in each format of citation: the names of its type, or of its force."""
    types = context.catalogue.type_row(entry)
    is_law = types.get("csl") in ("treaty", "legal_case")
    if is_law and entry.terms("force") not in (["binding"], ["case-law"]):
        return types | REPORT
    if types.get("csl") == "treaty" and _is_of_legislators(context, entry):
        return types | STATUTE
    return types


def _is_of_legislators(context: Context, entry: Entry) -> bool:
    """True for a text of a State or of the European Union."""
    catalogue = context.catalogue
    if any(catalogue.publishers.more(name, "country") for name in entry.issuers):
        return True
    agencies = [catalogue.get("agencies", name) for name in entry.issuers]
    return any(agency.terms("type")[0] in LEGISLATORS for agency in agencies if agency)


def _address(context: Context, entry: Entry) -> str:
    """The document's address: in the reader's language, else for all languages, else the first there is."""
    links = entry.addresses
    names = (context.language, "all", *sorted(links))
    return next((links[name] for name in names if name in links), "")


def author_names(item: Item) -> list[str]:
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


def issued(partial: str) -> dict[str, list[list[int]]]:
    """A date as CSL-JSON has it; only the parts that are stated."""
    return {"date-parts": [[int(part) for part in partial.split("-")]]}
