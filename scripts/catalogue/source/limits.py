"""How much a page may hold, counted before any parser reads it: the time of a parser grows with these, at worst by their square.

Real pages hold a tenth of it. What is beyond gets a finding and is neither parsed by the checker nor rendered by the build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LARGEST = 64 * 1024
"""Bytes of a page."""

LARGEST_TABLE = 256 * 1024
"""Bytes of a table of data/."""

COUNTED = {
    "lines": (re.compile(r"\n"), 1000),
    "brackets": (re.compile(r"\["), 500),
    "marks": (re.compile(r"[*_`\\]"), 2000),
}
"""What is counted in a page, and how many of it there may be."""

WIDEST = 20
"""Columns of a table: a parser fills up every row to the width of the head."""

LONGEST_OPEN = 250_000
"""Characters between brackets and what closes them, taken together: at each bracket a parser looks for its end, several times."""

BRACKET_OR_BREAK = re.compile(r"[\[\]]|\n[ \t]*(?=\n)")

DEEP = re.compile(r"^(?: {200}|(?:[ \t]*(?:>|[-+] |\d{1,9}[.)] )){40})", re.MULTILINE)
"""Quotations and lists within each other, deeper than renderers follow."""


@dataclass(frozen=True)
class Excess:
    """The rule that a text breaks by being too much, the line (from 1) where it does, and what the report says of it."""

    rule: str
    line: int
    values: dict[str, int] = field(default_factory=dict)


def excess(text: str) -> Excess | None:
    """The first way in which a text is too much for a parser, or None."""
    for what in COUNTED:
        if found := _too_many(text, what):
            return found
    return _too_wide(text) or _too_open(text) or _too_deep(text)


def _too_many(text: str, what: str) -> Excess | None:
    pattern, most = COUNTED[what]
    places = [match.start() for match in pattern.finditer(text)]
    if len(places) <= most:
        return None
    return Excess("page-excess", _line(text, places[most]), {what: len(places), "most": most})


def _too_wide(text: str) -> Excess | None:
    if text.count("|") <= WIDEST + 1:
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if (columns := line.count("|") - 1) > WIDEST:
            return Excess("page-excess", number, {"columns": columns, "most": WIDEST})
    return None


def _too_open(text: str) -> Excess | None:
    """Brackets that stay open long: to what closes them, or to the end of their paragraph."""
    if text.count("[") * len(text) <= LONGEST_OPEN:
        return None
    places: list[int] = []
    passed = 0
    for match in BRACKET_OR_BREAK.finditer(f"{text}\n\n"):
        if match[0] == "[":
            places.append(match.start())
            continue
        ended, places = (places[-1:], places[:-1]) if match[0] == "]" else (places, [])
        passed += sum(match.start() - place for place in ended)
        if passed > LONGEST_OPEN:
            return Excess("page-excess", _line(text, ended[0]), {"open": passed, "most": LONGEST_OPEN})
    return None


def _too_deep(text: str) -> Excess | None:
    match = DEEP.search(text)
    return Excess("page-nesting", _line(text, match.start())) if match else None


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
