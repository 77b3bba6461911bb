"""A page or a table as the rules of both see it: its values, headlines and links, with their positions."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalogue.lint.passages import Passage, PlacedLink
from catalogue.model.findings import Finding, Span
from catalogue.source import validation
from catalogue.source.catalogue import Catalogue
from catalogue.source.documents import Document
from catalogue.source.validation import FieldValue
from catalogue.source.yaml_positions import Where

MOST_GUESSES = 20
"""Unknown words of a file for which a similar word is sought."""


@dataclass(frozen=True, eq=False)
class CheckedFile(ABC):
    """A page or a table, with the catalogue to which it belongs."""

    catalogue: Catalogue
    document: Document
    _guessed: list[str] = field(default_factory=list, repr=False, kw_only=True)

    @property
    @abstractmethod
    def values(self) -> Sequence[FieldValue]:
        """Every string that belongs to a field."""

    @property
    @abstractmethod
    def headlines(self) -> Sequence[Passage]:
        """The short texts that readers see: titles and summaries of a page, labels of a table."""

    @property
    @abstractmethod
    def links(self) -> Sequence[PlacedLink]:
        """Every link and image of the text."""

    @property
    def own_ref(self) -> str | None:
        """The name by which values would refer to the file itself; None for a table."""
        return None

    @cached_property
    def header(self) -> str:
        """The source of the values: the front matter of a page, the whole of a table."""
        source = self.document.source
        return source[: len(source) - len(self.document.body)]

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.document.source.split("\n")

    def finding(self, rule: str, place: Span | Where, /, **values: object) -> Finding:
        """A finding in this file, at a position or at a value."""
        return self.document.finding(rule, place, **values)

    def raw(self, where: Where) -> str:
        """The source of a value, quotes included."""
        span = self.document.span(where)
        if span.line > len(self.lines):
            return ""
        start = span.column - 1
        return self.lines[span.line - 1][start : start + span.length]

    def near(self, word: str, words: Iterable[str], closeness: float = 0.6) -> str | None:
        """The most similar of some words, for the first unknown words of a file: each search takes time."""
        self._guessed.append(word)
        if len(self._guessed) > MOST_GUESSES:
            return None
        return validation.near(word, tuple(words), closeness)
