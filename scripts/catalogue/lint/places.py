"""Rules of places in documents: in the words and the form that each language prints."""

from collections.abc import Iterator

from catalogue.lint.page_model import Page
from catalogue.lint.registry import page_rule, table_rule
from catalogue.lint.table_model import tables
from catalogue.model.findings import Finding
from catalogue.model.places import PlaceError, parse, unknown_words
from catalogue.model.vocabularies import Vocabularies
from catalogue.source.catalogue import Catalogue


@page_rule("place-unknown", "place-form")
def of_pages(page: Page) -> Iterator[Finding]:
    """The places that a record names can be printed in each language."""
    for placed in page.values:
        if placed.where[-1] == "where":
            for rule, values in _faults(page.catalogue.vocabularies, placed.value):
                yield page.finding(rule, placed.where, **values)


@table_rule("place-unknown", "place-form")
def of_tables(catalogue: Catalogue) -> Iterator[Finding]:
    """The places of provisions can be printed in each language."""
    for table in tables(catalogue):
        for placed in table.values:
            if placed.where[-1] == "where":
                for rule, values in _faults(catalogue.vocabularies, placed.value):
                    yield table.finding(rule, placed.where, **values)


def _faults(vocabularies: Vocabularies, place: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rule that a place breaks, with what the message says: words without a translation first."""
    words = unknown_words(vocabularies, place)
    if words:
        yield "place-unknown", {"value": ", ".join(words)}
        return
    try:
        parse(vocabularies, place)
    except PlaceError as error:
        yield "place-form", {"value": place, "rest": str(error).strip() or place}
