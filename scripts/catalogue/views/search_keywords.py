"""Additional search keywords of a record: spellings without ligatures, and terms of the other language.

A French reader who types "debt bondage" finds the page on « servitude pour dettes »: the glossary has both terms,
so no other index is needed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from catalogue.model.memo import once
from catalogue.source.glossary_links import names_of
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
    sections = entry.sections(context.language)
    text = " ".join([entry.name(context.language), entry.summary(context.language), *(section.words for section in sections)])
    spelt = {word.translate(SPELT_OUT) for word in LIGATURES.findall(text)} if SOME_LIGATURE.search(text) else set()
    return FoundBy(
        facts=", ".join(context.label("languages", name) for name in entry.languages[:6]),
        titles=_joined(_titles(context, entry)),
        names=_joined(dict.fromkeys(_names(context, entry))),
        also=_joined([*sorted(spelt), *_translations(context, text)]),
    )


def _joined(keywords: Iterable[str]) -> str:
    """Keywords without elisions, as the search splits words."""
    return without_elision(" ".join(word for word in keywords if word))


def without_elision(text: str) -> str:
    """Words as the search index has them: `l’aide` is `aide`. docs/assets/js/text.js does the same with what is typed."""
    return ELISION.sub("", text)


def _titles(context: Context, entry: Entry) -> list[str]:
    titles = dict.fromkeys(entry.title(language) for language in context.site.languages)
    return [title for title in titles if title != entry.name(context.language)]


def _names(context: Context, entry: Entry) -> Iterator[str]:
    """Acronyms and symbols, the names of the glossary terms of a practice in all languages, and data/search.yml."""
    yield from (entry.translated("acronym", language) or "" for language in context.site.languages)
    yield from entry.identifiers.values()
    yield from _aliases(context).get(entry.id, ()) if entry.kind == "practices" else ()
    for terms in context.catalogue.vocabularies.table("search").get(entry.ref, {}).values():
        yield from terms


@once
def _aliases(context: Context) -> dict[str, list[str]]:
    """Practice → names of its glossary terms."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in context.catalogue.vocabularies.table("glossary").values():
        for practice in row.get("practices", []):
            aliases[practice] += [name for language in context.site.languages for name in names_of(row, language)]
    return aliases


def _translations(context: Context, text: str) -> list[str]:
    """Translations and synonyms of every glossary term in the text."""
    rows = sorted(set(_rows_in(_glossary(context), text.lower())))
    return list(dict.fromkeys(word for row in rows for word in _glossary(context).others[row]))


@dataclass(frozen=True)
class _Glossary:
    """The terms of a language by first word, and the keywords of each row."""

    terms: dict[str, list[tuple[str, int]]]
    others: list[tuple[str, ...]]


def _rows_in(glossary: _Glossary, text: str) -> Iterator[int]:
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
    terms: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, row in enumerate(rows):
        for name in names_of(row, language):
            term = BRACKETS.sub("", name).lower()
            # A term of one word may have the s of a plural, and is then looked up under another first word.
            for first in {word + plural for word in WORD.findall(term)[:1] for plural in ("", "s")}:
                terms[first].append((term, number))
    return terms


def _others(context: Context, row: dict[str, Any]) -> tuple[str, ...]:
    names = [row[language]["term"] for language in context.site.languages if language != context.language]
    return (*names, *(name for synonyms in (row.get("also") or {}).values() for name in synonyms))
