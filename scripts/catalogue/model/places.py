"""Places in documents: `art. 12(1)(a), p. 40`, read once into a value that each language prints.

A place has parts, and a part has a unit of data/language/locator-terms.yml and its passages:

    arts 12(1) and 13      article: 12(1) | 13
    ch. 6, tools 6.2-6.4   chapter: 6 — tool: 6.2 to 6.4
    art. 5(a), (d)         article: 5(a) | 5(d)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalogue.model.memo import once
from catalogue.model.vocabularies import Vocabularies

OTHER_WORD = re.compile(r"(?<![\w.])(?![IVXLC]+\b|[ivx]+\b|[A-Z]{1,4}\b)[^\W\d_]{2,}")
"""A word that is no number: IV, ii and A are numbers of parts in every language."""
AND = re.compile(r"(?:,? and|,? et) ")
COMMA = re.compile(r", ")
RANGE = re.compile(r"[-–]| to | à ")
FIRST = "1er"
"""The first article in French: art. 1er."""
NUMBER = re.compile(
    rf"(?:[A-Z]-)?[A-Z]?\d+(?:[./]\d+)*[A-Za-z]?(?!\w)|{FIRST}(?!\w)|[IVXLC]+(?!\w)|[A-Z](?!\w)"
)
"""The number of a part: 12, 9.17, 18a, IV, A, A1.4, C-66/21, 5797/17; 1er as in French."""
BELOW = re.compile(r"(?: ?\(| )?(\d+[a-z]?|[a-z]{1,4})\)")
"""A paragraph, a letter or a small Roman number below it: (1), (5a), (b), (iv); or b) as in French."""
BEFORE_NUMBER = re.compile(r" (?=[A-Z\d(])")
RANGE_IN_BRACKETS = re.compile(r"\((\w+)[-–](\w+)\)")
ROMAN = re.compile(r"[ivx]+")
ROMAN_NUMBER = re.compile(r"[IVXLC]+", re.IGNORECASE)
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

_BELOW = rf"(?:{BELOW.pattern}|{RANGE_IN_BRACKETS.pattern})"
_NUMBERS = rf"(?:(?:{NUMBER.pattern}){_BELOW}*|(?!\d){_BELOW}+)"
_PASSAGE = rf"{_NUMBERS}(?:(?:[-–]| ¤ ){_NUMBERS})?"
FORM = re.compile(rf"^¤(?: {_PASSAGE})?(?:(?:,? ¤ |, )(?:¤(?: {_PASSAGE})?|{_PASSAGE}))*$")
"""The form of a place in which ¤ stands for each unit, "and" and "to": what browsers know of the grammar."""
BETWEEN = ("and", "to")
"""Rows that are no units."""

Numbers = tuple[str, ...]
"""A number and what is below it: 12(1)(a) is 12, 1, a. The first is empty where only letters stand."""


class PlaceError(ValueError):
    """A place that cannot be read; its text is what is left where reading stopped."""


@dataclass(frozen=True)
class Passage:
    """One number, or all from one to another at the same level."""

    numbers: Numbers
    to: str = ""
    """The last of a range: c in (a)-(c)."""

    @property
    def last(self) -> Numbers:
        """The numbers with which it ends."""
        return (*self.numbers[:-1], self.to) if self.to else self.numbers


@dataclass(frozen=True)
class Part:
    """A unit and its passages; one without passages is named alone: preamble."""

    unit: str
    passages: tuple[Passage, ...] = ()
    after_and: bool = False
    """True if it stands beside the part before it: introduction and ch. 2."""


@dataclass(frozen=True)
class Place:
    """The parts of a place: each lies in the one before it, or stands beside it."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Units:
    """How units are spelled."""

    ids: dict[str, str]
    """Every spelling in lower case, without its full stop, with the id of its row."""
    pattern: re.Pattern[str]

    def id(self, spelling: str) -> str:
        """The id of the row that has a spelling."""
        return self.ids[spelling.lower().rstrip(".")]


@once
def units(vocabularies: Vocabularies) -> Units:
    """The spellings of all units."""
    ids: dict[str, str] = {}
    for unit_id, row in vocabularies.table("locator-terms").items():
        spellings = (row["en"], *row.get("also", ())) if "for" not in row else ()
        for spelling in spellings:
            ids[spelling.lower().rstrip(".")] = unit_id
    longest_first = sorted(ids, key=len, reverse=True)
    names = "|".join(re.escape(spelling) for spelling in longest_first)
    return Units(ids, re.compile(rf"(?<![\w])(?:{names})(?![\w])\.?", re.IGNORECASE))


