"""docs/ → Catalogue: the records in all their languages, the ordinary pages, and the findings of reading."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from catalogue.model import identifiers
from catalogue.model.dates import years_later
from catalogue.model.description import described_at, fields_of_role
from catalogue.model.evidence import Basis, Evidence, Pitfall, Step
from catalogue.model.findings import Finding, Span
from catalogue.model.language_tags import tagged
from catalogue.model.provisions import provisions
from catalogue.model.records import KINDS, REVIEW_YEARS, Practice, Record, translatable_fields
from catalogue.model.types import RoleName
from catalogue.model.vocabularies import DERIVED, Term, Vocabularies, Vocabulary
from catalogue.source import commonmark, documents, validation
from catalogue.source.documents import Document
from catalogue.source.files import is_portable
from catalogue.source.translations import Translation, compare

LEDGER = "data/addresses/published-urls.txt"
"""Every address that was ever published."""
TERM_FOLDERS = {"topics": "topics", "regions": "places"}
"""The vocabularies whose terms have a page of their own → the folder of these pages."""

Value = TypeVar("Value")

NO_REVIEW = "1970-01-01"
"""The day of the newest review where there is no record."""


class ByRole(Generic[Value]):
    """The field of a record that has a role, whatever its name in the kind; an empty value where there is none."""

    def __init__(self, role: RoleName, empty: Callable[[], Value]):
        self.role, self.empty = role, empty

    def __get__(self, entry: "Entry", owner: type["Entry"]) -> Value:
        values = (
            getattr(entry.record, name) for name in fields_of_role(type(entry.record), self.role)
        )
        return next(filter(None, values), None) or self.empty()


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

    date = ByRole[str | None]("date", lambda: None)
    """The date of a document or of an event, if known."""
    until = ByRole[str | None]("end", lambda: None)
    """The last day of an event that took several."""
    homepage = ByRole[str | None]("homepage", lambda: None)
    """The official address of a body."""
    issuers = ByRole("issuer", list[str])
    """Who published a document, issued a text, or convened an event: ids of agencies and publishers."""
    languages = ByRole("language", list[str])
    """The languages in which a document exists, as far as known."""
    links = ByRole("address", dict[str, str])
    """The official addresses that were typed, by language."""
    archives = ByRole("archive", dict[str, str])
    """Archived copies, by the same keys as the addresses."""
    evidence = ByRole("evidence", list[Evidence])
    """The documents that the editors found in support of it."""

    @property
    def identifiers(self) -> dict[str, str]:
        """Symbol, ISBN and DOI, by the name of the field."""
        names = fields_of_role(type(self.record), "identifier")
        return {name: value for name in names if (value := getattr(self.record, name))}

    @property
    def addresses(self) -> dict[str, str]:
        """The official addresses of a document, by language; what an identifier leads to comes before what was typed."""
        return self.links | self.derived

    @property
    def supersedes(self) -> list[str]:
        """References of the older editions that it replaces."""
        return self._refs("resources", "supersedes")

    @property
    def resources(self) -> list[str]:
        """References of the resources that help with a practice."""
        return self._refs("resources", "resource")

    @property
    def practices(self) -> list[str]:
        """References of the practices that a text or an activity concerns."""
        return self._refs("practices", "practice")

    def _refs(self, kind: str, role: RoleName) -> list[str]:
        names = (
            name
            for field in fields_of_role(type(self.record), role)
            for name in getattr(self.record, field)
        )
        return [f"{kind}/{name}" for name in names]

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
        rows: Sequence[Pitfall] = getattr(self.record, field, ())
        return rows

    def about(self, vocabulary: str) -> list[str]:
        """The terms of a vocabulary whose pages show it: a place also where its experience is described."""
        return [
            *self.terms(vocabulary),
            *(self.terms("countries") if vocabulary == "regions" else ()),
        ]

    @property
    def is_recognizable(self) -> bool:
        """True for the kinds whose recognition is computed: practices and resources."""
        return bool(fields_of_role(type(self.record), "evidence"))

    @property
    def review_due(self) -> str:
        """The day of the next review."""
        return self.record.review_due or years_later(self.record.reviewed, REVIEW_YEARS)

    def terms(self, name: str) -> list[str]:
        """The values of a shown field; none where the kind has no such field."""
        field = described_at(type(self.record), name)
        return field.values(self.record) if field else []

    def text_language(self, language: str) -> str:
        """The language of the text that readers of `language` get: the original if there is no translation."""
        return language if language in self.pages else self.original

    def translated(self, name: str, language: str) -> str | None:
        """A translatable field in the language that is shown."""
        return self.words.get(self.text_language(language), {}).get(name)

    def title(self, language: str) -> str:
        """The official title in the language, or else the original title."""
        return self.translated("title", language) or self.record.title

    def name(self, language: str) -> str:
        """The name for readers of the language: the editors' translation of a foreign title, or else the title."""
        return self.translated("our_title", language) or self.title(language)

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
        return max((entry.record.reviewed for entry in self.entries.values()), default=NO_REVIEW)

    @cached_property
    def publishers(self) -> Vocabulary:
        """All publishers: the agencies that have a page, and data/facts/publishers.yml."""
        languages, agencies = self.vocabularies.languages, self.of("agencies")
        pairs = (
            (e.id, {name: tagged(e.title(name), e.text_language(name), name) for name in languages})
            for e in agencies
        )
        terms = {name: Term(name, labels) for name, labels in pairs}
        return Vocabulary("publishers", {**self.vocabularies["publishers"].terms, **terms})

    @cached_property
    def _derived(self) -> dict[str, Vocabulary]:
        """The vocabularies that follow from records and provisions."""
        pairs = (
            (entry.id, item.id)
            for entry in self.of("practices")
            for item in (*entry.steps, *entry.items("pitfalls"))
        )
        steps = Vocabulary(
            "steps", {name: Term(name, {}) for name in ("editors", *map("/".join, pairs))}
        )
        refs = {
            ref: Term(ref, dict.fromkeys(self.vocabularies.languages, ref))
            for ref in provisions(self.vocabularies)
        }
        return {
            "publishers": self.publishers,
            "steps": steps,
            "provisions": Vocabulary("provisions", refs),
        }

    def vocabulary(self, name: str) -> Vocabulary:
        """A vocabulary by its name; `publishers` includes the agencies."""
        return self._derived[name] if name in DERIVED else self.vocabularies[name]

    def type_row(self, entry: Entry) -> dict[str, Any]:
        """The row of a record's type in the table of types, with its names in schema.org and in formats of citation."""
        field = described_at(type(entry.record), "type")
        terms = self.vocabularies[field.vocabulary].terms if field else {}
        values = field.values(entry.record) if field else []
        return next((terms[value].more for value in values if value in terms), {})

    def headings(self, kind: str) -> dict[str, Term]:
        """The headings of a kind of record."""
        return self.vocabularies.sections[kind]


