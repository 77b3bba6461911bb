"""The files that the search fetches in a language.

They hold the words of each first letter with the targets that have them, the words of each first letter that
dictionaries know, and how targets are shown.
"""

from collections.abc import Iterator
from typing import Any

from catalogue.model.language_tags import language_of
from catalogue.views.explore.dictionary_words import dictionary_words
from catalogue.views.explore.search_postings import postings, words_of
from catalogue.views.explore.search_targets import HELP, Target, all_targets
from catalogue.views.wording.collation import without_accents
from catalogue.views.wording.context import Context

SHARD = 10
"""Targets in each of the files that say how they are shown."""


def search_files(context: Context, folder: str) -> Iterator[tuple[str, Any]]:
    """Path and content of all that the search fetches."""
    every = all_targets(context)
    small = _small_words(context)
    letters = postings(every, small)
    known = dictionary_words(context.catalogue.vocabularies.folder)
    summary = _summary(context, every, list(letters), small)
    yield f"{folder}search.json", {**summary, "known": list(known)}
    for letter, words in letters.items():
        yield f"{folder}words-{letter}.json", words
    for letter, of_dictionaries in known.items():
        yield f"{folder}known-{letter}.json", of_dictionaries
    shown = [_shown(context, target) for target in every]
    for start in range(0, len(shown), SHARD):
        yield f"{folder}found-{start // SHARD}.json", shown[start : start + SHARD]


def _summary(
    context: Context,
    every: tuple[Target, ...],
    letters: list[str],
    small: set[str],
) -> dict[str, Any]:
    """What the search needs before it fetches words.

    `targets` has the kind of each target, by its place in `kinds`, and the number of words in its title.
    """
    kinds = list(dict.fromkeys(target.kind for target in every))
    refs = [target.ref for target in every]
    return {
        "letters": letters,
        "kinds": kinds,
        "targets": [[kinds.index(target.kind), _length(target, small)] for target in every],
        "help": refs.index(HELP) if HELP in refs else -1,
        "shard": SHARD,
        "distress": _words_in_every_language(context, "distress"),
        "alone": _words_in_every_language(context, "alone"),
        "self": _words_in_every_language(context, "self"),
        "plight": _words_in_every_language(context, "plight"),
        "small": sorted({without_accents(word) for word in small}),
    }


def _small_words(context: Context) -> set[str]:
    """Words without a meaning of their own; people may ask in another language of the site."""
    table = context.catalogue.vocabularies.table("query-words")["small"]
    anywhere = _words_in_every_language(context, "small-anywhere")
    return {*table.get(context.language, ()), *anywhere}


def _words_in_every_language(context: Context, name: str) -> list[str]:
    """The words of a row of data/language/query-words.yml; people in distress may write in any language."""
    rows = context.catalogue.vocabularies.table("query-words")[name].values()
    return sorted({word for row in rows for word in row})


def _length(target: Target, small: set[str]) -> int:
    """The number of words in a title, without small ones."""
    return sum(word not in small for word in words_of(target.title))


def _shown(context: Context, target: Target) -> dict[str, str]:
    """A target as the browser prints it; what is empty is left out."""
    full = {
        "url": target.path,
        "title": target.title,
        "lang": target.language or language_of(target.title),
        "kind": context.text(f"{target.kind}-one"),
        "note": target.note,
        "summary": target.summary,
        "summaryLang": target.summary_language or language_of(target.summary),
    }
    return {name: value for name, value in full.items() if value}
