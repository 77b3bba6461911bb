"""The body that adopted or received a document, and at which session, as the symbol of the document says."""

import re
from dataclasses import dataclass

from catalogue.source.entry import Entry
from catalogue.views.wording.context import Context

TABLE = "document-bodies"
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True)
class Body:
    """A body of an organization."""

    organization: str
    """The id of the organization."""

    name: str
    """The organization, the body, and the session where the symbol says it: as libraries name an author."""


def body_of(context: Context, entry: Entry) -> Body | None:
    """The body that the symbol of a document names, if it names one."""
    symbol = entry.identifiers.get("symbol", "")
    for row in context.catalogue.vocabularies.table(TABLE).values():
        if match := re.match(row["form"], symbol):
            organization = context.label("publishers", row["of"])
            session = session_in_words(context, match[1]) if match.groups() else ""
            names = filter(None, (organization, row[context.language], session))
            return Body(row["of"], ", ".join(names))
    return None


def session_in_words(context: Context, number: str) -> str:
    """A session in words: 74th session, 74e session."""
    count = int(number) if number.isdigit() else _from_roman(number)
    ordinal = ORDINALS.get(context.language, str)(count) if count else ""
    return context.text("cite-session", number=ordinal) if ordinal else ""


def _from_roman(number: str) -> int:
    """The value of a Roman numeral; 0 if it is none."""
    values = [ROMAN.get(letter, 0) for letter in number]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=False)
    return sum(-value if value < after else value for value, after in pairs)


def _english(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    end = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"


def _french(number: int) -> str:
    return f"{number}{'re' if number == 1 else 'e'}"


ORDINALS = {"en": _english, "fr": _french}
"""Language → the ordinal of a number; other languages have the number."""