def load(
    root: Path,
    read: Callable[[Path, str], Document] = documents.read,
    vocabularies: Vocabularies | None = None,
) -> Catalogue:
    """Read `docs/` and `data/` of a repository. `read` reads a page; vocabularies that were read before are used again."""
    catalogue = Catalogue(root, vocabularies or Vocabularies(root / "data"))
    for (folder, name), pages in sorted(_pages(catalogue, read).items()):
        catalogue.sources[f"{folder}/{name}".lstrip("/")] = pages
        if folder in KINDS and name != "index":
            catalogue.record_names.add(f"{folder}/{name}")
            _add_record(catalogue, folder, name, pages)
        else:
            catalogue.pages[f"{folder}/{name}".lstrip("/")] = pages
            catalogue.findings += [finding for page in pages.values() for finding in page.findings]
    _add_terms(catalogue)
    return catalogue


def _add_terms(catalogue: Catalogue) -> None:
    """A page without a file for each topic, and for each place that a record names, that one of those lies in, or that had one."""
    vocabularies, file = catalogue.vocabularies, catalogue.root / LEDGER
    published = file.read_text("utf-8") if file.is_file() else ""
    for vocabulary, folder in TERM_FOLDERS.items():
        table = vocabularies[vocabulary]
        in_use = table.with_parents(
            name for entry in catalogue.entries.values() for name in entry.about(vocabulary)
        )
        published_terms = (
            name
            for name in re.findall(rf"^{folder}/([a-z0-9-]+)/$", published, re.MULTILINE)
            if name in table.terms
        )
        for term in (
            table
            if folder == "topics"
            else map(table.__getitem__, dict.fromkeys([*in_use, *published_terms]))
        ):
            for language in vocabularies.languages:
                title = term.label(language)
                about = term.about.get(language) or vocabularies.text(
                    "about-place", language, name=title
                )
                page = Document("", {"title": title, "summary": about, "layout": "terms"})
                catalogue.pages.setdefault(f"{folder}/{term.id}", {})[language] = page


