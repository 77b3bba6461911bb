"""The words that "did you mean" knows: those of titles, labels and the glossary, and those that several records use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .loading import Entry
from .views import Shelf

WORD = re.compile(r"[^\W\d_]{3,}")
ADDRESS = re.compile(r"\]\([^()\s]*\)")
"""Where a link of the text leads: no words of a reader."""

OFTEN = 3
"""A word of the text alone is known when so many records use it."""

LABELS = ("topics", "audiences", "regions", "resource-types", "statement-types", "activity-types", "languages", "publishers")


def words(shelf: Shelf) -> list[str]:
    """The vocabulary of a language, the most used words first."""
    entries = list(shelf.catalogue.entries.values())
    used: Counter[str] = Counter()
    for entry in entries:
        used.update(set(_words(" ".join(_text(shelf, entry)))))
    named = {word for name in _names(shelf, entries) for word in _words(name)}
    return sorted(named | {word for word, count in used.items() if count >= OFTEN}, key=lambda word: (-used[word], word))


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _text(shelf: Shelf, entry: Entry) -> Iterator[str]:
    yield entry.name(shelf.language)
    yield entry.summary(shelf.language)
    body = entry.pages[entry.shown(shelf.language)].body
    yield ADDRESS.sub("]", body) if "](" in body else body


def _names(shelf: Shelf, entries: list[Entry]) -> Iterator[str]:
    """What has a name: records, terms of the vocabularies, terms of the glossary, what people look for."""
    for entry in entries:
        yield from (entry.name(shelf.language), entry.word("acronym", shelf.language) or "")
    for name in LABELS:
        yield from (term.label(shelf.language) for term in shelf.catalogue.vocabulary(name))
    for row in shelf.catalogue.vocabularies.table("glossary").values():
        yield from (row[shelf.language]["term"], *(row.get("also") or {}).get(shelf.language, []))
    for sought in shelf.catalogue.vocabularies.table("search").values():
        yield from sought.get(shelf.language, [])
