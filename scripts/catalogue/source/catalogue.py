"""Everything that the site is built from: records, ordinary pages, tables, and what follows from them."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from catalogue.model.description import described_at
from catalogue.model.findings import Finding
from catalogue.model.language_tags import tagged
from catalogue.model.provisions import provisions
from catalogue.model.vocabularies import Term, Vocabularies, Vocabulary
from catalogue.source.documents import Document
from catalogue.source.entry import Entry

NO_REVIEW = "1970-01-01"
"""The day of the newest review where there is no record."""


@dataclass(eq=False)
class Catalogue:
    """Everything that the site is built from."""

    root: Path
    vocabularies: Vocabularies
    entries: dict[str, Entry] = field(default_factory=dict)
    pages: dict[str, dict[str, Document]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    record_names: set[str] = field(default_factory=set)
    """The references of all records, including those that could not be read."""

    sources: dict[str, dict[str, Document]] = field(default_factory=dict)
    """Every page by name and language, including those that make no record."""

    @property
    def unread_records(self) -> set[str]:
        """The references of the records that could not be read: what names them cannot be judged."""
        return self.record_names - self.entries.keys()

    def of(self, kind: str) -> list[Entry]:
        """The records of a kind, by id."""
        return [entry for entry in self.entries.values() if entry.kind == kind]

    def get(self, kind: str, entry_id: str) -> Entry | None:
        """A record, or None."""
        return self.entries.get(f"{kind}/{entry_id}")

    def page(self, name: str, language: str) -> tuple[str, Document]:
        """The ordinary page that readers of a language get, with its language."""
        versions = self.pages.get(name) or {language: Document("", {})}
        shown = language if language in versions else next(iter(versions))
        return shown, versions[shown]

    @cached_property
    def latest_review(self) -> str:
        """The day of the newest review: the present, for what is built from the records alone."""
        days = (entry.record.reviewed for entry in self.entries.values())
        return max(days, default=NO_REVIEW)

    @cached_property
    def publishers(self) -> Vocabulary:
        """All publishers: the agencies that have a page, and data/facts/publishers.yml."""
        agencies = {agency.id: self._publisher(agency) for agency in self.of("agencies")}
        return Vocabulary("publishers", self.vocabularies["publishers"].terms | agencies)

    def _publisher(self, agency: Entry) -> Term:
        """An agency as a publisher: its title in each language, with the language in which it is written."""
        labels: dict[str, str] = {}
        for language in self.vocabularies.languages:
            title, written = agency.title(language), agency.text_language(language)
            labels[language] = tagged(title, written, language)
        return Term(agency.id, labels)

    @cached_property
    def steps(self) -> Vocabulary:
        """The steps and the pitfalls of all practices, as practice/item; `editors` for what rests on none."""
        names = ["editors"]
        for entry in self.of("practices"):
            items = (*entry.steps, *entry.items("pitfalls"))
            names += [f"{entry.id}/{item.id}" for item in items]
        return Vocabulary("steps", {name: Term(name, {}) for name in names})

    @cached_property
    def provisions(self) -> Vocabulary:
        """The provisions of all instruments, named by their references in every language."""
        refs = provisions(self.vocabularies)
        labels = {ref: dict.fromkeys(self.vocabularies.languages, ref) for ref in refs}
        return Vocabulary("provisions", {ref: Term(ref, labels[ref]) for ref in refs})

    def vocabulary(self, name: str) -> Vocabulary:
        """A vocabulary by its name; `publishers` includes the agencies."""
        match name:
            case "publishers":
                return self.publishers
            case "steps":
                return self.steps
            case "provisions":
                return self.provisions
        return self.vocabularies[name]

    def type_row(self, entry: Entry) -> dict[str, Any]:
        """The row of a record's type in its table: its names in schema.org and in formats of citation."""
        field = described_at(type(entry.record), "type")
        if field is None:
            return {}
        terms = self.vocabularies[field.vocabulary].terms
        known = [value for value in field.values(entry.record) if value in terms]
        return terms[known[0]].more if known else {}

    def headings(self, kind: str) -> dict[str, Term]:
        """The headings of a kind of record."""
        return self.vocabularies.sections[kind]
