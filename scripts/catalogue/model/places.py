"""Places in documents: `art. 12(1)(a), p. 40`, printed in the words of data/language/locator-terms.yml."""

import re

from catalogue.model.memo import once
from catalogue.model.vocabularies import Vocabularies

OTHER_WORD = re.compile(r"(?<![\w.])(?![IVXLC]+\b|[ivx]+\b|[A-Z]{1,4}\b)[^\W\d_]{2,}")
"""A word that is no number: IV, ii and A are numbers of parts in every language."""
NUMBER = r"(\.|§|nº) (?=[\dIVXA-Z])"
SUBDIVISIONS = {
    "fr": (
        (r"(?<=art\. )(\d+)a\b", "\\1\u00a0bis"),
        (r"(?<=art\. )(\d+)b\b", "\\1\u00a0ter"),
        (r"\((\d+)a\)", ", par. \\1\u00a0bis"),
        (r"\((\d+)\)-\((\d+)\)", r", par. \1-\2"),
        (r"\((\d[\d-]*)\)", r", par. \1"),
        (r"(?<=[\d)])\(([a-z]{1,4})\)-\(([a-z]{1,4})\)", r" \1) à \2)"),
        (r"(?<=[\d)])\(([a-z]{1,4})\)", r" \1)"),
    )
}
"""How a language writes paragraphs and letters of an article, and articles put in between: 18 bis."""


def printed(vocabularies: Vocabularies, place: str, language: str) -> str:
    """A place in a language: art. 9(4) → art. 9, par. 4 in French."""
    _, unit = units(vocabularies)
    text = unit.sub(lambda match: _unit(vocabularies, match[0], language), place)
    for subdivision, replacement in SUBDIVISIONS.get(language, ()):
        text = re.sub(subdivision, replacement, text)
    return re.sub(NUMBER, "\\1\u00a0", text)


def symbol(vocabularies: Vocabularies, text: str, language: str) -> str:
    """A document symbol in a language: A/RES/73/195, annex → A/RES/73/195, annexe in French."""
    _, unit = units(vocabularies)
    begins = rf"(?i)(?:^|(?<=, )|(?<=\())(?:{unit.pattern})"  # units begin a part of a symbol
    words = re.sub(begins, lambda match: _unit(vocabularies, match[0], language), text)
    if text[:1].isupper():
        words = words[:1].upper() + words[1:]
    return re.sub(NUMBER, "\\1\u00a0", words)


def _unit(vocabularies: Vocabularies, spelling: str, language: str) -> str:
    """A unit, however it is spelled, in the words of a language."""
    ids, _ = units(vocabularies)
    unit_id = ids[spelling.lower().rstrip(".")]
    return vocabularies["locator-terms"][unit_id].label(language)


def unknown_words(vocabularies: Vocabularies, place: str) -> list[str]:
    """The words of a place that data/language/locator-terms.yml does not have."""
    _, unit = units(vocabularies)
    return OTHER_WORD.findall(unit.sub("", place))


@once
def units(vocabularies: Vocabularies) -> tuple[dict[str, str], re.Pattern[str]]:
    """Every spelling of a unit, in lower case without its full stop, with its id; and a pattern for all."""
    ids: dict[str, str] = {}
    for unit_id, row in vocabularies.table("locator-terms").items():
        for spelling in (row["en"], *row.get("also", ())):
            ids[spelling.lower().rstrip(".")] = unit_id
    longest_first = sorted(ids, key=len, reverse=True)
    names = "|".join(re.escape(spelling) for spelling in longest_first)
    return ids, re.compile(rf"(?<![\w])(?:{names})(?![\w])\.?", re.IGNORECASE)
