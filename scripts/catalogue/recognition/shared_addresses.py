"""Documents without an address of their own: each of their addresses is also that of another record."""

import re
from collections import defaultdict

from catalogue.model.memo import once
from catalogue.model.records import Resource
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

PAGE = "webpage"
"""The type in CSL of what is a page itself, such as a database: its address is its own."""


@once
def sharing(catalogue: Catalogue) -> dict[str, list[Entry]]:
    """Reference of a document without an address of its own → the other records at its addresses."""
    at_address: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries.values():
        for address in _addresses(entry):
            at_address[address].append(entry)
    found = {}
    for entry in (*catalogue.of("resources"), *catalogue.of("statements")):
        if _is_page(catalogue, entry):
            continue
        others = [_others(entry, at_address[address]) for address in _addresses(entry)]
        if others and all(others):
            found[entry.ref] = list({one.ref: one for of_one in others for one in of_one}.values())
    return found


def comparable_address(address: str) -> str:
    """An address without scheme, `www.` and final slash."""
    return re.sub(r"^https?://(www\.)?|/$", "", address)


def _addresses(entry: Entry) -> list[str]:
    """Every address of a record, once."""
    addresses = (*entry.addresses.values(), *entry.links.values())
    return list(dict.fromkeys(map(comparable_address, addresses)))


def _is_page(catalogue: Catalogue, entry: Entry) -> bool:
    """True for a resource that is itself the page to which its address leads."""
    if not isinstance(entry.record, Resource):
        return False
    kind = catalogue.vocabularies["resource-types"][entry.record.type]
    return bool(kind.more["csl"] == PAGE)


def _others(entry: Entry, at_address: list[Entry]) -> list[Entry]:
    """The other records at an address, but the event at which this very document was adopted."""
    return [one for one in at_address if one is not entry and not _adopted(one, entry)]


def _adopted(event: Entry, entry: Entry) -> bool:
    """True for an event that names the document by its symbol: its address is that of the document."""
    return event.kind == "activities" and event.identifiers == entry.identifiers != {}