def _pages(
    catalogue: Catalogue, read: Callable[[Path, str], Document]
) -> dict[tuple[str, str], dict[str, Document]]:
    docs = catalogue.root / "docs"
    first = catalogue.vocabularies.default_language
    versions: dict[tuple[str, str], dict[str, Document]] = {}
    for file in sorted(docs.rglob("*.md")):  # which does not follow symbolic links to folders
        path = file.relative_to(docs).as_posix()
        folder, (name, _, language) = (
            path.rpartition("/")[0],
            file.stem.partition("."),
        )  # x.fr.md is x in French
        if not is_portable(path) or (language or first) not in catalogue.vocabularies.languages:
            continue  # the rule of file names says so
        if file.is_file() and not file.is_symlink():
            versions.setdefault((folder, name), {})[language or first] = read(file, f"docs/{path}")
    # File names sort x.fr.md before x.md; here the language without a suffix comes first.
    return {
        name: dict(sorted(pages.items(), key=lambda page: page[0] != first))
        for name, pages in versions.items()
    }


def _add_record(catalogue: Catalogue, kind: str, name: str, pages: dict[str, Document]) -> None:
    model = KINDS[kind]
    catalogue.findings += [finding for page in pages.values() for finding in page.findings]
    original = original_language(model, pages)
    usable = {language: page for language, page in pages.items() if page.readable}
    if original not in usable:
        return
    if original != catalogue.vocabularies.default_language and not _facts(model, pages[original]):
        catalogue.findings.append(pages[original].finding("translation-orphan", Span()))
        return
    record, findings = validation.build(model, pages[original])
    catalogue.findings += findings
    for page in (page for language, page in usable.items() if language != original):
        _, faults = validation.build(validation.translation_model(model), page)
        catalogue.findings += [_as_neutral(model, fault) for fault in faults]
    if isinstance(record, Record):
        words = {language: _words(model, page) for language, page in usable.items()}
        entry = catalogue.entries[f"{kind}/{name}"] = Entry(
            kind, name, record, original, usable, words
        )
        entry.derived = identifiers.addresses(
            catalogue.vocabularies.table("resolvers"), entry.identifiers, entry.languages
        )


def original_language(model: type[Record], pages: dict[str, Document]) -> str:
    """The language in which a record was written: that of the page with the fields that languages share."""
    originals = [language for language, page in pages.items() if validation.SOURCE not in page.data]
    return max(originals or pages, key=lambda language: len(_facts(model, pages[language])))


def _facts(model: type[Record], page: Document) -> set[str]:
    """The keys of a page that a translation must not have."""
    return set(page.data) & set(model.model_fields) - set(translatable_fields(model))


def _as_neutral(model: type[Record], finding: Finding) -> Finding:
    """A field that languages share has its own rule in a translation: it belongs on the page of the original."""
    if (
        finding.rule == "front-matter-unknown-key"
        and finding.values.get("key") in model.model_fields
    ):
        return Finding(
            finding.path, finding.span, "translation-neutral-key", {"key": finding.values["key"]}
        )
    return finding


def _words(model: type[Record], page: Document) -> dict[str, Any]:
    """The translatable fields of a page."""
    return {
        name: page.data[name]
        for name in translatable_fields(model)
        if isinstance(page.data.get(name), str)
    }
