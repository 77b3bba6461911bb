"""What a question is about: a person or a case, which is refused; danger, which leads to the safety page."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

WORD = re.compile(r"[^\W_]+")
ADDRESS = re.compile(r"\b[a-z]+://\S+", re.IGNORECASE)


def folded(text: str) -> str:
    """A text in small letters, without accents and ligatures."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The words of a text, as they are compared; an apostrophe parts words."""
    return WORD.findall(folded(text))


def _spaced(text: str) -> str:
    """The words of a text, each between spaces."""
    return f" {' '.join(words_of(text))} "


@dataclass(frozen=True)
class Questions:
    """The words and patterns by which questions are judged, as the site publishes them."""

    published: dict[str, Any]

    @cached_property
    def _traces(self) -> list[tuple[bool, re.Pattern[str]]]:
        rows = self.published["traces"]
        return [(row["in_addresses"], re.compile(row["pattern"])) for row in rows]

    def _has(self, row: str, text: str) -> bool:
        """True if a text has a word or a phrase of a row."""
        return any(_spaced(phrase) in text for phrase in self.published["words"][row])

    def is_of_a_person(self, question: str) -> bool:
        """True if a question holds what leads to a person, or tells of one case."""
        plain = unicodedata.normalize("NFC", question).replace("'", "’")
        addresses = ADDRESS.findall(plain)
        prose = ADDRESS.sub(" ", plain)
        for in_addresses, pattern in self._traces:
            if any(map(pattern.search, addresses if in_addresses else [prose])):
                return True
        return self._has("case", _spaced(prose))

    def is_of_danger(self, question: str) -> bool:
        """True if a question may come from somebody in danger: by the rules of the search of the site."""
        text = _spaced(question)
        if self._has("distress", text):
            return True
        small = {folded(word) for word in self.published["words"]["small-anywhere"]}
        meaning = _joined(word for word in words_of(question) if word not in small)
        if meaning in map(_spaced, self.published["words"]["alone"]):
            return True
        return self._has("self", text) and self._has("plight", text)


def _joined(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "
