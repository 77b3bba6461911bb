"""What a review of a record has to judge. Where that is nothing, several are taken in one step.

A record of which nothing has to be judged says only what anybody can compare with its source: a date, a name,
an address. Nobody acts on it, no mark and no law rests on it, and nothing on its page waits to be mended.
"""

from collections.abc import Iterator

from catalogue.lint import advice
from catalogue.lint.page_model import Page, versions
from catalogue.model.dates import years_later
from catalogue.model.evidence import Basis
from catalogue.model.memo import once
from catalogue.model.national_law import national_tables
from catalogue.model.participation import participations
from catalogue.model.provisions import provisions
from catalogue.model.records import Agency, Practice
from catalogue.model.safety import safety_classes
from catalogue.recognition.backlinks import document_of
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

BY_HARM = (
    *("law", "safety", "heads", "evidence", "membership"),
    *("address", "translation", "named"),
)
"""What a review has to judge, or finds still to be done, by the harm of a fault."""


Due = tuple[Entry, tuple[str, ...]]
"""A record, and what its review has to judge."""


def to_judge(catalogue: Catalogue, entry: Entry) -> tuple[str, ...]:
    """What a review of a record has to judge, by harm; empty for one that can be taken with others."""
    found = set(_judgements(catalogue, entry)) | set(_open_work(catalogue, entry))
    return tuple(name for name in BY_HARM if name in found)


@once
def due_records(catalogue: Catalogue) -> tuple[Due, ...]:
    """The records whose review is due within a year of the newest one, by their days, with what to judge."""
    soon = years_later(catalogue.latest_review, 1)
    due = [
        entry
        for entry in catalogue.entries.values()
        if entry.review_due < soon and not entry.record.withdrawn
    ]
    due.sort(key=lambda entry: (entry.review_due, entry.ref))
    return tuple((entry, to_judge(catalogue, entry)) for entry in due)


def _judgements(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """What only somebody who reads the sources can judge."""
    if _cites_law(entry) or entry.ref in _law(catalogue):
        yield "law"
    if _can_harm(catalogue, entry):
        yield "safety"
    if isinstance(entry.record, Practice):
        yield "heads"
    if entry.readings or entry.evidence or entry.ref in _relied_on(catalogue):
        yield "evidence"
    if isinstance(entry.record, Agency) and _counts(catalogue, entry.record, entry.id):
        yield "membership"


def _open_work(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """What waits to be mended on the page, or was put down for a day of its own."""
    dead = catalogue.vocabularies.table("dead-links")
    if any(address in dead for address in (*entry.addresses.values(), entry.homepage)):
        yield "address"
    pages = versions(catalogue, entry.ref)
    complete = catalogue.vocabularies.complete
    if any(page.behind for page in pages) or not {page.language for page in pages} >= {*complete}:
        yield "translation"
    if entry.record.review_due:
        yield "named"


def _bases(entry: Entry) -> Iterator[Basis]:
    """What a record says that provisions and documents say of it."""
    yield from entry.legal_basis
    for field in ("steps", "pitfalls"):
        for item in entry.items(field):
            yield from item.basis


def _cites_law(entry: Entry) -> bool:
    return any(basis.provision for basis in _bases(entry))


@once
def _law(catalogue: Catalogue) -> set[str]:
    """The texts of which the site says what they bind to, and whom."""
    vocabularies = catalogue.vocabularies
    instruments = {row.instrument for row in provisions(vocabularies).values()}
    instruments |= participations(vocabularies).keys()
    laws = {law for table in national_tables(vocabularies).values() for law in table.laws}
    return {f"resources/{name}" for name in instruments | laws}


@once
def _relied_on(catalogue: Catalogue) -> set[str]:
    """The documents on which a practice, a step or a pitfall rests."""
    relied_on = set()
    for entry in catalogue.entries.values():
        relied_on |= {item.document for item in entry.evidence}
        relied_on |= {document_of(basis) for basis in _bases(entry)}
    return relied_on


def _counts(catalogue: Catalogue, agency: Agency, name: str) -> bool:
    """True for an agency of ICAT, and for one that issued a document on which something rests."""
    return agency.membership is not None or name in _issuers_relied_on(catalogue)


@once
def _issuers_relied_on(catalogue: Catalogue) -> set[str]:
    """Those who issued the documents on which something rests."""
    documents = (catalogue.entries.get(ref) for ref in _relied_on(catalogue) | _law(catalogue))
    return {name for document in documents if document for name in document.issuers}


def _can_harm(catalogue: Catalogue, entry: Entry) -> bool:
    """True for a record with words of advice that can harm, in a language of its pages."""
    return any(map(_is_of_a_class, versions(catalogue, entry.ref)))


def _is_of_a_class(page: Page) -> bool:
    text = advice.plain("\n".join(passage.prose for passage in page.passages))
    classes = safety_classes(page.catalogue.vocabularies).values()
    return any(safety_class.is_about(text, page.language) for safety_class in classes)
