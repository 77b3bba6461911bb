"""A record → a CSL-JSON item. The name of a body is literal: no program may cut it into two."""

import re
from typing import Any

from catalogue.exports.citations.bodies import Body, body_of
from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context
from catalogue.views.wording.names import document_language, document_symbol, document_title

Item = dict[str, Any]
"""An item of CSL-JSON; and, under the names of `OWN`, what CSL-JSON does not know."""

OWN = ("formats", "reference")
"""What its type is called in the other formats, and its number or gazette as texts print it."""

REPORT = {"csl": "report", "ris": "RPRT", "bibtex": "techreport", "coins": "report"}
"""The citation types of a legal text that is not binding, such as a resolution, or a guide to case law."""

STATUTE = {"csl": "legislation"}
"""What a law of a State or of the European Union is called.

An instrument of other organizations is a treaty.
"""

EDITION = {"csl": "book", "ris": "BOOK", "bibtex": "book", "coins": "book"}
"""What an edition is called that holds an instrument and other texts."""

COLLECTION = {"csl": "webpage", "ris": "ELEC", "bibtex": "misc", "coins": "dc"}
"""What case law without a number is called: a collection of cases, and no case."""

LANGUAGE_OF_SYMBOL = re.compile(r"(?<=^https://docs\.un\.org/)en(?=/)")
"""The name of the language in the address of a document of the United Nations.

The addresses of its editions differ in nothing else.
"""

GAZETTE = re.compile(
    r"\((?P<place>OJ (?P<volume>[LC] [0-9]+), [0-9.]+(?:, p\.\s(?P<page>[0-9]+))?)\)"
)
"""The place of an act in the Official Journal of the European Union, in its symbol."""

LEGISLATORS = ("eu-body", "government")

PAGE_TYPES = {"csl": "webpage", "ris": "ELEC", "bibtex": "misc", "coins": "dc"}
"""What a page of the site is called in each format of citation."""


def page_item(context: Context, entry: Entry, title: str) -> Item:
    """The record's own page; `title` is what it is called there. Its address is the permalink."""
    item: Item = {
        "id": f"{entry.kind}-{entry.id}-{context.language}",
        "type": PAGE_TYPES["csl"],
        "formats": PAGE_TYPES,
        "title": title,
        "container-title": context.cited_name,
        "issued": issued(entry.record.reviewed),
        "language": entry.text_language(context.language),
        "abstract": entry.summary(context.language),
    }
    if context.site.url:
        item["URL"] = _permalink(context, entry)
    return item


def document_item(context: Context, entry: Entry) -> Item | None:
    """The document that the record describes, if it describes one."""
    types = _types(context, entry)
    if "csl" not in types:
        return None
    language = document_language(entry, context.language)
    symbol = document_symbol(context, entry)
    is_statute = types["csl"] == "legislation"
    is_first = context.language == context.site.languages[0]
    item: Item = {
        "id": entry.id if is_first else f"{entry.id}-{context.language}",
        "type": types["csl"],
        "formats": types,
        "title": document_title(context, entry),
        **_responsible(context, entry, types["csl"]),
        "issued": issued(entry.date) if entry.date else None,
        "language": language,
        # Programs would take the number of a law for one of the United States.
        "number": symbol if not is_statute else None,
        "reference": _reference(context, symbol),
        **_gazette(context, entry),
        "ISBN": entry.identifiers.get("isbn"),
        "DOI": entry.identifiers.get("doi"),
        "URL": _address(context, entry, language),
    }
    return _known(item)


def edition_item(context: Context, entry: Entry) -> Item | None:
    """The edition that holds an instrument and other texts, if the record is called by it."""
    instrument = document_item(context, entry)
    if instrument is None or instrument["title"] == entry.title(context.language):
        return None
    bodies = _bodies(context, entry)
    item = {
        "id": f"{instrument['id']}-edition",
        "type": EDITION["csl"],
        "formats": EDITION,
        "title": entry.title(context.language),
        "author": [{"literal": name} for name in bodies],
        "language": instrument["language"],
        "ISBN": entry.identifiers.get("isbn"),
        "URL": instrument.get("URL"),
    }
    return _known(item)


