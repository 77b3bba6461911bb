"""The classes of advice that can harm, from data/language/safety.yml, and the words by which each is known.

A pattern is a line of words, not a regular expression: proposals change it, and none can stall the checker.
"""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from catalogue.model.memo import once
from catalogue.model.types import Day, InVocabulary
from catalogue.model.vocabularies import Vocabularies

TABLE = "safety"

WORD = r"[^\W\d_](?:[\w’-]{0,40}\w)?"
CHOICE = rf"{WORD}\*?(?:/{WORD}\*?){{0,19}}"
FORM = re.compile(rf"{CHOICE}(?: (?:… )?{CHOICE}){{0,7}}")
"""A pattern: words; `*` for any ending, `/` between words of which one suffices, `…` for up to five words."""

BETWEEN = r"[^\w.!?]{1,6}"
"""What stands between two words of a sentence."""

GAP = rf"(?:\w+{BETWEEN}){{0,5}}"
SHORTEST_STEM = 3
"""Letters before `*`."""

MOST_GAPS = 1
NOTHING = re.compile("(?!)")
"""Matches no text."""


def _pattern(line: str) -> str:
    if not FORM.fullmatch(line) or line.count("…") > MOST_GAPS:
        raise ValueError("no words with *, / and one …")
    stems = re.findall(r"([\w’-]+)\*", line)
    if min(map(len, stems), default=SHORTEST_STEM) < SHORTEST_STEM:
        raise ValueError("too few letters before *")
    return line


Pattern = Annotated[str, Field(max_length=160), AfterValidator(_pattern)]
Language = Annotated[str, Field(pattern="^[a-z]{2}$")]
Patterns = dict[Language, Annotated[list[Pattern], Field(min_length=1, max_length=60)]]
Texts = Annotated[
    dict[Language, Annotated[str, Field(min_length=3, max_length=400)]], Field(min_length=1)
]
Sources = list[Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$", max_length=120)]]
Place = Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9-]+#[a-z0-9-]+$", max_length=160)]


class Closed(BaseModel):
    """A part of the table: it has these keys and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Safeguard(Closed):
    """What must stand beside a statement: words, or a basis that says it."""

    wanted: Texts
    words: Patterns
    provisions: Sources = []
    """The beginnings of provisions, of which one in the basis of the step suffices."""

    anywhere: Literal["true"] | None = None
    """Set where the words may stand in any statement of the page."""

    norms: Literal["true"] | None = None
    """Set where only steps whose head is of the class need it."""


class Exempted(Closed):
    """A place that is safe although the words do not show it: why, and since when."""

    place: Place
    """The page, and its step, pitfall or section: practices/x#step, cards/x#say."""

    reason: Texts
    date: Day


class SafetyClass(Closed):
    """A class of advice that can harm, and what must stand beside it."""

    name: Texts
    protects: Texts
    triggers: Patterns
    other_meanings: Patterns = {}
    """Words that contain those of a trigger and mean something else; they are left out before the search."""

    safeguards: Annotated[list[Safeguard], Field(min_length=1, max_length=4)]
    sources: Sources = []
    """The beginnings of provisions; a step whose head is of the class cites one of them."""

    moments: list[Annotated[str, InVocabulary("moments")]] = []
    """The moments of field cards that need the safeguard whatever they say."""

    example: Texts
    exceptions: list[Exempted] = []

    def is_about(self, text: str, language: str) -> bool:
        """True for a text in small letters that has a trigger of the class."""
        triggers, others = self._triggers.get(language, NOTHING), self._others.get(language)
        if not triggers.search(text):
            return False
        return not others or triggers.search(others.sub("", text)) is not None

    @cached_property
    def _triggers(self) -> dict[str, re.Pattern[str]]:
        """Language → its triggers as one expression."""
        return {name: _expression(tuple(words)) for name, words in self.triggers.items()}

    @cached_property
    def _others(self) -> dict[str, re.Pattern[str]]:
        """Language → its other meanings as one expression."""
        return {
            name: _expression(tuple(words)) for name, words in self.other_meanings.items() if words
        }

    @cached_property
    def exempt(self) -> set[str]:
        """The places of its exceptions."""
        return {exception.place for exception in self.exceptions}


def has_words(text: str, patterns: Iterable[str]) -> bool:
    """True for a text in small letters in which one of some patterns occurs."""
    return _expression(tuple(patterns)).search(text) is not None


@lru_cache(maxsize=512)
def _expression(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Patterns as one regular expression."""
    lines = "|".join(map(as_expression, patterns)) or "(?!)"
    return re.compile(rf"\b(?:{lines})")


def as_expression(pattern: str) -> str:
    """A pattern as a regular expression."""
    sides = []
    for side in pattern.split(" … "):
        sides.append(BETWEEN.join(map(_choice, side.split(" "))))
    return (BETWEEN + GAP).join(sides)


def _choice(part: str) -> str:
    words = "|".join(map(_word, part.split("/")))
    return rf"(?:{words})"


def _word(word: str) -> str:
    ending = r"\w*" if word.endswith("*") else ""
    return re.escape(word.removesuffix("*").lower()) + ending + r"\b"


def cites(basis: Iterable[str], sources: Iterable[str]) -> bool:
    """True for a basis with one of some sources: a provision, or the article or instrument that has it."""
    openings = tuple(f"{source}{sign}" for source in sources for sign in "/-")
    return any(cited in sources or cited.startswith(openings) for cited in basis)


@once
def safety_classes(vocabularies: Vocabularies) -> dict[str, SafetyClass]:
    """The classes by id, in the order of the table."""
    rows = vocabularies.table(TABLE)
    return {name: SafetyClass.model_validate(row) for name, row in rows.items()}
