"""Words by which a record is found beside its own: spellings without ligatures, and the terms of the other language.

A French reader who types "debt bondage" finds the page that speaks of « servitude pour dettes »: the glossary is
the bridge, so no other index is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .loading import Entry
from .models import Practice, Resource, Statement
from .views import Shelf

LIGATURES = re.compile(r"\w*[œæŒÆ]\w*")
WORD = re.compile(r"\w+")
BRACKETS = re.compile(r"\s*\(.*?\)")
PLURAL_END = re.compile(r"s?(?!\w)")
SOME_LIGATURE = re.compile("[œæŒÆ]")
ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "Oe", "Æ": "Ae"})


@dataclass(frozen=True)
class FoundBy:
    """What the search shows under a result, and what else leads to it."""

    facts: str
    titles: str
    """Its title in the other languages."""

    names: str
    """What else it is called: acronyms, symbols, the terms of the glossary that are its subject, what people look for."""

    also: str
    """Other words for what its text speaks of."""


def words(shelf: Shelf, entry: Entry) -> FoundBy:
    """The facts and the other words of a record."""
    text = " ".join([entry.name(shelf.language), entry.summary(shelf.language), *_text(shelf, entry)])
    spelt = {word.translate(SPELT_OUT) for word in LIGATURES.findall(text)} if SOME_LIGATURE.search(text) else set()
    names = dict.fromkeys([*_own_names(shelf, entry), *_subjects(shelf, entry), *_sought(shelf, entry)])
    return FoundBy(
        _facts(shelf, entry), _bare(_titles(shelf, entry)), _bare(names), _bare([*sorted(spelt), *_bridges(shelf, text)])
    )


def _bare(words_: Iterable[str]) -> str:
    """Words without elision, as the search takes them."""
    return ELISION.sub("", " ".join(word for word in words_ if word))


def _titles(shelf: Shelf, entry: Entry) -> list[str]:
    titles = dict.fromkeys(entry.title(language) for language in shelf.site.languages)
    return [title for title in titles if title != entry.name(shelf.language)]


def _text(shelf: Shelf, entry: Entry) -> list[str]:
    return [section.words for section in entry.sections(shelf.language)]


def _facts(shelf: Shelf, entry: Entry) -> str:
    record = entry.record
    languages = record.languages[:6] if isinstance(record, (Resource, Statement)) else []
    return ", ".join(shelf.label("languages", name) for name in languages)


def _own_names(shelf: Shelf, entry: Entry) -> list[str]:
    """Its acronyms and symbols."""
    acronyms = [entry.word("acronym", language) or "" for language in shelf.site.languages]
    return [*acronyms, *(getattr(entry.record, name, None) or "" for name in ("symbol", "isbn", "doi"))]


def _subjects(shelf: Shelf, entry: Entry) -> list[str]:
    """Every word of the glossary, in all languages, for the terms that name a practice as theirs."""
    return list(_aliases(shelf).get(entry.id, ())) if isinstance(entry.record, Practice) else []


def _sought(shelf: Shelf, entry: Entry) -> list[str]:
    """The words of data/search.yml that lead to it."""
    table: dict[str, dict[str, list[str]]] = shelf.catalogue.concluded.setdefault("sought", {})
    if not table:
        table.update(shelf.catalogue.vocabularies.table("search"))
    return [word for words_ in table.get(entry.ref, {}).values() for word in words_]


def _aliases(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """Practice → its words of the glossary, gathered once."""
    known: dict[str, tuple[str, ...]] = shelf.catalogue.concluded.setdefault("aliases", {})
    for row in () if known else shelf.catalogue.vocabularies.table("glossary").values():
        also = row.get("also") or {}
        words_ = [word for language in shelf.site.languages for word in (row[language]["term"], *also.get(language, []))]
        for practice in row.get("practices", []):
            known[practice] = (*known.get(practice, ()), *words_)
    return known


def _bridges(shelf: Shelf, text: str) -> list[str]:
    """Terms of the glossary in the other languages, and synonyms, for every term that the text speaks of."""
    rows = sorted(set(_spoken(_glossary(shelf), text.lower())))
    return list(dict.fromkeys(word for row in rows for word in _glossary(shelf).others[row]))


@dataclass(frozen=True)
class _Glossary:
    """The terms of a language by their first word, with the row of each; and the words to add for each row."""

    terms: dict[str, list[tuple[str, int]]]
    others: list[tuple[str, ...]]


def _spoken(glossary: _Glossary, text: str) -> Iterator[int]:
    """The rows whose term stands in a text as whole words, in the singular or with an s."""
    for word in WORD.finditer(text):
        for term, row in glossary.terms.get(word.group(), ()):
            end = word.start() + len(term)
            if text.startswith(term, word.start()) and PLURAL_END.match(text, end):
                yield row


def _glossary(shelf: Shelf) -> _Glossary:
    """The glossary as it is searched by, made once for each language."""
    known: dict[str, _Glossary] = shelf.catalogue.concluded.setdefault("glossary", {})
    if shelf.language not in known:
        rows = list(shelf.catalogue.vocabularies.table("glossary").values())
        known[shelf.language] = _Glossary(_terms(rows, shelf.language), [_others(shelf, row) for row in rows])
    return known[shelf.language]


def _terms(rows: list[dict[str, Any]], language: str) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for number, row in enumerate(rows):
        for name in (row[language]["term"], *(row.get("also") or {}).get(language, [])):
            term = BRACKETS.sub("", name).lower()
            # A term of one word may carry the s of a plural, and would then be met under another first word.
            for first in {word + plural for word in WORD.findall(term)[:1] for plural in ("", "s")}:
                found.setdefault(first, []).append((term, number))
    return found


def _others(shelf: Shelf, row: dict[str, Any]) -> tuple[str, ...]:
    names = [row[language]["term"] for language in shelf.site.languages if language != shelf.language]
    return (*names, *(word for words_ in (row.get("also") or {}).values() for word in words_))
