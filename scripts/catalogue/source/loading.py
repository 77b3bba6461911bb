"""docs/ → Catalogue: every record with its languages, every ordinary page, and what was wrong while reading."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from catalogue.model.findings import Finding, Span
from catalogue.model.records import KINDS, Record, translatable_fields
from catalogue.model.vocabularies import Term, Vocabularies, Vocabulary
from catalogue.source import commonmark, documents, validation
from catalogue.source.documents import Document
from catalogue.source.translations import Translation, compare

LOCALE = re.compile(r"(.+?)(?:\.([A-Za-z]{2}))?\.md")


@dataclass
class Entry:
    """A record in all its languages. Neutral facts are in `record`; words come from the page of the language."""

    kind: str
    id: str
    record: Record
    original: str
    pages: dict[str, Document]
    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    _translations: dict[str, Translation] = field(default_factory=dict, repr=False)

    @property
    def ref(self) -> str:
        """The name by which other records call this one: kind/id."""
        return f"{self.kind}/{self.id}"

    def shown(self, language: str) -> str:
        """The language in which a reader of `language` gets the text: the original where there is no translation."""
        return language if language in self.pages else self.original

    def word(self, name: str, language: str) -> str | None:
        """A translatable field in the language that is shown."""
        value = self.words.get(self.shown(language), {}).get(name)
        return value if value is not None else None

    def title(self, language: str) -> str:
        """The official title where it stands in the language, else the original one."""
        return self.word("title", language) or self.record.title

    def name(self, language: str) -> str:
        """What a reader of the language calls it: the editors' translation before a foreign title."""
        return self.word("our_title", language) or self.title(language)

    def summary(self, language: str) -> str:
        """The sentence that says what it is."""
        return self.word("summary", language) or self.record.summary

    @cached_property
    def _sections(self) -> dict[str, list[commonmark.Section]]:
        return {language: commonmark.sections(page.body) for language, page in self.pages.items()}

    def sections(self, language: str) -> list[commonmark.Section]:
        """The text, cut at its headings, in the language that is shown."""
        return self._sections[self.shown(language)]

    def translation(self, language: str, headings: dict[str, Term]) -> Translation:
        """How the page in a language stands to its original, part by part."""
        if language == self.original:
            return Translation("original")
        if language not in self._translations:
            found = compare(self.pages[self.original], self.pages.get(language), headings, self.original)
            self._translations[language] = found
        return self._translations[language]


