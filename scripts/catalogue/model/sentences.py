"""Sentences of data/ that are filled: numbers in words, and values that are inflected.

A placeholder may say in which form its value stands: `{agencies:the}` → l’OMS et le HCR, `{count:f}` → deux.
"""

import string
from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

GENDERS = ("m", "f")
"""The forms of a number in words; in a capital (`{count:F}`) where it opens a sentence."""

INSIDE = 10
"""The highest number that stands in words inside a sentence; none opens one in digits that has words."""

FORMS = (*GENDERS, *map(str.upper, GENDERS), "the", "of", "in")
"""What a placeholder may ask for: a number in words, or words with their article or preposition."""


Article = Literal["", "the", "le", "la", "les"]


class BodyArticles(BaseModel):
    """The article of a body: with its name, and with its short name where that has another or none."""

    model_config = ConfigDict(extra="forbid")

    name: Article
    short: Article | None = None
    several: Literal["true"] | None = None
    """Its verb is in the plural."""


class Grammar(BaseModel):
    """What sentences need to know of a language: a part of data/language/grammar.yml."""

    model_config = ConfigDict(extra="forbid")

    numbers: dict[str, list[str]]
    """Gender → zero to twenty in words."""

    thousands: str = ""
    """What stands between groups of three digits."""

    bodies: dict[str, BodyArticles] = {}
    nouns: dict[str, Article] = {}
    """The word that says what an instrument is → its article."""

    def number(self, count: int, gender: str, *, opens: bool = False) -> str:
        """A number in words to ten, or as far as there are words if it opens a sentence; else in digits."""
        words = self.numbers.get(gender) or self.numbers["m"]
        known = words if opens else words[: INSIDE + 1]
        return known[count] if 0 <= count < len(known) else self.digits(count)

    def digits(self, count: int) -> str:
        """A number in digits, its thousands apart."""
        return f"{count:,}".replace(",", self.thousands)


class Inflected(ABC):
    """A value that has a form for what a placeholder asks."""

    @abstractmethod
    def in_form(self, form: str) -> str:
        """The words of the value in a form of FORMS; '' is the plain one."""


class Filler:
    """Fills the texts of a language. A form that a value does not have is its plain one."""

    def __init__(self, grammar: Grammar | None):
        self.grammar = grammar

    def format(self, text: str, **values: Any) -> str:
        """A text with a value for each placeholder; a value that is missing is an error."""
        filled = []
        for literal, name, form in _parts(text):
            filled.append(literal)
            if name is not None:
                filled.append(self._in_form(values[name], form))
        return "".join(filled)

    def _in_form(self, value: Any, form: str) -> str:
        """A value in the form that its placeholder asks for."""
        if isinstance(value, Inflected):
            return value.in_form(form)
        if not self.grammar or not isinstance(value, int):
            return str(value)
        if form.lower() in GENDERS:
            return self.grammar.number(value, form.lower(), opens=form.isupper())
        return self.grammar.digits(value)


@cache
def _parts(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """The parts of a text: words, and the name and the form of the placeholder that follows them."""
    found = string.Formatter().parse(text)
    return tuple((literal, name, form or "") for literal, name, form, _ in found)


def begun(sentence: str) -> str:
    """A sentence that begins with a capital letter."""
    return sentence[:1].upper() + sentence[1:]


def continued(sentences: Iterable[str]) -> tuple[str, ...]:
    """Sentences of which the first goes on after a colon, with a small letter."""
    first, *others = list(sentences) or [""]
    return (first[:1].lower() + first[1:], *others) if first else ()
