"""The files that the search fetches in a language.

They hold the words with the targets that have them, in files of neighbours in the alphabet, the words of each
first letter that dictionaries know, and the rows that show the targets.
"""

from collections.abc import Iterator
from typing import Any

from catalogue.views.explore.dictionary_words import dictionary_words
from catalogue.views.explore.exploration import SHARD
from catalogue.views.explore.result_rows import result_row
from catalogue.views.explore.search_postings import in_files, postings, words_of
from catalogue.views.explore.search_targets import HELP, Target, all_targets
from catalogue.views.wording.collation import without_accents
from catalogue.views.wording.context import Context


def search_files(context: Context, folder: str) -> Iterator[tuple[str, Any]]:
    """Path and content of all that the search fetches."""
    every = all_targets(context)
    small = _small_words(context)
    files = list(in_files(postings(every, small)))
    known = dictionary_words(context.catalogue.vocabularies.folder)
    summary = _summary(context, every, small)
    firsts = [without_accents(next(iter(words))) for words in files]
    yield f"{folder}search.json", {**summary, "files": firsts, "known": list(known)}
    for number, words in enumerate(files):
        yield f"{folder}words-{number}.json", words
    for letter, of_dictionaries in known.items():
        yield f"{folder}known-{letter}.json", of_dictionaries
    yield from _rows(context, folder, every)


def _rows(
    context: Context,
    folder: str,
    every: tuple[Target, ...],
) -> Iterator[tuple[str, Any]]:
    """The rows that show the targets, in small files."""
    rows = [result_row(context, target) for target in every]
    for start in range(0, len(rows), SHARD):
        yield f"{folder}rows-{start // SHARD}.json", rows[start : start + SHARD]


def _summary(
    context: Context,
    every: tuple[Target, ...],
    small: set[str],
) -> dict[str, Any]:
    """What the search needs before it fetches words.

    `targets` has the kind of each target, by its place in `kinds`, and the number of words in its title.
    """
    kinds = list(dict.fromkeys(target.kind for target in every))
    refs = [target.ref for target in every]
    return {
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
