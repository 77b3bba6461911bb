"""Limits of a page, checked before it is parsed: the time of a parser grows with these quantities, at worst quadratically.

Real pages reach a tenth of the limits. A page beyond one gets a finding and is neither parsed nor rendered.
"""

import re

LARGEST = 64 * 1024
"""Bytes of a page."""

LARGEST_TABLE = 256 * 1024
"""Bytes of a table of data/."""

COUNTED = {
    "lines": (re.compile(r"\n"), 1000),
    "brackets": (re.compile(r"\["), 500),
    "marks": (re.compile(r"[*_`\\]"), 2000),
}
"""The pattern of what is counted in a page, and its maximum number."""

WIDEST = 20
"""Columns of a table: a parser pads every row to the width of the header."""

LONGEST_OPEN = 250_000
"""Characters between brackets and their ends, summed over all brackets: from each, a parser scans for its end several times."""

BRACKET_OR_BREAK = re.compile(r"[\[\]]|\n[ \t]*(?=\n)")

DEEP = re.compile(r"^(?: {200}|(?:[ \t]*(?:>|[-+] |\d{1,9}[.)] )){40})", re.MULTILINE)
"""Quotations and lists nested more deeply than renderers follow."""


Limit = tuple[str, int, dict[str, int]]
"""The rule that a text breaks, the line (from 1) where it does, and the values of the message."""


def exceeded(text: str) -> Limit | None:
    """The first limit that a text exceeds, or None."""
    for name in COUNTED:
        if limit := _too_many(text, name):
            return limit
    return _too_wide(text) or _too_open(text) or _too_deep(text)


def _too_many(text: str, name: str) -> Limit | None:
    pattern, most = COUNTED[name]
    places = [match.start() for match in pattern.finditer(text)]
    if len(places) <= most:
        return None
    return ("page-excess", _line(text, places[most]), {name: len(places), "most": most})


def _too_wide(text: str) -> Limit | None:
    if text.count("|") <= WIDEST + 1:
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if (columns := line.count("|") - 1) > WIDEST:
            return ("page-excess", number, {"columns": columns, "most": WIDEST})
    return None


def _too_open(text: str) -> Limit | None:
    """Brackets far from their ends, or from the end of the paragraph where they are never closed."""
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
            return ("page-excess", _line(text, ended[0]), {"open": passed, "most": LONGEST_OPEN})
    return None


def _too_deep(text: str) -> Limit | None:
    match = DEEP.search(text)
    return ("page-nesting", _line(text, match.start()), {}) if match else None


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
