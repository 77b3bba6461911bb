"""The index of the API: what there is, and where."""

from catalogue.exports.api.bulk import TABLE_NAMES
from catalogue.exports.api.changes import CHANGES, EDITIONS
from catalogue.exports.api.data_package import PACKAGE
from catalogue.exports.api.law_of_states import STATES_DUMP
from catalogue.exports.api.lists import grouped, list_path
from catalogue.exports.api.mapping import MAPPING
from catalogue.exports.api.page_lists import PROVISIONS, page_addresses
from catalogue.exports.api.record_nodes import ALL_RECORDS
from catalogue.exports.api.records import ByLanguage
from catalogue.exports.api.shapes import DUMP, ROOT, SUMS, Data
from catalogue.exports.api.step_lines import STEPS
from catalogue.exports.publication import Publication
from catalogue.views.wording.site import LICENCE

CODES = ("iso3", "m49", "sdg")
"""The codes of other registers that topics and regions have."""

TABLES = {"region": "regions", "topic": "topics"}
"""Name of a list → the vocabulary of its values, where this has such codes."""


def api_index(publication: Publication, records: list[Data]) -> Data:
    """The index of the API."""
    catalogue = publication.catalogue
    modified = [record["modified"] for record in records] or [catalogue.latest_review]
    return {
        "version": "v1",
        "name": publication.cited_names,
        "licence": LICENCE,
        "updated": catalogue.latest_review,
        "modified": max(modified),
        "count": len(records),
        "records": _address(publication, "records.json"),
        "dump": _address(publication, DUMP),
        "states": _address(publication, STATES_DUMP),
        "steps": _address(publication, STEPS),
        "editions": _address(publication, EDITIONS),
        "changes": _address(publication, CHANGES),
        "vocabularies": _address(publication, "vocabularies.json"),
        "linked": _address(publication, ALL_RECORDS),
        "mapping": _address(publication, MAPPING),
        "package": _address(publication, PACKAGE),
        "pages": page_addresses(publication),
        "provisions": _address(publication, PROVISIONS),
        "openapi": _address(publication, "openapi.json"),
        "lists": _lists(publication),
        "tables": {name: _table(publication, name) for name in TABLE_NAMES},
        "checksums": _address(publication, SUMS),
    }


def _address(publication: Publication, path: str) -> str:
    return publication.site.address(f"{ROOT}{path}")


def _lists(publication: Publication) -> dict[str, list[Data]]:
    """The lists by name, each with the values by which records are listed."""
    lists: dict[str, list[Data]] = {}
    for name, groups in grouped(publication).items():
        lists[name] = [
            _value(publication, name, value, label, len(refs))
            for value, (label, refs) in groups.items()
        ]
    return lists


def _value(publication: Publication, name: str, value: str, label: ByLanguage, count: int) -> Data:
    """A value, how many records have it, where their list is, and its codes in other registers."""
    row: Data = {
        "value": value,
        "label": label,
        "count": count,
        "data": _address(publication, list_path(name, value)),
    }
    if name in TABLES:
        properties = publication.catalogue.vocabularies[TABLES[name]][value].more
        row |= {code: properties[code] for code in CODES if code in properties}
    return row


def _table(publication: Publication, name: str) -> ByLanguage:
    """The address of a table in each language."""
    return {
        language: _address(publication, f"{name}.{language}.csv")
        for language in publication.site.languages
    }