@dataclass(eq=False)
class Catalogue:
    """All that the site is made from."""

    root: Path
    vocabularies: Vocabularies
    entries: dict[str, Entry] = field(default_factory=dict)
    pages: dict[str, dict[str, Document]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    sources: dict[str, dict[str, Document]] = field(default_factory=dict)
    """Every page by its name and language, those that make no record included."""

    def of(self, kind: str) -> list[Entry]:
        """The records of a kind, by id."""
        return [entry for entry in self.entries.values() if entry.kind == kind]

    def get(self, kind: str, entry_id: str) -> Entry | None:
        """A record, or None."""
        return self.entries.get(f"{kind}/{entry_id}")

    @cached_property
    def publishers(self) -> Vocabulary:
        """Everybody who publishes: the agencies that have a page, and the lines of data/publishers.yml."""
        terms = {entry.id: self._agency_term(entry) for entry in self.of("agencies")}
        return Vocabulary("publishers", {**self.vocabularies["publishers"].terms, **terms})

    def vocabulary(self, name: str) -> Vocabulary:
        """A vocabulary by its name, `publishers` with the agencies included."""
        return self.publishers if name == "publishers" else self.vocabularies[name]

    def headings(self, kind: str) -> dict[str, Term]:
        """The headings of a kind of record."""
        return self.vocabularies.sections[kind]

    def _agency_term(self, entry: Entry) -> Term:
        return Term(entry.id, {language: entry.title(language) for language in self.vocabularies.languages})


def load(root: Path) -> Catalogue:
    """Read `docs/` and `data/` below a folder."""
    catalogue = Catalogue(root, Vocabularies(root / "data"))
    for (folder, name), pages in sorted(_pages(catalogue).items()):
        catalogue.sources[f"{folder}/{name}".lstrip("/")] = pages
        if folder in KINDS and name != "index":
            catalogue.known.add(f"{folder}/{name}")
            _add_record(catalogue, folder, name, pages)
        else:
            catalogue.pages[f"{folder}/{name}".lstrip("/")] = pages
            catalogue.findings += [finding for page in pages.values() for finding in page.findings]
    return catalogue


def locale_of(name: str) -> tuple[str, str | None]:
    """The id and the language suffix of a file name: x.fr.md is ('x', 'fr'), x.md is ('x', None)."""
    match = LOCALE.fullmatch(name)
    return (match.group(1), match.group(2)) if match else (name, None)


def _pages(catalogue: Catalogue) -> dict[tuple[str, str], dict[str, Document]]:
    docs = catalogue.root / "docs"
    first = catalogue.vocabularies.default_language
    found: dict[tuple[str, str], dict[str, Document]] = {}
    for folder, file in _markdown_files(docs):
        name, language = locale_of(file.name)
        document = documents.read(file, f"docs/{folder}/{file.name}".replace("//", "/"))
        found.setdefault((folder, name), {})[language or first] = document
    # In a folder x.fr.md stands before x.md; the language without a suffix comes first here.
    return {name: dict(sorted(pages.items(), key=lambda page: page[0] != first)) for name, pages in found.items()}


def _markdown_files(docs: Path) -> Iterator[tuple[str, Path]]:
    """Pages below docs/, each with its folder there, '' for the first; symbolic links are never followed."""
    for folder, folders, names in os.walk(docs):
        folders.sort()
        below = Path(folder).relative_to(docs).as_posix().removeprefix(".")
        files = (Path(folder, name) for name in sorted(names) if name.endswith(".md"))
        yield from ((below, file) for file in files if not file.is_symlink())


def _add_record(catalogue: Catalogue, kind: str, name: str, pages: dict[str, Document]) -> None:
    model = KINDS[kind]
    for page in pages.values():
        catalogue.findings += page.findings
    original = original_language(model, pages)
    usable = {language: page for language, page in pages.items() if page.readable}
    if original not in usable:
        return
    if original != catalogue.vocabularies.default_language and not _facts(model, pages[original]):
        catalogue.findings.append(pages[original].finding("translation-orphan", Span()))
        return
    record, findings = validation.build(model, pages[original])
    catalogue.findings += findings
    words = {original: _words(model, pages[original])}
    for language, page in usable.items():
        if language != original:
            _, faults = validation.build(validation.translation_model(model), page)
            catalogue.findings += [_as_neutral(model, fault) for fault in faults]
            words[language] = _words(model, page)
    if isinstance(record, Record):
        catalogue.entries[f"{kind}/{name}"] = Entry(kind, name, record, original, usable, words)


def original_language(model: type[Record], pages: dict[str, Document]) -> str:
    """The language in which a record was written: the page that holds the neutral facts."""

    def weight(language: str) -> int:
        return len(_facts(model, pages[language])) - 100 * (validation.SOURCE in pages[language].data)

    return max(pages, key=weight)


def _facts(model: type[Record], page: Document) -> set[str]:
    """The keys of a page that no translation may hold."""
    return set(page.data) & set(model.model_fields) - set(translatable_fields(model))


def _as_neutral(model: type[Record], finding: Finding) -> Finding:
    """A neutral key in a translation is a fault of its own: it belongs on the original's page."""
    if finding.rule == "front-matter-unknown-key" and finding.values.get("key") in model.model_fields:
        return Finding(finding.path, finding.span, "translation-neutral-key", {"key": finding.values["key"]})
    return finding


def _words(model: type[Record], page: Document) -> dict[str, Any]:
    """The translatable fields that a page holds."""
    return {name: page.data[name] for name in translatable_fields(model) if isinstance(page.data.get(name), str)}