def unknown_words(vocabularies: Vocabularies, place: str) -> list[str]:
    """The words of a place that data/language/locator-terms.yml does not have."""
    return OTHER_WORD.findall(units(vocabularies).pattern.sub("", place))


@once
def parse(vocabularies: Vocabularies, text: str) -> Place:
    """The place that a text names; a PlaceError if it names none."""
    spaced = " ".join(text.split())
    reader = _Reader(vocabularies, RANGE_IN_BRACKETS.sub(r"(\1)-(\2)", spaced))
    parts = [reader.part()]
    while reader.rest:
        part = reader.next_part(parts[-1])
        if part.unit:
            parts.append(part)
        else:
            parts[-1] = _longer(parts[-1], part)
    return Place(tuple(_of_same_units(_paragraphs_of_articles(parts))))


def _longer(part: Part, other: Part) -> Part:
    return replace(part, passages=part.passages + other.passages)


def _paragraphs_of_articles(parts: Iterable[Part]) -> list[Part]:
    """What French writes art. 5, par. 1 is art. 5(1)."""
    read: list[Part] = []
    for part in parts:
        article = (
            _article(read[-1]) if read and part.unit == "paragraph" and not part.after_and else ()
        )
        if article:
            paragraphs = (
                Passage(article + passage.numbers, passage.to) for passage in part.passages
            )
            read[-1] = replace(read[-1], passages=tuple(paragraphs))
        else:
            read.append(part)
    return read


def _article(part: Part) -> Numbers:
    """The number of an article that is named alone; empty for other parts."""
    if part.unit != "article" or len(part.passages) != 1:
        return ()
    [passage] = part.passages
    return () if passage.to or len(passage.numbers) > 1 else passage.numbers


def _of_same_units(parts: Iterable[Part]) -> list[Part]:
    """The parts, with the passages of a unit that is named again beside the others: p. 36, p. 45."""
    read: list[Part] = []
    for part in parts:
        before = read[-1] if read else None
        if before and before.unit == part.unit and before.passages and part.passages:
            read[-1] = _longer(before, part)
        else:
            read.append(part)
    return read


class _Reader:
    """Reads a place from its beginning to its end."""

    def __init__(self, vocabularies: Vocabularies, text: str) -> None:
        self.rest = text
        self._units = units(vocabularies)
        self._rows = vocabularies.table("locator-terms")

    def next_part(self, before: Part) -> Part:
        """The part after a comma or "and"; its unit is empty if it goes on with that of the part before."""
        joined = self._take(AND)
        if not joined and not self._take(COMMA):
            raise PlaceError(self.rest)
        part = self.part(before if before.passages else None)
        return replace(part, after_and=bool(joined))

    def part(self, before: Part | None = None) -> Part:
        """A unit with its first passage, if it has one."""
        start, spelling = self.rest, self._take(self._units.pattern)
        if spelling and self._units.id(spelling) not in BETWEEN:
            passages = self._passages(()) if self._take(BEFORE_NUMBER) else ()
            unit = self._row(spelling, passages)
        elif before and not spelling:
            unit, passages = "", self._passages(before.passages[-1].last)
        else:
            raise PlaceError(start)
        if not passages and (not unit or self._needs_number(unit)):
            raise PlaceError(start)
        return Part(unit, passages)

    def _passages(self, before: Numbers) -> tuple[Passage, ...]:
        """One number, or a range; two that follow one another are a list, however they are written."""
        start, numbers = self.rest, self._numbers(before)
        if numbers is None or not self._take(RANGE):
            return (Passage(numbers),) if numbers else ()
        last = self._numbers(numbers)
        if last is None or numbers[:-1] != last[:-1]:
            raise PlaceError(start)
        low, high = ranks(numbers[-1], last[-1])
        if low >= high:
            raise PlaceError(start)
        if low[:-1] == high[:-1] and low[-1] + 1 == high[-1]:
            return Passage(numbers), Passage(last)
        return (Passage(numbers, last[-1]),)

    def _numbers(self, before: Numbers) -> Numbers | None:
        """A number with what is below it; only what is below, if it goes on with the number before it."""
        start, number, below = self.rest, self._take(NUMBER), []
        number = "1" if number == FIRST else number
        while level := self._take(BELOW):
            below.append(level.strip(" ()"))
        if number:
            if before and before[0][:1].isdigit() != number[:1].isdigit():
                raise PlaceError(start)
            return (number, *below)
        if not below:
            return None
        return beside(before, tuple(below)) or self._stop(start)

    def _stop(self, at: str) -> Numbers:
        raise PlaceError(at)

    def _take(self, pattern: re.Pattern[str]) -> str:
        """What a pattern finds at the beginning of the rest, which is then read."""
        match = pattern.match(self.rest)
        if not match:
            return ""
        self.rest = self.rest[match.end() :]
        return match[0]

    def _row(self, spelling: str, passages: tuple[Passage, ...]) -> str:
        """The id of a unit: of one, where numbers say how many there are; as it is spelled, where none do."""
        spelled = self._units.id(spelling)
        if not passages or not passages[0].numbers[0]:
            return spelled
        one = (unit for unit, row in self._rows.items() if row.get("several") == spelled)
        return next(one, spelled)

    def _needs_number(self, unit: str) -> bool:
        """True for abbreviations, which name nothing without a number."""
        label: str = self._rows[unit]["en"]
        return label.endswith((".", "§"))


