"""Words that a dictionary of English or French knows and that the site does not have.

Each is so near to a word of the site that the search would take it for a misspelling of that word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from catalogue.views.explore.search_postings import NAME, TEXT, Postings
from catalogue.views.wording.collation import without_accents

FILE = Path("language") / "dictionary-words.txt"
"""Where they are in `data/`: one a line, sorted, without accents. scripts/dictionary_words.py writes it."""

SHORTEST = 5
"""Letters of the shortest word that the search corrects, and to which it corrects."""

SHORTEST_CHANGED_TWICE = 9
"""Letters of the shortest word that it corrects by two changes."""

FEWEST_TEXTS = 3
"""Texts that must have a word, if no name and no title has it, before the search corrects to it."""


def dictionary_words(folder: Path) -> dict[str, list[str]]:
    """First letter → the words that begin with it, of a folder `data`."""
    file = folder / FILE
    words = file.read_text("ascii").split() if file.exists() else []
    return {letter: list(of_letter) for letter, of_letter in groupby(words, itemgetter(0))}


def mistakable(words: Iterable[str], vocabulary: Iterable[Postings]) -> set[str]:
    """The words that the search would correct to one of a vocabulary, did it not know them."""
    of_site: set[str] = set()
    aims: dict[str, set[str]] = defaultdict(set)
    for postings in vocabulary:
        of_site |= {without_accents(word) for word in postings}
        for aim in _aims(postings):
            for shortened in _shortened(aim):
                aims[shortened].add(aim)
    return {word for word in _plain(words) - of_site if _is_mistakable(word, aims)}


def _plain(words: Iterable[str]) -> set[str]:
    """The words that the search corrects, as it compares them: in small letters without accents."""
    plain = {without_accents(word).lower() for word in words}
    return {word for word in plain if word.isascii() and word.isalpha() and len(word) >= SHORTEST}


def _aims(postings: Postings) -> Iterator[str]:
    """The words to which the search corrects."""
    for word, places in postings.items():
        plain = without_accents(word)
        is_frequent = len(places[TEXT]) >= FEWEST_TEXTS or any(places[NAME:])
        if is_frequent and plain.isalpha() and len(plain) >= SHORTEST:
            yield plain


def _is_mistakable(word: str, aims: dict[str, set[str]]) -> bool:
    """Whether a word is near enough to one of those to which the search corrects."""
    most = 1 if len(word) < SHORTEST_CHANGED_TWICE else 2
    near = {aim for short in _shortened(word) for aim in aims.get(short, ())}
    return any(aim[0] == word[0] and changes(word, aim) <= most for aim in near)


def _shortened(word: str) -> set[str]:
    """The word, and what is left of it without one or two letters: near words have one of these in common."""
    every = {word}
    last = {word}
    for _ in range(2):
        last = {text[:place] + text[place + 1 :] for text in last for place in range(len(text))}
        every |= last
    return every


def changes(a: str, b: str) -> int:
    """Letters to add, drop, change or swap to get from one word to the other, as text.js counts."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other)))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                row[j] = min(row[j], before[j - 2] + 1)
        before, last = last, row
    return last[-1]
