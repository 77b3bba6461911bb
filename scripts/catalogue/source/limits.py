"""Limits of a page, checked before it is parsed: the time of a parser grows with these quantities.

It grows quadratically at worst. Real pages reach a tenth of the limits. A page beyond one gets a finding and
is neither parsed nor rendered.
"""

import re
from collections.abc import Iterator

LARGEST = 64 * 1024
"""Bytes of a page."""

LARGEST_TABLE = 512 * 1024
"""Bytes of a table of data/: the texts of the site in four languages take half of it."""

COUNTED = {
    "lines": (re.compile(r"\n"), 1000),
    "brackets": (re.compile(r"\["), 500),
    "marks": (re.compile(r"[*_`\\]"), 2000),
}
"""The pattern of what is counted in a page, and its maximum number."""

WIDEST = 20
"""Columns of a table: a parser pads every row to the width of the header."""

LONGEST_OPEN = 250_000
"""Characters between brackets and their ends, summed up: a parser scans for each end repeatedly."""

BRACKET_OR_BREAK = re.compile(r"[\[\]]|\n[ \t]*(?=\n)")

DEEP = re.compile(r"^(?: {200}|(?:[ \t]*(?:>|[-+] |\d{1,9}[.)] )){40})", re.MULTILINE)
"""Quotations and lists nested more deeply than renderers follow."""


Limit = tuple[str, int, dict[str, int]]
"""The rule that a text breaks, the line (from 1) where it does, and the values of the message."""


def exceeded(text: str) -> Iterator[Limit]:
    """The limits that a text exceeds."""
    yield from _too_many(text)
    yield from _too_wide(text)
    yield from _too_open(text)
    for match in DEEP.finditer(text):
        yield ("page-nesting", _line(text, match.start()), {})


def _too_many(text: str) -> Iterator[Limit]:
    """Lines, brackets or marks beyond their maximum number."""
    for name, (pattern, most) in COUNTED.items():
        places = [match.start() for match in pattern.finditer(text)]
        if len(places) > most:
            yield ("page-excess", _line(text, places[most]), {name: len(places), "most": most})


def _too_wide(text: str) -> Iterator[Limit]:
    """Tables with too many columns."""
    if text.count("|") <= WIDEST + 1:
        return
    for number, line in enumerate(text.split("\n"), 1):
        columns = line.count("|") - 1
        if columns > WIDEST:
            yield ("page-excess", number, {"columns": columns, "most": WIDEST})


def _too_open(text: str) -> Iterator[Limit]:
    """Brackets far from their ends, or from the end of the paragraph where they are never closed."""
    if text.count("[") * len(text) <= LONGEST_OPEN:
        return
    open_places: list[int] = []
    passed = 0
    for match in BRACKET_OR_BREAK.finditer(f"{text}\n\n"):
        if match[0] == "[":
            open_places.append(match.start())
            continue
        kept = len(open_places) - 1 if match[0] == "]" else 0
        ended, open_places = open_places[max(kept, 0) :], open_places[: max(kept, 0)]
        passed += sum(match.start() - place for place in ended)
        if ended and passed > LONGEST_OPEN:
            yield ("page-excess", _line(text, ended[0]), {"open": passed, "most": LONGEST_OPEN})


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
