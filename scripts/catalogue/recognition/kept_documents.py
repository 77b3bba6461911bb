"""The documents behind the practices of an edition: their names, and how far each place was read."""

from collections.abc import Iterator

from pydantic import Field

from catalogue.model.memo import once
from catalogue.model.provisions import provisions
from catalogue.model.types import Part
from catalogue.recognition.kept_practices import ByLanguage, KeptClaim, kept_practices, kept_steps
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import days
from catalogue.source.entry import Entry


class KeptDocument(Part):
    """A document that speaks of a practice or a step, as an edition keeps it."""

    name: ByLanguage
    short: ByLanguage = Field(default_factory=dict)
    """The name by which its provisions are called, if it has one."""

    issuers: list[str] = Field(default_factory=list)
    date: str = ""
    modified: str = ""
    """The day of the last change of its record."""

    address: ByLanguage = Field(default_factory=dict)
    readings: dict[str, str] = Field(default_factory=dict)
    """The place that was read, or the provision as instrument/id → how far, as a code."""


class KeptAgency(Part):
    """An agency in whose name a document speaks, as an edition keeps it."""

    name: ByLanguage
    acronym: ByLanguage = Field(default_factory=dict)


@once
def kept_documents(catalogue: Catalogue) -> dict[str, KeptDocument]:
    """The documents that are named by practices and steps today, by their references."""
    refs = sorted({claim.document for claim in _claims(catalogue) if not claim.is_declared})
    entries = catalogue.entries
    return {ref: _kept_document(catalogue, entries[ref]) for ref in refs if ref in entries}


def _claims(catalogue: Catalogue) -> Iterator[KeptClaim]:
    for practice in kept_practices(catalogue).values():
        yield from practice.evidence
    for step in kept_steps(catalogue).values():
        yield from step.evidence or ()


def _kept_document(catalogue: Catalogue, entry: Entry) -> KeptDocument:
    languages = catalogue.vocabularies.languages
    readings = {item.where: item.seen for item in entry.readings}
    for ref, provision in provisions(catalogue.vocabularies).items():
        if f"resources/{provision.instrument}" == entry.ref:
            readings[ref] = provision.seen
    short = {name: entry.translated("short", name) or "" for name in languages}
    return KeptDocument(
        name={name: entry.name(name) for name in languages},
        short=short if all(short.values()) else {},
        issuers=entry.issuers,
        date=entry.date or "",
        modified=days(catalogue, entry)[1],
        address=entry.addresses,
        readings=readings,
    )


@once
def kept_agencies(catalogue: Catalogue) -> dict[str, KeptAgency]:
    """The agencies in whose names these documents speak."""
    names = sorted({name for claim in _claims(catalogue) for name in claim.agencies})
    return {name: _kept_agency(catalogue, name) for name in names}


def _kept_agency(catalogue: Catalogue, name: str) -> KeptAgency:
    languages, entry = catalogue.vocabularies.languages, catalogue.get("agencies", name)
    acronyms = (
        {code: entry.translated("acronym", code) or "" for code in languages} if entry else {}
    )
    return KeptAgency(
        name={code: catalogue.publishers.label(name, code) for code in languages},
        acronym=acronyms if all(acronyms.values()) else {},
    )
