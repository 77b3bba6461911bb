"""The words that differ between two texts, with three dots for those that are the same."""

import re
from itertools import takewhile

SHORT = 120
"""Characters of two values that are told whole; of longer ones only the words that differ are."""

MARKS = re.compile(r"\*\*|\[([^\]]*)\]\([^)]*\)")
"""Marks of emphasis, and links with their words."""

AROUND = 3
"""How many words that are the same stand before and after those that differ, where readers need them."""


def change(old: str, new: str) -> str:
    """A value before and after; of long ones the words that differ."""
    if len(old) + len(new) <= SHORT:
        return f"{old} → {new}"
    return " → ".join(changed_words(old, new, around=0))


def changed_words(old: str, new: str, around: int = AROUND) -> tuple[str, str]:
    """The words of each text that differ, with some of those around them."""
    first, second = old.split(), new.split()
    start = _count_equal(first, second)
    end = _count_equal(first[start:][::-1], second[start:][::-1])
    start, end = max(start - around, 0), max(end - around, 0)
    return _middle(first, start, end), _middle(second, start, end)


def changed_markdown(old: str, new: str) -> tuple[str, str] | None:
    """The words of two texts in Markdown that differ; where only a link or a mark does, as it is written."""
    if old.split() == new.split():
        return None
    first, second = MARKS.sub(_words, old), MARKS.sub(_words, new)
    return (
        changed_words(old, new) if first.split() == second.split() else changed_words(first, second)
    )


def _words(match: re.Match[str]) -> str:
    """The words of a link; nothing for a mark of emphasis."""
    return match[1] or ""


def _count_equal(first: list[str], second: list[str]) -> int:
    """How many words are the same from the beginning on."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _middle(words: list[str], start: int, end: int) -> str:
    """The words between those that do not differ."""
    middle = words[start : len(words) - end]
    return " ".join([*(["…"] if start else []), *middle, *(["…"] if end else [])])
