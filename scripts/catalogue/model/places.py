"""Places in documents: `art. 12(1)(a), p. 40`, written once and printed in each language in the words of data/language/locator-terms.yml."""

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
"""How a language writes paragraphs and letters after the number of an article, and an article put in between: 18a is 18 bis."""


def printed(vocabularies: Vocabularies, place: str, language: str) -> str:
    """A place in a language: art. 9(4) → art. 9, par. 4 in French."""
    text = units(vocabularies)[1].sub(
        lambda match: _unit(vocabularies, match.group(), language), place
    )
    for subdivision, replacement in SUBDIVISIONS.get(language, ()):
        text = re.sub(subdivision, replacement, text)
    return re.sub(NUMBER, "\\1\u00a0", text)


def symbol(vocabularies: Vocabularies, text: str, language: str) -> str:
    """A document symbol in a language: A/RES/73/195, annex → A/RES/73/195, annexe in French. Units begin a part of it."""
    begins = rf"(?i)(?:^|(?<=, )|(?<=\())(?:{units(vocabularies)[1].pattern})"
    printed = re.sub(begins, lambda match: _unit(vocabularies, match[0], language), text)
    return re.sub(
        NUMBER, "\\1\u00a0", printed[:1].upper() + printed[1:] if text[:1].isupper() else printed
    )


def _unit(vocabularies: Vocabularies, name: str, language: str) -> str:
    return vocabularies["locator-terms"][units(vocabularies)[0][name.lower().rstrip(".")]].label(
        language
    )


def unknown_words(vocabularies: Vocabularies, place: str) -> list[str]:
    """The words of a place that data/language/locator-terms.yml does not have."""
    return OTHER_WORD.findall(units(vocabularies)[1].sub("", place))


@once
def units(vocabularies: Vocabularies) -> tuple[dict[str, str], re.Pattern[str]]:
    """Every spelling of a unit, in lower case and without its full stop, with its id; and a pattern for all of them."""
    rows = vocabularies.table("locator-terms").items()
    spellings = {
        name.lower().rstrip("."): unit
        for unit, row in rows
        for name in (row["en"], *row.get("also", ()))
    }
    names = "|".join(re.escape(name) for name in sorted(spellings, key=len, reverse=True))
    return spellings, re.compile(rf"(?<![\w])(?:{names})(?![\w])\.?", re.IGNORECASE)
