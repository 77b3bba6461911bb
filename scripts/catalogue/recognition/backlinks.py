"""The references between records, in reverse."""

from collections import defaultdict
from dataclasses import dataclass, fields
from typing import Literal

from catalogue.model.evidence import Basis
from catalogue.model.memo import once
from catalogue.model.records import Practice
from catalogue.recognition.levels import recognize
from catalogue.source.catalogue import Catalogue
from catalogue.source.entry import Entry

Status = Literal["current", "superseded", "withdrawn"]
Index = dict[str, list[Entry]]


@dataclass
class Backlinks:
    """For each record, the records that refer to it, by kind of reference."""

    practices_using: Index
    """Resource, statement or activity → practices that list it, cite it as evidence or are based on it."""
    published_by: Index
    """Agency → resources and statements that it issued."""
    spoken_by: Index
    """Agency → practices that it recognizes in a counted document."""
    superseded_by: Index
    """Resource → newer editions."""
    convened_by: Index
    """Agency → activities."""
    parts_of: Index
    """Agency → its parts."""


@once
def backlinks(catalogue: Catalogue) -> Backlinks:
    """The references of all records, in reverse."""
    indexes: list[Index] = [defaultdict(list) for _ in fields(Backlinks)]
    links = Backlinks(*indexes)
    for entry in catalogue.entries.values():
        issued = links.convened_by if entry.kind == "activities" else links.published_by
        _add(issued, entry.issuers, entry)
        _add(links.superseded_by, entry.supersedes, entry)
        if entry.kind == Practice.folder:
            references = list(entry.resources)
            references += [item.document for item in entry.evidence]
            references += filter(None, map(document_of, entry.legal_basis))
            _add(links.practices_using, references, entry)
            _add(links.spoken_by, _recognizing(catalogue, entry), entry)
        _add(links.parts_of, entry.terms("part_of"), entry)
    return links


@once
def built_on(catalogue: Catalogue) -> dict[str, list[tuple[Entry, str, str]]]:
    """Provision → each practice that is built on it, the id of the step, and what the provision says.

    The id is '' for the practice as a whole.
    """
    table: dict[str, list[tuple[Entry, str, str]]] = defaultdict(list)
    for entry in catalogue.of("practices"):
        bases = [("", entry.legal_basis)]
        bases += [(step.id, step.basis) for step in entry.steps]
        for name, of_step in bases:
            for basis in of_step:
                if basis.provision:
                    table[basis.provision].append((entry, name, basis.says))
    return table


def document_of(basis: Basis) -> str:
    """The reference of the document of a basis: that of the instrument if it is a provision."""
    if basis.provision:
        return f"resources/{basis.provision.partition('/')[0]}"
    return basis.document or ""


def agencies_of(catalogue: Catalogue, entry: Entry) -> list[str]:
    """The agencies that a record concerns: itself, those that issued it, those that recognize it."""
    itself = [entry.id] if entry.kind == "agencies" else []
    return [*itself, *entry.issuers, *_recognizing(catalogue, entry)]


def status(catalogue: Catalogue, entry: Entry) -> Status:
    """Current, superseded by a newer edition, or withdrawn."""
    if entry.record.withdrawn:
        return "withdrawn"
    return "superseded" if backlinks(catalogue).superseded_by.get(entry.ref) else "current"


def _recognizing(catalogue: Catalogue, entry: Entry) -> list[str]:
    """The agencies counted in the recognition of a record, the group last."""
    recognition = recognize(catalogue, entry)
    if recognition is None:
        return []
    group = ["icat"] if recognition.group else []
    return [*recognition.agencies, *group]


def _add(table: Index, names: list[str], entry: Entry) -> None:
    for name in dict.fromkeys(names):
        table[name].append(entry)
