"""Rules of the tables of national law: States, laws, sources and levels of reading."""

from collections.abc import Iterator

from catalogue.lint import table_model
from catalogue.lint.registry import table_rule
from catalogue.model.findings import Finding, Span
from catalogue.model.national_law import (
    NOT_READ,
    REPORTED,
    Measure,
    NationalLaw,
    NationalProvision,
    NationalTable,
    national_tables,
)
from catalogue.model.participation import states
from catalogue.model.table_files import NATIONAL
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.yaml_positions import Where


@table_rule("national-state", "national-law", "national-day", "national-source", "national-level")
def national_law(catalogue: Catalogue) -> Iterator[Finding]:
    """A table of national law is that of a State, and claims no more of a law than was read of it."""
    names = {*states(catalogue.vocabularies).values()}
    for state, table in national_tables(catalogue.vocabularies).items():
        file = catalogue.vocabularies.file(f"{NATIONAL}/{state}")
        document = table_model.read(catalogue.root, file)
        if state not in names:
            yield document.finding("national-state", Span(), value=state)
        if (table.laws or table.measures or table.not_found) and not table.as_of:
            yield document.finding("national-day", Span())
        for name, law in table.laws.items():
            yield from _law(catalogue, document, state, name, law)
            for number, provision in enumerate(law.provisions):
                where = ("laws", name, "provisions", number)
                yield from _provision(catalogue, document, table, (name, provision), where)
        for number, measure in enumerate(table.measures):
            yield from _measure(document, table, measure, ("measures", number))


def _law(
    catalogue: Catalogue, document: Document, state: str, name: str, law: NationalLaw
) -> Iterator[Finding]:
    """A law has a record of its State, or else a name."""
    span = document.key_span(("laws", name))
    entry = catalogue.get("resources", name)
    if entry is None:
        if not law.name:
            yield document.finding("national-law", span, value=name)
    elif state not in entry.terms("regions"):
        yield document.finding("national-law", span, value=name, state=state)
    elif law.name or law.page:
        yield document.finding("national-law", span, value=name, named="name, page")


def _provision(
    catalogue: Catalogue,
    document: Document,
    table: NationalTable,
    of_law: tuple[str, NationalProvision],
    where: Where,
) -> Iterator[Finding]:
    """A rule was read, in a law that has a record; or a report tells of it."""
    name, provision = of_law
    yield from _level(document, provision, where)
    yield from _report(document, table, provision, where)
    is_read = provision.seen not in (REPORTED, NOT_READ)
    if is_read and catalogue.get("resources", name) is None:
        yield document.finding("national-source", (*where, "seen"), law=name)


def _measure(
    document: Document, table: NationalTable, measure: Measure, where: Where
) -> Iterator[Finding]:
    """A plan, a mechanism or a body has a name and a source."""
    yield from _level(document, measure, where)
    yield from _report(document, table, measure, where)
    has_name = bool(measure.record or measure.name)
    has_source = bool(measure.record or measure.report or (measure.link and measure.seen))
    if not (has_name and has_source):
        yield document.finding("national-source", (*where, "kind"), kind=measure.kind)


def _level(
    document: Document, item: NationalProvision | Measure, where: Where
) -> Iterator[Finding]:
    """What nobody has read stands in `to_read` only."""
    if item.seen == NOT_READ:
        yield document.finding("national-level", (*where, "seen"), value=item.seen)


def _report(
    document: Document, table: NationalTable, item: NationalProvision | Measure, where: Where
) -> Iterator[Finding]:
    """What was not read has a report of the table, and nothing else has one."""
    if item.report and item.report not in table.reports:
        yield document.finding("national-source", (*where, "report"), report=item.report)
    if bool(item.report) != (item.seen == REPORTED):
        key = "report" if item.report else "seen"
        yield document.finding("national-source", (*where, key), level=REPORTED)
