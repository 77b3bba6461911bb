"""A unified difference, and the text that it makes of another one.

It is followed to the letter: every line that it names stands in the text at its place, or it is refused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HUNK = re.compile(r"@@ -(\d{1,6})(?:,(\d{1,6}))? \+\d{1,6}(?:,(\d{1,6}))? @@.*")
HEADS = ("--- ", "+++ ")


class LineChangeError(ValueError):
    """A difference that has another form, or does not belong to the text."""


@dataclass(frozen=True)
class Hunk:
    """Lines that stand in a text from a line on (from 0), and the lines that take their place."""

    start: int
    old: Sequence[str]
    new: Sequence[str]


def apply_changes(text: str, changes: str) -> str:
    """A text with the changes of a unified difference."""
    lines = text.split("\n")
    result: list[str] = []
    done = 0
    for hunk in hunks(changes):
        end = hunk.start + len(hunk.old)
        if hunk.start < done or lines[hunk.start : end] != hunk.old:
            raise LineChangeError(f"line {hunk.start + 1} differs")
        result += [*lines[done : hunk.start], *hunk.new]
        done = end
    return "\n".join([*result, *lines[done:]])


def hunks(changes: str) -> Iterator[Hunk]:
    """The hunks of a difference, in their order."""
    rows = changes.removesuffix("\n").split("\n")
    place = 2 if tuple(row[:4] for row in rows[:2]) == HEADS else 0
    if place == len(rows):
        raise LineChangeError("no changes")
    while place < len(rows):
        head = HUNK.fullmatch(rows[place])
        if not head:
            raise LineChangeError(f"row {place + 1} begins no hunk")
        start, removed, added = (int(number or 1) for number in head.groups())
        body = _body(rows, place + 1, removed, added)
        place += 1 + len(body)
        yield _hunk(start, removed, body)


def _body(rows: Sequence[str], place: int, removed: int, added: int) -> Sequence[str]:
    """The rows of a hunk that has so many old and so many new lines."""
    end = place
    while removed > 0 or added > 0:
        sign = rows[end][:1] if end < len(rows) else ""
        if sign not in (" ", "-", "+"):
            raise LineChangeError(f"row {end + 1} is none of a hunk")
        removed -= sign != "+"
        added -= sign != "-"
        end += 1
    if removed or added:
        raise LineChangeError("a hunk has other lines than it says")
    return rows[place:end]


def _hunk(start: int, removed: int, body: Sequence[str]) -> Hunk:
    """A hunk from its rows. One that removes nothing names the line after which it adds."""
    old = [row[1:] for row in body if row[0] != "+"]
    new = [row[1:] for row in body if row[0] != "-"]
    return Hunk(start - 1 if removed else start, old, new)
