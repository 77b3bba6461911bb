"""The words of "did you mean": from titles, labels, the glossary, and those that several records use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from catalogue.source.glossary_links import names_of
from catalogue.source.loading import Entry
from catalogue.views.context import Context

WORD = re.compile(r"[^\W\d_]{3,}")
ADDRESS = re.compile(r"\]\([^()\s]*\)")
"""The targets of links, which are not words."""

OFTEN = 3
"""How many records must use a word that is in texts only."""

LABELS = ("topics", "audiences", "regions", "resource-types", "statement-types", "activity-types", "languages", "publishers")


def words(context: Context) -> list[str]:
    """The words of a language, most frequent first."""
    entries = list(context.catalogue.entries.values())
    used: Counter[str] = Counter()
    for entry in entries:
        used.update(set(_words(" ".join(_text(context, entry)))))
    named = {word for name in _names(context, entries) for word in _words(name)}
    return sorted(named | {word for word, count in used.items() if count >= OFTEN}, key=lambda word: (-used[word], word))


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _text(context: Context, entry: Entry) -> Iterator[str]:
    yield entry.name(context.language)
    yield entry.summary(context.language)
    body = entry.pages[entry.text_language(context.language)].body
    yield ADDRESS.sub("]", body) if "](" in body else body


def _names(context: Context, entries: list[Entry]) -> Iterator[str]:
    """All names: of records, vocabulary terms and glossary terms, and search terms."""
    for entry in entries:
        yield from (entry.name(context.language), entry.translated("acronym", context.language) or "")
    for name in LABELS:
        yield from (term.label(context.language) for term in context.catalogue.vocabulary(name))
    for row in context.catalogue.vocabularies.table("glossary").values():
        yield from names_of(row, context.language)
    for terms in context.catalogue.vocabularies.table("search").values():
        yield from terms.get(context.language, [])
