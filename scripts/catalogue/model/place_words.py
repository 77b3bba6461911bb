"""Places in the words of a language: art. 12(1) and (3) is art. 12, par. 1 et 3 in French."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from catalogue.model.memo import once
from catalogue.model.places import FIRST, Numbers, Part, Passage, PlaceError, beside, parse, units
from catalogue.model.vocabularies import Vocabularies

Name = Callable[[str, bool], str]
"""The name of a unit in a language, for one number or for several."""

SPACE = "\u00a0"
ABBREVIATED = (".", "§", "nº", "nos")
"""How names end that stay on one line with their number."""
PARAGRAPHS = ("paragraph", "section-sign")
"""Units below which French has no paragraphs, but numbers in brackets: par. 5 2)."""
LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
"""Articles and paragraphs that were put in between: 18a, 18b are 18 bis, 18 ter."""
INSERTED = re.compile(r"(\d+)([a-i])")
SECTION = re.compile(r"(\d+)([A-Z])")
"""A section of an article: 1A."""
BEFORE_NUMBER = re.compile(r"(\.|§|nº) (?=[\dIVXA-Z])")


def printed(vocabularies: Vocabularies, text: str, language: str, document: str = "") -> str:
    """A place of a document in a language; as it stands where it cannot be read, which the checker says."""
    try:
        place = parse(vocabularies, text)
    except PlaceError:
        return text
    part_in_words = PRINTERS.get(language, _part)
    name, conjunction = (
        _names(vocabularies, language, document),
        _conjunction(vocabularies, language),
    )
    first, *others = place.parts
    words = part_in_words(first, name, conjunction)
    for part in others:
        words += conjunction if part.after_and else ", "
        words += part_in_words(part, name, conjunction)
    return words


def _names(vocabularies: Vocabularies, language: str, document: str) -> Name:
    """How a document calls its units: guidelines are directives in one, lignes directrices in another."""
    terms, rows = vocabularies["locator-terms"], vocabularies.table("locator-terms")
    own = _own_names(vocabularies, document)

    def name(unit: str, several: bool) -> str:
        row = own.get(unit, unit)
        if several:
            row = rows[row].get("several", row)
        return terms[row].label(language)

    return name


@once
def _own_names(vocabularies: Vocabularies, document: str) -> dict[str, str]:
    """Unit → the row of the name that a document has for it, where this is its own."""
    rows = vocabularies.table("locator-terms")
    return {row["for"]: name for name, row in rows.items() if document in row.get("documents", ())}


def _conjunction(vocabularies: Vocabularies, language: str) -> str:
    return f" {vocabularies['locator-terms']['and'].label(language)} "


def symbol(vocabularies: Vocabularies, text: str, language: str) -> str:
    """A document symbol in a language: A/RES/73/195, annex → A/RES/73/195, annexe in French."""
    spellings = units(vocabularies)
    begins = rf"(?i)(?:^|(?<=, )|(?<=\())(?:{spellings.pattern.pattern})"  # units begin a part of a symbol
    terms = vocabularies["locator-terms"]
    words = re.sub(begins, lambda match: terms[spellings.id(match[0])].label(language), text)
    if text[:1].isupper():
        words = words[:1].upper() + words[1:]
    return BEFORE_NUMBER.sub("\\1\u00a0", words)


def _part(part: Part, name: Name, conjunction: str) -> str:
    """A part as English writes it: arts 12(1) and 13, para. 26(b)-(c) and (f)."""
    if not part.passages:
        return name(part.unit, False)
    unit = name(part.unit, _are_several(part.passages))
    before = [(), *(passage.last for passage in part.passages)]
    texts = [_passage(passage, last) for passage, last in zip(part.passages, before, strict=False)]
    *most, final = texts
    listed = f"{', '.join(most)}{conjunction}{final}" if most else final
    return f"{unit}{SPACE if unit.endswith(ABBREVIATED) else ' '}{listed}"


def _are_several(passages: Sequence[Passage]) -> bool:
    """True for several numbers of a unit, arts 5 and 6; not for several paragraphs of one, art. 5(1)-(2)."""
    numbers = {passage.numbers[0] for passage in passages}
    return len(numbers) > 1 or any(passage.to and len(passage.numbers) == 1 for passage in passages)


def _passage(passage: Passage, before: Numbers) -> str:
    """A passage; only what differs from the one before it: (3) after 9(1)."""
    text = _numbers(passage.numbers, before)
    if not passage.to:
        return text
    return f"{text}-{passage.to}" if len(passage.numbers) == 1 else f"{text}-({passage.to})"


def _numbers(numbers: Numbers, before: Numbers) -> str:
    for level in range(len(numbers) - 1, 0, -1):
        if before and beside(before, numbers[level:]) == numbers:
            return _in_brackets(numbers[level:])
    return numbers[0] + _in_brackets(numbers[1:])


def _in_brackets(below: Numbers) -> str:
    return "".join(f"({number})" for number in below)


def _french_part(part: Part, name: Name, conjunction: str) -> str:
    """A part as French writes it; the unit is said again where paragraphs would be taken for its numbers.

    art. 5 et 6; art. 12, par. 1, et art. 13; par. 26 b), c) et f).
    """
    if not part.passages:
        return name(part.unit, False)
    texts = _french_level(part.passages, 0, part.unit, conjunction)
    if len(texts) > 1 and any("," in text for text in texts):
        one = name(part.unit, False)
        return _french_list([f"{one}{SPACE}{text}" for text in texts], conjunction)
    unit = name(part.unit, _are_several(part.passages))
    return f"{unit}{SPACE}{_french_list(texts, conjunction)}"


def _french_level(
    passages: Sequence[Passage], level: int, unit: str, conjunction: str
) -> list[str]:
    """The numbers at a level, each with what is below it."""

    def number_here(passage: Passage) -> tuple[str, str, bool]:
        ends = len(passage.numbers) == level + 1
        return passage.numbers[level], passage.to if ends else "", ends

    texts = []
    for (number, to, ends), grouped in groupby(passages, key=number_here):
        text = _french_number(number, level, unit)
        if to:
            text += f" à {_french_number(to, level, unit)}"
        if not ends:
            below = list(grouped)
            listed = _french_list(_french_level(below, level + 1, unit, conjunction), conjunction)
            text += _before_level(below[0].numbers, level + 1, unit) + listed
        texts.append(text)
    return texts


def _french_number(number: str, level: int, unit: str) -> str:
    """A number at a level: 1er, 18 bis, 1 or a)."""
    if level and not _is_paragraph(number, level, unit):
        return f"{number})"
    if inserted := INSERTED.fullmatch(number) if level or unit == "article" else None:
        return f"{_first(inserted[1], level)}{SPACE}{LATIN[ord(inserted[2]) - ord('a')]}"
    if unit != "article":
        return number
    if section := SECTION.fullmatch(number):
        return f"{_first(section[1], level)}, sect.{SPACE}{section[2]}"
    return _first(number, level)


def _first(number: str, level: int) -> str:
    """The number of an article, where the first is 1er; its first paragraph is 1."""
    return FIRST if number == "1" and not level else number


def _is_paragraph(number: str, level: int, unit: str) -> bool:
    """True for the paragraphs of an article, a guideline or a rule."""
    return level == 1 and number[0].isdigit() and unit not in PARAGRAPHS


def _before_level(numbers: Numbers, level: int, unit: str) -> str:
    """What stands between a number and what is below it."""
    if _is_paragraph(numbers[level], level, unit):
        return f", par.{SPACE}"
    return SPACE if numbers[level - 1] else ""


def _french_list(texts: Sequence[str], conjunction: str) -> str:
    """An enumeration; a comma closes what has itself a comma or an "and": par. 1 a) et e), et 2."""
    *most, final = texts
    if not most:
        return final
    comma = "," if any("," in text or conjunction in text for text in most) else ""
    return f"{', '.join(most)}{comma}{conjunction}{final}"


PRINTERS = {"fr": _french_part}
"""How languages print a part that do so otherwise than English."""
