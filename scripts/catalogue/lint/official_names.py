"""What is called otherwise in its own edition: titles of documents, names of documents and bodies.

Where a document has an address in a language, its title in that language is the one printed on the edition,
or the document is listed in data/language/titles-to-be-seen.yml.
"""

from collections.abc import Iterator

from catalogue.lint import table_model
from catalogue.lint.page_model import Page
from catalogue.lint.registry import page_rule, table_rule
from catalogue.model.findings import Finding
from catalogue.model.official_names import (
    NAMES,
    TITLES,
    OfficialName,
    official_names,
    rows,
    titles_to_be_seen,
)
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

TERMS = "terms"
"""The folder of names that belong to no record."""

FIELDS = {"resources": ("", "short"), "agencies": ("title", "acronym")}
"""Kind → the fields that show the full and the short name."""


@page_rule("title-official")
def titles(page: Page) -> Iterator[Finding]:
    """A title is the editors' own only where the edition has no address or its title was not seen."""
    entry, language = page.entry, page.language
    if entry is None or not _has_unseen_title(entry, language):
        return
    listed = titles_to_be_seen(page.catalogue.vocabularies).get(language, {})
    if entry.ref not in listed:
        address = entry.addresses[language]
        yield page.finding("title-official", ("our_title",), language=language, address=address)


@table_rule("title-listed")
def listed_titles(catalogue: Catalogue) -> Iterator[Finding]:
    """A document is listed as long as its title is the editors' own beside the address of its edition."""
    vocabularies = catalogue.vocabularies
    document = table_model.read(catalogue.root, vocabularies.file(TITLES))
    for language, ref, _ in rows(titles_to_be_seen(vocabularies)):
        entry = catalogue.entries.get(ref)
        if entry is None or not _has_unseen_title(entry, language):
            span = document.key_span((language, ref))
            yield document.finding("title-listed", span, ref=ref, language=language)


@page_rule("name-official")
def names(page: Page) -> Iterator[Finding]:
    """The short name of a document, and the name and acronym of a body, are those of the table of names."""
    row = official_names(page.catalogue.vocabularies).get(page.language, {}).get(page.ref)
    for field, expected in _expected(page.kind, row) if row else ():
        found = page.document.data.get(field)
        if found != expected:
            where = (field if found else "title",)
            yield page.finding("name-official", where, expected=expected, **_seen(row))


def _expected(kind: str, row: OfficialName) -> Iterator[tuple[str, str]]:
    """The fields of a page that show the names of a row, with the name that each must have."""
    for field, name in zip(FIELDS.get(kind, ()), (row.name, row.short), strict=False):
        if field and name:
            yield field, name


def _seen(row: OfficialName | None) -> dict[str, str]:
    """Where a name was seen, for the report."""
    return {"seen": row.found} if row and row.found else {}


@table_rule("reference-unknown")
def named_records(catalogue: Catalogue) -> Iterator[Finding]:
    """Each record of the table of names exists."""
    vocabularies = catalogue.vocabularies
    document = table_model.read(catalogue.root, vocabularies.file(NAMES))
    for language, named in official_names(vocabularies).items():
        for ref in named:
            if not ref.startswith(f"{TERMS}/") and ref not in catalogue.record_names:
                span = document.key_span((language, ref))
                yield document.finding("reference-unknown", span, target=ref)


def _has_unseen_title(entry: Entry, language: str) -> bool:
    """True if an edition in a language has an address, and a title there in the editors' words."""
    if "our_title" not in entry.words.get(language, {}) or language not in entry.addresses:
        return False
    return language in (entry.languages or [language])
