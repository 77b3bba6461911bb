"""Dates, numbers and enumerations in the style of each language."""

from collections.abc import Iterable

from catalogue.model.vocabularies import Vocabularies


def date(vocabularies: Vocabularies, partial: str, language: str) -> str:
    """2018-05-02 → 2 May 2018, 2 mai 2018; a month and a year likewise."""
    year, *rest = partial.split("-")
    if not rest:
        return year
    month = vocabularies.table("months")[language][int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    day = "1er" if language == "fr" and rest[1] == "01" else str(int(rest[1]))
    return f"{day} {month} {year}"


def date_range(vocabularies: Vocabularies, first: str, last: str | None, language: str) -> str:
    """A range of two dates; days of the same month name it once."""
    if not last or last == first:
        return date(vocabularies, first, language)
    if first[:7] == last[:7] and len(first) == 10:
        day = "1er" if language == "fr" and first[8:] == "01" else str(int(first[8:]))
        return f"{day}–{date(vocabularies, last, language)}"
    return f"{date(vocabularies, first, language)} – {date(vocabularies, last, language)}"


def enumeration(vocabularies: Vocabularies, words: Iterable[str], language: str) -> str:
    """One, two and three."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {vocabularies.text('and', language)} {items[-1]}"


def plural(vocabularies: Vocabularies, string_id: str, count: int, language: str, **values: object) -> str:
    """The sentence for one or for many: `x-one`, `x-many`. French counts zero as one."""
    single = count == 1 or (language == "fr" and count == 0)
    return vocabularies.text(f"{string_id}-{'one' if single else 'many'}", language, count=count, **values)


def in_text(label: str, language: str) -> str:
    """A label inside a sentence: in French, names of languages and the like are in lower case."""
    return label[:1].lower() + label[1:] if language == "fr" else label
