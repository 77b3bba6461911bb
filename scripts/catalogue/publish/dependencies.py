"""What the files of a record depend on, in addition to what all share.

The *summary* of a record is all that others can show of it: its front matter in every language, its recognition, and the
agencies that it names. Its text is shown on its own page only. Whatever reads another record must find it among
`around`; a test records every record that a page reads and compares.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from catalogue.model.provisions import provisions
from catalogue.recognition.backlinks import backlinks
from catalogue.recognition.levels import recognize, step_recognitions
from catalogue.source.catalogue import Catalogue
from catalogue.source.days import days
from catalogue.source.entry import Entry
from catalogue.source.steps import FIELDS, heads
from catalogue.source.yaml_positions import walk
from catalogue.views.record import related


@dataclass(frozen=True)
class Dependencies:
    """The summaries of all records of a catalogue, and which of them each record can show."""

    catalogue: Catalogue

    def key(self, entry: Entry, shared: bytes) -> str:
        """The digest of a record's pages, of the summaries around it, and of what all records share."""
        digest = hashlib.sha256(shared)
        for language, page in entry.pages.items():
            digest.update(f"\0{entry.ref}\0{language}\0{page.path}\0{page.source}".encode())
        digest.update(repr(days(self.catalogue, entry)).encode())
        for ref in self.around(entry):
            digest.update(f"\0{ref}\0".encode() + self.digests[ref])
        return digest.hexdigest()

    def around(self, entry: Entry) -> list[str]:
        """The records that the files of a record can show, itself included, each once: those that it names, those that
        name it, those that are related to it either way, and the agencies that recognize it."""
        tables: list[dict[str, list[Entry]]] = list(vars(backlinks(self.catalogue)).values())
        listed = (
            other.ref
            for table in tables
            for name in (entry.ref, entry.id)
            for other in table.get(name, ())
        )
        refs = [entry.ref, *self.named[entry.ref], *self._naming[entry.ref], *listed]
        refs += related.closest(self.catalogue, entry)
        if recognition := recognize(self.catalogue, entry):
            refs += [f"agencies/{name}" for name in recognition.agencies]
        for step in (
            step
            for field in FIELDS.values()
            for step in step_recognitions(self.catalogue, entry.ref, field)
        ):
            refs += [
                f"agencies/{name}" for claim in step.recognition.claims for name in claim.agencies
            ]
        return [ref for ref in dict.fromkeys(refs) if ref in self.digests]

    @cached_property
    def digests(self) -> dict[str, bytes]:
        """The digest of each summary, by the record's reference."""
        digests = {}
        for entry in self.catalogue.entries.values():
            agencies = [
                self._fronts[ref] for ref in self.named[entry.ref] if ref.startswith("agencies/")
            ]
            steps = [
                heads(self.catalogue, entry.ref, language)
                for language in entry.pages
                if entry.steps
            ]
            summary = (self._fronts[entry.ref], agencies, recognize(self.catalogue, entry), steps)
            digests[entry.ref] = hashlib.sha256(repr(summary).encode("utf-8")).digest()
        return digests

    @cached_property
    def _fronts(self) -> dict[str, bytes]:
        """The digest of the front matter of each record, in all its languages."""
        fronts = {}
        for entry in self.catalogue.entries.values():
            texts = [
                (language, page.source[: len(page.source) - len(page.body)])
                for language, page in entry.pages.items()
            ]
            fronts[entry.ref] = hashlib.sha256(
                repr((entry.original, texts)).encode("utf-8")
            ).digest()
        return fronts

    @cached_property
    def named(self) -> dict[str, tuple[str, ...]]:
        """Record → the records whose name or reference is in its front matter, whatever the field."""
        refs: dict[str, list[str]] = defaultdict(list)
        for ref in self.catalogue.entries:
            refs[ref].append(ref)
            refs[ref.partition("/")[2]].append(ref)
        for provision in provisions(self.catalogue.vocabularies).values():
            refs[provision.ref].append(f"resources/{provision.instrument}")
        named = {}
        for entry in self.catalogue.entries.values():
            words = (
                value
                for page in entry.pages.values()
                for _, value in walk(page.data)
                if isinstance(value, str)
            )
            named[entry.ref] = tuple(
                dict.fromkeys(ref for word in dict.fromkeys(words) for ref in refs.get(word, ()))
            )
        return named

    @cached_property
    def _naming(self) -> dict[str, list[str]]:
        """The same, read backwards."""
        naming: dict[str, list[str]] = defaultdict(list)
        for ref, named in self.named.items():
            for other in named:
                naming[other].append(ref)
        return naming