def _known(item: Item) -> Item:
    """An item without what is not known."""
    return {name: value for name, value in item.items() if value}


def _responsible(context: Context, entry: Entry, csl: str) -> Item:
    """The authors, and the publisher, the journal or the body to which the document was submitted.

    A body that adopted a document is its author, whoever published it; a journal is the author of nothing.
    """
    persons = [_person(name) for name in entry.terms("authors")]
    names = ", ".join(_bodies(context, entry))
    if csl == "article-journal":
        return {"author": persons, "container-title": names}
    body = body_of(context, entry)
    if body and _has_adopted(entry, body, csl):
        return _of_body(context, entry, body)
    if persons:
        return {"author": persons, "publisher": body.name if body else names}
    authors = [{"literal": name} for name in _bodies(context, entry)]
    return {"author": authors, "publisher": body.name if body else ""}


def _of_body(context: Context, entry: Entry, body: Body) -> Item:
    """What a body adopted; whoever else published it is the publisher."""
    others = [name for name in entry.issuers if name != body.organization]
    labels = [context.label("publishers", name) for name in others]
    return {"author": [{"literal": body.name}], "publisher": ", ".join(labels)}


def _has_adopted(entry: Entry, body: Body, csl: str) -> bool:
    """True for a document of a body itself: a treaty, a resolution, or what its organization published."""
    return csl == "treaty" or set(entry.issuers) <= {body.organization}


def _bodies(context: Context, entry: Entry) -> list[str]:
    """The names of those who published a document."""
    return [context.label("publishers", name) for name in entry.issuers]


def _reference(context: Context, symbol: str) -> str:
    """A symbol as texts print it: the gazette in the language of the reader, without brackets of its own."""
    found = GAZETTE.search(symbol)
    if found is None:
        return symbol
    gazette = found["place"].replace("OJ", context.text("cite-gazette"))
    return f"{symbol[: found.start()].rstrip()}, {gazette}{symbol[found.end() :]}"


def _gazette(context: Context, entry: Entry) -> Item:
    """The place of an act in its gazette, as programs know it."""
    found = GAZETTE.search(entry.identifiers.get("symbol", ""))
    if found is None:
        return {}
    return {
        "container-title": context.text("cite-gazette-name"),
        "volume": found["volume"],
        "page": found["page"],
    }


def _person(name: str) -> dict[str, str]:
    """The names of a person from "Family, Given"."""
    return dict(zip(("family", "given"), name.split(", ", 1), strict=False))


def _types(context: Context, entry: Entry) -> dict[str, Any]:
    """What the document is called in each format of citation: the names of its type, or of its force."""
    types = context.catalogue.type_row(entry)
    is_law = types.get("csl") in ("treaty", "legal_case")
    if types.get("csl") == "legal_case" and not entry.date and not entry.identifiers:
        return types | COLLECTION
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


def _address(context: Context, entry: Entry, language: str) -> str:
    """The document's address: in the reader's language, else for all languages, else the first there is.

    The permalink of its record stands for one that is not known, also for that of an edition in a language.
    """
    links = entry.addresses
    names = (context.language, "all", *sorted(links))
    name = next((name for name in names if name in links), "")
    address = links.get(name, "")
    if language == context.language:
        address = LANGUAGE_OF_SYMBOL.sub(language, address)
        address = "" if _is_of_other_language(name, language, address) else address
    if address or entry.identifiers.get("doi"):
        return address
    return _permalink(context, entry)


def _is_of_other_language(name: str, language: str, address: str) -> bool:
    """True for the address of an edition in another language; those of symbols name each language."""
    return name not in ("all", language) and not LANGUAGE_OF_SYMBOL.search(address)


def _permalink(context: Context, entry: Entry) -> str:
    """The address of a record that depends on no language; '' if the site has no address."""
    return context.site.absolute(f"id/{entry.ref}/")


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