def beside(before: Numbers, below: Numbers) -> Numbers | None:
    """What brackets mean after a number: (4) after 25(1)(d) is 25(4), and (e) is 25(1)(e)."""
    if not before:
        return ("", *below)
    for level in _levels_of_kind(before, below[0]):
        return (*before[:level], *below)
    return None


def _levels_of_kind(before: Numbers, first: str) -> list[int]:
    """The levels at which a bracket can stand; a small Roman number stands first beside its like."""
    levels = [
        level
        for level, number in enumerate(before)
        if level and number[0].isdigit() == first[0].isdigit()
    ]
    if len(levels) > 1 and ROMAN.fullmatch(first) and ROMAN.fullmatch(before[-1]):
        levels.reverse()
    return levels


def ranks(*numbers: str) -> list[tuple[int, ...]]:
    """Where numbers stand among their like: 9.2 before 9.17, IX before X, 18 before 18a, (a) before (b).

    (i) is a letter beside (j), and one beside (ii).
    """
    in_roman = all(ROMAN_NUMBER.fullmatch(number) for number in numbers)
    if in_roman and any(len(number) > 1 or number.isupper() for number in numbers):
        return [(_roman(number),) for number in numbers]
    return [_rank(number) for number in numbers]


def _rank(number: str) -> tuple[int, ...]:
    digits = map(int, re.findall(r"\d+", number))
    letters = map(ord, re.sub(r"[\d./-]", "", number))
    return (*digits, *letters)


def _roman(number: str) -> int:
    values = [ROMAN_DIGITS[digit] for digit in number.upper()]
    following = [*values[1:], 0]
    signed = [
        -value if value < after else value for value, after in zip(values, following, strict=True)
    ]
    return sum(signed)


def contains(outer: Place, inner: Place) -> bool:
    """True if all of a place lies in another: paras 1-3 contain para. 3, and art. 5 art. 5(2), p. 3."""
    beyond = inner.parts[len(outer.parts) :]
    if len(outer.parts) > len(inner.parts) or any(part.after_and for part in beyond):
        return False
    pairs = zip(outer.parts, inner.parts, strict=False)
    return all(_part_contains(part, other) for part, other in pairs)


def _part_contains(outer: Part, inner: Part) -> bool:
    if outer.unit != inner.unit or bool(outer.passages) != bool(inner.passages):
        return False
    return all(
        any(_passage_contains(whole, piece) for whole in outer.passages) for piece in inner.passages
    )


def _passage_contains(outer: Passage, inner: Passage) -> bool:
    depth = len(outer.numbers) - 1
    if len(inner.numbers) <= depth or outer.numbers[:-1] != inner.numbers[:depth]:
        return False
    return _within(outer, inner.numbers[depth]) and _within(outer, inner.last[depth])


def _within(passage: Passage, number: str) -> bool:
    """True if a number is one of a passage, or below one of them: 6.1 is below 6."""
    first, last = passage.numbers[-1], passage.last[-1]
    if number in (first, last) or number.startswith((f"{first}.", f"{last}.")):
        return True
    low, middle, high = ranks(first, number, last)
    return passage.to != "" and low < middle < high


def has_several(place: Place) -> bool:
    """True for a range or a list: paras 1-3, art. 5(1) and (4)."""
    passages = place.parts[-1].passages
    return len(passages) > 1 or any(passage.to for passage in passages)
