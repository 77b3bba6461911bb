"""The postings of the search: for each word the targets that have it, and where in a target it is.

docs/assets/js/ranking.js ranks by them.
"""

import json
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from catalogue.views.explore.search_targets import Target
from catalogue.views.wording.collation import without_accents

WORD = re.compile(r"[^\W_]+")
BOLD = re.compile(r"\*\*(.+?)\*\*")

TEXT, HEAD, NAME, TITLE, WHOLE = range(5)
"""Where a word stands, with rising weight. A head is a summary or a bold sentence."""

FILE_SIZE = 8_000
"""Characters of JSON in a file of words, about; the words of a query are in as many files, or one more."""

LONGEST = 4
"""The most words of a name that is also found as a whole."""

Postings = dict[str, list[list[int]]]
"""Word → for each place up to the highest where it stands, the steps from one target’s number to the next."""


def postings(targets: Iterable[Target], small: set[str]) -> Postings:
    """The postings of all words, in the order of the alphabet without accents.

    `small` are words without a meaning of their own.
    """
    numbers: dict[str, list[list[int]]] = defaultdict(lambda: [[] for _ in range(WHOLE + 1)])
    for number, target in enumerate(targets):
        for word, place in word_places(target, small).items():
            numbers[word][place].append(number)
    ordered = sorted(numbers, key=lambda word: (without_accents(word), word))
    return {word: _places(numbers[word]) for word in ordered}


def in_files(words: Postings) -> Iterator[Postings]:
    """The words in files of about equal size, each with words that follow each other in the alphabet.

    Words that differ by an accent only are in one file.
    """
    file: Postings = {}
    size = 0
    last = ""
    for word, places in words.items():
        plain = without_accents(word)
        if size > FILE_SIZE and plain != last:
            yield file
            file, size = {}, 0
        file[word] = places
        size += len(json.dumps([word, places]))
        last = plain
    if file:
        yield file


def word_places(target: Target, small: set[str]) -> dict[str, int]:
    """The words of a target, each with the place where it weighs most, and its short names as a whole."""
    heads = " ".join([target.summary, *BOLD.findall(target.text)])
    texts = (target.text, heads, " ".join(target.names), target.title)
    words: dict[str, int] = {}
    for place, text in enumerate(texts):
        words |= dict.fromkeys(words_of(text), place)
    # Small words count in the names of agencies only: WHO is one of them.
    from_place = NAME if target.kind == "agencies" else WHOLE
    kept = {
        word: place for word, place in words.items() if word not in small or place >= from_place
    }
    names = (_whole(name, kept) for name in (target.title, *target.names))
    return kept | dict.fromkeys(filter(None, names), WHOLE)


def _whole(name: str, kept: Container[str]) -> str:
    """The words of a name that are indexed; '' for a name of too many."""
    words = [word for word in words_of(name) if word in kept]
    return " ".join(words) if len(words) <= LONGEST else ""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case; a single letter is not a word, a digit is.

    The script of the search does the same.
    """
    words = WORD.findall(text.lower())
    return tuple(dict.fromkeys(word for word in words if len(word) > 1 or word.isdigit()))


def _places(numbers: list[list[int]]) -> list[list[int]]:
    """The steps of each place, without the empty ones above the highest: they weigh a thirtieth."""
    highest = max(place for place, of_place in enumerate(numbers) if of_place)
    return [_steps(of_place) for of_place in numbers[: highest + 1]]


def _steps(numbers: list[int]) -> list[int]:
    """The step from each number to the next; the first from zero."""
    return [number - last for last, number in pairwise([0, *numbers])]
