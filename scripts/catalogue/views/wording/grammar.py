"""Words that sentences inflect: bodies and instruments with their articles, dates, languages, lists.

A text of data/interface/strings.yml says what it needs: `{agencies:the}` → l’OMS et le HCR, `{date:of}` →
d’avril 2019, `{languages:in}` → en arabe et en russe. What a language does is in data/language/grammar.yml
and in PREPOSITIONS.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from catalogue.model.sentences import Inflected, begun
from catalogue.views.wording.context import Context
from catalogue.views.wording.dates import date_in_words
from catalogue.views.wording.names import agency_name
from catalogue.views.wording.words import enumeration, inside_sentence

VOWEL = re.compile(r"\W*[aeiouàâæéèêëîïôœûü]", re.IGNORECASE)
"""How a word begins before which French has l’ and d’; in acronyms and bodies an h is none."""

Conjunction = Literal["and", "or"]


@dataclass(frozen=True)
class Noun:
    """A word or a name with its article: '' for none; `several` if its verb is in the plural."""

    words: str
    article: str = ""
    several: bool = False


@dataclass(frozen=True)
class Nouns(Inflected):
    """A list of nouns within a sentence, each in the form that the sentence asks for."""

    language: str
    nouns: tuple[Noun, ...]
    join: Callable[[list[str]], str]

    def in_form(self, form: str) -> str:
        """The list in words: with articles (`the`), after of (`of`) or in (`in`), or bare."""
        inflect = PREPOSITIONS.get(self.language, _english)
        return self.join([inflect(noun, form) for noun in self.nouns])

    @property
    def count(self) -> int:
        """How many a verb is told of: one body that is named in the plural counts as two."""
        return len(self.nouns) + sum(noun.several for noun in self.nouns[:1])

    def __str__(self) -> str:
        return self.in_form("")


@dataclass(frozen=True)
class Dated(Inflected):
    """A date in words within a sentence."""

    language: str
    words: str
    has_day: bool

    def in_form(self, form: str) -> str:
        """The date alone, with its article (le 20 mai 2002, avril 2019), or after de (du 20 mai, d’avril)."""
        if self.language != "fr" or form not in ("the", "of"):
            return self.words
        if form == "the":
            return f"le {self.words}" if self.has_day else self.words
        if self.has_day:
            return f"du {self.words}"
        return f"d’{self.words}" if VOWEL.match(self.words) else f"de {self.words}"


def bodies(context: Context, agencies: Iterable[str]) -> Nouns:
    """Agencies by their short names: l’OMS, l’OIM et l’ONUDC."""
    return listed(context, [_body(context, agency) for agency in agencies])


def instrument(context: Context, name: str) -> Nouns:
    """An instrument by its short name, with the article of the word that says what it is."""
    grammar = context.catalogue.vocabularies.grammar(context.language)
    articles = grammar.nouns if grammar else {}
    words = name.split() or [""]
    noun = words[0] if context.language == "fr" else words[-1]
    return listed(context, [Noun(name, articles.get(noun, ""))])


def languages(context: Context, names: Iterable[str], conjunction: Conjunction = "and") -> Nouns:
    """Languages by their names: en arabe et en russe."""
    labels = [inside_sentence(context, context.label("languages", name)) for name in names]
    return listed(context, [Noun(label) for label in labels], conjunction)


def listed(context: Context, nouns: Sequence[Noun], conjunction: Conjunction = "and") -> Nouns:
    """Nouns as a list within a sentence."""
    return Nouns(
        context.language,
        tuple(nouns),
        lambda words: enumeration(context, words, conjunction),
    )


def dated(context: Context, partial: str | None) -> Dated:
    """A date within a sentence."""
    has_day = bool(partial) and len(partial or "") == len("2003-01-01")
    return Dated(context.language, date_in_words(context, partial), has_day)


def clauses(context: Context, words: Iterable[str]) -> str:
    """Parts of a sentence in a row, those that are empty left out."""
    return enumeration(context, filter(None, words))


def sentence(context: Context, string_id: str, /, **values: object) -> str:
    """A text of the interface that begins with a capital letter, whatever fills its beginning."""
    return begun(context.text(string_id, **values))


def _body(context: Context, agency: str) -> Noun:
    """An agency by its short name, with the article with which a sentence names it so."""
    words = agency_name(context, agency)
    grammar = context.catalogue.vocabularies.grammar(context.language)
    row = grammar.bodies.get(agency) if grammar else None
    if row is None:
        return Noun(words)
    entry = context.catalogue.get("agencies", agency)
    has_short = entry is not None and bool(entry.translated("acronym", context.language))
    article = row.short if has_short and row.short is not None else row.name
    return Noun(words, article, several=article == "les" or row.several is not None)


def _english(noun: Noun, form: str) -> str:
    if form == "the" or (form and noun.article):
        return f"{noun.article} {noun.words}".strip()
    return noun.words


def _french(noun: Noun, form: str) -> str:
    """The noun after its article, after de or after en: l’OIT, du HCR, en arabe."""
    if form == "in":
        return f"en {noun.words}"
    if form not in BEFORE_VOWEL:
        return noun.words
    is_elided = bool(VOWEL.match(noun.words))
    before = BEFORE_VOWEL[form] if is_elided else {}
    return f"{before.get(noun.article, BEFORE[form][noun.article])}{noun.words}"


BEFORE = {
    "the": {"": "", "le": "le ", "la": "la ", "les": "les "},
    "of": {"": "de ", "le": "du ", "la": "de la ", "les": "des "},
}
"""Form → article → what stands before a noun in French."""

BEFORE_VOWEL = {
    "the": {"le": "l’", "la": "l’"},
    "of": {"": "d’", "le": "de l’", "la": "de l’"},
}
"""The same before a vowel, where it differs."""

PREPOSITIONS: dict[str, Callable[[Noun, str], str]] = {"en": _english, "fr": _french}
"""What a language does with a noun in a form; one without an entry does as English."""
