"""Rules of declarations: on which hosts an agency speaks, and copies that are what was fetched from there."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from catalogue.lint import table_model
from catalogue.lint.page_model import Page
from catalogue.lint.registry import catalogue_rule, table_rule
from catalogue.model.declarations import (
    DeclarationError,
    Kept,
    digest,
    file_of,
    is_own_address,
    kept_declarations,
    parse,
)
from catalogue.model.findings import Finding, Span
from catalogue.model.records import Agency
from catalogue.model.table_files import DECLARATIONS
from catalogue.recognition.declarations import subject_today
from catalogue.recognition.speakers import may_count
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document


@catalogue_rule("agency-domain")
def domains(catalogue: Catalogue, pages: list[Page]) -> Iterator[Finding]:
    """The domain of an agency is the host of its home page, with or without www, and of no other agency."""
    owners: dict[str, str] = {}
    for page in pages:
        entry = page.original_entry
        record = entry.record if entry else None
        if entry is None or not isinstance(record, Agency):
            continue
        for number, domain in enumerate(record.domains):
            where = ("domains", number)
            if domain not in _hosts(record.homepage):
                yield page.finding("agency-domain", where, value=domain)
            other = owners.setdefault(domain.removeprefix("www."), entry.id)
            if other != entry.id:
                yield page.finding("agency-domain", where, value=domain, other=other)
        if record.declaration_address and not is_own_address(record, record.declaration_address):
            yield page.finding(
                *("agency-domain", ("declaration_address",)),
                address=record.declaration_address,
            )


def _hosts(homepage: str | None) -> set[str]:
    """The host of a home page, with and without www."""
    host = urlsplit(homepage or "").netloc.removeprefix("www.")
    return {host, f"www.{host}"} if host else set()


@table_rule("declaration-agency", "declaration-copy", "declaration-order", "declaration-subject")
def copies(catalogue: Catalogue) -> Iterator[Finding]:
    """Copies are in the order of their days, from a domain of their agency, and as they were fetched."""
    for agency, kept in kept_declarations(catalogue.vocabularies).items():
        file = catalogue.vocabularies.file(f"{DECLARATIONS}/{agency}")
        document = table_model.read(catalogue.root, file)
        if not may_count(catalogue, agency):
            yield document.finding("declaration-agency", Span(), value=agency)
        for number, item in enumerate(kept):
            yield from _copy(catalogue, document, agency, item, number)
        for number, (earlier, later) in enumerate(pairwise(kept), 1):
            if earlier.copy.day >= later.copy.day:
                where = ("copies", number, "day")
                yield document.finding("declaration-order", where, value=later.copy.day)
        yield from _unlisted(catalogue, document, agency, kept)
        yield from _subjects(catalogue, document, kept[-1], len(kept) - 1)


def _copy(
    catalogue: Catalogue, document: Document, agency: str, kept: Kept, number: int
) -> Iterator[Finding]:
    """A copy is from a domain of its agency, and has the bytes that its digest names."""
    where = ("copies", number)
    entry = catalogue.get("agencies", agency)
    record = entry.record if entry else None
    if isinstance(record, Agency) and not is_own_address(record, kept.copy.address):
        values = {"address": kept.copy.address, "domains": ", ".join(record.domains) or "–"}
        yield document.finding("declaration-agency", (*where, "address"), **values)
    fault = _fault(catalogue.vocabularies.folder, agency, kept)
    if fault:
        yield document.finding("declaration-copy", (*where, "day"), **fault)


def _fault(folder: Path, agency: str, kept: Kept) -> dict[str, str]:
    """What is wrong with the file of a copy; nothing if it is as it was fetched."""
    file = file_of(folder, agency, kept.copy.day)
    name = f"{DECLARATIONS}/{agency}/{file.name}"
    if kept.copy.digest is None:
        return {"gone": name} if file.exists() else {}
    if not file.is_file():
        return {"absent": name}
    raw = file.read_bytes()
    if digest(raw) != kept.copy.digest:
        return {"changed": name}
    try:
        speaks = parse(raw).agency
    except DeclarationError as error:
        return {"name": name, "fault": ": ".join(map(str, error.args))}
    return {} if speaks == agency else {"name": name, "other": speaks}


def _unlisted(
    catalogue: Catalogue, document: Document, agency: str, kept: tuple[Kept, ...]
) -> Iterator[Finding]:
    """Every file of a copy has its row."""
    folder = catalogue.vocabularies.folder / DECLARATIONS / agency
    days = {f"{item.copy.day}.json" for item in kept}
    for file in sorted(folder.glob("*")):
        if file.name not in days:
            name = f"{DECLARATIONS}/{agency}/{file.name}"
            yield document.finding("declaration-copy", Span(), unlisted=name)


def _subjects(
    catalogue: Catalogue, document: Document, kept: Kept, number: int
) -> Iterator[Finding]:
    """What is answered exists here."""
    answers = kept.declaration.answers if kept.declaration else []
    for subject in dict.fromkeys(answer.on for answer in answers):
        if not subject_today(catalogue, subject):
            where = ("copies", number, "day")
            yield document.finding("declaration-subject", where, value=subject)
