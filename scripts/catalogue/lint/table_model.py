"""A table of data/ for the rules: its values, and its labels in each language, with their positions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from catalogue.lint.checked_file import CheckedFile
from catalogue.lint.passages import Passage, PlacedLink, of_value
from catalogue.model import table_files
from catalogue.model.declarations import Copy, DeclarationTable
from catalogue.model.findings import Span
from catalogue.model.must_cite import TABLE as MUST_CITE
from catalogue.model.must_cite import ExpectedSource
from catalogue.model.national_law import NationalLaw, NationalTable
from catalogue.model.participation import (
    ORGANIZATIONS,
    Organization,
    Organizations,
    Participation,
    Party,
)
from catalogue.model.provisions import ProvisionRow, Provisions
from catalogue.model.studies import Studies, Study
from catalogue.model.types import Part, Ref
from catalogue.model.vocabularies import SINGLE_LANGUAGE_KEYS
from catalogue.source import documents
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.validation import FieldValue, field_values
from catalogue.source.yaml_positions import Where, walk

TYPED: dict[str, tuple[type[BaseModel], type[Part]]] = {
    "studies": (Studies, Study),
    "provisions": (Provisions, ProvisionRow),
    "participation": (Participation, Party),
    ORGANIZATIONS: (Organizations, Organization),
    table_files.NATIONAL: (NationalTable, NationalLaw),
    table_files.DECLARATIONS: (DeclarationTable, Copy),
}
"""The tables, and folders of tables, that have a model: of the table, and of a row."""

PRACTICES = "practices"
"""The key of a row that lists practices."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Label:
    """A label of a table, in a language."""

    language: str
    passage: Passage


@dataclass(frozen=True, eq=False)
class Table(CheckedFile):
    """A table of data/. It has values and labels, but no text and no links."""

    name: str
    """That of its file, with the folder for a table of provisions."""

    @cached_property
    def values(self) -> list[FieldValue]:
        """Every value of the table."""
        models = models_of(self.name)
        if models:
            return list(self._typed_values(*models))
        if self.name == MUST_CITE:
            return list(self._expected_sources())
        return [*self._strings(), *self._practices()]

    def _typed_values(self, whole: type[BaseModel], row: type[Part]) -> Iterator[FieldValue]:
        """Every value of a table that is a part itself, or else of its rows."""
        if issubclass(whole, Part):
            yield from field_values(whole, self.document.data)
            return
        for key, values in self.document.data.items():
            yield from field_values(row, values, (key,))

    def _expected_sources(self) -> Iterator[FieldValue]:
        """The practices, and the values of the sources that are expected of each."""
        for practice, sources in self.document.data.items():
            yield FieldValue(practice, (practice,), (Ref("practices"),))
            for number, source in enumerate(sources):
                yield from field_values(ExpectedSource, source, (practice, number))

    def _strings(self) -> Iterator[FieldValue]:
        """Every text in a mapping."""
        for where, row in self.mappings():
            for key, value in row.items():
                if isinstance(value, str):
                    yield FieldValue(value, (*where, key), ())

    def _practices(self) -> Iterator[FieldValue]:
        """Every practice that a row lists."""
        for where, row in self.mappings():
            names = row.get(PRACTICES)
            for number, name in enumerate(names if isinstance(names, list) else ()):
                yield FieldValue(str(name), (*where, PRACTICES, number), (Ref("practices"),))

    @property
    def headlines(self) -> list[Passage]:
        """The labels in all languages."""
        return [label.passage for label in self.labels]

    @property
    def links(self) -> list[PlacedLink]:
        """None: a table has no text."""
        return []

    @cached_property
    def labels(self) -> list[Label]:
        """The labels of the table that are on one line."""
        languages = self.catalogue.vocabularies.languages
        labels = []
        for (where, row), language in product(self.texts(languages), languages):
            span, text = self.document.span((*where, language)), row.get(language)
            raw = self._raw_at(span)
            if isinstance(text, str) and len(raw.strip("\"'")) >= len(text):
                labels.append(Label(language, of_value(raw, span, str(where[-1]))))
        return labels

    def _raw_at(self, span: Span) -> str:
        start = span.column - 1
        return self.lines[span.line - 1][start : start + span.length]

    def mappings(self) -> Iterator[tuple[Where, Row]]:
        """Every mapping in the table, with its path."""
        for where, value in walk(self.document.data):
            if isinstance(value, dict):
                yield where, value

    def texts(self, languages: tuple[str, ...]) -> Iterator[tuple[Where, Row]]:
        """Every mapping in the table that has a text by language, with its path."""
        for where, row in self.mappings():
            is_text = where and where[-1] not in SINGLE_LANGUAGE_KEYS
            if is_text and not row.keys().isdisjoint(languages):
                yield where, row


def models_of(name: str) -> tuple[type[BaseModel], type[Part]] | None:
    """The models of a table and of its rows, if it has any; `name` has the folder before it."""
    return TYPED.get(name.partition("/")[0])


# Of the last catalogue only: a table keeps its catalogue alive, which `once` would never let go.
@lru_cache(maxsize=1)
def tables(catalogue: Catalogue) -> tuple[Table, ...]:
    """Every table of data/: the same for all rules, which ask for its values in turn."""
    files = table_files.names(catalogue.root / "data").items()
    return tuple(Table(catalogue, read(catalogue.root, paths[0]), name) for name, paths in files)


def forget() -> None:
    """Let go of all tables: once the rules have run, a build needs the memory for its pages."""
    tables.cache_clear()
    _read.cache_clear()


def read(root: Path, file: Path) -> Document:
    """The table in a file, with the positions of its keys and values; cached until the file changes."""
    return _read(file, file.relative_to(root).as_posix(), file.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _read(file: Path, path: str, changed: int) -> Document:
    return documents.read_table(file, path)
