"""data/: the vocabularies that editors maintain, and the texts of the interface in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from babel.core import Locale

from catalogue.model import overlay, table_files
from catalogue.model.language_tags import tagged
from catalogue.model.own_texts import SITE_NAME, Texts, own_texts
from catalogue.model.sentences import Filler, Grammar
from catalogue.model.yaml_tables import read_yaml


@dataclass(frozen=True)
class Term:
    """A term of a vocabulary: its id, its label in each language, and its other properties."""

    id: str
    labels: dict[str, str]
    parent: str | None = None
    about: dict[str, str] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """The label in a language."""
        return self.labels.get(language) or self.labels.get("en") or self.id


@dataclass(frozen=True)
class Vocabulary:
    """The terms of one file, in the order of the file."""

    name: str
    terms: dict[str, Term]

    def __contains__(self, term_id: str) -> bool:
        return term_id in self.terms

    def __getitem__(self, term_id: str) -> Term:
        return self.terms[term_id]

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms.values())

    def label(self, term_id: str, language: str) -> str:
        """The label of a term; an unknown id is returned unchanged, so that the page can be rendered."""
        return self.terms[term_id].label(language) if term_id in self.terms else term_id

    def more(self, term_id: str, name: str) -> Any:
        """Another property of a term; None if the term or the property is missing."""
        return self.terms[term_id].more.get(name) if term_id in self.terms else None

    def children(self, term_id: str | None) -> list[Term]:
        """The terms directly below one, or the top terms for None."""
        return [term for term in self if term.parent == term_id]

    def lineage(self, term_id: str) -> list[str]:
        """A term and its ancestors, nearest first."""
        line: list[str] = []
        current: str | None = term_id
        while current in self.terms and current not in line:
            line.append(current)
            current = self.terms[current].parent
        return line

    def with_parents(self, term_ids: Iterable[str]) -> list[str]:
        """Terms and their ancestors, each once, so that a parent also finds the records of its children."""
        every: list[str] = []
        for term_id in term_ids:
            every += self.lineage(term_id)
        return list(dict.fromkeys(every))

    def tree(self, parent: str | None = None, depth: int = 0) -> Iterator[tuple[Term, int]]:
        """Every term with its depth, each directly below its parent."""
        for term in self.children(parent):
            yield term, depth
            yield from self.tree(term.id, depth + 1)


class MissingTextError(LookupError):
    """data/interface/strings.yml lacks a text of the interface."""


DERIVED = ("publishers", "steps", "provisions")
"""Vocabularies that records and provisions make or extend: a catalogue has them."""

PUBLISHED_AS = {
    "adopting-bodies": "acts",
    "subject-coverage": "covers",
    "provision-relations": "says",
    "verification-levels": "seen",
}
"""Table → the name under which its terms are published, where the two differ. Addresses do not change."""

SINGLE_LANGUAGE = (
    "terms-to-avoid",
    "grammar",
    "official-names",
    "titles-to-be-seen",
    "search-keywords",
    "query-words",
    "resolvers",
    "sections",
    "personal-data-patterns",
    "safety",
    "typography",
)
"""Tables whose texts belong to one language each: a missing language gets no fallback."""

SINGLE_LANGUAGE_KEYS = ("also", "avoid")
"""Keys of other tables whose texts belong to one language each."""


class Vocabularies:
    """All tables of `data/`, read on first use."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._files = table_files.find(folder)
        self._read: dict[str, Vocabulary] = {}
        self._tables: dict[str, Any] = {}
        self._grammars: dict[str, Grammar | None] = {}
        self._texts: dict[tuple[str, str], Any] = {}
        self._fillers: dict[str, Filler] = {}
        """What fills the texts of each language."""
        rows: dict[str, dict[str, Any]] = read_yaml(self.file("languages"))
        drafts = {name: row["site"].get("draft") for name, row in rows.items() if "site" in row}
        self.languages = tuple(drafts)
        self.default_language = self.languages[0]
        """The language whose file names have no suffix."""
        self.overlay = overlay.read(folder.parent)
        """What the site says of itself, if it is an adaptation."""
        published = tuple(name for name, draft in drafts.items() if draft in (None, "false"))
        self.published = self._chosen(published)
        self.complete = tuple(name for name, draft in drafts.items() if draft is None)
        """Languages that must have every text; what others lack is shown in the first one."""
        self._tables["languages"] = {
            name: _completed(row, self.languages) for name, row in rows.items()
        }

    def __getitem__(self, name: str) -> Vocabulary:
        if name not in self._read:
            self._read[name] = Vocabulary(name, _terms(self.table(name)))
        return self._read[name]

    def _chosen(self, published: tuple[str, ...]) -> tuple[str, ...]:
        """The published languages that an adaptation has; the first language is always one."""
        wanted = self.overlay.languages or published
        return tuple(name for name in published if name in (self.default_language, *wanted))

    def file(self, name: str) -> Path:
        """The file of a table, or that which it would have."""
        return self._files.get(name) or self.folder / table_files.expected(name)

    def path(self, name: str) -> str:
        """The path of a table in a repository."""
        return f"data/{self.file(name).relative_to(self.folder).as_posix()}"

    def table(self, name: str) -> Any:
        """The content of a table; texts that a language lacks fall back to the first language."""
        if name not in self._tables:
            content = read_yaml(self.file(name))
            self._tables[name] = (
                content if name in SINGLE_LANGUAGE else _completed(content, self.languages)
            )
        return self._tables[name]

    @cached_property
    def sections(self) -> dict[str, dict[str, Term]]:
        """The headings of each kind of record: kind → section id → term."""
        return {kind: _terms(rows) for kind, rows in self.table("sections").items()}

    def text(self, string_id: str, language: str, /, **values: object) -> str:
        """A text of the interface in a language, or its plural for `count`, filled with the values if any.

        The rows `zero` and `two` of a text that has plurals are for these counts, in any language.
        """
        text = self._texts.get((string_id, language)) or self._text(string_id, language)
        if isinstance(text, dict):
            text = _plural_of(text, language, values.get("count"))
        return self._fillers[language].format(text, **values) if values else str(text)

    def _text(self, string_id: str, language: str) -> Any:
        """A text as it stands in its table, or its plurals. Pages ask for the same a million times."""
        row = self.own_texts.get(string_id) or self.table("strings").get(string_id, {})
        text = row.get(language)
        if not text:
            raise MissingTextError(f"data/interface/strings.yml has no text for `{string_id}`")
        if language not in self._fillers:
            self._fillers[language] = Filler(self.grammar(language))
        self._texts[string_id, language] = text
        return text

    @cached_property
    def own_texts(self) -> Texts:
        """The texts of an adaptation that stand in place of those of upstream."""
        return own_texts(self.overlay, self.table("strings"), self.languages)

    def toolkit_name(self, language: str) -> str:
        """The name of the toolkit itself, whatever the site is called."""
        return str(self.table("strings")[SITE_NAME][language])

    def grammar(self, language: str) -> Grammar | None:
        """What sentences need to know of a language; None if it has no grammar yet."""
        if language not in self._grammars:
            row = self.table("grammar").get(language)
            self._grammars[language] = Grammar.model_validate(row) if row else None
        return self._grammars[language]


