"""Sentences of data/ that are filled: numbers in words, and values that are inflected.

A placeholder may say in which form its value stands: `{agencies:the}` → l’OMS et le HCR, `{count:f}` → deux.
"""

import string
from typing import Any, Literal, Protocol, runtime_checkable

from pydantic import BaseModel, ConfigDict

GENDERS = ("m", "f")
"""The forms of a number in words."""

FORMS = (*GENDERS, "the", "of", "in")
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
    """Gender → zero to ten in words."""

    bodies: dict[str, BodyArticles] = {}
    nouns: dict[str, Article] = {}
    """The word that says what an instrument is → its article."""

    def number(self, count: int, gender: str) -> str:
        """A number in words, or in digits if it has none here."""
        words = self.numbers.get(gender) or self.numbers["m"]
        return words[count] if 0 <= count < len(words) else str(count)


@runtime_checkable
class Inflected(Protocol):
    """A value that has a form for what a placeholder asks."""

    def in_form(self, form: str) -> str:
        """The words of the value in a form of FORMS; '' is the plain one."""


class Filler(string.Formatter):
    """Fills the texts of a language. A form that a value does not have is its plain one."""

    def __init__(self, grammar: Grammar | None):
        self.grammar = grammar

    def format_field(self, value: Any, format_spec: str) -> str:
        """A value in the form that its placeholder asks for."""
        if isinstance(value, Inflected):
            return value.in_form(format_spec)
        if self.grammar and format_spec in GENDERS and isinstance(value, int):
            return self.grammar.number(value, format_spec)
        return str(value)


def begun(sentence: str) -> str:
    """A sentence that begins with a capital letter."""
    return sentence[:1].upper() + sentence[1:]
