"""Additional search keywords of a record: spellings without ligatures, and terms of the other language.

A French reader who types "debt bondage" finds the page that speaks of « servitude pour dettes »: the glossary is
the bridge, so no other index is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.model.memo import once
from catalogue.source.loading import Entry
from catalogue.views.context import Context

LIGATURES = re.compile(r"\w*[œæŒÆ]\w*")
WORD = re.compile(r"\w+")
BRACKETS = re.compile(r"\s*\(.*?\)")
PLURAL_END = re.compile(r"s?(?!\w)")
SOME_LIGATURE = re.compile("[œæŒÆ]")
ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "Oe", "Æ": "Ae"})


@dataclass(frozen=True)
class FoundBy:
    """The facts shown under a search result, and additional keywords."""

    facts: str
    titles: str
    """Its title in the other languages."""

    names: str
    """Other names: acronyms, symbols, the glossary terms of its subject, and data/search.yml."""

    also: str
    """Synonyms and translations of the glossary terms in its text."""


def words(context: Context, entry: Entry) -> FoundBy:
    """The facts and the keywords of a record."""
    text = " ".join([entry.name(context.language), entry.summary(context.language), *_text(context, entry)])
    spelt = {word.translate(SPELT_OUT) for word in LIGATURES.findall(text)} if SOME_LIGATURE.search(text) else set()
    names = dict.fromkeys([*_own_names(context, entry), *_subjects(context, entry), *_sought(context, entry)])
    return FoundBy(
        _facts(context, entry), _bare(_titles(context, entry)), _bare(names), _bare([*sorted(spelt), *_bridges(context, text)])
    )


def _bare(words_: Iterable[str]) -> str:
    """A text without elisions, as the search splits words."""
    return without_elision(" ".join(word for word in words_ if word))


def without_elision(text: str) -> str:
    """Words as the search index has them: `l’aide` is `aide`. docs/assets/js/text.js does the same with what is typed."""
    return ELISION.sub("", text)


def _titles(context: Context, entry: Entry) -> list[str]:
    titles = dict.fromkeys(entry.title(language) for language in context.site.languages)
    return [title for title in titles if title != entry.name(context.language)]


def _text(context: Context, entry: Entry) -> list[str]:
    return [section.words for section in entry.sections(context.language)]


def _facts(context: Context, entry: Entry) -> str:
    return ", ".join(context.label("languages", name) for name in entry.languages[:6])


def _own_names(context: Context, entry: Entry) -> list[str]:
    """Its acronyms and symbols."""
    acronyms = [entry.word("acronym", language) or "" for language in context.site.languages]
    return [*acronyms, *entry.identifiers.values()]


def _subjects(context: Context, entry: Entry) -> list[str]:
    """The names, in all languages, of the glossary terms that refer to a practice."""
    return list(_aliases(context).get(entry.id, ())) if entry.kind == "practices" else []


def _sought(context: Context, entry: Entry) -> list[str]:
    """The search terms of data/search.yml."""
    table = context.catalogue.vocabularies.table("search")
    return [word for words_ in table.get(entry.ref, {}).values() for word in words_]


@once
def _aliases(context: Context) -> dict[str, tuple[str, ...]]:
    """Practice → names of its glossary terms."""
    aliases: dict[str, tuple[str, ...]] = {}
    for row in context.catalogue.vocabularies.table("glossary").values():
        also = row.get("also") or {}
        words_ = [word for language in context.site.languages for word in (row[language]["term"], *also.get(language, []))]
        for practice in row.get("practices", []):
            aliases[practice] = (*aliases.get(practice, ()), *words_)
    return aliases


def _bridges(context: Context, text: str) -> list[str]:
    """Translations and synonyms of every glossary term in the text."""
    rows = sorted(set(_spoken(_glossary(context), text.lower())))
    return list(dict.fromkeys(word for row in rows for word in _glossary(context).others[row]))


@dataclass(frozen=True)
class _Glossary:
    """The terms of a language by first word, and the keywords of each row."""

    terms: dict[str, list[tuple[str, int]]]
    others: list[tuple[str, ...]]


def _spoken(glossary: _Glossary, text: str) -> Iterator[int]:
    """The rows whose term is in a text as whole words, singular or plural."""
    for word in WORD.finditer(text):
        for term, row in glossary.terms.get(word.group(), ()):
            end = word.start() + len(term)
            if text.startswith(term, word.start()) and PLURAL_END.match(text, end):
                yield row


@once
def _glossary(context: Context) -> _Glossary:
    """The glossary of a language, prepared for lookup."""
    rows = list(context.catalogue.vocabularies.table("glossary").values())
    return _Glossary(_terms(rows, context.language), [_others(context, row) for row in rows])


def _terms(rows: list[dict[str, Any]], language: str) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for number, row in enumerate(rows):
        for name in (row[language]["term"], *(row.get("also") or {}).get(language, [])):
            term = BRACKETS.sub("", name).lower()
            # A term of one word may carry the s of a plural, and would then be met under another first word.
            for first in {word + plural for word in WORD.findall(term)[:1] for plural in ("", "s")}:
                found.setdefault(first, []).append((term, number))
    return found


def _others(context: Context, row: dict[str, Any]) -> tuple[str, ...]:
    names = [row[language]["term"] for language in context.site.languages if language != context.language]
    return (*names, *(word for words_ in (row.get("also") or {}).values() for word in words_))
