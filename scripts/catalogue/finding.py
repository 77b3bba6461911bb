"""Words by which a record is found beside its own: spellings without ligatures, and the terms of the other language.

A French reader who types "debt bondage" finds the page that speaks of « servitude pour dettes »: the glossary is
the bridge, so no other index is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .models import Agency, Resource, Statement
from .views import Entry, Shelf

LIGATURES = re.compile(r"\w*[œæŒÆ]\w*")
SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "Oe", "Æ": "Ae"})


@dataclass(frozen=True)
class FoundBy:
    """What the search shows under a result, and what else leads to it."""

    facts: str
    also: str


def words(shelf: Shelf, entry: Entry) -> FoundBy:
    """The facts and the other words of a record."""
    text = " ".join([entry.name(shelf.language), entry.summary(shelf.language), *_text(shelf, entry)])
    spelt = {word.translate(SPELT_OUT) for word in LIGATURES.findall(text)}
    return FoundBy(_facts(shelf, entry), " ".join([*_own_names(shelf, entry), *sorted(spelt), *_bridges(shelf, text)]))


def _text(shelf: Shelf, entry: Entry) -> list[str]:
    return [section.words for section in entry.sections(shelf.language)]


def _facts(shelf: Shelf, entry: Entry) -> str:
    record = entry.record
    languages = record.languages[:6] if isinstance(record, (Resource, Statement)) else []
    return ", ".join(shelf.label("languages", name) for name in languages)


def _own_names(shelf: Shelf, entry: Entry) -> list[str]:
    """Its title and acronym in the other languages, and its symbols."""
    record = entry.record
    names = [entry.title(language) for language in shelf.site.languages]
    if isinstance(record, Agency):
        names += [entry.word("acronym", language) or "" for language in shelf.site.languages]
    names += [getattr(record, name, None) or "" for name in ("symbol", "isbn", "doi")]
    return [name for name in dict.fromkeys(names) if name and name != entry.name(shelf.language)]


def _bridges(shelf: Shelf, text: str) -> list[str]:
    """Terms of the glossary in the other languages, and synonyms, for every term that the text speaks of."""
    lowered = text.lower()
    found = [others for pattern, others in _glossary(shelf) if pattern.search(lowered)]
    return list(dict.fromkeys(word for others in found for word in others))


@lru_cache(maxsize=8)
def _glossary(shelf: Shelf) -> list[tuple[re.Pattern[str], tuple[str, ...]]]:
    bridges = []
    for row in shelf.catalogue.vocabularies.table("glossary").values():
        own = [row[shelf.language]["term"], *(row.get("also") or {}).get(shelf.language, [])]
        others = [row[language]["term"] for language in shelf.site.languages if language != shelf.language]
        others += [word for words_ in (row.get("also") or {}).values() for word in words_]
        pattern = "|".join(re.escape(re.sub(r"\s*\(.*?\)", "", term).lower()) for term in own)
        bridges.append((re.compile(rf"(?<!\w)(?:{pattern})s?(?!\w)"), tuple(others)))
    return bridges
