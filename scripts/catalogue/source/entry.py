"""A record in all its languages: what other rooms ask of it, whatever its kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from catalogue.model.description import described_at, fields_of_role
from catalogue.model.evidence import Basis, Evidence, Pitfall, Reading, Step
from catalogue.model.records import Practice, Record
from catalogue.model.types import RoleName
from catalogue.model.vocabularies import Term
from catalogue.source import commonmark
from catalogue.source.documents import Document
from catalogue.source.translations import Translation, compare


@dataclass
class Entry:
    """A record in all its languages. `record` has the fields that they share; `words` the texts of each."""

    kind: str
    id: str
    record: Record
    original: str
    pages: dict[str, Document]
    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    derived: dict[str, str] = field(default_factory=dict)
    """The official addresses that follow from the identifiers of a document, by language."""
    review_due: str = ""
    """The day of the next review."""
    is_own: bool = False
    """True for a record of the hosts of an adaptation, which is no part of the toolkit."""

    @property
    def ref(self) -> str:
        """The reference that other records use: kind/id."""
        return f"{self.kind}/{self.id}"

    @property
    def first_ref(self) -> str:
        """Its first reference, which stays its name for subscribers when the record gets another one."""
        return next(iter(self.former_refs), self.ref)

    @property
    def former_refs(self) -> list[str]:
        """The references that it had: kind/id."""
        return [name if "/" in name else f"{self.kind}/{name}" for name in self.record.formerly]

    @property
    def date(self) -> str | None:
        """The date of a document or of an event, if known."""
        return self._text("date")

    @property
    def until(self) -> str | None:
        """The last day of an event that took several."""
        return self._text("end")

    @property
    def homepage(self) -> str | None:
        """The official address of a body."""
        return self._text("homepage")

    @property
    def issuers(self) -> list[str]:
        """Who published a document, issued a text, or convened an event: ids of agencies and publishers."""
        return self._list("issuer")

    @property
    def languages(self) -> list[str]:
        """The languages in which a document exists, as far as known."""
        return self._list("language")

    @property
    def links(self) -> dict[str, str]:
        """The official addresses that were typed, by language."""
        return self._by_language("address")

    @property
    def archives(self) -> dict[str, str]:
        """Archived copies, by the same keys as the addresses."""
        return self._by_language("archive")

    @property
    def evidence(self) -> list[Evidence]:
        """The documents that the editors found in support of it."""
        return self._list("evidence")

    @property
    def readings(self) -> list[Reading]:
        """How far the editors read each place of a document."""
        return self._list("reading")

    @property
    def is_document(self) -> bool:
        """True for the kinds that describe what can be read: a document, or what was said at an event."""
        return bool(fields_of_role(type(self.record), "reading"))

    @property
    def identifiers(self) -> dict[str, str]:
        """Symbol, ISBN and DOI, by the name of the field."""
        names = fields_of_role(type(self.record), "identifier")
        values = {name: getattr(self.record, name) for name in names}
        return {name: value for name, value in values.items() if value}

    @property
    def addresses(self) -> dict[str, str]:
        """The official addresses of a document, by language: those of identifiers before typed ones."""
        return self.links | self.derived

    @property
    def supersedes(self) -> list[str]:
        """References of the older editions that it replaces."""
        return [f"resources/{name}" for name in self._list("supersedes")]

    @property
    def resources(self) -> list[str]:
        """References of the resources that help with a practice."""
        return [f"resources/{name}" for name in self._list("resource")]

    @property
    def practices(self) -> list[str]:
        """References of the practices that a text or an activity concerns."""
        return [f"practices/{name}" for name in self._list("practice")]

    @property
    def steps(self) -> list[Step]:
        """The steps of a practice; none for the other kinds."""
        return self.record.steps if isinstance(self.record, Practice) else []

    @property
    def legal_basis(self) -> list[Basis]:
        """The basis of a practice as a whole; none for the other kinds."""
        return self.record.legal_basis if isinstance(self.record, Practice) else []

    def items(self, field: str) -> Sequence[Pitfall]:
        """The steps or the pitfalls of a practice; none for the other kinds."""
        items: Sequence[Pitfall] = getattr(self.record, field, ())
        return items

    def about(self, vocabulary: str) -> list[str]:
        """The terms of a vocabulary whose pages show it: a place also where its experience is described."""
        countries = self.terms("countries") if vocabulary == "regions" else []
        return [*self.terms(vocabulary), *countries]

    @property
    def is_recognizable(self) -> bool:
        """True for the kinds whose recognition is computed: practices and resources."""
        return bool(fields_of_role(type(self.record), "evidence"))

    def terms(self, name: str) -> list[str]:
        """The values of a shown field; none where the kind has no such field."""
        field = described_at(type(self.record), name)
        return field.values(self.record) if field else []

    def text_language(self, language: str) -> str:
        """The language of the text that readers of `language` get: the original without a translation."""
        return language if language in self.pages else self.original

    def translated(self, name: str, language: str) -> str | None:
        """A translatable field in the language that is shown."""
        return self.words.get(self.text_language(language), {}).get(name)

    def title(self, language: str) -> str:
        """The official title in the language, or else the original title."""
        return self.translated("title", language) or self.record.title

    def name(self, language: str) -> str:
        """The name for readers of the language: the editors' translation of the title, or else the title.

        What the editors add to an official title stands in square brackets.
        """
        addition = self.translated("addition", language)
        name = self.translated("our_title", language) or self.title(language)
        return f"{name} [{addition}]" if addition else name

    def summary(self, language: str) -> str:
        """The summary."""
        return self.translated("summary", language) or self.record.summary

    def sections(self, language: str) -> list[commonmark.Section]:
        """The sections of the text in the language that is shown."""
        return commonmark.sections(self.pages[self.text_language(language)].body)

    def translation(self, language: str, headings: dict[str, Term]) -> Translation:
        """The state of the page in a language compared with the original."""
        if language == self.original:
            return Translation("original")
        return compare(self.pages[self.original], self.pages.get(language), headings, self.original)

    def _value(self, role: RoleName) -> Any:
        """The first value in the fields that have a role; None where there is none."""
        values = (getattr(self.record, name) for name in fields_of_role(type(self.record), role))
        return next((value for value in values if value), None)

    def _text(self, role: RoleName) -> str | None:
        """The text that a record has in a role, if it has one."""
        text: str | None = self._value(role)
        return text

    def _list(self, role: RoleName) -> list[Any]:
        """The list that a record has in a role; empty where there is none."""
        return self._value(role) or []

    def _by_language(self, role: RoleName) -> dict[str, str]:
        """The addresses that a record has in a role, by language; empty where there are none."""
        return self._value(role) or {}