OWN_PLURALS = {0: "zero", 2: "two"}
"""Counts for which a text may have words of their own: none and both."""


def _plural_of(texts: dict[str, str], language: str, count: object) -> str:
    """The text for a count: its own, if there is one, or that of its plural category."""
    own = OWN_PLURALS.get(count) if isinstance(count, int) else None
    if own in texts:
        return texts[own]
    return texts.get(plural(language, count), texts["other"])


@cache
def plural(language: str, count: object) -> str:
    """The CLDR category of a number: zero, one, two, few, many, other."""
    return str(Locale.parse(language).plural_form(count)) if isinstance(count, int) else "other"


def _completed(content: Any, languages: tuple[str, ...]) -> Any:
    """A table in which a language that has no text yet gets that of the first language, tagged as such."""
    if isinstance(content, list):
        return [_completed(item, languages) for item in content]
    if not isinstance(content, dict):
        return content
    texts = {
        key: item if key in SINGLE_LANGUAGE_KEYS else _completed(item, languages)
        for key, item in content.items()
    }
    missing = languages[1:] if texts.get(languages[0]) else ()
    return texts | {
        language: _filled(texts.get(language), texts[languages[0]], languages[0])
        for language in missing
    }


def _filled(text: Any, first: Any, language: str) -> Any:
    """A text of a language, or what it has of several, completed from the first language."""
    if isinstance(first, dict):
        return (text or {}) | {
            key: _filled((text or {}).get(key), of_first, language)
            for key, of_first in first.items()
        }
    return text or (
        [tagged(line, language) for line in first]
        if isinstance(first, list)
        else tagged(first, language)
    )


def _terms(rows: dict[str, dict[str, Any]]) -> dict[str, Term]:
    return {term_id: _term(term_id, row) for term_id, row in rows.items()}


def _term(term_id: str, row: dict[str, Any]) -> Term:
    """The term of a row: keys of two letters are languages, others but `parent` and `about` properties."""
    labels: dict[str, str] = {}
    more: dict[str, Any] = {}
    for key, value in row.items():
        if len(key) == 2 and isinstance(value, str):
            labels[key] = value
        elif key not in ("parent", "about"):
            more[key] = value
    return Term(term_id, labels, row.get("parent"), row.get("about") or {}, more)
