"""Rules of the lines of evidence and of bases: what can speak, where, on which day, and no line twice."""

import re
from collections.abc import Iterator

from catalogue.lint.page_model import Page
from catalogue.lint.records import is_future
from catalogue.lint.registry import page_rule, table_rule
from catalogue.lint.steps import bases_of
from catalogue.lint.table_model import Table, tables
from catalogue.model.dates import is_day, is_partial_date
from catalogue.model.findings import Finding
from catalogue.model.provisions import FOLDER
from catalogue.model.types import is_date
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry
from catalogue.source.validation import FieldValue
from catalogue.source.yaml_positions import Where

PAGES = re.compile(r"\bpp?\. ?(\d+)(?:\s?[-–]\s?(\d+))?")
"""The numbers of pages in a place: p. 40, pp. 3-5."""

DATED_KEYS = ("read", "year", "since")
"""The keys of tables without a model that hold the date of something past."""

DATED_TABLES = ("dead-links",)
"""Tables whose values are such dates."""


@page_rule("evidence-document")
def documents(page: Page) -> Iterator[Finding]:
    """Evidence is a document: no agency, no practice, and no treaty, which is law and recognizes nothing."""
    for where, document in _cited(page):
        entry = page.catalogue.entries.get(document)
        if entry and not entry.is_document:
            yield page.finding("evidence-document", (*where, "in"), other=document)
        elif where[0] == "recognition" and binds(page.catalogue, document):
            yield page.finding("evidence-document", (*where, "in"), law=document)


def _cited(page: Page) -> Iterator[tuple[Where, str]]:
    """Every document that a record cites, with the path of the line, on the page of the original."""
    entry = page.original_entry
    for number, item in enumerate(entry.evidence if entry else ()):
        yield ("recognition", number), item.document
    for where, basis in bases_of(page):
        if basis.document:
            yield where, basis.document


def binds(catalogue: Catalogue, document: str) -> bool:
    """True for a treaty, a law or a judgment."""
    entry = catalogue.entries.get(document)
    forces = catalogue.vocabularies["forces"]
    return bool(entry and any(forces.more(force, "law") for force in entry.terms("force")))


@page_rule("place-beyond")
def beyond(page: Page) -> Iterator[Finding]:
    """No place of evidence, of a basis or of a reading lies beyond the last page of its document."""
    for where, document, place in _cited_places(page):
        entry = page.catalogue.entries.get(document)
        values = _beyond(entry, place)
        if values:
            yield page.finding("place-beyond", (*where, "where"), **values)


def _cited_places(page: Page) -> Iterator[tuple[Where, str, str]]:
    """Every place that a record names, with its document, on the page of the original."""
    entry = page.original_entry
    for number, item in enumerate(entry.evidence if entry else ()):
        yield ("recognition", number), item.document, item.where or ""
    for where, basis in bases_of(page):
        yield where, basis.document or "", basis.where or ""
    for number, reading in enumerate(entry.readings if entry else ()):
        yield ("readings", number), page.ref, reading.where


def _beyond(entry: Entry | None, place: str) -> dict[str, str]:
    """The document, its last page, and the page of a place that comes after it; nothing if none does."""
    last = getattr(entry.record, "pages", None) if entry else None
    named = [int(number) for pair in PAGES.findall(place) for number in pair if number]
    if entry is None or not last or max(named, default=0) <= int(last):
        return {}
    return {"document": entry.ref, "pages": last, "page": str(max(named))}


@table_rule("place-beyond")
def provisions_beyond(catalogue: Catalogue) -> Iterator[Finding]:
    """No provision lies beyond the last page of its instrument."""
    for table in tables(catalogue):
        folder, _, instrument = table.name.partition("/")
        entry = catalogue.get("resources", instrument) if folder == FOLDER else None
        for key, row in table.document.data.items() if entry else ():
            values = _beyond(entry, row["where"])
            if values:
                yield table.finding("place-beyond", (key, "where"), **values)


@page_rule("front-matter-repeated")
def lines_twice(page: Page) -> Iterator[Finding]:
    """No line of evidence, and no basis of a step, names the same place of a document again."""
    seen = set()
    for where, place in _places(page):
        line = (where[:-1], place)
        if line in seen:
            yield page.finding("front-matter-repeated", where, value=place)
        seen.add(line)


def _places(page: Page) -> Iterator[tuple[Where, str]]:
    """The place that each line names, with those who speak there."""
    entry = page.original_entry
    for number, item in enumerate(entry.evidence if entry else ()):
        names = (item.document, item.where, *sorted(item.by))
        yield ("recognition", number), ", ".join(filter(None, names))
    for where, basis in bases_of(page):
        names = (basis.provision or basis.document, basis.where)
        yield where, ", ".join(filter(None, names))


@page_rule("position-date")
def withdrawals(page: Page) -> Iterator[Finding]:
    """A withdrawal of support has its day, since from then on the agency is not counted."""
    entry = page.original_entry
    for number, item in enumerate(entry.evidence if entry else ()):
        document = page.catalogue.entries.get(item.document)
        date = item.date or (document.date if document else None) or ""
        if item.position == "withdrawn" and not is_day(date):
            yield page.finding("position-date", ("recognition", number), document=item.document)


@table_rule("date-future")
def future_in_tables(catalogue: Catalogue) -> Iterator[Finding]:
    """No date of data/ is in the future: of a reading, a study, a count of members, a dead link."""
    for table in tables(catalogue):
        for placed in table.values:
            if _is_dated(table, placed) and is_future(placed.value):
                values = {"key": placed.where[-1], "value": placed.value}
                yield table.finding("date-future", placed.where, **values)
        for key in table.document.data:
            if is_partial_date(key) and is_future(key):
                span = table.document.key_span((key,))
                yield table.finding("date-future", span, key=key, value=key)


def _is_dated(table: Table, placed: FieldValue) -> bool:
    """True for a value that is the date of something past."""
    has_key = placed.where[-1] in DATED_KEYS or table.name in DATED_TABLES
    return has_key or any(map(is_date, placed.marks))
